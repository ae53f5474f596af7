package press.dateline.browse;

import press.dateline.release.Original;
import press.dateline.web.Site;

import java.util.ArrayList;
import java.util.List;

/// What a release's page says to programs in its `Link` header (signposting.org): how to cite it, in which
/// other forms it is there, which edition it is.
final class Signposts {

    private Signposts() {}

    /// The header's value.
    static String of(ReleasePage page, Site site) {
        var links = new ArrayList<String>();
        add(links, site.url("/r/" + page.code()), "cite-as");
        add(links, "https://schema.org/NewsArticle", "type");
        for (Format format : Format.values()) {
            String ending = "." + format.ending();
            links.add(
                    "<%s>; rel=\"%s\"; type=\"%s\""
                            .formatted(
                                    site.url(page.href() + ending),
                                    format.isAboutIt() ? "describedby" : "alternate",
                                    format.type()));
        }
        for (Original original : page.originals()) {
            links.add(
                    "<%s>; rel=\"item\"; type=\"%s\""
                            .formatted(site.url(page.originalFileHref(original)), original.type()));
        }
        if (page.isReplaced()) {
            add(links, site.url(page.href()), "latest-version");
        }
        if (page.edition() > 1) {
            add(links, site.url(page.editionHref(page.edition() - 1)), "predecessor-version");
        }
        return String.join(", ", links);
    }

    private static void add(List<String> links, String target, String relation) {
        links.add("<%s>; rel=\"%s\"".formatted(target, relation));
    }
}
