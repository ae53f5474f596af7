package press.dateline.edition;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import press.dateline.release.Edition;
import press.dateline.release.Release;
import press.dateline.release.ReleaseDesk;
import press.dateline.release.ReleaseText;
import press.dateline.web.PageProblem;
import press.dateline.web.PageProblem.Way;

/// What staff see of a release's editions.
@Component
@Transactional(readOnly = true)
public class EditionDesk {

    private final ReleaseDesk desk;

    EditionDesk(ReleaseDesk desk) {
        this.desk = desk;
    }

    /// An edition and what it says.
    public record Saved(Edition edition, ReleaseText text) {}

    /// An edition with its text.
    ///
    /// @throws PageProblem where the release has no such edition
    public Saved saved(Release release, String number) {
        Edition edition = desk.edition(release, number(release, number));
        return new Saved(edition, edition.text());
    }

    /// The number of an edition that the release has.
    ///
    /// @throws PageProblem where it has none of that number
    int number(Release release, String typed) {
        int number = typed.matches("[0-9]{1,9}") ? Integer.parseInt(typed) : 0;
        if (number < 1 || number > release.editions()) {
            throw PageProblem.notFound(
                    "The release has no edition " + typed + ".",
                    new Way("/admin/releases/" + release.code(), "The release's record"));
        }
        return number;
    }
}
