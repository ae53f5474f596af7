package press.dateline.release;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Every release in every state; for the staff side.
interface Releases extends JpaRepository<Release, Long> {

    Optional<Release> findByCode(String code);

    /// The release, if one of these companies issues its latest edition or the public one.
    @Query(
            nativeQuery = true,
            value =
                    """
                    select r.* from release r
                    where r.code = :code
                      and exists (select from edition e join issuer own on own.edition_id = e.id
                                  where e.release_id = r.id
                                    and (e.number = r.editions or e.id = r.public_edition_id)
                                    and own.company_id = any(:companies))\
                    """)
    Optional<Release> inSight(String code, Long[] companies);

    Optional<Release> findByFormKey(UUID formKey);

    @Query("select e from Edition e where e.release = :release order by e.number desc")
    List<Edition> editionsOf(Release release);

    @Query("select e from Edition e where e.release = :release and e.number = :number")
    Edition edition(Release release, int number);
}
