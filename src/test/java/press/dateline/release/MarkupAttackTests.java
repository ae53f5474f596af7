package press.dateline.release;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/// Attacks from `attacks.txt`, as they are and in the places where markup is parsed in other ways.
/// A second opinion comes from the OWASP sanitizer, which knows nothing of [Markup].
class MarkupAttackTests {

    private static final List<String> ATTACKS = attacks();

    private static final PolicyFactory SECOND_OPINION =
            new HtmlPolicyBuilder()
                    .allowElements(Subset.ELEMENTS.toArray(String[]::new))
                    .allowUrlProtocols("https", "http", "mailto", "tel")
                    .allowAttributes("href")
                    .onElements("a")
                    .allowAttributes("colspan", "rowspan")
                    .onElements("td", "th")
                    .allowAttributes("scope")
                    .onElements("th")
                    .toFactory();

    private static List<String> attacks() {
        try (var file = MarkupAttackTests.class.getResourceAsStream("attacks.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(String::translateEscapes)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<String> variants(String attack) {
        return Stream.of(
                attack,
                attack.toUpperCase(Locale.ROOT),
                "before " + attack + " after",
                attack + attack,
                "<p>" + attack + "</p>",
                "<b><i>" + attack,
                "<table><tr><td>" + attack + "</td></tr></table>",
                "<table>" + attack + "<tr><th>x</table>",
                "<table><caption>" + attack + "</caption></table>",
                "<ul><li>" + attack + "</li>" + attack + "</ul>",
                "<pre>" + attack + "</pre>",
                "<blockquote>" + attack,
                "<div>".repeat(Markup.MAX_DEPTH) + attack,
                "<b>".repeat(Markup.MAX_DEPTH) + attack,
                "<a href=\"" + attack + "\">x</a>",
                "<a href='https://ok.example/" + attack + "'>x</a>",
                "<td colspan=\"" + attack + "\">x</td>",
                "<!-- " + attack + " -->",
                "<svg>" + attack + "</svg>",
                "<math><mtext>" + attack,
                "<xmp>" + attack + "</xmp>",
                "<noscript>" + attack + "</noscript>",
                "<select>" + attack + "</select>",
                attack.replace("&", "&amp;").replace("<", "&lt;"),
                attack.replace("<", "<\0"),
                attack.replace("<", "<\u202e").replace(":", "\r\n:"));
    }

    @Test
    void areMany() {
        assertThat(ATTACKS).hasSizeGreaterThan(150).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @FieldSource("ATTACKS")
    void leaveNothingButTheSubset(String attack) {
        variants(attack).forEach(MarkupAttackTests::isHarmless);
    }

    @ParameterizedTest
    @ValueSource(longs = {101, 102, 103})
    void leaveNothingWhereTheyAreCutAndMixed(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            var mix = new StringBuilder();
            for (int n = 2 + random.nextInt(3); n > 0; n--) {
                String attack = ATTACKS.get(random.nextInt(ATTACKS.size()));
                mix.append(
                        attack,
                        random.nextInt(2) * random.nextInt(attack.length()),
                        attack.length());
                mix.setLength(mix.length() - random.nextInt(2) * random.nextInt(mix.length()));
            }
            isHarmless(mix.toString());
        }
    }

    private static void isHarmless(String html) {
        String clean = Markup.clean(html);

        assertThat(Markup.clean(clean)).as(html).isEqualTo(clean);
        Subset.check(clean);
        // It writes comments behind braces, for pages with templates in the browser.
        String sanitized = SECOND_OPINION.sanitize(clean).replace("{<!-- -->", "{");
        assertThat(normal(sanitized)).as(html).isEqualTo(normal(clean));
        assertThat(clean)
                .as(html)
                .doesNotContainPattern(
                        "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]");
    }

    /// The parsed text, so that only what differs to a browser differs here: neighbouring text is
    /// one, and white space and escapes of addresses are alike.
    private static String normal(String html) {
        Document document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        for (Element link : document.select("a[href]")) {
            link.attr(
                    "href",
                    "scheme " + link.attr("href").split(":", 2)[0].toLowerCase(Locale.ROOT));
        }
        document.body()
                .nodeStream(TextNode.class)
                .toList()
                .forEach(text -> text.text(text.getWholeText().replaceAll("\\s+", " ")));
        return document.body().html().replaceAll(">\\s+<", "><");
    }
}
