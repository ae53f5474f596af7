package press.dateline.release;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// One announcement by one or more companies: what stays while its editions come and go.
@Entity
@SuppressWarnings("UnusedVariable") // Some columns are read by queries alone.
public class Release {

    /// The stored states; *embargoed* is published with a publish-at in the future.
    public enum State {
        draft,
        in_review,
        approved,
        published,
        withdrawn,
        killed
    }

    /// How long before its instant a schedule can still be changed.
    static final Duration TOO_LATE = Duration.ofSeconds(5);

    /// In SQL, for a row `r` of releases: what a list calls its state.
    public static final String LISTED_AS =
            """
            case when r.state = 'published' and r.publish_at > archive_now()
                 then 'embargoed' else r.state end\
            """;

    /// What a list can be narrowed to: the stored states and *embargoed*, which is not *published*
    /// there.
    public static boolean isListedAs(String state) {
        return state.equals("embargoed")
                || Arrays.stream(State.values()).anyMatch(known -> known.name().equals(state));
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String code;

    @Enumerated(EnumType.STRING)
    private State state = State.draft;

    /// How far the work on an edition is that is newer than the published one.
    @Enumerated(EnumType.STRING)
    private @Nullable State changeState;

    private @Nullable Instant publishAt;
    private @Nullable Long publicEditionId;
    private @Nullable Instant withdrawnAt;
    private @Nullable String withdrawalReason;
    private @Nullable UUID formKey;
    private boolean textWithheld;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> withheld = new ArrayList<>();

    private String withheldReason = "";
    private boolean sample;
    private boolean announced;
    private int editions;
    private String createdBy;

    @Version private int version;

    @ElementCollection
    @CollectionTable(name = "publication", joinColumns = @JoinColumn(name = "release_id"))
    private Set<Publication> publications = new LinkedHashSet<>();

    @SuppressWarnings("NullAway.Init")
    protected Release() {}

    Release(String code, @Nullable UUID formKey, boolean sample, String createdBy) {
        this.code = code;
        this.formKey = formKey;
        this.sample = sample;
        this.createdBy = createdBy;
    }

    /// The next edition; not yet public.
    Edition edit(ReleaseText text, String note, Instant at, String by) {
        refuseWithdrawn();
        editions++;
        if (work() != State.in_review) {
            work(State.draft);
        }
        return new Edition(this, editions, text, note, at, by);
    }

    /// How far the work on the latest edition is: draft, in review or approved; null where it is the
    /// published one, or the release was taken back.
    public @Nullable State work() {
        return switch (state) {
            case draft, in_review, approved -> state;
            case published, withdrawn, killed -> changeState;
        };
    }

    /// Whether the latest edition waits to be published, and nobody has approved it.
    public boolean lacksApproval() {
        return work() != null && work() != State.approved;
    }

    private void work(State now) {
        if (state == State.published) {
            changeState = now;
        } else {
            state = now;
        }
    }

    /// Gives the latest edition to those who review.
    ///
    /// @return whether it was not with them yet
    /// @throws WrongState where it lacks what the public needs, or there is nothing to review
    boolean askReview(Edition latest) {
        if (work() == State.in_review) {
            return false;
        }
        if (work() != State.draft) {
            throw new WrongState(
                    code,
                    work() == State.approved
                            ? "This text is approved already."
                            : "Nothing of this release waits to be published.");
        }
        refuseIncomplete(latest, "reviewed");
        work(State.in_review);
        return true;
    }

    /// Gives the latest edition back to its author.
    ///
    /// @param before whether the same was done last
    /// @return whether it was in review
    boolean leaveReview(boolean before) {
        if (work() == State.draft && before) {
            return false;
        }
        if (work() != State.in_review) {
            throw new WrongState(code, "This release is not in review.");
        }
        work(State.draft);
        return true;
    }

    /// Says that the latest edition may become public.
    ///
    /// @return whether it was not approved yet
    boolean approve(Edition latest) {
        if (work() == State.approved) {
            return false;
        }
        if (work() != State.in_review) {
            throw new WrongState(
                    code, "This release is not in review; its author has to ask for it.");
        }
        refuseIncomplete(latest, "approved");
        work(State.approved);
        return true;
    }

    /// Puts an approved text back into review.
    ///
    /// @param before whether the same was done last
    /// @return whether it was approved
    boolean unapprove(boolean before) {
        if (work() == State.in_review && before) {
            return false;
        }
        if (work() != State.approved) {
            throw new WrongState(code, "This text is not approved.");
        }
        work(State.in_review);
        return true;
    }

    private void refuseIncomplete(Edition edition, String toBe) {
        if (edition.headline().isBlank() || edition.body().isBlank() || !edition.hasIssuer()) {
            throw new WrongState(
                    code, "A release needs a company, a headline and a body to be " + toBe + ".");
        }
    }

    /// Makes an edition the public one. Where the release is not yet public it becomes so at `at`;
    /// later editions replace the public one at once.
    ///
    /// @param at not before `now`
    /// @param change what readers are told; null for a release that is not yet public
    /// @throws WrongState where it is withdrawn or killed, the edition lacks what the public needs, or
    ///     the release is public and is to change later or without a word
    void publish(
            Edition edition, Instant at, Instant now, @Nullable PublicChange change, String by) {
        refuseWithdrawn();
        refuseIncomplete(edition, "published");
        if (isPublicSince(now)) {
            republish(edition, at, now, change, by);
            return;
        }
        refuseTooLate(now);
        state = State.published;
        changeState = null;
        publishAt = at;
        publicEditionId = edition.id();
        // What was scheduled before was never public and leaves no number.
        publications.clear();
        publications.add(Publication.first(edition.id(), at, by));
    }

    private void republish(
            Edition edition, Instant at, Instant now, @Nullable PublicChange change, String by) {
        if (isPublicEdition(edition)) {
            return;
        }
        if (at.isAfter(now)) {
            throw new WrongState(
                    code,
                    "This release is public already, so a change cannot wait. Publish it now, or"
                            + " make a release of its own that corrects this one.");
        }
        if (change == null) {
            throw new WrongState(code, "Say for readers what this edition changes.");
        }
        changeState = null;
        publicEditionId = edition.id();
        publications.add(
                new Publication(
                        publications.size() + 1,
                        edition.id(),
                        now,
                        by,
                        change.kind(),
                        change.note()));
    }

    /// Puts a release that is not yet public back to a draft.
    ///
    /// @return whether it had a time
    /// @throws WrongState where it is public, or was taken back
    boolean takeBack(Instant now) {
        if (publishAt == null && !isRemoved()) {
            return false;
        }
        if (!isEmbargoed(now)) {
            throw new WrongState(code, "Only a release that is not yet public can be taken back.");
        }
        refuseTooLate(now);
        state = State.draft;
        changeState = null;
        publishAt = null;
        publicEditionId = null;
        publications.clear();
        return true;
    }

    /// A transaction that began before the instant may end after it, when readers have seen it.
    private void refuseTooLate(Instant now) {
        if (publishAt != null && publishAt.isBefore(now.plus(TOO_LATE))) {
            throw new WrongState(
                    code, "The release becomes public in this moment; nothing was changed.");
        }
    }

    /// Moves with each change of the release or of what it says.
    public int version() {
        return version;
    }

    /// Whether it is published for a later time.
    ///
    /// @param now the archive's time
    public boolean isEmbargoed(Instant now) {
        return state == State.published && publishAt != null && publishAt.isAfter(now);
    }

    /// Whether readers can see it, or could.
    ///
    /// @param now the archive's time
    public boolean isPublicSince(Instant now) {
        return publishAt != null && !publishAt.isAfter(now);
    }

    /// Notes that the journal says of it that it became public.
    ///
    /// @return whether it did not yet
    boolean announce() {
        boolean first = !announced;
        announced = true;
        return first;
    }

    /// Takes back what has been public, with a reason that the public reads.
    ///
    /// @param withheld whether the text goes from view, too; its address then says only why
    /// @return whether it was not withdrawn so before
    /// @throws WrongState where it is not public
    boolean withdraw(String reason, boolean withheld, Instant at) {
        if (state == State.withdrawn
                && textWithheld == withheld
                && reason.equals(withdrawalReason)) {
            return false;
        }
        boolean more = state == State.withdrawn && withheld && !textWithheld;
        if (!more && (state != State.published || !isPublicSince(at))) {
            throw new WrongState(code, "Only a release that is public can be withdrawn.");
        }
        state = State.withdrawn;
        changeState = null;
        textWithheld = withheld;
        withdrawnAt = at;
        withdrawalReason = reason;
        return true;
    }

    /// Marks a release that the company never issued. What was public leaves the reason at its
    /// address; what was not leaves nothing.
    ///
    /// @return whether it was not killed for this reason before
    /// @throws WrongState where it is killed for another one
    boolean kill(String reason, Instant at) {
        if (state == State.killed && reason.equals(withdrawalReason)) {
            return false;
        }
        if (state == State.killed) {
            throw new WrongState(code, "This release is killed already, for another reason.");
        }
        if (!isPublicSince(at)) {
            refuseTooLate(at);
            publishAt = null;
            publicEditionId = null;
            publications.clear();
        }
        state = State.killed;
        changeState = null;
        withdrawnAt = at;
        withdrawalReason = reason;
        return true;
    }

    /// Gives what was taken back, and is now erased, the reason of that.
    void explainErasure(String reason) {
        withdrawalReason = reason;
    }

    /// Makes parts blank for readers; those that are not named are shown again.
    ///
    /// @param reason that the public reads; empty where there are no parts
    /// @return whether that is anything new
    boolean withhold(List<String> parts, String reason) {
        if (parts.equals(withheld) && reason.equals(withheldReason)) {
            return false;
        }
        withheld = new ArrayList<>(parts);
        withheldReason = reason;
        return true;
    }

    /// Names of the parts that readers do not get, in the order of [Removals.Part].
    public List<String> withheld() {
        return List.copyOf(withheld);
    }

    /// Why; empty where nothing is withheld.
    public String withheldReason() {
        return withheldReason;
    }

    private void refuseWithdrawn() {
        if (isRemoved()) {
            throw new WrongState(code, "This release was withdrawn; its text stays as it is.");
        }
    }

    /// Whether it was withdrawn or killed, so that nothing of its text changes any more.
    public boolean isRemoved() {
        return state == State.withdrawn || state == State.killed;
    }

    /// Whether readers do not get the text of the withdrawn release.
    public boolean isTextWithheld() {
        return textWithheld;
    }

    public boolean isPublicEdition(Edition edition) {
        return publicEditionId != null && publicEditionId == edition.id();
    }

    public long id() {
        if (id == null) {
            throw new IllegalStateException("not yet saved");
        }
        return id;
    }

    public String code() {
        return code;
    }

    public State state() {
        return state;
    }

    public @Nullable Instant publishAt() {
        return publishAt;
    }

    @Nullable Long publicEditionId() {
        return publicEditionId;
    }

    public @Nullable Instant withdrawnAt() {
        return withdrawnAt;
    }

    public @Nullable String withdrawalReason() {
        return withdrawalReason;
    }

    /// How often the release was saved; also the number of its latest edition.
    public int editions() {
        return editions;
    }

    public boolean isSample() {
        return sample;
    }
}
