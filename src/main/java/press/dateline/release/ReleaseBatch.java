package press.dateline.release;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import press.dateline.company.CompanyDesk;
import press.dateline.journal.Audit;
import press.dateline.journal.Journal;

import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/// Makes many releases at once, each as [ReleaseDesk] would have created and published it.
///
/// The desk saves one release through JPA in some twenty statements, each a round trip: enough for
/// a person, a tenth of what an import needs. Here the rows of all releases go into each table in
/// one batch. The rules of lists, order, counts and the journal stay where they are, in the
/// functions of the database; `ImportWritingTests` compares what both ways write, column by column.
@Component
public class ReleaseBatch {

    private final JdbcTemplate database;
    private final ReleaseRows rows;
    private final CompanyDesk companies;
    private final Fingerprints fingerprints;
    private final Journal journal;
    private final Audit audit;

    ReleaseBatch(
            JdbcTemplate database,
            ReleaseRows rows,
            CompanyDesk companies,
            Fingerprints fingerprints,
            Journal journal,
            Audit audit) {
        this.database = database;
        this.rows = rows;
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
        List<Long> releaseIds = rows.next("release", releases.size());
        List<Long> editionIds = rows.next("edition", releases.size());
        var made = new ArrayList<Row>();
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
            made.add(new Row(releaseIds.get(i), editionIds.get(i), release));
        }
        Timestamp now = database.queryForObject("select archive_now()", Timestamp.class);
        insertReleases(made, now, actor);
        rows.editions(
                made.stream()
                        .map(
                                r ->
                                        new ReleaseRows.NewEdition(
                                                r.edition(),
                                                r.id(),
                                                1,
                                                r.text(),
                                                r.release().note(),
                                                now))
                        .toList(),
                actor);
        List<Row> published = made.stream().filter(r -> r.release().publish()).toList();
        rows.publications(
                published.stream()
                        .map(
                                r ->
                                        new ReleaseRows.NewPublication(
                                                r.id(), 1, r.edition(), now, null, ""))
                        .toList(),
                actor);
        companies.printedAs(
                made.stream()
                        .flatMap(r -> r.text().issuers().stream())
                        .map(i -> new CompanyDesk.PrintedName(i.companyId(), i.printedName()))
                        .toList());
        fingerprints.keep(
                made.stream()
                        .map(
                                r ->
                                        new Fingerprints.Text(
                                                r.id(), r.text().headline(), r.text().body()))
                        .toList());
        rows.list(releaseIds);
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

    private void insertReleases(List<Row> rows, @Nullable Timestamp now, String actor) {
        database.batchUpdate(
                """
                insert into release (id, code, state, publish_at, public_edition_id, editions,
                                     version, created_by, announced)
                values (?, ?, ?, ?, ?, 1, ?, ?, ?)\
                """,
                rows,
                rows.size(),
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
}
