package press.dateline.release;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import press.dateline.company.Company;
import press.dateline.company.CompanyDesk;
import press.dateline.journal.Audit;
import press.dateline.journal.Journal;
import press.dateline.web.PageProblem;
import press.dateline.web.PageProblem.Way;
import press.dateline.web.Staff;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What staff do with releases: save an edition, publish it, withdraw the release. Lists, order and
/// counts follow in the same transaction, the journal at its end.
@Component
@Transactional
public class ReleaseDesk {

    private static final int ANNOUNCED_AT_ONCE = 100;

    private static final String DUE =
            """
            select id from release
            where not announced and state = 'published' and publish_at <= archive_now()
            """;

    private final Releases releases;
    private final Editions editions;
    private final CompanyDesk companies;
    private final Fingerprints fingerprints;
    private final Approvals approvals;
    private final JdbcClient database;
    private final Journal journal;
    private final Audit audit;

    ReleaseDesk(
            Releases releases,
            Editions editions,
            CompanyDesk companies,
            Fingerprints fingerprints,
            Approvals approvals,
            JdbcClient database,
            Journal journal,
            Audit audit) {
        this.releases = releases;
        this.editions = editions;
        this.companies = companies;
        this.fingerprints = fingerprints;
        this.approvals = approvals;
        this.database = database;
        this.journal = journal;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public Optional<Release> withCode(String code) {
        return releases.findByCode(code);
    }

    /// Whether there is such a release that this person may see.
    @Transactional(readOnly = true)
    public boolean isInSight(String code, Staff staff) {
        return inSight(code, staff).isPresent();
    }

    private Optional<Release> inSight(String code, Staff staff) {
        return Optional.ofNullable(ReleaseCode.read(code))
                .flatMap(releases::findByCode)
                .filter(release -> staff.isForAll() || sees(staff, release));
    }

    private boolean sees(Staff staff, Release release) {
        return staff.ask(
                        database,
                        "select exists (select from release r where r.id = :id and %s)"
                                .formatted(Staff.IN_SIGHT))
                .param("id", release.id())
                .query((row, n) -> row.getBoolean(1))
                .single();
    }

    /// The release of an address, where it is in sight.
    ///
    /// @throws PageProblem where there is none, or none that this person may see
    @Transactional(readOnly = true)
    public Release existing(String code, Staff staff) {
        return inSight(code, staff)
                .orElseThrow(
                        () ->
                                PageProblem.notFound(
                                        "There is no release with the code " + code + ".",
                                        new Way("/admin/releases", "All releases")));
    }

    /// The same, with everybody else kept from changing it until the end of the transaction. To be called
    /// in one that has not read the release before.
    public Release held(String code, Staff staff) {
        String read = ReleaseCode.read(code);
        if (read != null) {
            hold(read);
        }
        return existing(code, staff);
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
    public ReleaseText latestText(Release release) {
        return releases.edition(release, release.editions()).text();
    }

    /// What the edition says that is public, or is to become so; null where none is.
    @Transactional(readOnly = true)
    public @Nullable ReleaseText publishedText(Release release) {
        Long edition = release.publicEditionId();
        return edition == null ? null : editions.findById(edition).orElseThrow().text();
    }

    /// An edition that the release has.
    ///
    /// @param number from 1 to [Release#editions]
    @Transactional(readOnly = true)
    public Edition edition(Release release, int number) {
        return releases.edition(release, number);
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
    /// @return the release as it is now
    /// @throws EditedMeanwhile where a later edition says something else
    public Release save(String code, int base, ReleaseText text, String note, String actor) {
        Release release = locked(code);
        Edition latest = releases.edition(release, release.editions());
        if (latest.text().equals(text)) {
            return release;
        }
        if (latest.number() != base) {
            throw new EditedMeanwhile(latest);
        }
        addEdition(release, text, note, actor);
        audit.record(actor, "release.save", code + " edition " + release.editions());
        return release;
    }

    /// Saves the text of an earlier edition once more, as the latest.
    ///
    /// @throws WrongState where the release was withdrawn, or the edition would take it out of this
    ///     person's sight
    public void restore(String code, int number, Staff staff) {
        Release release = locked(code);
        ReleaseText text = releases.edition(release, number).text();
        if (!staff.sees(text.issuers().stream().map(Issuer::companyId).toList())) {
            throw new WrongState(
                    code, "That edition names none of the companies that your account is for.");
        }
        if (releases.edition(release, release.editions()).text().equals(text)) {
            return;
        }
        addEdition(release, text, "Restored from edition " + number + ".", staff.name());
        audit.record(staff.name(), "release.restore", code + " edition " + number);
    }

    private void addEdition(Release release, ReleaseText text, String note, String actor) {
        boolean approved = release.work() == Release.State.approved;
        editions.saveAndFlush(release.edit(text, note, archiveNow(), actor));
        if (approved) {
            approvals.note(release, ReviewStep.Kind.edited, "", actor);
        }
        for (Issuer issuer : text.issuers()) {
            companies.withId(issuer.companyId()).ifPresent(c -> c.printedAs(issuer.printedName()));
        }
        fingerprints.keep(release.id(), text);
        list(release);
    }

    /// How the latest edition is to become public.
    ///
    /// @param edition the number of the one that was looked at; null for whichever is the latest
    /// @param at null for now; what has passed is now, too
    /// @param change what readers are told; null where the release is not yet public
    public record Publishing(
            @Nullable Integer edition, @Nullable Instant at, @Nullable PublicChange change) {

        public static final Publishing NOW = new Publishing(null, null, null);
    }

    /// The latest edition.
    ///
    /// @param seen the number of the one that was looked at; null for whichever is the latest
    /// @throws WrongState where that is another one
    Edition latest(Release release, @Nullable Integer seen) {
        Edition latest = releases.edition(release, release.editions());
        if (seen != null && seen != latest.number()) {
            throw new WrongState(
                    release.code(),
                    latest.savedBy() + " saved another edition meanwhile. Look at that one first.");
        }
        return latest;
    }

    /// Makes the latest edition public, now or at a later time. Until then the release can be
    /// published anew, for an earlier or a later time. What nobody has approved is approved by it,
    /// where whoever publishes may approve it.
    ///
    /// @throws WrongState where the release refuses
    public void publish(String code, Publishing how, Staff staff) {
        Release release = locked(code);
        Edition latest = latest(release, how.edition());
        Instant now = archiveNow();
        Instant at = how.at() == null || how.at().isBefore(now) ? now : how.at();
        boolean again = release.isPublicSince(now);
        if (again && release.isPublicEdition(latest)) {
            return;
        }
        if (staff.isPerson() && release.lacksApproval()) {
            approvals.approve(release, staff);
        }
        release.publish(latest, at, now, how.change(), staff.name());
        if (at.isAfter(now)) {
            list(release);
            audit.record(
                    staff.name(),
                    "release.schedule",
                    code + " edition " + latest.number() + " for " + at);
            return;
        }
        announce(release);
        list(release);
        audit.record(staff.name(), "release.publish", code + " edition " + latest.number());
        if (again) {
            journal.append(Journal.Event.REPUBLISHED, release.id(), null);
        }
    }

    /// Puts a release that waits for its time back to a draft.
    ///
    /// @throws WrongState where it is public, or was taken back
    public void takeBack(String code, String actor) {
        Release release = locked(code);
        if (release.takeBack(archiveNow())) {
            list(release);
            audit.record(actor, "release.take-back", code);
        }
    }

    /// Says in the journal what became public by itself, and counts it; each release once, on
    /// whichever node comes first.
    ///
    /// @return how many
    int announceDue() {
        List<Long> due =
                database.sql(DUE + "order by publish_at, code limit :step for update skip locked")
                        .param("step", ANNOUNCED_AT_ONCE)
                        .query((row, n) -> row.getLong(1))
                        .list();
        announce(due);
        return due.size();
    }

    /// The releases of which the journal has to say that they are public, those that came first first.
    @Transactional(readOnly = true)
    List<Long> due() {
        return database.sql(DUE + "order by publish_at, code")
                .query((row, n) -> row.getLong(1))
                .list();
    }

    /// Says in the journal that one release came due, if nobody did.
    void announceDue(long release) {
        announce(
                database.sql(DUE + "and id = :release for update skip locked")
                        .param("release", release)
                        .query((row, n) -> row.getLong(1))
                        .list());
    }

    private void announce(List<Long> due) {
        due.forEach(id -> announce(releases.findById(id).orElseThrow()));
        list(due);
    }

    void announce(Release release) {
        if (release.announce()) {
            journal.append(Journal.Event.PUBLISHED, release.id(), null);
        }
    }

    /// Notes that a release replaces an earlier one: lists show it in the other's place from the moment
    /// when it is public.
    ///
    /// @throws WrongState where the other one corrects this one, however indirectly, or there is none
    public void correct(Release release, String correctedCode, String actor) {
        Release corrected =
                releases.findByCode(correctedCode)
                        .orElseThrow(
                                () ->
                                        new WrongState(
                                                release.code(),
                                                "There is no release with the code "
                                                        + correctedCode
                                                        + "."));
        lockLinks();
        if (isRing(release, corrected)) {
            throw new WrongState(
                    release.code(), "A release cannot correct itself or one that corrects it.");
        }
        if (link(release, corrected)) {
            audit.record(actor, "release.correct", release.code() + " corrects " + correctedCode);
        }
    }

    /// The same for releases that come from another archive, where it said so: where both are there
    /// and it makes no ring.
    public void correctAsThere(String code, String correctedCode) {
        Release release = releases.findByCode(code).orElse(null);
        Release corrected = releases.findByCode(correctedCode).orElse(null);
        if (release != null && corrected != null) {
            lockLinks();
            if (!isRing(release, corrected)) {
                link(release, corrected);
            }
        }
    }

    private boolean isRing(Release release, Release corrected) {
        return corrected.id() == release.id() || corrects(corrected, release);
    }

    private boolean link(Release release, Release corrected) {
        int added =
                database.sql(
                                """
                                insert into release_link (release_id, corrects_release_id)
                                values (:release, :corrected) on conflict do nothing\
                                """)
                        .param("release", release.id())
                        .param("corrected", corrected.id())
                        .update();
        if (added > 0) {
            linked(release, corrected);
        }
        return added > 0;
    }

    /// Takes back that a release replaces an earlier one.
    public void uncorrect(Release release, Release corrected, String actor) {
        lockLinks();
        int removed =
                database.sql(
                                """
                                delete from release_link
                                where release_id = :release and corrects_release_id = :corrected\
                                """)
                        .param("release", release.id())
                        .param("corrected", corrected.id())
                        .update();
        if (removed > 0) {
            linked(release, corrected);
            audit.record(
                    actor,
                    "release.uncorrect",
                    release.code() + " does not correct " + corrected.code());
        }
    }

    /// Two links at once could make a ring of which neither sees the other half.
    private void lockLinks() {
        database.sql("select pg_advisory_xact_lock(hashtext('dateline.links'))")
                .query((row, n) -> n)
                .list();
    }

    private void linked(Release release, Release corrected) {
        list(List.of(release.id(), corrected.id()));
        Instant now = archiveNow();
        if (release.isPublicSince(now) && corrected.isPublicSince(now)) {
            journal.append(Journal.Event.CORRECTED, corrected.id(), null);
        }
    }

    private boolean corrects(Release one, Release other) {
        return database.sql(
                        """
                        with recursive earlier (id) as (
                            select corrects_release_id from release_link where release_id = :one
                            union
                            select l.corrects_release_id
                            from release_link l join earlier e on e.id = l.release_id)
                        select exists (select from earlier where id = :other)\
                        """)
                .param("one", one.id())
                .param("other", other.id())
                .query(Boolean.class)
                .single();
    }

    /// The codes of the releases in sight that this one corrects.
    @Transactional(readOnly = true)
    List<String> correctedBy(Release release, Staff staff) {
        return linked("release_id", "corrects_release_id", release, staff);
    }

    /// The codes of the releases in sight that correct this one.
    @Transactional(readOnly = true)
    List<String> correctionsOf(Release release, Staff staff) {
        return linked("corrects_release_id", "release_id", release, staff);
    }

    private List<String> linked(String from, String to, Release release, Staff staff) {
        return staff.ask(
                        database,
                        """
                        select r.code from release_link l join release r on r.id = l.%s
                        where l.%s = :release and %s order by r.code\
                        """
                                .formatted(to, from, Staff.IN_SIGHT))
                .param("release", release.id())
                .query((row, n) -> row.getString(1))
                .list();
    }

    /// Serialises what is done to one release: the second of two editors waits, then sees what the
    /// first one made.
    Release locked(String code) {
        hold(code);
        return releases.findByCode(code).orElseThrow();
    }

    private void hold(String code) {
        database.sql("select from release where code = :code for update")
                .param("code", code)
                .query((row, n) -> n)
                .list();
    }

    void list(Release release) {
        list(List.of(release.id()));
    }

    /// Makes lists, order and counts follow releases that were changed.
    public void list(List<Long> changed) {
        releases.flush();
        database.sql("select list_releases(:changed)")
                .param("changed", changed.toArray(Long[]::new))
                .query((row, n) -> n)
                .list();
    }

    /// The archive's time, which alone decides what is public.
    @Transactional(readOnly = true)
    public Instant archiveNow() {
        return database.sql("select archive_now()")
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single();
    }
}
