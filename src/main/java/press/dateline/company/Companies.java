package press.dateline.company;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Every company, public or not; for the staff side.
interface Companies extends JpaRepository<Company, Long> {

    List<Company> findBySlugIn(Collection<String> slugs);

    Optional<Company> findByCik(String cik);

    Optional<Company> findByLei(String lei);

    @Query(
            """
            select distinct c from Company c left join c.names n
            where c.nameKey = :key or n.nameKey = :key
            order by c.name, c.id\
            """)
    List<Company> withKey(String key);

    @Query(
            """
            select distinct c from Company c left join c.names n
            where c.nameKey like :start or c.nameKey like :inside
               or n.nameKey like :start or n.nameKey like :inside
            order by c.name, c.id\
            """)
    List<Company> withKeyLike(String start, String inside, Limit limit);
}
