package press.dateline.release;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

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

/// Writes the rows of many releases, table by table, each in one batch, in the running transaction.
@Component
public class ReleaseRows {

    private final JdbcTemplate database;

    ReleaseRows(JdbcTemplate database) {
        this.database = database;
    }

    /// An edition to be written with its issuers and contacts.
    ///
    /// @param id from [#next]
    /// @param number from 1 in each release
    /// @param note why it was made; for staff
    public record NewEdition(
            long id,
            long releaseId,
            int number,
            ReleaseText text,
            String note,
            @Nullable Timestamp savedAt) {}

    /// That an edition was made public.
    ///
    /// @param number from 1 in each release
    /// @param change what readers are told that it changes; null for the first one
    /// @param note likewise; empty without a change
    public record NewPublication(
            long releaseId,
            int number,
            long editionId,
            @Nullable Timestamp at,
            @Nullable String change,
            String note) {}

    /// Numbers of rows to come, so that the rows that refer to them need not wait for them.
    ///
    /// @param table `release` or `edition`
    public List<Long> next(String table, int count) {
        return database.query(
                "select nextval(pg_get_serial_sequence(?, 'id')) from generate_series(1, ?)",
                (row, n) -> row.getLong(1),
                table,
                count);
    }

    /// Makes lists, order and counts follow.
    public void list(List<Long> releases) {
        database.query(
                "select list_releases(?)",
                query ->
                        query.setArray(
                                1,
                                query.getConnection().createArrayOf("bigint", releases.toArray())),
                row -> {});
    }

    /// Writes editions with their issuers and contacts.
    public void editions(List<NewEdition> editions, String actor) {
        insertEditions(editions, actor);
        insertIssuers(editions);
        insertContacts(editions);
    }

    private void insertEditions(List<NewEdition> editions, String actor) {
        insert(
                """
                insert into edition (id, release_id, number, headline, subheadlines, dateline, places,
                                     wire, released_on, precision, language, body, about, disclaimer,
                                     summary, source_line, note, saved_at, saved_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                editions,
                (insert, row) -> {
                    ReleaseText text = row.text();
                    StatedDate date = text.date();
                    Precision precision = date == null ? Precision.UNKNOWN : date.precision();
                    insert.setLong(1, row.id());
                    insert.setLong(2, row.releaseId());
                    insert.setInt(3, row.number());
                    insert.setString(4, text.headline());
                    insert.setArray(5, array(insert, text.subheadlines()));
                    insert.setString(6, text.dateline());
                    insert.setArray(7, array(insert, text.places()));
                    insert.setString(8, text.wire());
                    insert.setObject(9, date == null ? null : date.firstDay(), Types.DATE);
                    insert.setString(10, precision.name().toLowerCase(Locale.ROOT));
                    insert.setString(11, text.language());
                    insert.setString(12, text.body());
                    insert.setString(13, text.about());
                    insert.setString(14, text.disclaimer());
                    insert.setString(15, Markup.summary(text.body()));
                    insert.setString(16, text.sourceLine());
                    insert.setString(17, row.note());
                    insert.setTimestamp(18, row.savedAt());
                    insert.setString(19, actor);
                });
    }

    private void insertIssuers(List<NewEdition> editions) {
        record Line(long edition, int position, Issuer issuer) {}
        var lines = new ArrayList<Line>();
        for (NewEdition row : editions) {
            for (int i = 0; i < row.text().issuers().size(); i++) {
                lines.add(new Line(row.id(), i, row.text().issuers().get(i)));
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

    private void insertContacts(List<NewEdition> editions) {
        record Line(long edition, int position, Contact contact) {}
        var lines = new ArrayList<Line>();
        for (NewEdition row : editions) {
            for (int i = 0; i < row.text().contacts().size(); i++) {
                lines.add(new Line(row.id(), i, row.text().contacts().get(i)));
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

    /// Writes that editions were made public.
    public void publications(List<NewPublication> publications, String actor) {
        insert(
                """
                insert into publication (release_id, number, edition_id, published_at, published_by,
                                         change, note)
                values (?, ?, ?, ?, ?, ?, ?)\
                """,
                publications,
                (insert, row) -> {
                    insert.setLong(1, row.releaseId());
                    insert.setInt(2, row.number());
                    insert.setLong(3, row.editionId());
                    insert.setTimestamp(4, row.at());
                    insert.setString(5, actor);
                    insert.setString(6, row.change());
                    insert.setString(7, row.note());
                });
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
