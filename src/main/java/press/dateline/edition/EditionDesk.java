package press.dateline.edition;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import press.dateline.release.Edition;
import press.dateline.release.Release;
import press.dateline.release.ReleaseDesk;
import press.dateline.release.ReleaseText;
import press.dateline.web.PageProblem;
import press.dateline.web.PageProblem.Way;

import java.util.List;

/// What staff see of a release's editions.
@Component
@Transactional(readOnly = true)
public class EditionDesk {

    private final ReleaseDesk desk;

    EditionDesk(ReleaseDesk desk) {
        this.desk = desk;
    }

    /// @throws PageProblem where the release has no such edition
    Edition edition(Release release, String number) {
        return desk.editionsOf(release).stream()
                .filter(edition -> Integer.toString(edition.number()).equals(number))
                .findFirst()
                .orElseThrow(
                        () ->
                                PageProblem.notFound(
                                        "The release has no edition " + number + ".",
                                        new Way(
                                                "/admin/releases/" + release.code(),
                                                "The release's record")));
    }

    /// An edition and what it says.
    public record Saved(Edition edition, ReleaseText text) {}

    /// An edition with its text, for somebody who looks at it.
    ///
    /// @throws PageProblem where there is no such edition
    @Transactional
    public Saved saved(String code, String number, String actor) {
        Release release = desk.existing(code);
        Edition edition = edition(release, number);
        desk.viewed(release, actor);
        return new Saved(edition, edition.text());
    }

    EditionDifference difference(Release release, String from, String to) {
        return EditionDifference.of(edition(release, from).text(), edition(release, to).text());
    }

    /// What the latest edition changes of the one that was published.
    ///
    /// @return null where none was
    @Nullable EditionDifference unpublished(Release release) {
        List<Edition> editions = desk.editionsOf(release);
        return editions.stream()
                .filter(release::isPublicEdition)
                .findFirst()
                .map(shown -> EditionDifference.of(shown.text(), editions.getFirst().text()))
                .orElse(null);
    }
}
