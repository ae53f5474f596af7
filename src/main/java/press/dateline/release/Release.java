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

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
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
        killed;

        /// Whether a state is called so.
        public static boolean isName(String text) {
            return Arrays.stream(values()).anyMatch(state -> state.name().equals(text));
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String code;

    @Enumerated(EnumType.STRING)
    private State state = State.draft;

    private @Nullable Instant publishAt;
    private @Nullable Long publicEditionId;
    private @Nullable Instant withdrawnAt;
    private @Nullable String withdrawalReason;
    private @Nullable UUID formKey;
    private boolean sample;
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
        return new Edition(this, editions, text, note, at, by);
    }

    /// Makes an edition the public one. The first time the release becomes public at `at`.
    ///
    /// @throws WrongState where it is withdrawn or killed, or the edition lacks what the public needs
    void publish(Edition edition, Instant at, String by) {
        refuseWithdrawn();
        if (edition.headline().isBlank() || edition.body().isBlank() || !edition.hasIssuer()) {
            throw new WrongState(
                    "A release needs a company, a headline and a body to be published.");
        }
        if (isPublicEdition(edition)) {
            return;
        }
        state = State.published;
        publishAt = publishAt == null ? at : publishAt;
        publicEditionId = edition.id();
        publications.add(new Publication(publications.size() + 1, edition.id(), at, by));
    }

    /// Takes back what has been public, with a reason that the public reads.
    ///
    /// @throws WrongState where it is not published
    void withdraw(String reason, Instant at) {
        if (state != State.published) {
            throw new WrongState("Only a published release can be withdrawn.");
        }
        state = State.withdrawn;
        withdrawnAt = at;
        withdrawalReason = reason;
    }

    private void refuseWithdrawn() {
        if (state == State.withdrawn || state == State.killed) {
            throw new WrongState("This release was withdrawn; its text stays as it is.");
        }
    }

    boolean isPublicEdition(Edition edition) {
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
