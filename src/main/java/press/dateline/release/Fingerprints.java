package press.dateline.release;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.sql.Types;
import java.util.List;

/// The fingerprint of the latest edition of each release. They are kept here, where editions are
/// saved, by whichever way a release came; those who look for duplicates read them.
@Component
@Transactional
public class Fingerprints {

    private static final int AT_ONCE = 500;

    private final JdbcTemplate database;

    Fingerprints(JdbcTemplate database) {
        this.database = database;
    }

    /// What is to be folded.
    public record Text(long releaseId, String headline, String body) {}

    void keep(long releaseId, ReleaseText text) {
        keep(List.of(new Text(releaseId, text.headline(), text.body())));
    }

    /// Keeps those of releases, in the running transaction.
    public void keep(List<Text> texts) {
        database.batchUpdate(
                """
                insert into release_fingerprint (release_id, simhash) values (?, ?)
                on conflict (release_id) do update set simhash = excluded.simhash\
                """,
                texts,
                AT_ONCE,
                (row, text) -> {
                    row.setLong(1, text.releaseId());
                    row.setObject(
                            2,
                            TextFingerprint.ofMarkup(text.headline(), text.body()),
                            Types.BIGINT);
                });
    }

    /// Adds those of releases that were saved before there were fingerprints, some at a time.
    ///
    /// @return whether there may be more
    public boolean addMissing() {
        List<Text> missing =
                database.query(
                        """
                        select r.id, e.headline, e.body
                        from release r join edition e on e.release_id = r.id and e.number = r.editions
                        where not exists (
                            select from release_fingerprint f where f.release_id = r.id)
                        limit ?\
                        """,
                        (row, n) -> new Text(row.getLong(1), row.getString(2), row.getString(3)),
                        AT_ONCE);
        keep(missing);
        return missing.size() == AT_ONCE;
    }
}
