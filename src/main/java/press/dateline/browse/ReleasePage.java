package press.dateline.browse;

import org.jspecify.annotations.Nullable;

import press.dateline.release.Contact;
import press.dateline.release.Original;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// Everything that a release's page says.
///
/// @param edition the public number of the edition shown, and of how many
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
        List<Original> originals,
        @Nullable Neighbour earlier,
        @Nullable Neighbour later) {

    /// @param slug null in a preview of a company that the public does not know yet
    record Company(String printedName, @Nullable String slug) {}

    record Withdrawal(Instant at, String reason) {}

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
