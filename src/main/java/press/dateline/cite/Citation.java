package press.dateline.cite;

import org.jspecify.annotations.Nullable;

import press.dateline.browse.PublicEdition;
import press.dateline.release.Issuer;
import press.dateline.text.StatedDate;
import press.dateline.web.Slug;
import press.dateline.web.TextDirection;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// How an edition is cited. Each form names the edition and the hash of its text, so that whoever
/// follows it can see whether they read the same words.
///
/// @param archive the archive's name
/// @param address short and permanent, of the release
/// @param archived the day on which the edition became public here
/// @param sha256 of the canonical text
record Citation(
        PublicEdition edition, String archive, String address, LocalDate archived, String sha256) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// In one sentence, for any place.
    public String plain() {
        StatedDate date = date();
        return "%s: “%s”. Press release, %s. %s, edition %d, archived %s. %s (SHA-256 %s)"
                .formatted(
                        TextDirection.isolated(companies(", ")),
                        TextDirection.isolated(headline()),
                        date == null ? "no date stated" : date.words(),
                        archive,
                        edition.number(),
                        day(archived, "d MMMM uuuu"),
                        address,
                        sha256);
    }

    /// As a bibliography has it by the Chicago Manual of Style.
    public String chicago() {
        return "%s “%s” Press release, %s. %s, edition %d, archived %s. %s. SHA-256 %s."
                .formatted(
                        ended(companies(" and ")),
                        ended(headline()),
                        stated("n.d", "uuuu", "MMMM uuuu", "MMMM d, uuuu"),
                        archive,
                        edition.number(),
                        day(archived, "MMMM d, uuuu"),
                        address,
                        sha256);
    }

    /// As a list of references has it by the manual of the American Psychological Association. The
    /// headline keeps its capitals: which words are names only a reader knows.
    public String apa() {
        return "%s (%s). %s [Press release, edition %d, SHA-256 %s]. %s. %s"
                .formatted(
                        ended(companies(" & ")),
                        stated("n.d.", "uuuu", "uuuu, MMMM", "uuuu, MMMM d"),
                        TextDirection.isolated(headline()),
                        edition.number(),
                        sha256,
                        archive,
                        address);
    }

    /// An entry for BibTeX; `month` and `day` where they are stated.
    public String bibtex() {
        StatedDate date = date();
        var entry = new StringBuilder("@misc{").append(key()).append(",\n");
        // Braces keep a company's name from being parted into first and last.
        field(
                entry,
                "author",
                edition.text().issuers().stream()
                        .map(issuer -> "{" + tex(issuer.printedName()) + "}")
                        .collect(Collectors.joining(" and ")));
        field(entry, "title", "{" + tex(headline()) + "}");
        field(entry, "howpublished", "Press release");
        field(entry, "publisher", tex(archive));
        if (date != null) {
            field(entry, "year", stated("", "uuuu", "uuuu", "uuuu"));
            field(entry, "month", stated("", "", "M", "M"));
            field(entry, "day", stated("", "", "", "d"));
        }
        field(entry, "edition", Integer.toString(edition.number()));
        field(entry, "url", address);
        field(entry, "langid", edition.text().language());
        field(entry, "note", "SHA-256 " + sha256);
        return entry.append("}\n").toString();
    }

    /// An entry of a RIS file, lines ending in CR LF. The format knows no press release; reference
    /// managers keep one as a report of that kind.
    public String ris() {
        var entry = new StringBuilder();
        line(entry, "TY", "RPRT");
        // A comma would part a company's name into last and first.
        for (Issuer issuer : edition.text().issuers()) {
            line(entry, "AU", issuer.printedName().replace(",", ""));
        }
        line(entry, "TI", headline());
        line(entry, "M3", "Press release");
        line(entry, "PY", stated("", "uuuu", "uuuu", "uuuu"));
        line(entry, "DA", stated("", "uuuu///", "uuuu/MM//", "uuuu/MM/dd/"));
        line(entry, "PB", companies(", "));
        line(entry, "DP", archive);
        line(entry, "ET", Integer.toString(edition.number()));
        line(entry, "UR", address);
        line(entry, "LA", edition.text().language());
        line(entry, "N1", "SHA-256 " + sha256);
        return entry.append("ER  - \r\n").toString();
    }

    /// An item of CSL-JSON, for citation processors.
    private ObjectNode csl() {
        StatedDate date = date();
        ObjectNode item = JSON.createObjectNode();
        item.put("id", key());
        item.put("type", "report");
        item.put("genre", "Press release");
        item.put("title", headline());
        ArrayNode authors = item.putArray("author");
        for (Issuer issuer : edition.text().issuers()) {
            authors.addObject().put("literal", issuer.printedName());
        }
        if (date != null) {
            ArrayNode parts = item.putObject("issued").putArray("date-parts").addArray();
            for (String part : date.iso().split("-", -1)) {
                parts.add(Integer.parseInt(part));
            }
        }
        item.put("archive", archive);
        item.put("edition", Integer.toString(edition.number()));
        item.put("URL", address);
        item.put("language", edition.text().language());
        item.put("note", "SHA-256 " + sha256);
        return item;
    }

    /// The item as text.
    public String cslJson() {
        return csl().toPrettyString() + "\n";
    }

    /// A file of CSL-JSON.
    static String csl(List<Citation> citations) {
        ArrayNode items = JSON.createArrayNode();
        citations.forEach(citation -> items.add(citation.csl()));
        return items.toPrettyString() + "\n";
    }

    private String key() {
        String year = stated("undated", "uuuu", "uuuu", "uuuu");
        String company =
                edition.text().issuers().isEmpty()
                        ? "release"
                        : Slug.of(edition.text().issuers().getFirst().printedName(), "company");
        String first = company.split("-", 2)[0];
        // BibTeX takes no other letters in a key.
        return (first.matches("[a-z0-9]+") ? first : "release") + year + "-" + edition.code();
    }

    private @Nullable StatedDate date() {
        return edition.text().date();
    }

    private String headline() {
        return edition.text().headline();
    }

    private String companies(String between) {
        return edition.text().issuers().stream()
                .map(Issuer::printedName)
                .collect(Collectors.joining(between));
    }

    /// The release's date by one of three patterns, as exactly as it is stated.
    private String stated(String none, String year, String month, String day) {
        StatedDate date = date();
        if (date == null) {
            return none;
        }
        return day(
                date.firstDay(),
                switch (date.precision()) {
                    case YEAR -> year;
                    case MONTH -> month;
                    default -> day;
                });
    }

    private static String day(LocalDate day, String pattern) {
        return pattern.isEmpty()
                ? ""
                : DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(day);
    }

    private static String ended(String text) {
        boolean isEnded = text.endsWith(".") || text.endsWith("?") || text.endsWith("!");
        return TextDirection.isolated(text) + (isEnded ? "" : ".");
    }

    private static void field(StringBuilder entry, String name, String value) {
        if (!value.isEmpty()) {
            entry.append("  ").append(name).append(" = {").append(value).append("},\n");
        }
    }

    private static void line(StringBuilder entry, String tag, String value) {
        if (!value.isEmpty()) {
            entry.append(tag).append("  - ").append(value).append("\r\n");
        }
    }

    /// A text with what TeX takes for commands made plain.
    private static String tex(String text) {
        var plain = new StringBuilder();
        text.codePoints()
                .forEach(
                        c -> {
                            switch (c) {
                                case '&', '%', '$', '#', '_', '{', '}' ->
                                        plain.append('\\').appendCodePoint(c);
                                case '\\' -> plain.append("\\textbackslash{}");
                                case '~' -> plain.append("\\textasciitilde{}");
                                case '^' -> plain.append("\\textasciicircum{}");
                                default -> plain.appendCodePoint(c);
                            }
                        });
        return plain.toString();
    }
}
