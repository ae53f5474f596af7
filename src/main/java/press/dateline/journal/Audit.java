package press.dateline.journal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.List;

/// Who did what on the staff side; append-only, in the transaction of what was done.
@Component
public class Audit {

    private final JdbcClient database;

    Audit(JdbcClient database) {
        this.database = database;
    }

    /// Adds a line to the trail.
    ///
    /// @param actor account name, or the name of the command
    /// @param action a verb phrase such as `release.publish`
    /// @param subject what it was done to, such as a release's code; may be empty
    public void record(String actor, String action, String subject) {
        database.sql(
                        "insert into audit (actor, action, subject) values (:actor, :action,"
                                + " :subject)")
                .param("actor", actor)
                .param("action", action)
                .param("subject", subject)
                .update();
    }

    /// Adds a line for each of several subjects of one action, in their order.
    public void record(String actor, String action, List<String> subjects) {
        database.sql(
                        """
                        insert into audit (actor, action, subject)
                        select :actor, :action, subject
                        from unnest(:subjects) with ordinality as s (subject, place)
                        order by place\
                        """)
                .param("actor", actor)
                .param("action", action)
                .param("subjects", subjects.toArray(String[]::new))
                .update();
    }
}
