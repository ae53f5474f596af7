package press.dateline.release;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Every release in every state; for the staff side.
interface Releases extends JpaRepository<Release, Long> {

    Optional<Release> findByCode(String code);

    Optional<Release> findByFormKey(UUID formKey);

    @Query("select e from Edition e where e.release = :release order by e.number desc")
    List<Edition> editionsOf(Release release);

    @Query("select e from Edition e where e.release = :release and e.number = :number")
    Edition edition(Release release, int number);
}
