package press.dateline.web;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

import java.sql.SQLException;

/// Turns what stops a start into one readable message: a refusal of our own, or a database that
/// cannot be reached.
class StartRefusedAnalyzer extends AbstractFailureAnalyzer<Exception> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, Exception cause) {
        StartRefused refused = findCause(rootFailure, StartRefused.class);
        if (refused != null) {
            return new FailureAnalysis(refused.getMessage(), null, refused);
        }
        SQLException sql = findCause(rootFailure, SQLException.class);
        String state = sql == null ? null : sql.getSQLState();
        if (sql == null || state == null) {
            return null;
        }
        // Class 08: connection exceptions; 28: not authorised; 3D: no such database; 57P: not
        // accepting connections.
        if (state.startsWith("08")
                || state.startsWith("28")
                || state.startsWith("3D")
                || state.startsWith("57P")) {
            return new FailureAnalysis(
                    "The database cannot be used: " + String.valueOf(sql.getMessage()).strip(),
                    "Check SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and"
                            + " SPRING_DATASOURCE_PASSWORD, and that the server is running.",
                    sql);
        }
        return null;
    }
}
