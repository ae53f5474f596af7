package press.dateline.journal;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.Optional;
import java.util.UUID;

/// What tells one archive from another, so that files of one in a data directory are not taken for those
/// of another.
public final class ArchiveMark {

    /// The fact of the archive that holds it; it was named for the first who asked.
    public static final String FACT = "search.archive";

    private ArchiveMark() {}

    /// Gives the archive its mark, where it has none.
    public static void give(JdbcClient database) {
        database.sql(
                        """
                        insert into archive_fact (name, said) values (:fact, :said)
                        on conflict (name) do nothing\
                        """)
                .param("fact", FACT)
                .param("said", UUID.randomUUID().toString())
                .update();
    }

    /// The archive's mark, which it is given where it has none.
    public static String of(JdbcClient database) {
        return find(database)
                .orElseGet(
                        () -> {
                            give(database);
                            return find(database).orElseThrow();
                        });
    }

    private static Optional<String> find(JdbcClient database) {
        return database.sql("select said from archive_fact where name = :fact")
                .param("fact", FACT)
                .query(String.class)
                .optional();
    }
}
