package press.dateline.intake;

import org.springframework.jdbc.core.JdbcTemplate;

/// One import writes at a time, of documents or of a dump, on any number of nodes. So two at once find
/// each other's companies and releases, and touch the counts in one order.
public final class ImportLock {

    private ImportLock() {}

    /// Waits for it; it is held until the end of the running transaction.
    public static void take(JdbcTemplate database) {
        database.query("select pg_advisory_xact_lock(hashtext('dateline.import'))", row -> {});
    }
}
