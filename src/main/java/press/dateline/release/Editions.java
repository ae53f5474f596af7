package press.dateline.release;

import org.springframework.data.jpa.repository.JpaRepository;

/// Editions are added and read, never changed.
interface Editions extends JpaRepository<Edition, Long> {}
