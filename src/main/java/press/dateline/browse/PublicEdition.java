package press.dateline.browse;

import press.dateline.release.CanonicalText;
import press.dateline.release.ReleaseText;
import press.dateline.web.ArchiveCalendar;

import java.time.Instant;
import java.util.List;

/// An edition that is public or was, for whoever cites it.
///
/// @param href the release's address
/// @param number the public one, from 1
/// @param editions how many are public or were
/// @param at when this one became public
/// @param text without the parts that are withheld
/// @param withheld names of parts that are blank for legal reasons
public record PublicEdition(
        String code,
        String href,
        int number,
        int editions,
        Instant at,
        ReleaseText text,
        List<String> withheld) {

    public boolean isCurrent() {
        return number == editions;
    }

    /// Its own address, whatever becomes of the release.
    public String ownHref() {
        return href(href, number);
    }

    /// The address of an edition.
    ///
    /// @param release the release's address
    static String href(String release, int number) {
        return release + "/editions/" + number;
    }

    /// The address of the page that shows it now.
    public String shownAt() {
        return isCurrent() ? href : ownHref();
    }

    /// `24 March 2009` or `Date not stated`.
    public String date() {
        return new ReleaseDate(text.date(), at).text();
    }

    /// The line that stands above the headline.
    public String status(ArchiveCalendar calendar) {
        return new ReleaseDate(text.date(), at).status(calendar);
    }

    /// The hash of its canonical text.
    public String sha256() {
        return CanonicalText.sha256(text);
    }
}
