package press.dateline.intake;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import press.dateline.company.NameKey;
import press.dateline.journal.Audit;
import press.dateline.release.Originals;
import press.dateline.release.Release;
import press.dateline.release.ReleaseText;
import press.dateline.release.TextFingerprint;
import press.dateline.text.Finding;
import press.dateline.text.ParsedDocument;
import press.dateline.text.ParsedRelease;
import press.dateline.web.CleanText;
import press.dateline.web.Sha256;
import press.dateline.web.Staff;

import java.sql.Types;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// What was pasted and uploaded and nobody has decided about yet. A document is here before anybody
/// sees what was read from it, and its row stays when it was decided.
@Component
@Transactional
class Inbox {

    /// The most entries on one page of the inbox.
    static final int PAGE = 250;

    private static final String ENTRIES =
            """
            select i.id, i.sha256, i.size, i.media_type, i.file_name, i.source, i.came, i.received_at,
                   i.received_by, p.ordinal, p.reason, p.headline, p.companies, p.released_on,
                   p.has_body, p.notes, p.warnings, p.state, r.code,
                   (select count(*) from incoming_release q where q.incoming_id = i.id) as of,
                   (select count(*) from (%s) d) as duplicates
            from incoming_release p
            join incoming i on i.id = p.incoming_id
            left join release r on r.id = p.release_id
            """
                    .formatted(IncomingDuplicates.IDS);

    private static final String MINE = " (:everything or i.received_by = :mine)";

    private final JdbcClient database;
    private final Originals originals;
    private final IncomingDuplicates duplicates;
    private final Audit audit;

    Inbox(JdbcClient database, Originals originals, IncomingDuplicates duplicates, Audit audit) {
        this.database = database;
        this.originals = originals;
        this.duplicates = duplicates;
        this.audit = audit;
    }

    /// Keeps a document with what was found in it. The same bytes brought again by the same person
    /// are the same document; what was discarded of it is open again.
    ///
    /// @return its id
    long receive(
            byte[] bytes,
            ParsedDocument found,
            String came,
            Originals.Arrival arrival,
            String actor) {
        byte[] sha256 = Sha256.of(bytes);
        int received =
                database.sql(
                                """
                                insert into incoming
                                    (sha256, bytes, media_type, file_name, source, came, received_by)
                                values (:sha256, :bytes, :mediaType, :fileName, :source, :came, :actor)
                                on conflict (sha256, received_by) do nothing\
                                """)
                        .param("sha256", sha256)
                        .param("bytes", bytes)
                        .param("mediaType", arrival.mediaType())
                        .param("fileName", arrival.fileName())
                        .param("source", arrival.source())
                        .param("came", came)
                        .param("actor", actor)
                        .update();
        long id =
                database.sql(
                                "select id from incoming where sha256 = :sha256 and received_by ="
                                        + " :actor for update")
                        .param("sha256", sha256)
                        .param("actor", actor)
                        .query(Long.class)
                        .single();
        for (ParsedRelease release : found.releases()) {
            add(id, release);
        }
        int reopened =
                database.sql(
                                """
                                update incoming_release
                                set state = 'open', closed_at = null, closed_by = null
                                where incoming_id = :id and state = 'discarded'\
                                """)
                        .param("id", id)
                        .update();
        if (received + reopened > 0) {
            originals.changed(List.of(sha256));
        }
        return id;
    }

    private void add(long id, ParsedRelease release) {
        ReleaseText text = ReleaseMapping.map(release).text();
        List<String> companies = companies(release);
        database.sql(
                        """
                        insert into incoming_release
                            (incoming_id, ordinal, reason, headline, companies, name_keys,
                             released_on, sort_date, has_body, simhash, notes, warnings)
                        values (:id, :ordinal, :reason, :headline, :companies, :keys,
                                :releasedOn, :sortDate, :hasBody, :simhash, :notes, :warnings)
                        on conflict (incoming_id, ordinal) do nothing\
                        """)
                .param("id", id)
                .param("ordinal", release.ordinal())
                .param("reason", release.reason())
                .param("headline", text.headline())
                .param("companies", companies.toArray(String[]::new))
                .param("keys", companies.stream().map(NameKey::of).toArray(String[]::new))
                .param("releasedOn", text.date() == null ? "" : text.date().iso())
                .param(
                        "sortDate",
                        text.date() == null ? LocalDate.of(1, 1, 1) : text.date().firstDay())
                .param("hasBody", !text.body().isEmpty())
                .param(
                        "simhash",
                        TextFingerprint.ofMarkup(text.headline(), text.body()),
                        Types.BIGINT)
                .param("notes", count(release, Finding.Severity.NOTE))
                .param("warnings", count(release, Finding.Severity.WARNING))
                .update();
    }

    private static long count(ParsedRelease release, Finding.Severity severity) {
        return release.findings().stream().filter(f -> f.severity() == severity).count();
    }

    /// The companies that a release names as its issuers, as it prints them.
    static List<String> companies(ParsedRelease release) {
        return release.companies().stream()
                .map(c -> CleanText.line(CleanText.of(c.name().text())))
                .filter(name -> !name.isEmpty() && !NameKey.of(name).isEmpty())
                .map(name -> name.length() > 300 ? name.substring(0, 300) : name)
                .distinct()
                .limit(100)
                .toList();
    }

    /// Who is for some companies alone has the documents that they brought themselves: of the
    /// others nobody has said yet whose they are.
    private JdbcClient.StatementSpec asking(Staff staff, String sql) {
        return staff.ask(database, sql).param("mine", staff.name());
    }

    /// How many entries wait for a decision.
    @Transactional(readOnly = true)
    long count(Staff staff) {
        return asking(
                        staff,
                        """
                        select count(*) from incoming_release p join incoming i on i.id = p.incoming_id
                        where p.state = 'open' and\
                        """
                                + MINE)
                .query(Long.class)
                .single();
    }

    /// What waits for a decision, the latest document first.
    @Transactional(readOnly = true)
    List<InboxEntry> open(Staff staff) {
        return asking(
                        staff,
                        ENTRIES
                                + " where p.state = 'open' and"
                                + MINE
                                + """
                                 order by i.received_at desc, i.id desc, p.ordinal limit :page\
                                """)
                .param("page", PAGE)
                .query(InboxEntry::read)
                .list();
    }

    /// What was found in one document, in order, decided or not.
    @Transactional(readOnly = true)
    List<InboxEntry> in(long incoming, Staff staff) {
        return asking(staff, ENTRIES + "where i.id = :incoming and" + MINE + " order by p.ordinal")
                .param("incoming", incoming)
                .query(InboxEntry::read)
                .list();
    }

    @Transactional(readOnly = true)
    Optional<InboxEntry> entry(long incoming, int ordinal, Staff staff) {
        return in(incoming, staff).stream().filter(e -> e.ordinal() == ordinal).findFirst();
    }

    @Transactional(readOnly = true)
    byte[] bytes(long incoming) {
        return database.sql("select bytes from incoming where id = :incoming")
                .param("incoming", incoming)
                .query((row, n) -> row.getBytes(1))
                .single();
    }

    /// Gives a new release its original and closes the entry, in the transaction that makes it.
    ///
    /// @throws Decided where somebody decided about the entry before, or the archive has this
    ///     release of these bytes
    void saved(InboxEntry entry, byte[] bytes, Release release, String actor) {
        close(entry, "saved", release.id(), actor);
        keep(entry, bytes, release);
    }

    /// Makes the document a further original of a release that is there, and closes the entry.
    ///
    /// @throws Decided likewise
    void copied(InboxEntry entry, byte[] bytes, Release release, String actor) {
        close(entry, "copied", release.id(), actor);
        keep(entry, bytes, release);
        audit.record(actor, "incoming.copy", entry.href() + " of " + release.code());
    }

    /// Closes the entry without a release. Once more, it changes nothing.
    void discard(InboxEntry entry, String actor) {
        if (entry.state().equals("discarded")) {
            return;
        }
        close(entry, "discarded", null, actor);
        originals.changed(List.of(HexFormat.of().parseHex(entry.document().sha256())));
        audit.record(actor, "incoming.discard", entry.href() + " " + entry.document().name());
    }

    private void keep(InboxEntry entry, byte[] bytes, Release release) {
        duplicates
                .sameBytes(Sha256.of(bytes), entry.ordinal())
                .ifPresent(
                        code -> {
                            throw new Decided(code);
                        });
        originals.keep(
                release,
                bytes,
                entry.ordinal(),
                Math.max(1, releasesIn(entry.document())),
                entry.document().arrival());
    }

    private int releasesIn(Incoming document) {
        return database.sql(
                        """
                        select count(*) from incoming_release
                        where incoming_id = :incoming and reason is null\
                        """)
                .param("incoming", document.id())
                .query(Integer.class)
                .single();
    }

    private void close(InboxEntry entry, String state, @Nullable Long release, String actor) {
        int closed =
                database.sql(
                                """
                                update incoming_release
                                set state = :state, release_id = :release, closed_at = now(),
                                    closed_by = :actor
                                where incoming_id = :incoming and ordinal = :ordinal
                                  and state = 'open'\
                                """)
                        .param("state", state)
                        .param("release", release, java.sql.Types.BIGINT)
                        .param("actor", actor)
                        .param("incoming", entry.document().id())
                        .param("ordinal", entry.ordinal())
                        .update();
        if (closed == 0) {
            throw new Decided(null);
        }
    }

    /// Somebody decided about an entry before.
    static final class Decided extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final @Nullable String code;

        /// @param code of the release that has the same bytes; null where the entry was closed
        Decided(@Nullable String code) {
            super("decided", null, false, false);
            this.code = code;
        }

        @Nullable String code() {
            return code;
        }
    }
}
