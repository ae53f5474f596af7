package press.dateline.intake;

import org.jspecify.annotations.Nullable;

import press.dateline.text.Finding;
import press.dateline.text.HeadedText;
import press.dateline.text.ParsedCompany;
import press.dateline.text.ParsedContact;
import press.dateline.text.ParsedDateline;
import press.dateline.text.ParsedDocument;
import press.dateline.text.ParsedRelease;
import press.dateline.text.Part;
import press.dateline.text.Passage;
import press.dateline.web.Sha256;

import tools.jackson.databind.json.JsonMapper;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// What the reader found, for programs: the lines that `parse` prints. Other programs read them, so keys
/// and their order stay.
public final class ParsedJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ParsedJson() {}

    /// The line of a file that cannot be read.
    public static String error(String file, String sentence) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("file", file);
        line.put("error", sentence);
        return JSON.writeValueAsString(line);
    }

    /// The line of one release of a document.
    public static String line(
            String file, byte[] bytes, ParsedDocument document, ParsedRelease release) {
        return JSON.writeValueAsString(object(file, bytes, document, release));
    }

    /// The same before it is written.
    public static Map<String, @Nullable Object> object(
            String file, byte[] bytes, ParsedDocument document, ParsedRelease release) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("file", file);
        line.put("sha256", Sha256.hex(bytes));
        line.put("charset", document.charset());
        line.put("derived", document.derived());
        line.put("language", release.language());
        line.put("release", release.release());
        line.put("reason", release.reason());
        line.put("headline", text(release.headline()));
        line.put("subheadlines", release.subheadlines().stream().map(Passage::text).toList());
        line.put("dateline", dateline(release.dateline()));
        line.put("companies", release.companies().stream().map(ParsedJson::company).toList());
        line.put("body", release.body().isEmpty() ? null : release.bodyText());
        line.put("about", release.about().stream().map(ParsedJson::about).toList());
        line.put("disclaimer", release.disclaimers().stream().map(ParsedJson::headed).toList());
        line.put("contacts", release.contacts().stream().map(ParsedJson::contact).toList());
        line.put("source", text(release.source()));
        line.put("correction", text(release.correction()));
        line.put("embargo", text(release.embargo()));
        line.put("findings", release.findings().stream().map(ParsedJson::finding).toList());
        line.put("parts", release.parts().stream().map(ParsedJson::part).toList());
        line.put("length", document.text().length());
        if (document.derived()) {
            line.put("text", document.text());
        }
        return line;
    }

    private static @Nullable String text(@Nullable Passage passage) {
        return passage == null ? null : passage.text();
    }

    private static @Nullable Map<String, @Nullable Object> dateline(
            @Nullable ParsedDateline dateline) {
        if (dateline == null) {
            return null;
        }
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("printed", text(dateline.printed()));
        object.put("places", dateline.places());
        object.put("date", dateline.date() == null ? null : dateline.date().iso());
        object.put(
                "precision",
                dateline.date() == null
                        ? "unknown"
                        : dateline.date().precision().name().toLowerCase(Locale.ROOT));
        object.put("wire", dateline.wire());
        return object;
    }

    private static Map<String, Object> company(ParsedCompany company) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", company.name().text());
        object.put(
                "tickers",
                company.tickers().stream()
                        .map(
                                ticker -> {
                                    Map<String, @Nullable Object> one = new LinkedHashMap<>();
                                    one.put("exchange", ticker.exchange());
                                    one.put("symbol", ticker.symbol());
                                    return one;
                                })
                        .toList());
        return object;
    }

    private static Map<String, @Nullable Object> about(HeadedText about) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("company", about.company());
        object.putAll(headed(about));
        return object;
    }

    /// A heading that stands against its text without any character between is printed as it stands:
    /// where it ends is a reading, and what is printed here are the document's own words.
    private static Map<String, @Nullable Object> headed(HeadedText headed) {
        String heading = text(headed.heading());
        String text = text(headed.text());
        boolean glued = headed.glued() && heading != null && text != null;
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("heading", glued ? null : heading);
        object.put("text", glued ? heading + text : text);
        return object;
    }

    private static Map<String, @Nullable Object> contact(ParsedContact contact) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("name", contact.name());
        object.put("title", contact.title());
        object.put("organization", contact.organization());
        object.put("phones", contact.phones());
        object.put("emails", contact.emails());
        object.put(
                "kind",
                contact.kind() == null ? null : contact.kind().name().toLowerCase(Locale.ROOT));
        return object;
    }

    private static Map<String, Object> finding(Finding finding) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("severity", finding.severity().code());
        object.put("code", finding.code().code());
        object.put("message", finding.message());
        object.put("start", finding.span().start());
        object.put("end", finding.span().end());
        return object;
    }

    private static Map<String, Object> part(Part part) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("kind", part.kind().code());
        object.put("start", part.span().start());
        object.put("end", part.span().end());
        return object;
    }
}
