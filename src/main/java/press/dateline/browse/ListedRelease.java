package press.dateline.browse;

import press.dateline.web.Slug;
import press.dateline.web.TextDirection;

import java.time.LocalDate;
import java.util.List;

/// A release in a list.
///
/// @param issuers names as printed, in order
/// @param sortDate 0001-01-01 where undated
/// @param replaced whether a correction stands in its place
/// @param correction whether it stands in the place of an earlier release
public record ListedRelease(
        String code,
        LocalDate sortDate,
        ReleaseDate date,
        String headline,
        String summary,
        List<String> issuers,
        String language,
        boolean withdrawn,
        boolean replaced,
        boolean correction) {

    /// Of the headline, and so of the release's place in a list.
    public String direction() {
        return TextDirection.of(headline, language);
    }

    /// Of its first words.
    public String summaryDirection() {
        return TextDirection.of(summary, language);
    }

    /// Where the release is. The code finds it, the rest is for readers.
    public String href() {
        return href(code, headline);
    }

    /// The address of a release.
    ///
    /// @param headline of the edition that is public now
    public static String href(String code, String headline) {
        return "/releases/" + code + "/" + Slug.of(headline, "release");
    }

    Cursor cursor() {
        return new Cursor(sortDate, code);
    }
}
