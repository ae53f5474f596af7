package press.dateline.release;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import press.dateline.journal.Audit;
import press.dateline.journal.Journal;

import java.util.List;

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
        if (!release.withdraw(reason, withheld, desk.archiveNow())) {
            return;
        }
        desk.list(release);
        desk.announce(release);
        audit.record(actor, withheld ? "release.withhold" : "release.withdraw", code);
        journal.append(Journal.Event.WITHDRAWN, release.id(), null);
    }

    /// Marks a release that the company never issued, whether it was public or not.
    ///
    /// @throws WrongState where it is killed for another reason
    public void kill(String code, String reason, String actor) {
        Release release = desk.locked(code);
        boolean wasPublic = release.isPublicSince(desk.archiveNow());
        if (!release.kill(reason, desk.archiveNow())) {
            return;
        }
        desk.list(release);
        audit.record(actor, "release.kill", code);
        if (wasPublic) {
            desk.announce(release);
            journal.append(Journal.Event.WITHDRAWN, release.id(), null);
        }
    }

    /// Makes parts blank for readers, in every edition; those that are not named are shown again.
    ///
    /// @param reason that the public reads; not blank unless there are no parts
    public void withhold(String code, List<Part> parts, String reason, String actor) {
        Release release = desk.locked(code);
        ReleaseText published = desk.publishedText(release);
        if (published != null && published.body().isBlank() && !parts.contains(Part.body)) {
            throw new WrongState(
                    code, "The archive never had the news of this release; it stays withheld.");
        }
        if (!release.withhold(
                parts.stream().map(Part::name).toList(), parts.isEmpty() ? "" : reason)) {
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
        if (isErased(release)) {
            return;
        }
        boolean wasPublic = release.isPublicSince(desk.archiveNow());
        if (release.state() == Release.State.killed || release.isTextWithheld()) {
            release.explainErasure(reason);
        } else {
            if (wasPublic) {
                release.withdraw(reason, true, desk.archiveNow());
            } else {
                release.kill(reason, desk.archiveNow());
            }
        }
        desk.list(release);
        database.sql("select erase_release(:id)")
                .param("id", release.id())
                .query((row, n) -> n)
                .list();
        audit.record(actor, "release.erase", code);
        if (wasPublic) {
            desk.announce(release);
            journal.append(Journal.Event.WITHDRAWN, release.id(), null);
        } else {
            // The bytes may be those of a public release, too.
            journal.append(Journal.Event.ORIGINALS_CHANGED, null, null);
        }
    }

    private boolean isErased(Release release) {
        return database.sql("select erased_at is not null from release where id = :id")
                .param("id", release.id())
                .query((row, n) -> row.getBoolean(1))
                .single();
    }
}
