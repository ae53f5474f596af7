package press.dateline.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/// Tag soup from a seeded generator.
class MarkupSoupTests {

    private static final int DOCUMENTS = 2000;

    private static final List<String> ELEMENTS =
            List.of(
                    "p",
                    "div",
                    "span",
                    "b",
                    "i",
                    "strong",
                    "em",
                    "a",
                    "sub",
                    "sup",
                    "br",
                    "h1",
                    "h2",
                    "h3",
                    "h6",
                    "ul",
                    "ol",
                    "li",
                    "table",
                    "thead",
                    "tbody",
                    "tfoot",
                    "tr",
                    "td",
                    "th",
                    "pre",
                    "blockquote",
                    "font",
                    "center",
                    "dl",
                    "dt",
                    "dd",
                    "hr",
                    "section",
                    "o:p",
                    "img",
                    "u",
                    "nobr",
                    "form",
                    "label",
                    "colgroup",
                    "col",
                    "address",
                    "listing",
                    "q",
                    "body",
                    "html");

    /// What a reader never sees, with all that is in it.
    private static final Set<String> DROPPED =
            Set.of(
                    "script",
                    "style",
                    "template",
                    "noscript",
                    "iframe",
                    "svg",
                    "math",
                    "textarea",
                    "select");

    private static final List<String> TEXTS =
            List.of(
                    " ",
                    "\n",
                    "\n\n",
                    " \t ",
                    "&nbsp;",
                    "&amp;",
                    "< ",
                    ">",
                    "&lt;b&gt;",
                    "&#x202e;",
                    "&#0;",
                    "é",
                    "📰",
                    "\u00a0",
                    ",",
                    ". ",
                    "\u2003",
                    "&#13;",
                    "\u0301",
                    "&#xd800;",
                    "]]>",
                    "--",
                    "\"",
                    "<!-- c -->",
                    "<!>",
                    "</>",
                    "<?x?>");

    private static String soup(Random random) {
        var html = new StringBuilder();
        var open = new ArrayList<String>();
        int length = 1 + random.nextInt(80);
        for (int i = 0; i < length; i++) {
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> html.append('w').append(random.nextInt(1000));
                case 3 -> html.append(TEXTS.get(random.nextInt(TEXTS.size())));
                case 4, 5, 6 -> {
                    String name = ELEMENTS.get(random.nextInt(ELEMENTS.size()));
                    // Runs of one tag reach the depth at which nesting ends.
                    int times = random.nextInt(60) == 0 ? 45 : 1;
                    for (int n = 0; n < times; n++) {
                        html.append('<').append(name).append(attributes(random)).append('>');
                        open.add(name);
                    }
                    if (name.equals("table") && random.nextBoolean()) {
                        html.append("<caption>");
                        open.add("caption");
                    }
                }
                case 7, 8 -> {
                    if (!open.isEmpty()) {
                        int at =
                                random.nextInt(3) == 0
                                        ? random.nextInt(open.size())
                                        : open.size() - 1;
                        html.append("</").append(open.remove(at)).append('>');
                    }
                }
                default -> {
                    if (random.nextInt(4) == 0) {
                        List<String> names = List.copyOf(new TreeSet<>(DROPPED));
                        String name = names.get(random.nextInt(names.size()));
                        html.append('<').append(name).append(">hidden9</").append(name).append('>');
                    } else {
                        html.append(random.nextBoolean() ? " " : "x");
                    }
                }
            }
        }
        return html.toString();
    }

    private static String attributes(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> " class=\"dress\" style='mso-x:y'";
            case 1 -> " href=\"https://larch.example/?a=1&b=2\"";
            case 2 -> " href='javascript:dress()'";
            case 3 -> " colspan=" + random.nextInt(4) + " rowspan=2";
            case 4 -> " scope=row onclick=\"dress()\"";
            default -> "";
        };
    }

    /// The letters and digits that a reader sees, in order.
    private static String visibleLetters(String html) {
        Element body = Jsoup.parseBodyFragment(html).body();
        DROPPED.forEach(name -> body.select(name).remove());
        var letters = new StringBuilder();
        body.nodeStream(TextNode.class).forEach(text -> letters.append(text.getWholeText()));
        return letters.codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @ParameterizedTest
    @ValueSource(longs = {81, 82, 83, 84})
    void keepsEveryLetterInOrderAndIsCleanedOnce(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < DOCUMENTS / 4; i++) {
            String html = soup(random);

            String clean = Markup.clean(html);

            assertThat(visibleLetters(clean))
                    .as("seed %d, document %d: %s", seed, i, html)
                    .isEqualTo(visibleLetters(html));
            assertThat(Markup.clean(clean))
                    .as("seed %d, document %d: %s", seed, i, html)
                    .isEqualTo(clean);
            assertThat(clean)
                    .as("seed %d, document %d: %s", seed, i, html)
                    .doesNotContain("hidden9", "dress");
            assertThat(Jsoup.parseBodyFragment(clean).body().ownText())
                    .as("seed %d, document %d: %s", seed, i, html)
                    .isEmpty();
            Subset.check(clean);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {85, 86})
    void givesAnIndexTheSameWords(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < DOCUMENTS / 4; i++) {
            String clean = Markup.clean(soup(random));

            assertThat(words(Markup.plain(clean)))
                    .as("seed %d, document %d: %s", seed, i, clean)
                    .isEqualTo(words(Markup.text(clean)));
        }
        assertThat(Markup.plain("<p>Cut &amp; of</p><p clas")).isEqualTo(" Cut & of  ");
        assertThat(Markup.plain("Cut & o&am")).isEqualTo("Cut & o&am");
    }

    private static List<String> words(String text) {
        return List.of(text.replace('\u00a0', ' ').strip().split("\\s+"));
    }

    @ParameterizedTest
    @ValueSource(longs = {91, 92})
    void readsTheSameFromAllLineEnds(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            String html = soup(random);

            assertThat(Markup.clean(html.replace("\n", "\r\n")))
                    .as("seed %d: %s", seed, html)
                    .isEqualTo(Markup.clean(html));
        }
    }
}
