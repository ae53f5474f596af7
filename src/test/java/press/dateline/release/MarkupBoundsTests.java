package press.dateline.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

/// Input that is made to be slow, and the depth at which nesting ends.
class MarkupBoundsTests {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    /// Enough to tell a squared time from a straight one.
    private static final int SIZE = 200_000;

    private static String filled(String unit) {
        return filled(unit, SIZE);
    }

    private static String filled(String unit, int size) {
        return unit.repeat(size / unit.length());
    }

    private static void endsInTime(String html) {
        assertTimeoutPreemptively(
                LIMIT,
                () -> {
                    String clean = Markup.clean(html);
                    assertThat(Markup.words(clean)).isNotNegative();
                    assertThat(Markup.summary(clean))
                            .hasSizeLessThanOrEqualTo(Markup.SUMMARY_LENGTH + 1);
                    // A text that grows could be saved once and never again.
                    assertThat(clean.length()).isLessThan(html.length() * 6 + 100);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "<",
                "w",
                "<div>",
                "<b>",
                "<table><tr><td>",
                ".",
                "&",
                "<ul><li>",
                "\n"
            })
    void endsWithAMillionSigns(String unit) {
        endsInTime(filled(unit, 1_000_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ", "\n", "\n ", " \n\n", "<", ">", "&", "&amp;", "word", ".", "&nbsp;", "\u2003",
                        "-",
                "a ", "a\n\n", "📰", "\u0301", "\u0000", "\u202e", "\r", "'\"", "</", "<!", "<!--",
                        "<a@", "<http"
            })
    void endsWithOneSignRepeated(String sign) {
        endsInTime(filled(sign));
        endsInTime("<p>a" + filled(sign) + "z");
        endsInTime("<pre>a" + filled(sign) + "z</pre>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>",
                "<b>",
                "<b>x",
                "<i><b>",
                "<span>",
                "<span>a ",
                "<table>",
                "<table><tr><td>",
                "<table><tr><td>x",
                "<table><caption>",
                "<ul><li>",
                "<ul>",
                "<ul><li>x",
                "<blockquote>",
                "<blockquote>x",
                "<p><b>",
                "<b><p>",
                "<a href=https://a.example>",
                "<a href=https://a.example><p>",
                "<pre>",
                "<pre> ",
                "<h2>",
                "<dl><dd>",
                "<font><div>",
                "<svg>",
                "<math>",
                "<button>",
                "<select><option>",
                "<script>",
                "<template>",
                "<form><div>x"
            })
    void endsWithElementsOpenedForEver(String tags) {
        endsInTime(filled(tags) + "x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<br>",
                "<b> </b>",
                "<b>x</b>",
                "<b> <br></b>",
                "<p>x</p>",
                "<div></div>",
                "<li>x</li>",
                "</p>",
                "&emsp;<br>",
                "<i>x</i> ",
                "<div>x</div>",
                "<h2>x</h2>",
                "<table></table>",
                "<caption>x</caption>",
                "<tr><td>x",
                "<td colspan=2>x</td>",
                "<ul><li>x</ul>",
                "<pre>x</pre>",
                "<hr>",
                "<!-- -->",
                "<script></script>"
            })
    void endsWithManyElementsSideBySide(String unit) {
        endsInTime(filled(unit) + "x");
        endsInTime("<ul>" + filled(unit) + "x</ul>");
        endsInTime("<table>" + filled(unit) + "x</table>");
    }

    @Test
    void endsWithAttributesWithoutNumberOrEnd() {
        endsInTime("<p " + filled("a=b ") + ">x</p>");
        var names = new StringBuilder("<p ");
        for (int i = 0; i < 100_000; i++) {
            names.append('a').append(i).append("=1 ");
        }
        endsInTime(names + ">x</p>");
        endsInTime("<a href='https://a.example/" + filled("a") + "'>x</a>");
        endsInTime("<a href='" + filled("x"));
    }

    @Test
    void keepsBlocksNestedAsDeepAsAllowed() {
        int depth = Markup.MAX_DEPTH;
        String html = "<blockquote>".repeat(depth) + "<p>in <b>bold</b></p><ul><li>item</li></ul>";

        String clean = Markup.clean(html);

        assertThat(Jsoup.parse(clean).select("blockquote")).hasSize(depth);
        assertThat(Jsoup.parse(clean).select("strong, ul")).isEmpty();
        assertThat(Jsoup.parse(clean).text()).isEqualTo("in bold item");
        assertThat(Markup.clean(clean)).isEqualTo(clean);
    }

    @Test
    void flattensWhatIsNestedDeeper() {
        int depth = Markup.MAX_DEPTH;

        Document clean =
                Jsoup.parse(
                        Markup.clean(
                                "<blockquote>".repeat(depth + 1)
                                        + "<p>one</p>two<script>no</script>"
                                        + "</blockquote>".repeat(depth + 1)
                                        + "<p><b>three</b></p>"));

        assertThat(clean.select("blockquote")).hasSize(depth);
        assertThat(clean.text()).isEqualTo("one two three");
        assertThat(clean.select("strong")).hasSize(1);
    }

    @Test
    void keepsEverythingOneLevelAboveTheDeepest() {
        int depth = Markup.MAX_DEPTH - 1;

        Document clean =
                Jsoup.parse(
                        Markup.clean(
                                "<blockquote>".repeat(depth) + "<p>in quotes</p><h3>Head</h3>"));

        assertThat(clean.select("blockquote")).hasSize(depth);
        assertThat(clean.select("p, h3")).hasSize(2);
    }

    @Test
    void keepsInlineElementsToTheSameDepth() {
        String outside = "<u>".repeat(Markup.MAX_DEPTH - 2);

        assertThat(Jsoup.parse(Markup.clean(outside + "<b>x</b>")).select("strong")).hasSize(1);
        assertThat(Markup.clean(outside + "<u><b>x</b>")).isEqualTo("<p>x</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<span>",
                "<font>",
                "<div>",
                "<b><i>",
                "<table><tr><td>",
                "<ul><li>",
                "<dl><dd>"
            })
    void keepsWordsApartHoweverDeepTheyAre(String tags) {
        for (int depth = 10; depth < 60; depth += 7) {
            String html =
                    tags.repeat(depth)
                            + "one <u>two </u>three<br>four<p>five</p>six<textarea>no</textarea>";

            String clean = Markup.clean(html);

            assertThat(Jsoup.parse(clean).text())
                    .as("depth %d", depth)
                    .isEqualTo("one two three four five six");
            assertThat(Markup.clean(clean)).as("depth %d", depth).isEqualTo(clean);
        }
    }
}
