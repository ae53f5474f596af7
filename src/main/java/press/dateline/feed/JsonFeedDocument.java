package press.dateline.feed;

import org.jspecify.annotations.Nullable;

import press.dateline.web.Json;
import press.dateline.web.Site;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A feed as JSON Feed 1.1 (jsonfeed.org).
final class JsonFeedDocument {

    private JsonFeedDocument() {}

    static byte[] write(Feed feed, Site site) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("version", "https://jsonfeed.org/version/1.1");
        document.put("title", feed.title());
        document.put("home_page_url", feed.list());
        document.put("feed_url", feed.self());
        document.put("description", feed.explanation());
        if (feed.earlier() != null) {
            document.put("next_url", feed.earlier());
        }
        document.put("authors", people(List.of(site.name())));
        document.put("items", feed.entries().stream().map(entry -> item(entry, site)).toList());
        return Json.bytes(document);
    }

    private static Map<String, @Nullable Object> item(FeedEntry entry, Site site) {
        FeedEntry.Text release = entry.text();
        Instant updated = entry.updated();
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("id", site.url(entry.id()));
        item.put("url", site.url(entry.href()));
        item.put("title", entry.title());
        item.put("summary", entry.summary());
        // One of the two has to be there.
        if (release != null && !release.html().isEmpty()) {
            item.put("content_html", release.html());
        } else {
            item.put("content_text", entry.summary());
        }
        item.put("date_published", entry.place().at().toString());
        if (!updated.equals(entry.place().at())) {
            item.put("date_modified", updated.toString());
        }
        if (release != null) {
            item.put("authors", people(release.issuers()));
            item.put("language", release.language());
        }
        item.put("tags", entry.categories());
        Map<String, @Nullable Object> own = new LinkedHashMap<>();
        own.put("about", site.url("/about#feeds"));
        own.put("code", entry.place().code());
        if (release != null) {
            own.put("edition", entry.edition());
            own.put("released_on", release.date().iso());
        }
        item.put("_dateline", own);
        return item;
    }

    private static List<Map<String, @Nullable Object>> people(List<String> names) {
        return names.stream().map(name -> Json.object("name", name)).toList();
    }
}
