package press.dateline.feed;

import org.jspecify.annotations.Nullable;

import press.dateline.browse.ReleasePage;
import press.dateline.release.Contact;
import press.dateline.release.Markup;
import press.dateline.release.Original;
import press.dateline.text.Precision;
import press.dateline.text.StatedDate;
import press.dateline.web.Site;

import tools.jackson.databind.json.JsonMapper;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A release as newsrooms exchange it: IPTC ninjs 3.0. The five texts are bodies with roles of their own,
/// so that whoever takes the news leaves the boilerplate.
final class Ninjs {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Ninjs() {}

    static byte[] write(ReleasePage page, Site site) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("uri", site.url("/r/" + page.code()));
        item.put(
                "standard",
                Map.of(
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
        put(item, "edNote", note(page));
        item.put("language", page.language());
        item.put("title", page.date().text() + " · " + page.headline());
        item.put("by", page.issuers());
        item.put("headlines", headlines(page));
        item.put("bodies", bodies(page));
        item.put("organisations", page.companies().stream().map(c -> issuer(c, site)).toList());
        List<Map<String, Object>> people =
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
                            .map(place -> Map.of("name", place, "rel", "dateline"))
                            .toList());
            item.put("located", page.places().getFirst());
        }
        if (!page.wire().isEmpty()) {
            item.put("infoSources", List.of(Map.of("name", page.wire(), "role", "wire")));
        }
        item.put(
                "altIds",
                List.of(
                        Map.of("role", "code", "value", page.code()),
                        Map.of("role", "sha256-of-text", "value", page.sha256())));
        item.put("genres", List.of(Map.of("name", "press release")));
        item.put("renditions", renditions(page, site));
        return JSON.writeValueAsBytes(item);
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

    private static List<Map<String, Object>> headlines(ReleasePage page) {
        var headlines = new ArrayList<Map<String, Object>>();
        headlines.add(Map.of("role", "main", "value", page.headline()));
        page.subheadlines()
                .forEach(line -> headlines.add(Map.of("role", "subheadline", "value", line)));
        return headlines;
    }

    private static List<Map<String, Object>> bodies(ReleasePage page) {
        var bodies = new ArrayList<Map<String, Object>>();
        body(bodies, "main", page.said().body());
        if (!page.said().dateline().isEmpty()) {
            bodies.add(
                    Map.of(
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

    private static void body(List<Map<String, Object>> bodies, String role, String html) {
        if (!html.isBlank()) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("role", role);
            body.put("contentType", "text/html");
            body.put("charCount", Markup.plain(html).length());
            body.put("wordCount", Markup.words(html));
            body.put("value", Markup.clean(html));
            bodies.add(body);
        }
    }

    private static Map<String, Object> issuer(ReleasePage.Company company, Site site) {
        Map<String, Object> issuer = new LinkedHashMap<>();
        issuer.put("name", company.printedName());
        issuer.put("rel", "issuer");
        if (company.slug() != null) {
            issuer.put("uri", site.url("/companies/" + company.slug()));
        }
        put(issuer, "literal", company.lei());
        if (!company.tickers().isEmpty()) {
            issuer.put(
                    "symbols",
                    company.tickers().stream()
                            .map(t -> Map.of("ticker", t.symbol(), "exchange", t.exchange()))
                            .toList());
        }
        return issuer;
    }

    private static Map<String, Object> person(Contact contact) {
        var ways = new ArrayList<Map<String, Object>>();
        contact.phones().forEach(phone -> ways.add(Map.of("type", "phone", "value", phone)));
        contact.emails().forEach(email -> ways.add(Map.of("type", "email", "value", email)));
        Map<String, Object> person = new LinkedHashMap<>();
        person.put("name", contact.name());
        person.put("rel", contact.kind() == null ? "contact" : contact.kind() + "-contact");
        put(
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

    private static List<Map<String, Object>> renditions(ReleasePage page, Site site) {
        var renditions = new ArrayList<Map<String, Object>>();
        rendition(renditions, "page", site.url(page.href()), "text/html");
        rendition(renditions, "text", site.url(page.editionHref() + ".txt"), "text/plain");
        for (Original original : page.originals()) {
            Map<String, Object> file =
                    rendition(
                            renditions,
                            "original-" + original.position(),
                            site.url(page.href() + "/originals/" + original.position() + "/file"),
                            original.type());
            file.put("sizeInBytes", original.size());
            file.put("digest", "sha256:" + original.sha256());
        }
        return renditions;
    }

    private static Map<String, Object> rendition(
            List<Map<String, Object>> renditions, String name, String href, String type) {
        Map<String, Object> rendition = new LinkedHashMap<>();
        rendition.put("name", name);
        rendition.put("href", href);
        rendition.put("contentType", type);
        renditions.add(rendition);
        return rendition;
    }

    private static void put(Map<String, Object> object, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            object.put(name, value);
        }
    }
}
