package press.dateline.feed;

import org.jspecify.annotations.Nullable;

import press.dateline.browse.ReleasePage;
import press.dateline.release.Contact;
import press.dateline.release.Markup;
import press.dateline.release.Original;
import press.dateline.text.Precision;
import press.dateline.text.StatedDate;
import press.dateline.web.Json;
import press.dateline.web.Site;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A release as newsrooms exchange it: IPTC ninjs 3.0. The five texts are bodies with roles of their own,
/// so that whoever takes the news leaves the boilerplate.
final class Ninjs {

    private Ninjs() {}

    static byte[] write(ReleasePage page, Site site) {
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("uri", site.url("/r/" + page.code()));
        item.put(
                "standard",
                Json.object(
                        "name",
                        "ninjs",
                        "version",
                        "3.0",
                        "schema",
                        "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json"));
        item.put("type", "text");
        item.put("representationType", page.withheld().isEmpty() ? "full" : "partial");
        item.put("profile", "press-release");
        item.put("version", Integer.toString(page.edition()));
        item.put("firstCreated", page.date().archivedAt().toString());
        item.put("versionCreated", page.lastPublished().toString());
        StatedDate stated = page.date().releasedOn();
        if (stated != null && stated.precision() == Precision.DAY) {
            // The format has no days: the beginning of it.
            item.put(
                    "contentCreated",
                    stated.firstDay().atStartOfDay(ZoneOffset.UTC).toInstant().toString());
        }
        item.put("pubStatus", page.withdrawal() == null ? "usable" : "canceled");
        Json.putText(item, "edNote", note(page));
        item.put("language", page.language());
        item.put("title", page.date().text() + " · " + page.headline());
        item.put("by", page.issuers());
        item.put("headlines", headlines(page));
        item.put("bodies", bodies(page));
        item.put("organisations", page.companies().stream().map(c -> issuer(c, site)).toList());
        List<Map<String, @Nullable Object>> people =
                page.contacts().stream()
                        .filter(c -> !c.name().isEmpty())
                        .map(Ninjs::person)
                        .toList();
        if (!people.isEmpty()) {
            item.put("people", people);
        }
        if (!page.places().isEmpty()) {
            item.put(
                    "places",
                    page.places().stream()
                            .map(place -> Json.object("name", place, "rel", "dateline"))
                            .toList());
            item.put("located", page.places().getFirst());
        }
        if (!page.wire().isEmpty()) {
            item.put("infoSources", List.of(Json.object("name", page.wire(), "role", "wire")));
        }
        item.put(
                "altIds",
                List.of(
                        Json.object("role", "code", "value", page.code()),
                        Json.object("role", "sha256-of-text", "value", page.sha256())));
        item.put("genres", List.of(Json.object("name", "press release")));
        item.put("renditions", renditions(page, site));
        return Json.bytes(item);
    }

    /// What an editor has to know before anything of it is used.
    private static String note(ReleasePage page) {
        var notes = new ArrayList<String>();
        if (page.withdrawal() != null) {
            notes.add("Withdrawn: " + page.withdrawal().reason());
        }
        ReleasePage.Neighbour current = page.current();
        if (current != null) {
            notes.add("Replaced by " + current.code() + ": " + current.headline());
        }
        page.changes()
                .forEach(
                        change ->
                                notes.add(
                                        (change.change() == null
                                                        ? "Changed"
                                                        : change.change().label())
                                                + ": "
                                                + change.note()));
        if (!page.withheld().isEmpty()) {
            notes.add(
                    "Withheld: "
                            + String.join(", ", page.withheld())
                            + ". "
                            + page.withheldReason());
        }
        return String.join(" ", notes);
    }

    private static List<Map<String, @Nullable Object>> headlines(ReleasePage page) {
        var headlines = new ArrayList<Map<String, @Nullable Object>>();
        headlines.add(Json.object("role", "main", "value", page.headline()));
        page.subheadlines()
                .forEach(line -> headlines.add(Json.object("role", "subheadline", "value", line)));
        return headlines;
    }

    private static List<Map<String, @Nullable Object>> bodies(ReleasePage page) {
        var bodies = new ArrayList<Map<String, @Nullable Object>>();
        body(bodies, "main", page.said().body());
        if (!page.said().dateline().isEmpty()) {
            bodies.add(
                    Json.object(
                            "role",
                            "dateline",
                            "contentType",
                            "text/plain",
                            "value",
                            page.said().dateline()));
        }
        body(bodies, "boilerplate", page.said().about());
        body(bodies, "disclaimer", page.said().disclaimer());
        return bodies;
    }

    private static void body(List<Map<String, @Nullable Object>> bodies, String role, String html) {
        if (!html.isBlank()) {
            String plain = Markup.plain(html);
            bodies.add(
                    Json.object(
                            "role", role,
                            "contentType", "text/html",
                            "charCount", plain.length(),
                            "wordCount", Markup.wordsOf(plain),
                            "value", Markup.clean(html)));
        }
    }

    private static Map<String, @Nullable Object> issuer(ReleasePage.Company company, Site site) {
        Map<String, @Nullable Object> issuer =
                Json.object("name", company.printedName(), "rel", "issuer");
        if (company.slug() != null) {
            issuer.put("uri", site.url("/companies/" + company.slug()));
        }
        Json.putText(issuer, "literal", company.lei());
        if (!company.tickers().isEmpty()) {
            issuer.put(
                    "symbols",
                    company.tickers().stream()
                            .map(t -> Json.object("ticker", t.symbol(), "exchange", t.exchange()))
                            .toList());
        }
        return issuer;
    }

    private static Map<String, @Nullable Object> person(Contact contact) {
        var ways = new ArrayList<Map<String, @Nullable Object>>();
        contact.phones().forEach(phone -> ways.add(Json.object("type", "phone", "value", phone)));
        contact.emails().forEach(email -> ways.add(Json.object("type", "email", "value", email)));
        Map<String, @Nullable Object> person =
                Json.object(
                        "name",
                        contact.name(),
                        "rel",
                        contact.kind() == null ? "contact" : contact.kind() + "-contact");
        Json.putText(
                person,
                "literal",
                List.of(contact.title(), contact.organization()).stream()
                        .filter(said -> !said.isEmpty())
                        .collect(Collectors.joining(", ")));
        if (!ways.isEmpty()) {
            person.put("contactInfo", ways);
        }
        return person;
    }

    private static List<Map<String, @Nullable Object>> renditions(ReleasePage page, Site site) {
        var renditions = new ArrayList<Map<String, @Nullable Object>>();
        rendition(renditions, "page", site.url(page.href()), "text/html");
        rendition(renditions, "text", site.url(page.editionHref() + ".txt"), "text/plain");
        for (Original original : page.originals()) {
            Map<String, @Nullable Object> file =
                    rendition(
                            renditions,
                            "original-" + original.position(),
                            site.url(page.originalFileHref(original)),
                            original.type());
            file.put("sizeInBytes", original.size());
            file.put("digest", "sha256:" + original.sha256());
        }
        return renditions;
    }

    private static Map<String, @Nullable Object> rendition(
            List<Map<String, @Nullable Object>> renditions, String name, String href, String type) {
        Map<String, @Nullable Object> rendition =
                Json.object("name", name, "href", href, "contentType", type);
        renditions.add(rendition);
        return rendition;
    }
}
