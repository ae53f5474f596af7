package press.dateline.release;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import press.dateline.company.Company;
import press.dateline.company.CompanyDesk;
import press.dateline.journal.Audit;
import press.dateline.journal.Journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What staff do with releases: save an edition, publish it, withdraw the release. Lists, order and
/// counts follow in the same transaction, the journal at its end.
@Component
@Transactional
public class ReleaseDesk {

    private final Releases releases;
    private final Editions editions;
    private final CompanyDesk companies;
    private final Fingerprints fingerprints;
    private final JdbcClient database;
    private final Journal journal;
    private final Audit audit;

    ReleaseDesk(
            Releases releases,
            Editions editions,
            CompanyDesk companies,
            Fingerprints fingerprints,
            JdbcClient database,
            Journal journal,
            Audit audit) {
        this.releases = releases;
        this.editions = editions;
        this.companies = companies;
        this.fingerprints = fingerprints;
        this.database = database;
        this.journal = journal;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public Optional<Release> withCode(String code) {
        return releases.findByCode(code);
    }

    Optional<Release> withFormKey(UUID key) {
        return releases.findByFormKey(key);
    }

    @Transactional(readOnly = true)
    public List<Edition> editionsOf(Release release) {
        return releases.editionsOf(release);
    }

    /// What the latest edition says.
    @Transactional(readOnly = true)
    ReleaseText latestText(Release release) {
        return releases.edition(release, release.editions()).text();
    }

    /// The form of the latest edition.
    @Transactional(readOnly = true)
    ReleaseForm latestForm(Release release) {
        Edition latest = releases.edition(release, release.editions());
        List<String> names =
                latest.text().issuers().stream()
                        .map(
                                i ->
                                        companies
                                                .withId(i.companyId())
                                                .map(Company::name)
                                                .orElse(i.printedName()))
                        .toList();
        return ReleaseForm.of(latest, names);
    }

    /// Creates a release with its first edition, still hidden.
    ///
    /// @param formKey of the form it was typed into; null without one
    public Release create(
            ReleaseText text, String note, @Nullable UUID formKey, boolean sample, String actor) {
        Release release =
                releases.saveAndFlush(new Release(ReleaseCode.next(), formKey, sample, actor));
        addEdition(release, text, note, actor);
        audit.record(actor, "release.create", release.code());
        return release;
    }

    /// Adds an edition, unless it says what the latest one says.
    ///
    /// @param base the edition that the editor saw
    /// @throws EditedMeanwhile where a later edition says something else
    void save(String code, int base, ReleaseText text, String note, String actor) {
        Release release = locked(code);
        Edition latest = releases.edition(release, release.editions());
        if (latest.text().equals(text)) {
            return;
        }
        if (latest.number() != base) {
            throw new EditedMeanwhile(latest);
        }
        addEdition(release, text, note, actor);
        audit.record(actor, "release.save", code + " edition " + release.editions());
    }

    private void addEdition(Release release, ReleaseText text, String note, String actor) {
        editions.saveAndFlush(release.edit(text, note, archiveNow(), actor));
        for (Issuer issuer : text.issuers()) {
            companies.withId(issuer.companyId()).ifPresent(c -> c.printedAs(issuer.printedName()));
        }
        fingerprints.keep(release.id(), text);
        list(release);
    }

    /// Makes the latest edition public.
    ///
    /// @throws WrongState where the release refuses
    public void publish(String code, String actor) {
        Release release = locked(code);
        Edition latest = releases.edition(release, release.editions());
        if (release.isPublicEdition(latest)) {
            return;
        }
        boolean again = release.state() == Release.State.published;
        release.publish(latest, archiveNow(), actor);
        list(release);
        audit.record(actor, "release.publish", code + " edition " + latest.number());
        journal.append(
                again ? Journal.Event.REPUBLISHED : Journal.Event.PUBLISHED, release.id(), null);
    }

    /// Notes that a release replaces an earlier one.
    public void correct(Release release, String correctedCode, String actor) {
        database.sql(
                        """
                        insert into release_link (release_id, corrects_release_id)
                        select :release, id from release where code = :corrected and id <> :release
                        on conflict do nothing\
                        """)
                .param("release", release.id())
                .param("corrected", correctedCode)
                .update();
        audit.record(actor, "release.correct", release.code() + " corrects " + correctedCode);
    }

    /// The codes of the releases that this one corrects.
    @Transactional(readOnly = true)
    List<String> correctedBy(Release release) {
        return linked("release_id", "corrects_release_id", release);
    }

    /// The codes of the releases that correct this one.
    @Transactional(readOnly = true)
    List<String> correctionsOf(Release release) {
        return linked("corrects_release_id", "release_id", release);
    }

    private List<String> linked(String from, String to, Release release) {
        return database.sql(
                        """
                        select r.code from release_link l join release r on r.id = l.%s
                        where l.%s = :release order by r.code\
                        """
                                .formatted(to, from))
                .param("release", release.id())
                .query((row, n) -> row.getString(1))
                .list();
    }

    /// @throws WrongState where the release is not published
    void withdraw(String code, String reason, String actor) {
        Release release = locked(code);
        if (release.state() == Release.State.withdrawn
                && reason.equals(release.withdrawalReason())) {
            return;
        }
        release.withdraw(reason, archiveNow());
        list(release);
        audit.record(actor, "release.withdraw", code);
        journal.append(Journal.Event.WITHDRAWN, release.id(), null);
    }

    /// Serialises what is done to one release: the second of two editors waits, then sees what the
    /// first one made.
    private Release locked(String code) {
        database.sql("select from release where code = :code for update")
                .param("code", code)
                .query((row, n) -> n)
                .list();
        return releases.findByCode(code).orElseThrow();
    }

    private void list(Release release) {
        releases.flush();
        database.sql("select list_release(:release)")
                .param("release", release.id())
                .query((row, n) -> n)
                .list();
    }

    private Instant archiveNow() {
        return database.sql("select archive_now()")
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single();
    }
}
