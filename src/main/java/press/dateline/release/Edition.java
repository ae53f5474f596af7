package press.dateline.release;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;

import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import press.dateline.text.Precision;
import press.dateline.text.StatedDate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a release said at one time. Made by a save, never changed.
@Entity
@Immutable
@SuppressWarnings("UnusedVariable") // Some columns are read by queries alone.
public class Edition {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Release release;

    private int number;
    private String headline;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> subheadlines;

    private String dateline;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> places;

    private String wire;
    private @Nullable LocalDate releasedOn;
    private String precision;
    private String language;
    private String body;
    private String about;
    private String disclaimer;
    private String summary;
    private String sourceLine;
    private String note;
    private Instant savedAt;
    private String savedBy;

    @ElementCollection
    @CollectionTable(name = "issuer", joinColumns = @JoinColumn(name = "edition_id"))
    @OrderColumn(name = "position")
    private List<Issuer> issuers = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "contact", joinColumns = @JoinColumn(name = "edition_id"))
    @OrderColumn(name = "position")
    private List<Contact> contacts = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected Edition() {}

    Edition(Release release, int number, ReleaseText text, String note, Instant at, String by) {
        this.release = release;
        this.number = number;
        this.headline = text.headline();
        this.subheadlines = new ArrayList<>(text.subheadlines());
        this.dateline = text.dateline();
        this.places = new ArrayList<>(text.places());
        this.wire = text.wire();
        StatedDate date = text.date();
        this.releasedOn = date == null ? null : date.firstDay();
        Precision stated = date == null ? Precision.UNKNOWN : date.precision();
        this.precision = stated.name().toLowerCase(Locale.ROOT);
        this.language = text.language();
        this.body = text.body();
        this.about = text.about();
        this.disclaimer = text.disclaimer();
        this.summary = Markup.summary(text.body());
        this.sourceLine = text.sourceLine();
        this.issuers.addAll(text.issuers());
        this.contacts.addAll(text.contacts());
        this.note = note;
        this.savedAt = at;
        this.savedBy = by;
    }

    public ReleaseText text() {
        LocalDate day = releasedOn;
        return new ReleaseText(
                headline,
                List.copyOf(subheadlines),
                List.copyOf(issuers),
                dateline,
                List.copyOf(places),
                day == null
                        ? null
                        : new StatedDate(
                                day, Precision.valueOf(precision.toUpperCase(Locale.ROOT))),
                wire,
                language,
                body,
                about,
                disclaimer,
                List.copyOf(contacts),
                sourceLine);
    }

    long id() {
        if (id == null) {
            throw new IllegalStateException("not yet saved");
        }
        return id;
    }

    public int number() {
        return number;
    }

    String headline() {
        return headline;
    }

    String body() {
        return body;
    }

    boolean hasIssuer() {
        return !issuers.isEmpty();
    }

    public String note() {
        return note;
    }

    public Instant savedAt() {
        return savedAt;
    }

    public String savedBy() {
        return savedBy;
    }
}
