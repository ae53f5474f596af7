package press.dateline.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Every layout of `src/test/resources/releases` is read as its expectation says, however its lines
/// end, its spaces are made and its characters are packed.
class CorpusTests {

    /// One way of writing the same document.
    private record Variant(String name, UnaryOperator<String> text, Charset charset) {}

    private static final List<Variant> VARIANTS =
            List.of(
                    new Variant("as it stands", t -> t, StandardCharsets.UTF_8),
                    new Variant("CRLF", t -> t.replace("\n", "\r\n"), StandardCharsets.UTF_8),
                    new Variant("no-break spaces", CorpusTests::noBreaks, StandardCharsets.UTF_8),
                    new Variant(
                            "trailing blanks",
                            t -> t.replace("\n", "   \n"),
                            StandardCharsets.UTF_8),
                    new Variant("windows-1252", t -> t, Charset.forName("windows-1252")),
                    new Variant("Latin-1", t -> t, StandardCharsets.ISO_8859_1));

    @TestFactory
    Stream<DynamicTest> everyLayoutIsRead() {
        return CorpusCase.all().stream()
                .flatMap(
                        one ->
                                VARIANTS.stream()
                                        .filter(variant -> makesSense(one, variant))
                                        .map(
                                                variant ->
                                                        DynamicTest.dynamicTest(
                                                                one.name() + ", " + variant.name(),
                                                                () -> check(one, variant))));
    }

    @Test
    void theCorpusHoldsAllFamilies() {
        List<CorpusCase> all = CorpusCase.all();
        assertThat(all).hasSizeGreaterThanOrEqualTo(80);
        assertThat(all.stream().map(CorpusCase::extension).distinct())
                .contains("txt", "htm", "md", "eml");
        assertThat(
                        all.stream()
                                .filter(c -> !c.expected().get(0).get("release").asBoolean())
                                .count())
                .isGreaterThanOrEqualTo(6);
    }

    /// A packed mail ends its lines as mail does; spaces between tags are none of the text's; a
    /// charset that lacks a document's characters cannot hold it; a machine writes EDGAR's header.
    private static boolean makesSense(CorpusCase one, Variant variant) {
        boolean mail = one.extension().equals("eml");
        boolean spaces = !variant.name().startsWith("CRLF") && !variant.name().startsWith("as");
        if (mail && spaces) {
            return false;
        }
        if (one.extension().equals("htm") && variant.name().startsWith("no-break")) {
            return false;
        }
        if (one.text().contains("<SEC-HEADER>") && variant.name().startsWith("no-break")) {
            return false;
        }
        return canHold(variant.charset(), variant.text().apply(one.text()));
    }

    private static boolean canHold(Charset charset, String text) {
        try {
            ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
            return charset.equals(StandardCharsets.UTF_8) || hasHigh(bytes);
        } catch (CharacterCodingException lacking) {
            return false;
        }
    }

    /// Pure ASCII is the same in all charsets.
    private static boolean hasHigh(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            if (bytes.get() < 0) {
                return true;
            }
        }
        return false;
    }

    private static String noBreaks(String text) {
        return text.replace(' ', '\u00A0');
    }

    private static void check(CorpusCase one, Variant variant) {
        byte[] bytes = variant.text().apply(one.text()).getBytes(variant.charset());
        ParsedDocument document = ReleaseParser.parse(bytes, one.fileName());
        List<String> expected = new ArrayList<>();
        for (JsonNode release : one.expected()) {
            expected.addAll(said(release));
        }
        List<String> read = new ArrayList<>();
        for (ParsedRelease release : document.releases()) {
            read.addAll(said(release));
        }
        assertThat(read).isEqualTo(expected);
    }

    /// What is compared, a line a field, with the white space of reading.
    private static List<String> said(JsonNode release) {
        var said = new ArrayList<String>();
        said.add("release " + release.get("release").asBoolean());
        if (!release.get("release").asBoolean()) {
            return said;
        }
        said.add("headline " + text(release.get("headline")));
        said.add("subheadlines " + texts(release.get("subheadlines")));
        JsonNode dateline = release.get("dateline");
        boolean none = dateline == null || dateline.isNull();
        said.add("printed " + (none ? null : text(dateline.get("printed"))));
        said.add("places " + (none ? List.of() : texts(dateline.get("places"))));
        said.add("date " + (none ? null : text(dateline.get("date"))));
        said.add("wire " + (none ? null : text(dateline.get("wire"))));
        for (JsonNode company : release.get("companies")) {
            said.add("company " + text(company.get("name")));
            for (JsonNode ticker : company.get("tickers")) {
                said.add(
                        "ticker "
                                + text(ticker.get("exchange"))
                                + ":"
                                + text(ticker.get("symbol")));
            }
        }
        said.add("body " + text(release.get("body")));
        for (JsonNode about : release.get("about")) {
            said.add(
                    "about "
                            + text(about.get("company"))
                            + " | "
                            + text(about.get("heading"))
                            + " | "
                            + text(about.get("text")));
        }
        for (JsonNode disclaimer : release.get("disclaimer")) {
            said.add(
                    "disclaimer "
                            + text(disclaimer.get("heading"))
                            + " | "
                            + text(disclaimer.get("text")));
        }
        for (JsonNode contact : release.get("contacts")) {
            said.add(
                    "contact "
                            + Stream.of("name", "title", "organization", "kind")
                                    .map(field -> text(contact.get(field)))
                                    .toList()
                            + texts(contact.get("phones"))
                            + texts(contact.get("emails")));
        }
        said.add("source " + text(release.get("source")));
        said.add("correction " + text(release.get("correction")));
        said.add("embargo " + text(release.get("embargo")));
        said.add("language " + text(release.get("language")));
        said.add("findings " + texts(release.get("findings")).stream().sorted().toList());
        return said;
    }

    private static List<String> said(ParsedRelease release) {
        var said = new ArrayList<String>();
        said.add("release " + release.release());
        if (!release.release()) {
            return said;
        }
        ParsedDateline dateline = release.dateline();
        said.add("headline " + text(release.headline()));
        said.add("subheadlines " + release.subheadlines().stream().map(CorpusTests::text).toList());
        said.add("printed " + (dateline == null ? null : text(dateline.printed())));
        said.add("places " + (dateline == null ? List.of() : dateline.places()));
        StatedDate date = dateline == null ? null : dateline.date();
        said.add("date " + (date == null ? null : date.iso()));
        said.add("wire " + (dateline == null ? null : dateline.wire()));
        for (ParsedCompany company : release.companies()) {
            said.add("company " + company.name().text());
            company.tickers().forEach(t -> said.add("ticker " + t.exchange() + ":" + t.symbol()));
        }
        said.add("body " + (release.body().isEmpty() ? null : clean(release.bodyText())));
        for (HeadedText about : release.about()) {
            said.add(
                    "about "
                            + about.company()
                            + " | "
                            + text(about.heading())
                            + " | "
                            + text(about.text()));
        }
        for (HeadedText disclaimer : release.disclaimers()) {
            said.add("disclaimer " + text(disclaimer.heading()) + " | " + text(disclaimer.text()));
        }
        for (ParsedContact c : release.contacts()) {
            String kind = c.kind() == null ? null : c.kind().name().toLowerCase(Locale.ROOT);
            said.add(
                    "contact "
                            + Stream.of(c.name(), c.title(), c.organization(), kind)
                                    .map(field -> field == null ? null : clean(field))
                                    .toList()
                            + c.phones().stream().map(CorpusTests::clean).toList()
                            + c.emails());
        }
        said.add("source " + text(release.source()));
        said.add("correction " + text(release.correction()));
        said.add("embargo " + text(release.embargo()));
        said.add("language " + release.language());
        said.add(
                "findings "
                        + release.findings().stream()
                                .map(f -> f.code().code())
                                .distinct()
                                .sorted()
                                .toList());
        return said;
    }

    private static @Nullable String text(@Nullable Passage passage) {
        return passage == null ? null : clean(passage.text());
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node == null || node.isNull() ? null : clean(node.asString());
    }

    private static List<String> texts(@Nullable JsonNode nodes) {
        return nodes == null
                ? List.of()
                : StreamSupport.stream(nodes.spliterator(), false)
                        .map(CorpusTests::text)
                        .filter(Objects::nonNull)
                        .toList();
    }

    private static String clean(String text) {
        return text.replaceAll("[\\s\\u00A0]+", " ").strip();
    }
}
