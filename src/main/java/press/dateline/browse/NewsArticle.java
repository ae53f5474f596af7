package press.dateline.browse;

import org.jspecify.annotations.Nullable;

import press.dateline.release.Original;
import press.dateline.web.Json;
import press.dateline.web.Site;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A release as schema.org describes a `NewsArticle`: there is no type for press releases.
final class NewsArticle {

    private NewsArticle() {}

    /// What stands in the page for programs, as JSON-LD.
    static Map<String, @Nullable Object> of(ReleasePage page, Site site) {
        Map<String, @Nullable Object> article = new LinkedHashMap<>();
        article.put("@context", "https://schema.org");
        article.put("@type", "NewsArticle");
        article.put("@id", site.url("/r/" + page.code()));
        article.put("url", site.url(page.href()));
        article.put("genre", "press release");
        article.put("headline", page.headline());
        if (!page.subheadlines().isEmpty()) {
            article.put("alternativeHeadline", page.subheadlines());
        }
        Json.putText(article, "dateline", page.said().dateline());
        // The day that the release states; what is undated was at least not known here before.
        String stated = page.date().iso();
        article.put("datePublished", stated == null ? page.date().archivedAt().toString() : stated);
        article.put("dateModified", page.lastPublished().toString());
        article.put("inLanguage", page.language());
        article.put("version", page.edition());
        if (page.withdrawal() != null) {
            article.put("creativeWorkStatus", "Withdrawn");
        }
        article.put("publisher", page.companies().stream().map(c -> company(c, site)).toList());
        if (!page.places().isEmpty()) {
            article.put(
                    "locationCreated",
                    page.places().stream()
                            .map(place -> Json.object("@type", "Place", "name", place))
                            .toList());
        }
        List<Map<String, @Nullable Object>> corrections =
                Stream.concat(
                                page.changes().reversed().stream()
                                        .map(
                                                change ->
                                                        comment(
                                                                change.note(),
                                                                change.at().toString())),
                                page.corrections().stream()
                                        .map(
                                                correction ->
                                                        Json.object(
                                                                "@type",
                                                                "CorrectionComment",
                                                                "text",
                                                                correction.headline(),
                                                                "url",
                                                                site.url(correction.href()))))
                        .toList();
        if (!corrections.isEmpty()) {
            article.put("correction", corrections);
        }
        if (!page.originals().isEmpty()) {
            article.put(
                    "isBasedOn",
                    page.originals().stream().map(o -> original(page, o, site)).toList());
        }
        article.put(
                "isPartOf",
                Json.object("@type", "WebSite", "name", site.name(), "url", site.url("/")));
        return article;
    }

    private static Map<String, @Nullable Object> comment(String text, String at) {
        return Json.object("@type", "CorrectionComment", "text", text, "datePublished", at);
    }

    private static Map<String, @Nullable Object> company(ReleasePage.Company company, Site site) {
        Map<String, @Nullable Object> corporation =
                Json.object("@type", "Corporation", "name", company.printedName());
        if (company.slug() != null) {
            corporation.put("url", site.url("/companies/" + company.slug()));
        }
        Json.putText(corporation, "leiCode", company.lei());
        if (!company.tickers().isEmpty()) {
            // Exchange and symbol, parted by a space.
            corporation.put(
                    "tickerSymbol",
                    company.tickers().stream().map(t -> t.exchange() + " " + t.symbol()).toList());
        }
        return corporation;
    }

    private static Map<String, @Nullable Object> original(
            ReleasePage page, Original original, Site site) {
        return Json.object(
                "@type", "MediaObject",
                "contentUrl", site.url(page.originalFileHref(original)),
                "encodingFormat", original.type(),
                "contentSize", original.size() + " B",
                "sha256", original.sha256());
    }
}
