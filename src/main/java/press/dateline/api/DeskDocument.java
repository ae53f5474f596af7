package press.dateline.api;

import org.jspecify.annotations.Nullable;

import press.dateline.company.CompanyDesk;
import press.dateline.release.Issuer;
import press.dateline.release.Release;
import press.dateline.release.ReleaseText;
import press.dateline.text.StatedDate;
import press.dateline.web.Json;
import press.dateline.web.Site;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A release at the desk as programs get it: how it stands, and its latest edition with the names that
/// they send.
final class DeskDocument {

    private DeskDocument() {}

    static Map<String, @Nullable Object> of(
            Release release, ReleaseText text, Instant now, CompanyDesk companies, Site site) {
        Instant publishAt = release.publishAt();
        StatedDate date = text.date();
        boolean isPublic = release.isPublicSince(now);
        return Json.object(
                "code", release.code(),
                "state", release.isEmbargoed(now) ? "embargoed" : release.state().name(),
                "edition", release.editions(),
                "publish_at", publishAt == null ? null : publishAt.toString(),
                "public_url", isPublic ? site.url("/r/" + release.code()) : null,
                "desk_url", site.url("/admin/releases/" + release.code()),
                "headline", text.headline(),
                "subheadlines", text.subheadlines(),
                "companies", companies(text, companies),
                "dateline", text.dateline(),
                "places", text.places(),
                "date", date == null ? null : date.iso(),
                "wire", text.wire(),
                "language", text.language(),
                "body", text.body(),
                "about", text.about(),
                "disclaimer", text.disclaimer(),
                "contacts", text.contacts().stream().map(ReleaseDocument::contact).toList(),
                "source_line", text.sourceLine());
    }

    private static List<Map<String, @Nullable Object>> companies(
            ReleaseText text, CompanyDesk desk) {
        var companies = new ArrayList<Map<String, @Nullable Object>>();
        for (Issuer issuer : text.issuers()) {
            desk.withId(issuer.companyId())
                    .ifPresent(
                            company ->
                                    companies.add(
                                            Json.object(
                                                    "printed_name", issuer.printedName(),
                                                    "slug", company.slug())));
        }
        return companies;
    }
}
