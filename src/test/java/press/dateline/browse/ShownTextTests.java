package press.dateline.browse;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import press.dateline.browse.ShownText.Section;

import java.util.List;

class ShownTextTests {

    private static final String DATELINE = "LOWELL, Mass., May 4, 2009 (M&D WIRE) --";

    private static ShownText body(String dateline, String body) {
        return ShownText.of("en", dateline, body, "", "");
    }

    private static Element parsed(String html) {
        return Jsoup.parseBodyFragment(html).body();
    }

    @Test
    void putsTheDatelineBeforeTheFirstParagraph() {
        String shown = body(DATELINE, "<p>The <em>mill</em> opens.</p><p>Later.</p>").body();

        Element first = parsed(shown).expectFirst("p");
        assertThat(first.text()).isEqualTo(DATELINE + " The mill opens.");
        assertThat(first.child(0).className()).isEqualTo("dateline");
        assertThat(first.child(0).text()).isEqualTo(DATELINE);
        assertThat(parsed(shown).select("p")).hasSize(2);
    }

    @Test
    void escapesTheDateline() {
        String shown = body("<script>a()</script> & <b>", "<p>x</p>").body();

        assertThat(parsed(shown).select("script, b")).isEmpty();
        assertThat(parsed(shown).expectFirst(".dateline").text())
                .isEqualTo("<script>a()</script> & <b>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<table><tr><td>1</td></tr></table><p>x</p>",
                "<h2>Head</h2><p>x</p>",
                "<ul><li>x</li></ul>",
                "<pre>x  y</pre>",
                "<blockquote><p>x</p></blockquote>",
                "''"
            })
    void givesTheDatelineAParagraphBeforeABodyThatBeginsOtherwise(String body) {
        Element shown = parsed(body(DATELINE, body).body());

        assertThat(shown.child(0).normalName()).isEqualTo("p");
        assertThat(shown.child(0).text()).isEqualTo(DATELINE);
        assertThat(shown.select(".dateline")).hasSize(1);
    }

    @Test
    void showsTheBodyAsItIsWithoutADateline() {
        assertThat(body("", "<p>x <strong>y</strong></p>").body())
                .isEqualTo("<p id=\"p1\">x <strong>y</strong></p>");
        assertThat(body("", "").body()).isEmpty();
    }

    @Test
    void cleansWhatItShowsOnceMore() {
        ShownText shown =
                ShownText.of(
                        "en",
                        "",
                        "<p onclick=a()>x<script>b()</script></p>",
                        "<p style=c>y</p>",
                        "<iframe src=d></iframe>z");

        assertThat(shown.body()).isEqualTo("<p id=\"p1\">x</p>");
        assertThat(shown.about()).extracting(Section::html).containsExactly("<p id=\"a1\">y</p>");
        assertThat(shown.disclaimers())
                .extracting(Section::html)
                .containsExactly("<p id=\"d1\">z</p>");
    }

    @Test
    void partsTheAboutTextAtHeadingsOfTheFirstRank() {
        List<Section> about =
                ShownText.of(
                                "en",
                                "",
                                "",
                                "<h3>About"
                                        + " <b>Larch</b></h3><p>One.</p><h4>Mills</h4><p>Two.</p><h3>About"
                                        + " Dove</h3><p>Three.</p>",
                                "")
                        .about();

        assertThat(about)
                .containsExactly(
                        new Section(
                                "About Larch",
                                "<p id=\"a2\">One.</p><h3 id=\"a3\">Mills</h3><p"
                                        + " id=\"a4\">Two.</p>"),
                        new Section("About Dove", "<p id=\"a6\">Three.</p>"));
    }

    @Test
    void keepsAnAboutTextWithoutAHeadingWhole() {
        assertThat(
                        ShownText.of(
                                        "en",
                                        "",
                                        "",
                                        "<p>Larch mills wood.</p><h3>History</h3><p>Long.</p>",
                                        "")
                                .about())
                .containsExactly(
                        new Section(
                                null,
                                "<p id=\"a1\">Larch mills wood.</p><h3 id=\"a2\">History</h3><p"
                                        + " id=\"a3\">Long.</p>"));
    }

    @Test
    void keepsTheSpacesOfSections() {
        String about =
                "<p>Larch <strong>mills </strong>wood<br>and <em>paper</em> .</p><pre>a\n  b</pre>";

        Element shown = parsed(ShownText.of("en", "", "", about, "").about().getFirst().html());

        assertThat(shown.expectFirst("p").removeAttr("id").outerHtml())
                .isEqualTo(parsed(about).expectFirst("p").outerHtml());
        assertThat(shown.expectFirst("pre").wholeText()).isEqualTo("a\n  b");
        assertThat(shown.expectFirst("p").wholeText()).isEqualTo("Larch mills wood\nand paper .");
    }

    @Test
    void keepsTwoDisclaimersApart() {
        List<Section> disclaimers =
                ShownText.of(
                                "en",
                                "",
                                "",
                                "",
                                "<h2>Larch</h2><p>May differ.</p><h2>Dove</h2><p>May differ,"
                                        + " too.</p>")
                        .disclaimers();

        assertThat(disclaimers).extracting(Section::heading).containsExactly("Larch", "Dove");
        assertThat(disclaimers)
                .extracting(Section::html)
                .containsExactly(
                        "<p id=\"d2\">May differ.</p>", "<p id=\"d4\">May differ, too.</p>");
    }

    @Test
    void keepsAHeadingWithoutText() {
        assertThat(
                        ShownText.of("en", "", "", "", "<h2>Forward-Looking Statements</h2>")
                                .disclaimers())
                .containsExactly(new Section("Forward-Looking Statements", ""));
    }

    @Test
    void hasNoSectionsWithoutText() {
        ShownText shown = ShownText.of("en", "", "<p>x</p>", "", "  ");

        assertThat(shown.about()).isEmpty();
        assertThat(shown.disclaimers()).isEmpty();
    }

    @Test
    void countsTheWordsOfEachPart() {
        ShownText shown =
                ShownText.of(
                        "en",
                        DATELINE,
                        "<p>one two</p>",
                        "<h2>About</h2><p>one two</p>",
                        "<p>one</p>");

        assertThat(shown.length().n()).isEqualTo(2);
        assertThat(shown.aboutLength().n()).isEqualTo(3);
        assertThat(shown.disclaimerLength().n()).isEqualTo(1);
    }

    @Test
    void putsWideThingsIntoBoxesThatTheKeyboardReaches() {
        Element shown =
                parsed(
                        body(
                                        "",
                                        "<p>x</p><table><caption>Sales</caption><tr><td>1</td></tr></table><table><tr><td>2</td></tr></table><pre>a"
                                                + "  b</pre>")
                                .body());

        assertThat(shown.select("div.scroll"))
                .hasSize(3)
                .allSatisfy(box -> assertThat(box.attr("tabindex")).isEqualTo("0"))
                .allSatisfy(box -> assertThat(box.attr("role")).isEqualTo("region"))
                .allSatisfy(box -> assertThat(box.childrenSize()).isEqualTo(1))
                .extracting(box -> box.attr("aria-label"))
                .containsExactly("Sales", "Table", "Fixed-width text");
        assertThat(shown.select("p")).hasSize(1);
    }

    @Test
    void boxesWideThingsInSectionsToo() {
        Section about =
                ShownText.of("en", "", "", "<h2>About</h2><pre>a  b</pre>", "").about().getFirst();

        assertThat(parsed(about.html()).select("div.scroll > pre")).hasSize(1);
    }

    @Test
    void boxesATableInACellWithItsTable() {
        Element shown =
                parsed(
                        body(
                                        "",
                                        "<table><tr><td>x<table><caption>Inner</caption><tr><td>1</table><pre>a</pre></td></tr></table>")
                                .body());

        assertThat(shown.select("div.scroll")).hasSize(1);
        assertThat(shown.expectFirst("div.scroll").attr("aria-label")).isEqualTo("Table");
    }

    @Test
    void ranksHeadingsBelowThoseOfThePageWithoutAGap() {
        ShownText shown =
                ShownText.of(
                        "en",
                        "",
                        "<h3>Mills</h3><p>x</p><h4>Lowell</h4><p>x</p><h3>Paper</h3>",
                        "<p>x</p><h2>History</h2><h4>1871</h4>",
                        "");

        assertThat(parsed(shown.body()).select("h2").eachText()).containsExactly("Mills", "Paper");
        assertThat(parsed(shown.body()).select("h3").eachText()).containsExactly("Lowell");
        Element about = parsed(shown.about().getFirst().html());
        assertThat(about.select("h3").eachText()).containsExactly("History");
        assertThat(about.select("h4").eachText()).containsExactly("1871");
    }

    @Test
    void makesNoHeaderOfTheEmptyCornerOfATable() {
        Element shown =
                parsed(
                        body(
                                        "",
                                        "<table><tr><th scope=col></th><th"
                                                + " scope=col>2009</th></tr><tr><th"
                                                + " scope=row>Sales</th><td>1</td></tr></table>")
                                .body());

        assertThat(shown.select("th").eachText()).containsExactly("2009", "Sales");
        assertThat(shown.expectFirst("td").hasAttr("scope")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,234.5  | true", "$ 1,234  | true", "(12.3)%  | true", "−4       | true",
                        "€ 5     | true",
                "1/2      | true", "12*      | true", "–        | true", "—        | true",
                        "-       | true",
                "n/m      | true", "NM       | true", "٣٤       | true", "2009     | true",
                        "+3.1    | true",
                "Q1 2009  | false", "12 mills | false", "''       | false", "$        | false",
                        "n/m x | false",
                "North    | false", "()       | false",
            })
    void marksNumericCells(String text, boolean numeric) {
        Element cell =
                parsed(
                                body(
                                                "",
                                                "<p>x</p><table><tr><th>Head</th><td>"
                                                        + text
                                                        + "</td></tr></table>")
                                        .body())
                        .expectFirst("td");

        assertThat(cell.text()).isEqualTo(text);
        assertThat(cell.hasClass("n")).isEqualTo(numeric);
    }
}
