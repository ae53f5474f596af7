package press.dateline.browse;

import org.jspecify.annotations.Nullable;

import press.dateline.release.Contact;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// Everything that a release's page says.
///
/// @param edition the public number of the edition shown, and of how many
/// @param original null where there is none
record ReleasePage(
        String code,
        ReleaseDate date,
        List<Company> companies,
        String headline,
        List<String> subheadlines,
        String dateline,
        List<String> places,
        String wire,
        String language,
        ShownText text,
        List<Contact> contacts,
        String sourceLine,
        int edition,
        int editions,
        List<String> tickers,
        @Nullable Withdrawal withdrawal,
        @Nullable OriginalFacts original,
        @Nullable Neighbour earlier,
        @Nullable Neighbour later) {

    /// @param slug null in a preview of a company that the public does not know yet
    record Company(String printedName, @Nullable String slug) {}

    record Withdrawal(Instant at, String reason) {}

    /// @param sha256 hexadecimal
    record OriginalFacts(String sha256, long size, String mediaType, Instant receivedAt) {

        public String sizeText() {
            return size < 1024 ? size + " bytes" : Math.round(size / 102.4) / 10.0 + " KB";
        }

        /// The media type without its parameters.
        public String type() {
            int semicolon = mediaType.indexOf(';');
            return semicolon < 0 ? mediaType : mediaType.substring(0, semicolon);
        }

        /// In groups, so that it can wrap.
        public String groupedHash() {
            return String.join(" ", sha256.split("(?<=\\G.{8})"));
        }
    }

    record Neighbour(String href, String date, String headline) {}

    public String href() {
        return ListedRelease.href(code, headline);
    }

    /// The name of the language, in English.
    public String languageName() {
        return Locale.forLanguageTag(language).getDisplayName(Locale.ENGLISH);
    }

    /// A headline in brackets was supplied by the archive, since the release printed none.
    public boolean isHeadlineSupplied() {
        return headline.startsWith("[") && headline.endsWith("]");
    }
}
