package press.dateline.feed;

import org.jspecify.annotations.Nullable;

import press.dateline.web.Site;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// A feed as Atom (RFC 4287), its pages of earlier events as RFC 5005, section 4, has them.
final class AtomDocument {

    private static final String HISTORY = "http://purl.org/syndication/history/1.0";

    private final XMLStreamWriter xml;
    private final Site site;

    private AtomDocument(XMLStreamWriter xml, Site site) {
        this.xml = xml;
        this.site = site;
    }

    static byte[] write(Feed feed, Site site) {
        var bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory()
                            .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            new AtomDocument(xml, site).feed(feed);
            xml.close();
        } catch (XMLStreamException nothingIsWrittenWrongly) {
            throw new IllegalStateException(nothingIsWrittenWrongly);
        }
        return bytes.toByteArray();
    }

    private void feed(Feed feed) throws XMLStreamException {
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace("http://www.w3.org/2005/Atom");
        xml.writeNamespace("fh", HISTORY);
        text("id", feed.current());
        text("title", feed.title());
        text("subtitle", feed.explanation());
        text("updated", feed.updated().toString());
        people(List.of(site.name()));
        link("self", feed.self(), "application/atom+xml");
        link("alternate", feed.list(), "text/html");
        if (feed.isArchive()) {
            xml.writeEmptyElement("fh", "archive", HISTORY);
            link("current", feed.current(), null);
        }
        if (feed.earlier() != null) {
            link("prev-archive", feed.earlier(), null);
        }
        for (FeedEntry entry : feed.entries()) {
            entry(entry);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void entry(FeedEntry entry) throws XMLStreamException {
        FeedEntry.Text release = entry.text();
        xml.writeStartElement("entry");
        if (release != null) {
            xml.writeAttribute("xml:lang", release.language());
        }
        text("id", site.url(entry.id()));
        text("title", entry.title());
        text("published", entry.place().at().toString());
        text("updated", entry.updated().toString());
        if (release != null) {
            people(release.issuers());
        }
        link("alternate", site.url(entry.href()), "text/html");
        String changes = entry.changesHref();
        if (changes != null) {
            link("related", site.url(changes), "text/html");
        }
        xml.writeEmptyElement("category");
        xml.writeAttribute("term", entry.category());
        if (!entry.isWithdrawal() && entry.withdrawnAt() != null) {
            xml.writeEmptyElement("category");
            xml.writeAttribute("term", "withdrawn");
        }
        text("summary", entry.summary());
        if (release != null && !release.html().isEmpty()) {
            xml.writeStartElement("content");
            xml.writeAttribute("type", "html");
            xml.writeCharacters(characters(release.html()));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void people(List<String> names) throws XMLStreamException {
        for (String name : names) {
            xml.writeStartElement("author");
            text("name", name);
            xml.writeEndElement();
        }
    }

    private void link(String relation, String href, @Nullable String type)
            throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        if (type != null) {
            xml.writeAttribute("type", type);
        }
        xml.writeAttribute("href", href);
    }

    private void text(String element, String value) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(characters(value));
        xml.writeEndElement();
    }

    /// Without the two characters that text may hold and XML 1.0 may not.
    private static String characters(String value) {
        return value.replace("\ufffe", "").replace("\uffff", "");
    }
}
