package press.dateline.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupTests {

    private String cleaned = "";

    /// What is cleaned is clean: holds for every example here.
    private String clean(String html) {
        cleaned = Markup.clean(html);
        return cleaned;
    }

    @AfterEach
    void cleaningAgainChangesNothing() {
        assertThat(Markup.clean(cleaned)).isEqualTo(cleaned);
    }

    @Nested
    class OfTypedText {

        @Test
        void partsParagraphsAtBlankLines() {
            assertThat(clean("The mill\nopens.\n\nIt employs 40.\n \t\u00a0\n\n\nIt is new."))
                    .isEqualTo(
                            "<p>The mill opens.</p>\n\n<p>It employs 40.</p>\n\n<p>It is new.</p>");
        }

        @Test
        void takesLineEndsOfAllSystems() {
            String expected = "<p>One two.</p>\n\n<p>Three.</p>";

            assertThat(clean("One\ntwo.\n\nThree.")).isEqualTo(expected);
            assertThat(clean("One\r\ntwo.\r\n\r\nThree.")).isEqualTo(expected);
            assertThat(clean("One\rtwo.\r\rThree.")).isEqualTo(expected);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "  \n\n ",
                    "&nbsp;",
                    "<p></p>",
                    "<p>&nbsp;</p>\n<p><b> </b><br></p>",
                    "<ul><li></li></ul>",
                    "<table><tr><td>&nbsp;</td></tr></table>",
                    "<pre>\n \n</pre>",
                    "<!-- none -->",
                    "<img src=logo.png>",
                    "&#8203;&#173;",
                    "<h2> </h2><blockquote><p> </p></blockquote>"
                })
        void isEmptyWithoutText(String html) {
            assertThat(clean(html)).isEmpty();
        }

        @Test
        void keepsSignsThatAreNoMarkup() {
            assertThat(clean("Sales > 5 & costs < 3, R&D <3"))
                    .isEqualTo("<p>Sales &gt; 5 &amp; costs &lt; 3, R&amp;D &lt;3</p>");
        }

        @Test
        void keepsAddressesInAngleBrackets() {
            String text = "Ask Ann <ann.lee@larch.example> or <https://larch.example/news?a=1>.";

            assertThat(Jsoup.parse(clean(text)).text()).isEqualTo(text);
        }

        @Test
        void partsParagraphsBetweenInlineElementsToo() {
            assertThat(clean("<b>One</b>\n\n<i>Two</i> and\n\nthree"))
                    .isEqualTo(
                            """
                            <p><strong>One</strong></p>

                            <p><em>Two</em> and</p>

                            <p>three</p>\
                            """);
        }

        @Test
        void removesWhatCharacterReferencesBringBack() {
            assertThat(
                            clean(
                                    "<p>EUR&#x202e;"
                                            + " 12&#x2066;34&#1;&#x81;&#xd83d;&#xfeff;</p><pre>a&#x202e;b</pre>"))
                    .isEqualTo("<p>EUR 1234</p>\n\n<pre>ab</pre>");
            assertThat(clean("<a href='https://a.example/&#x202e;x'>go</a>"))
                    .isEqualTo("<p><a href=\"https://a.example/x\">go</a></p>");
        }

        @Test
        void keepsTextOfRightToLeftScripts() {
            assertThat(clean("مرحبا\u200f 12\n\nשלום"))
                    .isEqualTo("<p>مرحبا\u200f 12</p>\n\n<p>שלום</p>");
        }
    }

    @Nested
    class OfInlineText {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "<b>x</b>           | <strong>x</strong>",
                    "<i>x</i>           | <em>x</em>",
                    "<cite>x</cite>     | <em>x</em>",
                    "<em>x</em>         | <em>x</em>",
                    "H<sub>2</sub>O     | H<sub>2</sub>O",
                    "m<sup>2</sup>      | m<sup>2</sup>",
                    "a<br>b             | a<br>b",
                    "a <br> b           | a <br>b",
                    "<u>x</u>           | x",
                    "<font size=7>x</font> | x",
                    "a<wbr>b            | ab",
                    "<b><i>x</i></b>    | <strong><em>x</em></strong>",
                    "<b><b>x</b></b>    | <strong>x</strong>",
                    "<b></b>x           | x",
                    "a<b> </b>b         | a b",
                    "a<b><br></b>b      | a<br>b",
                    "a<i>&nbsp;</i>b    | a&nbsp;b",
                    "a <b> b</b>        | a <strong>b</strong>",
                    "a<b> b</b>         | a<strong> b</strong>",
                    "<b>a </b> b        | <strong>a </strong>b",
                    "<b> a </b>         | <strong>a</strong>",
                    "<br><br>a<br><br>  | a",
                    "<i><br>a<br></i>   | <em>a</em>",
                    "<b>a<br></b>       | <strong>a</strong>",
                })
        void isReducedToFewElements(String html, String expected) {
            assertThat(clean("<p>" + html + "</p>")).isEqualTo("<p>" + expected + "</p>");
        }

        @Test
        void collapsesWhiteSpaceButNotTheNoBreakSpace() {
            assertThat(clean("<p>  a \t\n b&nbsp;&nbsp;c  </p>"))
                    .isEqualTo("<p>a b&nbsp;&nbsp;c</p>");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://larch.example/a?b=c&d=e#f",
                    "http://larch.example",
                    "HTTPS://larch.example/",
                    "mailto:desk@larch.example",
                    "tel:+49-7161-5550"
                })
        void keepsLinksToTheWebMailAndTelephone(String href) {
            Element link =
                    Jsoup.parse(
                                    clean(
                                            "<a class=x target=_blank href='  "
                                                    + href
                                                    + " ' onclick=x()>go</a>"))
                            .expectFirst("a");

            assertThat(link.attr("href")).isEqualTo(href);
            assertThat(link.attributesSize()).isEqualTo(1);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "javascript:alert(1)",
                    "data:text/html,x",
                    "//evil.example",
                    "/local",
                    "#top",
                    "",
                    "ftp://larch.example",
                    "file:///etc/passwd",
                    "vbscript:x",
                    "https:larch",
                    "blob:https://larch.example/1"
                })
        void unwrapsOtherLinks(String href) {
            assertThat(clean("<p>Please <a href='" + href + "'>go <b>on</b></a> now.</p>"))
                    .isEqualTo("<p>Please go <strong>on</strong> now.</p>");
        }

        @Test
        void unwrapsALinkWithoutText() {
            assertThat(clean("<p>a<a href='https://larch.example'><img src=x></a>b</p>"))
                    .isEqualTo("<p>ab</p>");
        }
    }

    @Nested
    class OfBlocks {

        @ParameterizedTest
        @CsvSource({"h1, h2", "h2, h2", "h3, h3", "h4, h4", "h5, h4", "h6, h4"})
        void keepsHeadingsBelowTheHeadlines(String given, String kept) {
            assertThat(
                            clean(
                                    "<"
                                            + given
                                            + " id=a class=b>News <b>today</b></"
                                            + given
                                            + "><p>x</p>"))
                    .isEqualTo(
                            "<" + kept + ">News <strong>today</strong></" + kept + ">\n\n<p>x</p>");
        }

        @Test
        void wrapsLooseTextBetweenBlocks() {
            assertThat(clean("one <b>two</b><h2>Head</h2>three<blockquote>four</blockquote>five"))
                    .isEqualTo(
                            "<p>one <strong>two</strong></p>\n\n<h2>Head</h2>\n\n<p>three</p>\n\n"
                                    + "<blockquote><p>four</p></blockquote>\n\n<p>five</p>");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<div>one</div><div>two</div>",
                    "<div><div>one</div></div>two",
                    "<section>one<hr>two</section>",
                    "<dl><dt>one<dd>two</dl>",
                    "<span><div>one</div>two</span>",
                    "<font><p>one<p>two</font>",
                    "<center>one</center><address>two</address>",
                    "<figure>one<figcaption>two</figcaption></figure>",
                    "<form><fieldset><legend>one</legend>two</fieldset></form>",
                    "<a href='https://larch.example'><div>one</div><div>two</div></a>",
                    "<b><p>one</p><p>two</p></b>",
                    "<li>one<li>two",
                    "<unknown><div>one</div><other>two</other></unknown>",
                    "<details><summary>one</summary>two</details>"
                })
        void partsParagraphsInsteadOfFusingWords(String html) {
            assertThat(clean(html)).isEqualTo("<p>one</p>\n\n<p>two</p>");
        }

        @Test
        void keepsTheColumnsOfFixedWidthText() {
            String html =
                    """
                    <pre class=x>

                                     2008     2009\s\s
                    Sales         $ 1,200  $ 1,300\t

                    <b>Costs</b>           900      950
                    \s
                    </pre>\
                    """;

            assertThat(clean(html))
                    .isEqualTo(
                            """
                            <pre>                 2008     2009
                            Sales         $ 1,200  $ 1,300

                            Costs           900      950</pre>\
                            """);
        }

        @Test
        void keepsLinesOfFixedWidthTextApart() {
            assertThat(clean("<pre>one<br>two<div>three</div><div>four</div>five</pre>"))
                    .isEqualTo("<pre>one\ntwo\nthree\nfour\nfive</pre>");
        }

        @ParameterizedTest
        @ValueSource(strings = {"listing", "xmp", "plaintext"})
        void keepsOldElementsOfFixedWidthText(String name) {
            assertThat(clean("<" + name + ">a   b\nc &</" + name + ">"))
                    .startsWith("<pre>a   b\nc &amp;");
        }

        @Test
        void showsTheMarkupThatXmpShows() {
            assertThat(clean("<xmp><script>a()</script></xmp>"))
                    .isEqualTo("<pre>&lt;script&gt;a()&lt;/script&gt;</pre>");
        }
    }

    @Nested
    class OfLists {

        @Test
        void keepsItemsOfNestedLists() {
            assertThat(
                            clean(
                                    "<ul type=square><li>one<ol"
                                            + " start=3><li>a</li><li>b</li></ol></li><li>two</li></ul>"))
                    .isEqualTo(
                            "<ul><li><p>one</p><ol><li>a</li><li>b</li></ol></li><li>two</li></ul>");
        }

        @Test
        void hangsAListBetweenItemsBelowTheOneBefore() {
            assertThat(clean("<ul><li>one</li><ul><li>a</li></ul><li>two</li></ul>"))
                    .isEqualTo("<ul><li><p>one</p><ul><li>a</li></ul></li><li>two</li></ul>");
            assertThat(clean("<ul><ul><li>a</li></ul><li>two</li></ul>"))
                    .isEqualTo("<ul><li><ul><li>a</li></ul></li><li>two</li></ul>");
        }

        @Test
        void makesItemsOfWhatLiesLoose() {
            assertThat(clean("<ul>one<li>two</li><b>three</b><p>four</p></ul>"))
                    .isEqualTo(
                            "<ul><li>one</li><li>two</li><li><p><strong>three</strong></p><p>four</p></li></ul>");
            assertThat(clean("<ul><p>one</p></ul>")).isEqualTo("<ul><li>one</li></ul>");
        }

        @Test
        void dropsEmptyItemsAndWhatIsNeverSeen() {
            assertThat(
                            clean(
                                    "<ul><li>"
                                            + " </li><li>one</li><li><br></li><ul></ul><script>a()</script><textarea>x</textarea></ul>"))
                    .isEqualTo("<ul><li>one</li></ul>");
        }

        @Test
        void keepsParagraphsAndTablesInItems() {
            assertThat(
                            clean(
                                    "<ol><li><p>one</p><p>two</p></li><li><table><tr><td>x</table></li><li><p>three</p></ol>"))
                    .isEqualTo(
                            "<ol><li><p>one</p><p>two</p></li><li><table><tbody><tr><td>x</td></tr></tbody></table></li>"
                                    + "<li>three</li></ol>");
        }
    }

    @Nested
    class OfTables {

        @Test
        void keepsCaptionGroupsAndSpans() {
            String table =
                    "<table><caption>Sales by <em>region</em></caption><thead><tr><th rowspan=\"2\""
                            + " scope=\"col\">Region</th><th colspan=\"2\">Year</th></tr>"
                            + "<tr><th>2008</th><th>2009</th></tr></thead><tbody><tr><th"
                            + " scope=\"row\">North</th><td>1.2</td><td></td></tr></tbody><tfoot><tr><td"
                            + " colspan=\"3\">In millions</td></tr></tfoot></table>";

            assertThat(clean(table)).isEqualTo(table);
        }

        @Test
        void dropsWhatOnlyDressesATable() {
            assertThat(
                            clean(
                                    "<table border=1 style='x' width=9><colgroup><col"
                                            + " width=1></colgroup><tr bgcolor=red onclick=x()><td"
                                            + " align=right nowrap class=a id=b"
                                            + " headers=c>1</td></tr></table>"))
                    .isEqualTo("<table><tbody><tr><td>1</td></tr></tbody></table>");
        }

        @ParameterizedTest
        @CsvSource({
            "2, 2",
            "1000, 1000",
            "1001, ''",
            "1, ''",
            "0, ''",
            "-2, ''",
            "2x, ''",
            "'', ''",
            "' 3 ', 3",
            "99999999999, ''",
            "002, 2",
            "٢, ''"
        })
        void keepsSpansWithinReason(String given, String kept) {
            Element cell =
                    Jsoup.parse(clean("<table><tr><td colspan='" + given + "'>x</table>"))
                            .expectFirst("td");

            assertThat(cell.attr("colspan")).isEqualTo(kept);
            assertThat(cell.attributesSize()).isEqualTo(kept.isEmpty() ? 0 : 1);
        }

        @ParameterizedTest
        @CsvSource({"th, ROW, row", "th, colgroup, colgroup", "th, x, ''", "td, row, ''"})
        void keepsTheScopeOfHeaderCells(String name, String given, String kept) {
            Element cell =
                    Jsoup.parse(clean("<table><tr><" + name + " scope=" + given + ">x</table>"))
                            .expectFirst(name);

            assertThat(cell.attr("scope")).isEqualTo(kept);
        }

        @Test
        void keepsCellsOfSeveralParagraphsApart() {
            assertThat(
                            clean(
                                    "<table><tr><td><p>one</p><p>two</p></td><td><div>three</div></td><td><b>f</b>our</td></tr></table>"))
                    .isEqualTo(
                            "<table><tbody><tr><td><p>one</p><p>two</p></td><td>three</td>"
                                    + "<td><strong>f</strong>our</td></tr></tbody></table>");
        }

        @Test
        void keepsTablesInCells() {
            String table =
                    "<table><tbody><tr><td><p>outer</p><table><tbody><tr><td>inner</td></tr></tbody></table></td>"
                            + "<td>side</td></tr></tbody></table>";

            assertThat(clean(table)).isEqualTo(table);
        }

        @Test
        void keepsAllTextOfCaptions() {
            assertThat(
                            clean(
                                    "<table><caption><p>one</p><div>two</div></caption><caption>three</caption><tr><td>x</table>"))
                    .isEqualTo(
                            "<table><caption>one two"
                                    + " three</caption><tbody><tr><td>x</td></tr></tbody></table>");
        }

        @Test
        void putsTextBetweenRowsBeforeTheTable() {
            assertThat(clean("<table>loose<tr><td>x</table>"))
                    .isEqualTo("<p>loose</p>\n\n<table><tbody><tr><td>x</td></tr></tbody></table>");
        }
    }

    @Nested
    class OfPastes {

        @Test
        void keepsTheTextOfAWordProcessor() {
            String paste =
                    """
                    <html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:x">
                    <head><meta name=Generator content="Word 15"><title>Draft 3</title>
                    <!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
                    <style><!-- p.MsoNormal {margin:0cm; mso-style-parent:"";} --></style></head>
                    <body lang=EN-US style='tab-interval:36.0pt'><!--StartFragment-->
                    <p class=MsoTitle style='mso-margin-top-alt:auto'><span lang=EN-US
                    style='font-size:14.0pt'>Larch opens<span
                    style='mso-spacerun:yes'>  </span>mill<o:p></o:p></span></p>
                    <p class=MsoNormal><o:p>&nbsp;</o:p></p>
                    <p class=MsoNormal><b style='mso-bidi-font-weight:normal'><span>Lowell,</span></b><span>
                    </span><st1:State w:st="on">Mass.</st1:State><span style='color:red'>, the</span><span> mill</span></p>
                    <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
                    style='font-family:Symbol'><span style='mso-list:Ignore'>·<span
                    style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>First<o:p></o:p></p>
                    <!--EndFragment--></body></html>\
                    """;

            assertThat(clean(paste))
                    .isEqualTo(
                            """
                            <p>Larch opens mill</p>

                            <p><strong>Lowell,</strong> Mass., the mill</p>

                            <p>·&nbsp;&nbsp; First</p>\
                            """);
        }

        @Test
        void keepsWordsApartInASoupOfSpans() {
            assertThat(
                            clean(
                                    "<span>One</span><span> </span><span><span>t</span>wo</span>\n"
                                            + "<span>three</span><span><br></span><span>four</span>"))
                    .isEqualTo("<p>One two three<br>four</p>");
        }

        @Test
        void partsLinesOfAMailEditor() {
            assertThat(
                            clean(
                                    "<div><div>One</div><div><br></div><div>Two<div>Three</div></div>Four</div>"))
                    .isEqualTo("<p>One</p>\n\n<p>Two</p>\n\n<p>Three</p>\n\n<p>Four</p>");
        }

        @Test
        void keepsTheTextOfAWebPageOnce() {
            String page =
                    """
                    <body><nav><a href="/">Home</a></nav><noscript>Turn scripts on</noscript>
                    <article><h1 class="t">Larch <span>grows</span></h1><svg><title>logo</title><text>LARCH</text></svg>
                    <p data-x="1">Sales rose<sup><a href="#n1">1</a></sup>.</p><iframe src="x">frame</iframe>
                    <template><p>no</p></template><button>Share</button><select><option>DE</select></article></body>\
                    """;

            assertThat(clean(page))
                    .isEqualTo(
                            """
                            <p>Home</p>

                            <h2>Larch grows</h2>

                            <p>Sales rose<sup>1</sup>.</p>\
                            """);
        }

        @Test
        void dropsCommentsInstructionsAndSections() {
            assertThat(
                            clean(
                                    "a<!-- b --><!--[if IE]>c<![endif]--><?php d"
                                            + " ?><![CDATA[e]]><!doctype html><!>f"))
                    .isEqualTo("<p>af</p>");
        }
    }

    @Nested
    class AsPlainText {

        @Test
        void partsBlocksRowsAndCells() {
            String html =
                    clean(
                            "<p>One"
                                    + " <b>two</b></p><ul><li>a</li><li>b</li></ul><table><caption>Cap</caption><tr><td>1</td><td></td><td>3</td></tr><tr><td>4</td></tr></table><pre>x"
                                    + "  y\n"
                                    + "z</pre>");

            assertThat(Markup.text(html)).isEqualTo("One two\n\na\nb\n\nCap\n1\t\t3\n4\n\nx  y\nz");
        }

        @Test
        void countsWordsOnce() {
            assertThat(Markup.words("")).isZero();
            assertThat(Markup.words(clean("One two.\n\n<b>Th</b>ree &amp; four"))).isEqualTo(5);
            assertThat(
                            Markup.words(
                                    clean(
                                            "<table><tr><td>a"
                                                    + " <table><tr><td>b</td><td>c</td></tr></table></td><td>d</td></tr></table>")))
                    .isEqualTo(4);
        }
    }

    @Nested
    class AsSummary {

        @Test
        void isTheFirstParagraph() {
            assertThat(
                            Markup.summary(
                                    clean(
                                            "<h2>Head</h2><table><tr><td>x</table><p>The"
                                                    + " <b>mill</b> opens.</p><p>Later.</p>")))
                    .isEqualTo("The mill opens.");
        }

        @Test
        void isTheBeginningWhereThereIsNoParagraph() {
            assertThat(Markup.summary(clean("<ul><li>one</li><li>two</li></ul>")))
                    .isEqualTo("one two");
            assertThat(Markup.summary("")).isEmpty();
        }

        @Test
        void isWholeUpToItsLength() {
            String longest = "w".repeat(Markup.SUMMARY_LENGTH);

            assertThat(Markup.summary(clean(longest))).isEqualTo(longest);
            assertThat(Markup.summary(clean(longest + "w"))).isEqualTo(longest + "…");
        }

        @Test
        void isCutAtAWordAndWithoutItsComma() {
            String summary = Markup.summary(clean("larches, ".repeat(60)));

            assertThat(summary).matches("larches(, larches)*…");
            assertThat(summary.length())
                    .isBetween(Markup.SUMMARY_LENGTH - 12, Markup.SUMMARY_LENGTH + 1);
        }

        @Test
        void isNotCutInsideACharacter() {
            String summary = Markup.summary(clean("w" + "📰".repeat(Markup.SUMMARY_LENGTH)));

            assertThat(summary)
                    .matches("w(📰)+…")
                    .hasSizeLessThanOrEqualTo(Markup.SUMMARY_LENGTH + 1);
        }
    }
}
