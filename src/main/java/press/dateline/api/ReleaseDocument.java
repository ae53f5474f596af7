package press.dateline.api;

import org.jspecify.annotations.Nullable;

import press.dateline.browse.ListedRelease;
import press.dateline.browse.ReleaseDate;
import press.dateline.browse.ReleasePage;
import press.dateline.release.Contact;
import press.dateline.release.Markup;
import press.dateline.release.Original;
import press.dateline.release.ReleaseText;
import press.dateline.text.StatedDate;
import press.dateline.web.Json;
import press.dateline.web.Site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Releases as JSON. Names and their meaning stay; more may come.
final class ReleaseDocument {

    private ReleaseDocument() {}

    /// A release in a list.
    static Map<String, @Nullable Object> listed(ListedRelease release, Site site) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("code", release.code());
        object.put("url", site.url(release.href()));
        object.put("api_url", address(release.code(), site));
        date(object, release.date());
        object.put("headline", release.headline());
        object.put("summary", release.summary());
        object.put("issuers", release.issuers());
        object.put("language", release.language());
        object.put("withdrawn", release.withdrawn());
        object.put("replaced", release.replaced());
        object.put("correction", release.correction());
        return object;
    }

    private static String address(String code, Site site) {
        return site.url("/api/v1/releases/" + code);
    }

    private static void date(Map<String, @Nullable Object> object, ReleaseDate date) {
        StatedDate stated = date.releasedOn();
        object.put("released_on", date.iso());
        object.put(
                "precision",
                stated == null ? "unknown" : stated.precision().name().toLowerCase(Locale.ROOT));
        object.put("archived_at", date.archivedAt().toString());
    }

    /// A release, or an edition of it, whole.
    static Map<String, @Nullable Object> whole(ReleasePage page, Site site) {
        ReleaseText said = page.said();
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("code", page.code());
        object.put("url", site.url(page.href()));
        object.put("short_url", site.url("/r/" + page.code()));
        object.put("api_url", address(page.code(), site));
        object.put("state", page.withdrawal() == null ? "published" : "withdrawn");
        object.put("edition", page.edition());
        object.put("editions", page.editions());
        object.put("edition_url", site.url(page.editionHref()));
        object.put("edition_published_at", page.lastPublished().toString());
        object.put("sha256", page.sha256());
        date(object, page.date());
        object.put("language", said.language());
        object.put("headline", said.headline());
        object.put("subheadlines", said.subheadlines());
        object.put("dateline", said.dateline());
        object.put("places", said.places());
        object.put("wire", said.wire());
        object.put("companies", page.companies().stream().map(c -> company(c, site)).toList());
        object.put("news_html", Markup.clean(said.body()));
        object.put("about_html", Markup.clean(said.about()));
        object.put("disclaimer_html", Markup.clean(said.disclaimer()));
        object.put("contacts", said.contacts().stream().map(ReleaseDocument::contact).toList());
        object.put("source_line", said.sourceLine());
        object.put("withheld", page.withheld());
        object.put("withheld_reason", page.withheldReason());
        ReleasePage.Withdrawal withdrawal = page.withdrawal();
        object.put("withdrawn_at", withdrawal == null ? null : withdrawal.at().toString());
        object.put("withdrawal_reason", withdrawal == null ? null : withdrawal.reason());
        object.put("replaced_by", page.corrections().stream().map(n -> other(n, site)).toList());
        object.put("replaces", page.corrected().stream().map(n -> other(n, site)).toList());
        object.put("history", editions(page, site));
        object.put("originals", originals(page, site));
        return object;
    }

    private static Map<String, @Nullable Object> company(ReleasePage.Company company, Site site) {
        String slug = company.slug();
        return Json.object(
                "printed_name", company.printedName(),
                "slug", slug,
                "url", slug == null ? null : site.url("/companies/" + slug),
                "cik", company.cik(),
                "lei", company.lei(),
                "tickers",
                        company.tickers().stream()
                                .map(
                                        t ->
                                                Json.object(
                                                        "exchange",
                                                        t.exchange(),
                                                        "symbol",
                                                        t.symbol()))
                                .toList());
    }

    static Map<String, @Nullable Object> contact(Contact contact) {
        return Json.object(
                "name", contact.name(),
                "title", contact.title(),
                "organization", contact.organization(),
                "phones", contact.phones(),
                "emails", contact.emails(),
                "kind", contact.kind());
    }

    private static Map<String, @Nullable Object> other(ReleasePage.Neighbour release, Site site) {
        return Json.object(
                "code", release.code(),
                "url", site.url(release.href()),
                "headline", release.headline());
    }

    /// Every edition that is public or was, the first one first.
    static List<Map<String, @Nullable Object>> editions(ReleasePage page, Site site) {
        var editions = new ArrayList<Map<String, @Nullable Object>>();
        List<ReleasePage.Published> history =
                page.history().isEmpty()
                        ? List.of(new ReleasePage.Published(1, page.date().archivedAt(), null, ""))
                        : page.history();
        for (ReleasePage.Published edition : history) {
            editions.add(
                    Json.object(
                            "edition",
                            edition.number(),
                            "published_at",
                            edition.at().toString(),
                            "change",
                            edition.change() == null ? null : edition.change().name(),
                            "note",
                            edition.note() == null ? "" : edition.note(),
                            "url",
                            site.url(page.editionHref(edition.number())),
                            "api_url",
                            address(page.code(), site) + "/editions/" + edition.number()));
        }
        return editions;
    }

    /// The documents that it came in, as far as the public may have them.
    static List<Map<String, @Nullable Object>> originals(ReleasePage page, Site site) {
        var originals = new ArrayList<Map<String, @Nullable Object>>();
        for (Original original : page.originals()) {
            originals.add(
                    Json.object(
                            "position", original.position(),
                            "url", site.url(page.originalHref(original)),
                            "file_url", site.url(page.originalFileHref(original)),
                            "media_type", original.mediaType(),
                            "size", original.size(),
                            "sha256", original.sha256(),
                            "source", original.source(),
                            "received_at", original.receivedAt().toString()));
        }
        return originals;
    }
}
