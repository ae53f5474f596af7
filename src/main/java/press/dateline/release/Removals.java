package press.dateline.release;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import press.dateline.journal.Audit;
import press.dateline.journal.Journal;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/// How what was public goes: withdrawn, killed, withheld in part, erased; each with a reason. The
/// record that it was there stays.
@Component
@Transactional
public class Removals {

    /// The parts that can be withheld one by one, with the names that the database gives them.
    public enum Part {
        subheadlines,
        body,
        about,
        disclaimer,
        contacts
    }

    private final ReleaseDesk desk;
    private final JdbcClient database;
    private final Journal journal;
    private final Audit audit;

    Removals(ReleaseDesk desk, JdbcClient database, Journal journal, Audit audit) {
        this.desk = desk;
        this.database = database;
        this.journal = journal;
        this.audit = audit;
    }

    /// Takes a public release back.
    ///
    /// @param withheld whether its text goes from view, too
    /// @throws WrongState where the release is not public
    public void withdraw(String code, String reason, boolean withheld, String actor) {
        Release release = desk.locked(code);
        if (release.state() == Release.State.withdrawn
                && release.isTextWithheld() == withheld
                && reason.equals(release.withdrawalReason())) {
            return;
        }
        release.withdraw(reason, withheld, desk.archiveNow());
        desk.list(release);
        desk.announce(release);
        audit.record(actor, withheld ? "release.withhold" : "release.withdraw", code);
        journal.append(Journal.Event.WITHDRAWN, release.id(), null);
    }

    /// Marks a release that the company never issued, whether it was public or not.
    ///
    /// @throws WrongState where it is killed already
    public void kill(String code, String reason, String actor) {
        Release release = desk.locked(code);
        boolean wasPublic = release.isPublicSince(desk.archiveNow());
        release.kill(reason, desk.archiveNow());
        desk.list(release);
        audit.record(actor, "release.kill", code);
        if (wasPublic) {
            desk.announce(release);
            journal.append(Journal.Event.WITHDRAWN, release.id(), null);
        }
    }

    /// What readers do not get of a release.
    ///
    /// @param reason empty where nothing is withheld
    public record Withheld(Set<String> parts, String reason) {}

    @Transactional(readOnly = true)
    public Withheld withheld(Release release) {
        return database.sql("select withheld, withheld_reason from release where id = :id")
                .param("id", release.id())
                .query(
                        (row, n) ->
                                new Withheld(
                                        Set.copyOf(TextArray.of(row, "withheld")),
                                        row.getString("withheld_reason")))
                .single();
    }

    /// Makes parts blank for readers, in every edition; those that are not named are shown again.
    ///
    /// @param reason that the public reads; not blank unless there are no parts
    public void withhold(String code, Collection<Part> parts, String reason, String actor) {
        Release release = desk.locked(code);
        String said = parts.isEmpty() ? "" : reason;
        int changed =
                database.sql(
                                """
                                update release set withheld = cast(:parts as text[]), withheld_reason = :reason
                                where id = :id
                                  and (withheld <> cast(:parts as text[]) or withheld_reason <> :reason)\
                                """)
                        .param("parts", parts.stream().map(Part::name).toArray(String[]::new))
                        .param("reason", said)
                        .param("id", release.id())
                        .update();
        if (changed == 0) {
            return;
        }
        audit.record(actor, "release.withhold-parts", code + " " + parts);
        if (release.isPublicSince(desk.archiveNow())) {
            desk.announce(release);
            journal.append(Journal.Event.WITHHELD, release.id(), null);
        }
    }

    /// Overwrites every text of a release and the bytes that it came in, also where another release
    /// came in the same. The hash, the companies and the record stay.
    public void erase(String code, String reason, String actor) {
        Release release = desk.locked(code);
        boolean wasPublic = release.isPublicSince(desk.archiveNow());
        if (!wasPublic && release.state() != Release.State.killed) {
            release.kill(reason, desk.archiveNow());
        } else if (wasPublic && release.state() != Release.State.killed) {
            withdrawWhole(release, reason);
        }
        desk.list(release);
        for (String statement : ERASURE) {
            database.sql(statement).param("id", release.id()).query((row, n) -> n).list();
        }
        audit.record(actor, "release.erase", code);
        if (wasPublic) {
            desk.announce(release);
            journal.append(Journal.Event.WITHDRAWN, release.id(), null);
        }
    }

    private void withdrawWhole(Release release, String reason) {
        if (!release.isTextWithheld()) {
            release.withdraw(reason, true, desk.archiveNow());
        }
    }

    private static final List<String> ERASURE =
            List.of(
                    "select set_config('dateline.erasing', 'on', true) where :id > 0",
                    """
                    update edition
                    set headline = 'Erased', subheadlines = '{}', dateline = '', places = '{}', wire = '',
                        body = '', about = '', disclaimer = '', summary = '', source_line = '', note = ''
                    where release_id = :id returning 1\
                    """,
                    """
                    delete from contact where edition_id in (select id from edition where release_id = :id)
                    returning 1\
                    """,
                    """
                    update incoming set bytes = '', file_name = null, source = null
                    where sha256 in (select o.sha256 from original o
                                     join release_original x on x.original_id = o.id
                                     where x.release_id = :id)
                    returning 1\
                    """,
                    """
                    update incoming_release set headline = 'Erased', simhash = null
                    where release_id = :id returning 1\
                    """,
                    """
                    update original set bytes = '', file_name = null, source = null
                    where id in (select original_id from release_original where release_id = :id)
                    returning 1\
                    """,
                    "delete from release_fingerprint where release_id = :id returning 1",
                    "update release set erased_at = archive_now() where id = :id returning 1",
                    "select set_config('dateline.erasing', '', true) where :id > 0");
}
