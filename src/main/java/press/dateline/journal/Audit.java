package press.dateline.journal;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;

/// Who did what on the staff side; append-only, in the transaction of what was done.
@Component
public class Audit {

    private static final int STEP = 1000;

    private final JdbcClient database;

    public Audit(JdbcClient database) {
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

    /// A line of the trail.
    public record Line(long id, Instant at, String actor, String action, String subject) {}

    /// Which lines are asked for; empty texts and null days are any.
    ///
    /// @param action the beginning of it, such as `release.`
    /// @param subject a part of it, such as a code
    /// @param from the first day, in `zone`
    /// @param until the last day, in `zone`
    public record Question(
            String actor,
            String action,
            String subject,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            ZoneId zone) {}

    /// The latest lines.
    ///
    /// @param before only those with a smaller id
    public List<Line> lines(Question question, long before, int limit) {
        return asked(question, before, limit).query(new DataClassRowMapper<>(Line.class)).list();
    }

    /// Every line, the latest first, as it is read.
    public void all(Question question, Consumer<Line> taken) {
        long before = Long.MAX_VALUE;
        List<Line> lines = lines(question, before, STEP);
        while (!lines.isEmpty()) {
            lines.forEach(taken);
            lines = lines(question, lines.getLast().id(), STEP);
        }
    }

    private JdbcClient.StatementSpec asked(Question question, long before, int limit) {
        return database.sql(
                        """
                        select id, at, actor, action, subject from audit
                        where id < :before
                          and (:actor = '' or actor = :actor)
                          and starts_with(action, :action)
                          and (:subject = '' or position(lower(:subject) in lower(subject)) > 0)
                          and at >= coalesce(cast(:from as timestamptz), '-infinity')
                          and at < coalesce(cast(:until as timestamptz), 'infinity')
                        order by id desc limit :limit\
                        """)
                .param("before", before)
                .param("actor", question.actor())
                .param("action", question.action())
                .param("subject", question.subject())
                .param("from", start(question.from(), question))
                .param(
                        "until",
                        start(
                                question.until() == null ? null : question.until().plusDays(1),
                                question))
                .param("limit", limit);
    }

    private static @Nullable OffsetDateTime start(@Nullable LocalDate day, Question question) {
        return day == null ? null : day.atStartOfDay(question.zone()).toOffsetDateTime();
    }

    /// Every kind of action that the trail has, in order.
    public List<String> actions() {
        return database.sql("select distinct action from audit order by action")
                .query((row, n) -> row.getString(1))
                .list();
    }
}
