package press.dateline.browse;

import org.jspecify.annotations.Nullable;

import press.dateline.release.CanonicalText;
import press.dateline.release.Contact;
import press.dateline.release.Original;
import press.dateline.release.PublicChange;
import press.dateline.release.ReleaseText;
import press.dateline.web.ArchiveCalendar;
import press.dateline.web.TextDirection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Everything that a release's page says.
///
/// @param releaseHeadline of the edition that is public now, which the address is made of
/// @param said without the parts that are withheld
/// @param text the same as the page sets it
/// @param edition the public number of the edition shown
/// @param corrections the releases that stand in its place, the nearest first
/// @param corrected those in whose place it stands, the nearest first
/// @param withheld names of parts that are blank for legal reasons
/// @param history of all that were ever public, the first one first; empty where there is one
public record ReleasePage(
        String code,
        String releaseHeadline,
        ReleaseDate date,
        List<Company> companies,
        ReleaseText said,
        ShownText text,
        int edition,
        List<Published> history,
        List<Neighbour> corrections,
        List<Neighbour> corrected,
        @Nullable Withdrawal withdrawal,
        List<String> withheld,
        String withheldReason,
        List<Original> originals,
        @Nullable Neighbour earlier,
        @Nullable Neighbour later) {

    /// Stands in the address of a text that has none.
    static final String NO_CODE = "0000000000";

    /// An issuer, with what it was known by on the day.
    ///
    /// @param slug null in a preview of a company that the public does not know yet
    /// @param tickers none where the release is undated
    public record Company(
            String printedName,
            @Nullable String slug,
            @Nullable String cik,
            @Nullable String lei,
            List<Ticker> tickers) {

        static Company printed(String name) {
            return new Company(name, null, null, null, List.of());
        }
    }

    public record Ticker(String exchange, String symbol) {

        @Override
        public String toString() {
            return exchange + ": " + symbol;
        }
    }

    public record Withdrawal(Instant at, String reason) {}

    /// Another release, as this one names it.
    public record Neighbour(String code, String href, String date, String headline) {

        /// The direction of its headline.
        public String direction() {
            return TextDirection.of(headline, "");
        }
    }

    /// A text that no public address shows: a form, an edition that only staff see, or one behind a
    /// share link.
    ///
    /// @param withheld names of parts that are blank in it, and below why
    static ReleasePage of(
            ReleaseText text,
            List<String> withheld,
            String withheldReason,
            ArchiveCalendar calendar) {
        return new ReleasePage(
                NO_CODE,
                text.headline(),
                new ReleaseDate(text.date(), calendar.now()),
                text.issuers().stream().map(i -> Company.printed(i.printedName())).toList(),
                text,
                ShownText.of(
                        text.language(),
                        text.dateline(),
                        text.body(),
                        text.about(),
                        text.disclaimer()),
                1,
                List.of(),
                List.of(),
                List.of(),
                null,
                withheld,
                withheldReason,
                List.of(),
                null,
                null);
    }

    /// An edition that is public or was.
    ///
    /// @param change null for the first
    public record Published(
            int number, Instant at, PublicChange.@Nullable Kind change, String note) {}

    /// An event in the life of a release.
    ///
    /// @param day as exactly as it is known
    /// @param href of the page that shows it; null for the page itself and for what has none
    public record Event(String day, String what, String detail, @Nullable String href) {}

    public String headline() {
        return said.headline();
    }

    public List<String> subheadlines() {
        return said.subheadlines();
    }

    public List<String> places() {
        return said.places();
    }

    public String wire() {
        return said.wire();
    }

    public String language() {
        return said.language();
    }

    public List<Contact> contacts() {
        return said.contacts();
    }

    public String sourceLine() {
        return said.sourceLine();
    }

    /// Of all its companies, each once.
    public List<String> tickers() {
        return companies.stream()
                .flatMap(company -> company.tickers().stream())
                .map(Ticker::toString)
                .distinct()
                .sorted()
                .toList();
    }

    /// The hash of the canonical text; empty for a text that no public address shows.
    public String sha256() {
        return isPublic() ? CanonicalText.sha256(said) : "";
    }

    /// What happened to the release, in order: issued, received, published, changed, corrected,
    /// withdrawn.
    public List<Event> life(ArchiveCalendar calendar) {
        var life = new ArrayList<Event>();
        for (Neighbour earlier : corrected.reversed()) {
            life.add(new Event(earlier.date(), "Earlier form", earlier.headline(), earlier.href()));
        }
        life.add(new Event(date.text(), "Issued", wire(), null));
        for (Original original : originals) {
            life.add(
                    new Event(
                            calendar.day(original.receivedAt()),
                            "Received",
                            original.sizeText(),
                            originalHref(original)));
        }
        life.add(
                new Event(
                        calendar.day(date.archivedAt()),
                        "Archived",
                        "edition 1",
                        edition == 1 ? null : editionHref(1)));
        for (Published later : changes().reversed()) {
            life.add(
                    new Event(
                            calendar.day(later.at()),
                            later.change() == null ? "Changed" : later.change().label(),
                            "edition " + later.number(),
                            later.number() == edition ? null : editionHref(later.number())));
        }
        for (Neighbour correction : corrections) {
            life.add(
                    new Event(
                            correction.date(),
                            "Corrected by",
                            correction.headline(),
                            correction.href()));
        }
        if (withdrawal != null) {
            life.add(new Event(calendar.day(withdrawal.at()), "Withdrawn", "", null));
        }
        return List.copyOf(life);
    }

    /// Whether readers have it at an address of its own.
    public boolean isPublic() {
        return !code.equals(NO_CODE);
    }

    /// The own address of the edition shown, whatever becomes of the release.
    public String editionHref() {
        return editionHref(edition);
    }

    /// The own address of an edition.
    public String editionHref(int number) {
        return PublicEdition.href(href(), number);
    }

    /// The page of one of its originals.
    public String originalHref(Original original) {
        return href() + "/originals/" + original.position();
    }

    /// Its bytes.
    public String originalFileHref(Original original) {
        return originalHref(original) + "/file";
    }

    /// Of the edition that is public now.
    public String href() {
        return ListedRelease.href(code, releaseHeadline);
    }

    public int editions() {
        return Math.max(1, history.size());
    }

    /// The release that is current in its place; null where it is itself.
    public @Nullable Neighbour current() {
        return corrections.isEmpty() ? null : corrections.getLast();
    }

    /// Whether a later edition stands in its place.
    public boolean isReplaced() {
        return edition < editions();
    }

    /// What changed since the first edition, the latest change first.
    public List<Published> changes() {
        return history.isEmpty() ? List.of() : history.subList(1, history.size()).reversed();
    }

    /// When the edition shown became public.
    public Instant lastPublished() {
        return history.isEmpty() ? date.archivedAt() : published(edition).at();
    }

    /// An edition of the history.
    public Published published(int number) {
        return history.get(number - 1);
    }

    /// The companies as printed, with commas.
    public String issuers() {
        return String.join(", ", companies.stream().map(Company::printedName).toList());
    }

    /// The direction of one of its texts that stand alone, such as the headline.
    public String directionOf(String text) {
        return TextDirection.of(text, language());
    }

    /// The name of the language, in English.
    public String languageName() {
        return Locale.forLanguageTag(language()).getDisplayName(Locale.ENGLISH);
    }

    /// A headline in brackets was supplied by the archive, since the release printed none.
    public boolean isHeadlineSupplied() {
        return headline().startsWith("[") && headline().endsWith("]");
    }
}
