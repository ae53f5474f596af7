package press.dateline.release;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import press.dateline.company.CompanyDesk;
import press.dateline.journal.Audit;
import press.dateline.journal.Journal;
import press.dateline.text.Precision;
import press.dateline.text.StatedDate;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Makes many releases at once, each as [ReleaseDesk] would have created and published it.
///
/// The desk saves one release through JPA in some twenty statements, each a round trip: enough for
/// a person, a tenth of what an import needs. Here the rows of all releases go into each table in
/// one batch. The rules of lists, order, counts and the journal stay where they are, in the
/// functions of the database; `ImportWritingTests` compares what both ways write, column by column.
@Component
public class ReleaseBatch {

    private final JdbcTemplate database;
    private final CompanyDesk companies;
    private final Fingerprints fingerprints;
    private final Journal journal;
    private final Audit audit;

    ReleaseBatch(
            JdbcTemplate database,
            CompanyDesk companies,
            Fingerprints fingerprints,
            Journal journal,
            Audit audit) {
        this.database = database;
        this.companies = companies;
        this.fingerprints = fingerprints;
        this.journal = journal;
        this.audit = audit;
    }

    /// A release to be made.
    ///
    /// @param note why its edition was made; for staff
    /// @param publish whether it becomes public at once; it must have a company, a headline and a
    ///     body then
    public record NewRelease(String code, ReleaseText text, String note, boolean publish) {

        /// With a code of its own.
        public NewRelease(ReleaseText text, String note, boolean publish) {
            this(ReleaseCode.next(), text, note, publish);
        }
    }

    /// Makes the releases, in the running transaction.
    ///
    /// @return their ids, in the same order
    /// @throws WrongState where one to be published lacks what the public needs
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Long> create(List<NewRelease> releases, String actor) {
        if (releases.isEmpty()) {
            return List.of();
        }
        List<Long> releaseIds = next("release", releases.size());
        List<Long> editionIds = next("edition", releases.size());
        var rows = new ArrayList<Row>();
        for (int i = 0; i < releases.size(); i++) {
            NewRelease release = releases.get(i);
            ReleaseText text = release.text();
            if (release.publish()
                    && (text.headline().isBlank()
                            || text.body().isBlank()
                            || text.issuers().isEmpty())) {
                throw new WrongState(
                        release.code(),
                        "A release needs a company, a headline and a body to be published.");
            }
            rows.add(new Row(releaseIds.get(i), editionIds.get(i), release));
        }
        Timestamp now = database.queryForObject("select archive_now()", Timestamp.class);
        insertReleases(rows, now, actor);
        insertEditions(rows, now, actor);
        insertIssuers(rows);
        insertContacts(rows);
        List<Row> published = rows.stream().filter(r -> r.release().publish()).toList();
        insertPublications(published, now, actor);
        companies.printedAs(
                rows.stream()
                        .flatMap(r -> r.text().issuers().stream())
                        .map(i -> new CompanyDesk.PrintedName(i.companyId(), i.printedName()))
                        .toList());
        fingerprints.keep(
                rows.stream()
                        .map(
                                r ->
                                        new Fingerprints.Text(
                                                r.id(), r.text().headline(), r.text().body()))
                        .toList());
        list(releaseIds);
        audit.record(actor, "release.create", releases.stream().map(NewRelease::code).toList());
        audit.record(
                actor,
                "release.publish",
                published.stream().map(r -> r.release().code() + " edition 1").toList());
        published.forEach(r -> journal.append(Journal.Event.PUBLISHED, r.id(), null));
        return releaseIds;
    }

    private record Row(long id, long edition, NewRelease release) {

        ReleaseText text() {
            return release.text();
        }
    }

    /// Numbers of rows to come, so that the rows that refer to them need not wait for them.
    private List<Long> next(String table, int count) {
        return database.query(
                "select nextval(pg_get_serial_sequence('"
                        + table
                        + "', 'id'))"
                        + " from generate_series(1, ?)",
                (row, n) -> row.getLong(1),
                count);
    }

    private void insertReleases(List<Row> rows, @Nullable Timestamp now, String actor) {
        insert(
                """
                insert into release (id, code, state, publish_at, public_edition_id, editions,
                                     version, created_by, announced)
                values (?, ?, ?, ?, ?, 1, ?, ?, ?)\
                """,
                rows,
                (insert, row) -> {
                    boolean publish = row.release().publish();
                    insert.setLong(1, row.id());
                    insert.setString(2, row.release().code());
                    insert.setString(3, publish ? "published" : "draft");
                    insert.setTimestamp(4, publish ? now : null);
                    insert.setObject(5, publish ? row.edition() : null, Types.BIGINT);
                    // As often as the desk changes the release: edition added, edition published.
                    insert.setInt(6, publish ? 2 : 1);
                    insert.setString(7, actor);
                    insert.setBoolean(8, publish);
                });
    }

    private void insertEditions(List<Row> rows, @Nullable Timestamp now, String actor) {
        insert(
                """
                insert into edition (id, release_id, number, headline, subheadlines, dateline, places,
                                     wire, released_on, precision, language, body, about, disclaimer,
                                     summary, source_line, note, saved_at, saved_by)
                values (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                rows,
                (insert, row) -> {
                    ReleaseText text = row.text();
                    StatedDate date = text.date();
                    Precision precision = date == null ? Precision.UNKNOWN : date.precision();
                    insert.setLong(1, row.edition());
                    insert.setLong(2, row.id());
                    insert.setString(3, text.headline());
                    insert.setArray(4, array(insert, text.subheadlines()));
                    insert.setString(5, text.dateline());
                    insert.setArray(6, array(insert, text.places()));
                    insert.setString(7, text.wire());
                    insert.setObject(8, date == null ? null : date.firstDay(), Types.DATE);
                    insert.setString(9, precision.name().toLowerCase(Locale.ROOT));
                    insert.setString(10, text.language());
                    insert.setString(11, text.body());
                    insert.setString(12, text.about());
                    insert.setString(13, text.disclaimer());
                    insert.setString(14, Markup.summary(text.body()));
                    insert.setString(15, text.sourceLine());
                    insert.setString(16, row.release().note());
                    insert.setTimestamp(17, now);
                    insert.setString(18, actor);
                });
    }

    private void insertIssuers(List<Row> rows) {
        record Line(long edition, int position, Issuer issuer) {}
        var lines = new ArrayList<Line>();
        for (Row row : rows) {
            for (int i = 0; i < row.text().issuers().size(); i++) {
                lines.add(new Line(row.edition(), i, row.text().issuers().get(i)));
            }
        }
        insert(
                "insert into issuer (edition_id, position, company_id, printed_name)"
                        + " values (?, ?, ?, ?)",
                lines,
                (insert, line) -> {
                    insert.setLong(1, line.edition());
                    insert.setInt(2, line.position());
                    insert.setLong(3, line.issuer().companyId());
                    insert.setString(4, line.issuer().printedName());
                });
    }

    private void insertContacts(List<Row> rows) {
        record Line(long edition, int position, Contact contact) {}
        var lines = new ArrayList<Line>();
        for (Row row : rows) {
            for (int i = 0; i < row.text().contacts().size(); i++) {
                lines.add(new Line(row.edition(), i, row.text().contacts().get(i)));
            }
        }
        insert(
                """
                insert into contact (edition_id, position, name, title, organization, phones, emails,
                                     kind)
                values (?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                lines,
                (insert, line) -> {
                    Contact contact = line.contact();
                    insert.setLong(1, line.edition());
                    insert.setInt(2, line.position());
                    insert.setString(3, contact.name());
                    insert.setString(4, contact.title());
                    insert.setString(5, contact.organization());
                    insert.setArray(6, array(insert, contact.phones()));
                    insert.setArray(7, array(insert, contact.emails()));
                    insert.setString(8, contact.kind());
                });
    }

    private void insertPublications(List<Row> rows, @Nullable Timestamp now, String actor) {
        insert(
                """
                insert into publication (release_id, number, edition_id, published_at, published_by)
                values (?, 1, ?, ?, ?)\
                """,
                rows,
                (insert, row) -> {
                    insert.setLong(1, row.id());
                    insert.setLong(2, row.edition());
                    insert.setTimestamp(3, now);
                    insert.setString(4, actor);
                });
    }

    private void list(List<Long> releases) {
        database.query(
                "select list_releases(?)",
                query ->
                        query.setArray(
                                1,
                                query.getConnection().createArrayOf("bigint", releases.toArray())),
                row -> {});
    }

    private interface Setter<T> {
        void set(PreparedStatement insert, T row) throws SQLException;
    }

    private <T> void insert(String sql, List<T> rows, Setter<T> setter) {
        if (!rows.isEmpty()) {
            database.batchUpdate(sql, rows, rows.size(), setter::set);
        }
    }

    private static Array array(PreparedStatement statement, List<String> values)
            throws SQLException {
        return statement.getConnection().createArrayOf("text", values.toArray());
    }
}
