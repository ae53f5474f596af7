package press.dateline.feed;

import press.dateline.web.Site;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;

/// A feed as Atom (RFC 4287), its pages of earlier events as RFC 5005, section 4, has them.
final class AtomDocument {

    private final Xml xml;
    private final Site site;

    private AtomDocument(Xml xml, Site site) {
        this.xml = xml;
        this.site = site;
    }

    static byte[] write(Feed feed, Site site) {
        var bytes = new ByteArrayOutputStream();
        Xml xml =
                Xml.document(
                        bytes,
                        "feed",
                        "http://www.w3.org/2005/Atom",
                        Map.of("fh", "http://purl.org/syndication/history/1.0"));
        new AtomDocument(xml, site).feed(feed);
        xml.close();
        return bytes.toByteArray();
    }

    private void feed(Feed feed) {
        xml.text("id", feed.current())
                .text("title", feed.title())
                .text("subtitle", feed.explanation())
                .text("updated", feed.updated().toString());
        people(List.of(site.name()));
        link("self", feed.self(), "type", "application/atom+xml");
        link("alternate", feed.list(), "type", "text/html");
        if (feed.isArchive()) {
            xml.empty("fh:archive");
            link("current", feed.current());
        }
        if (feed.earlier() != null) {
            link("prev-archive", feed.earlier());
        }
        feed.entries().forEach(this::entry);
    }

    private void entry(FeedEntry entry) {
        FeedEntry.Text release = entry.text();
        if (release == null) {
            xml.start("entry");
        } else {
            xml.start("entry", "xml:lang", release.language());
        }
        xml.text("id", site.url(entry.id()))
                .text("title", entry.title())
                .text("published", entry.place().at().toString())
                .text("updated", entry.updated().toString());
        if (release != null) {
            people(release.issuers());
        }
        link("alternate", site.url(entry.href()), "type", "text/html");
        String changes = entry.changesHref();
        if (changes != null) {
            link("related", site.url(changes), "type", "text/html");
        }
        entry.categories().forEach(category -> xml.empty("category", "term", category));
        xml.text("summary", entry.summary());
        if (release != null && !release.html().isEmpty()) {
            xml.text("content", release.html(), "type", "html");
        }
        xml.end();
    }

    private void people(List<String> names) {
        names.forEach(name -> xml.start("author").text("name", name).end());
    }

    private void link(String relation, String href) {
        xml.empty("link", "rel", relation, "href", href);
    }

    private void link(String relation, String href, String attribute, String value) {
        xml.empty("link", "rel", relation, attribute, value, "href", href);
    }
}
