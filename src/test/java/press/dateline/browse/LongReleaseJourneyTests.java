package press.dateline.browse;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ForcedColors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import press.dateline.ArchiveTest;
import press.dateline.Chromium;
import press.dateline.JourneyTest;
import press.dateline.Newsroom;
import press.dateline.UnusualCopy;
import press.dateline.company.Company;
import press.dateline.release.Release;
import press.dateline.release.ReleaseText;

import java.util.List;

/// Releases that are very wide or very long, or run the other way, in a real browser.
@JourneyTest
class LongReleaseJourneyTests {

    private static final String ARABIC_FIRM = "شركة نهر الزيتون";

    @LocalServerPort private int port;
    @Autowired private Newsroom newsroom;

    private Company firm;

    @BeforeEach
    void company() {
        firm = newsroom.company("Olive River");
    }

    private Release publish(ReleaseText text) {
        return newsroom.publish(UnusualCopy.by(text, firm));
    }

    private Page open(Chromium.Desk desk, int width) {
        return desk.window(
                        new Browser.NewContextOptions()
                                .setBaseURL("http://localhost:" + port)
                                .setViewportSize(width, 900))
                .newPage();
    }

    private static Page show(Page page, Release release) {
        page.navigate("/r/" + release.code());
        page.evaluate("document.fonts.ready");
        return page;
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    private static String style(Locator element, String property) {
        return element.evaluate("(e, p) => getComputedStyle(e).getPropertyValue(p)", property)
                .toString();
    }

    private static void fits(Page page) {
        assertThat(
                        number(
                                page.evaluate(
                                        "document.documentElement.scrollWidth -"
                                                + " document.documentElement.clientWidth")))
                .isZero();
    }

    /// Scrolls the first box as far as it goes, and says how far that was.
    private static double scroll(Page page, int direction) {
        return number(
                page.evaluate(
                        """
                        direction => {
                          const box = document.querySelector('.scroll');
                          box.scrollLeft = direction * box.scrollWidth;
                          return box.scrollLeft;
                        }
                        """,
                        direction));
    }

    @Test
    void aFixedWidthTableScrollsInItsOwnBoxAndKeepsTheNamesOfItsRows(Chromium.Desk desk) {
        Release release = publish(UnusualCopy.fixedWidth());
        Page page = show(open(desk, 360), release);
        fits(page);
        Locator names = page.locator(".stub");
        assertThat(names).hasCount(UnusualCopy.FIXED_ROWS);
        BoundingBox box = page.locator(".scroll").boundingBox();
        BoundingBox before = names.nth(5).boundingBox();
        assertThat(before.x).isEqualTo(box.x);
        assertThat(before.width).isLessThan(box.width / 2);

        assertThat(scroll(page, 1)).isGreaterThan(600);

        assertThat(names.nth(5).boundingBox().x).isEqualTo(before.x);
        // Nothing shows through them.
        assertThat(style(names.nth(5), "background-color"))
                .isEqualTo(style(page.locator("body"), "background-color"));
        fits(page);

        // What is copied out of it is what the release says.
        List<String> lines = page.locator(".scroll pre").textContent().lines().toList();
        assertThat(lines).hasSize(UnusualCopy.FIXED_ROWS).allMatch(l -> l.length() == 132);
    }

    @Test
    void aTableOfTwoThousandRowsIsThereWhole(Chromium.Desk desk) {
        Page page = open(desk, 360);
        watchShifts(page);
        show(page, publish(UnusualCopy.longTable()));

        fits(page);
        assertThat(page.locator("tbody tr")).hasCount(UnusualCopy.ROWS);
        assertThat(page.locator("td.n")).hasCount(UnusualCopy.ROWS * (UnusualCopy.CELLS - 1));
        Locator name = page.locator("tbody th").nth(8);
        Locator cell = page.locator("tbody td").nth(8 * (UnusualCopy.CELLS - 1));
        BoundingBox before = name.boundingBox();
        double cellBefore = cell.boundingBox().x;
        double scrolled = scroll(page, 1);
        assertThat(scrolled).isGreaterThan(100);
        assertThat(name.boundingBox().x).isEqualTo(before.x);
        assertThat(cell.boundingBox().x).isEqualTo(cellBefore - scrolled);
        assertThat(number(page.evaluate("window.moved"))).isZero();
    }

    @Test
    void aReleaseOfAMegabyteIsThereWhole(Chromium.Desk desk) {
        Page page = open(desk, 1440);
        watchShifts(page);
        show(page, publish(UnusualCopy.long1MB()));

        fits(page);
        assertThat(page.locator(".news > p")).hasCount(UnusualCopy.PARAGRAPHS);
        assertThat(page.locator("#p" + UnusualCopy.PARAGRAPHS)).containsText(UnusualCopy.RARE_WORD);
        assertThat(number(page.evaluate("document.querySelector('.news').textContent.length")))
                .isGreaterThan(1_000_000);
        // To the last paragraph and back nothing changes its place, as it would where paragraphs
        // out of sight have a guessed height.
        double height = number(page.evaluate("document.documentElement.scrollHeight"));
        page.locator("#p" + UnusualCopy.PARAGRAPHS).scrollIntoViewIfNeeded();
        assertThat(number(page.evaluate("document.documentElement.scrollHeight")))
                .isEqualTo(height);
        assertThat(number(page.evaluate("window.moved"))).isZero();
    }

    /// The text that is typed into an editor is sent, though it is not written out at each key.
    @Test
    void aReleaseOfAMegabyteIsEdited(Chromium.Desk desk) {
        Release release = publish(UnusualCopy.long1MB());
        Page page = open(desk, 1280);
        page.navigate("/signin");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("admin");
        page.getByLabel("Password").fill(ArchiveTest.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL("**/admin");
        page.navigate("/admin/releases/" + release.code() + "/edit");
        assertThat(page.locator("#body-page > p")).hasCount(UnusualCopy.PARAGRAPHS);
        page.evaluate(
                """
                () => {
                  const page = document.getElementById('body-page');
                  page.focus();
                  getSelection().collapse(page.firstChild.firstChild, 0);
                }
                """);
        page.keyboard().type("Yes! ");
        page.locator("#note").fill("A word more.");
        page.getByText("Save edition", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".notice.done")).containsText("The edition is saved.");
        page.navigate("/admin/releases/" + release.code() + "/changes/1-2");

        assertThat(page.locator(".diff ins")).hasCount(1);
        assertThat(page.locator(".diff ins")).containsText("Yes!");
    }

    private static void watchShifts(Page page) {
        page.addInitScript(
                """
                window.moved = 0;
                new PerformanceObserver(list => list.getEntries().forEach(e => { window.moved += e.value; }))
                  .observe({ type: "layout-shift", buffered: true });
                """);
    }

    @Test
    void anArabicReleaseRunsFromTheRight(Chromium.Desk desk) {
        firm = newsroom.company(ARABIC_FIRM);
        Release release = publish(UnusualCopy.arabic());
        Page page = show(open(desk, 360), release);

        fits(page);
        Locator article = page.locator("article.text");
        assertThat(article).hasAttribute("dir", "rtl");
        assertThat(article).hasAttribute("lang", "ar");
        double right = article.boundingBox().x + article.boundingBox().width;
        assertThat(rightOf(page.locator(".head h1"))).isEqualTo(right);
        assertThat(textRight(page.locator("#p1"))).isCloseTo(right, within(3));
        assertThat(textRight(page.locator(".head h1"))).isCloseTo(right, within(3));
        assertThat(style(page.locator("blockquote"), "border-right-width")).isEqualTo("2px");
        assertThat(style(page.locator("blockquote"), "border-left-width")).isEqualTo("0px");
        assertThat(style(page.locator("h1"), "letter-spacing")).isIn("normal", "0px");
        // An English sentence in it keeps its full stop at its right.
        assertThat(page.locator(".news > p[dir=ltr]")).hasCount(1);
        assertThat(page.locator(".news > p[dir=ltr]")).containsText("The English text");
        assertThat(page.locator(".contacts a[href^='tel:']").first()).hasAttribute("dir", "ltr");

        Locator name = page.locator("tbody th").nth(1);
        assertThat(rightOf(name)).isEqualTo(right);
        assertThat(scroll(page, -1)).isLessThan(-50);
        assertThat(rightOf(name)).isEqualTo(right);
        // The last digits of a column stand under one another.
        assertThat(style(page.locator("tbody tr:first-child td").first(), "text-align"))
                .isEqualTo("right");
        assertThat(style(page.locator("thead th").first(), "text-align")).isEqualTo("right");
    }

    private static org.assertj.core.data.Offset<Double> within(double pixels) {
        return org.assertj.core.data.Offset.offset(pixels);
    }

    private static double rightOf(Locator element) {
        BoundingBox box = element.boundingBox();
        return box.x + box.width;
    }

    /// Where the text of an element ends, not its box.
    private static double textRight(Locator element) {
        return number(
                element.evaluate(
                        """
                        e => {
                          const range = document.createRange();
                          range.selectNodeContents(e);
                          return Math.max(...[...range.getClientRects()].map(r => r.right));
                        }
                        """));
    }

    @ParameterizedTest
    @CsvSource({"ja, 203 characters", "zh-CN, 123 characters", "ko, 36 words"})
    void squareScriptsHaveNoSlopeAndNoSpacing(String language, String length, Chromium.Desk desk) {
        ReleaseText text =
                switch (language) {
                    case "ja" -> UnusualCopy.japanese();
                    case "ko" -> UnusualCopy.korean();
                    default -> UnusualCopy.chinese();
                };
        Page page = show(open(desk, 360), publish(text));

        fits(page);
        Locator article = page.locator("article.text");
        assertThat(article).hasAttribute("lang", language);
        assertThat(article).hasAttribute("dir", "ltr");
        assertThat(style(page.locator(".news em"), "font-style")).isEqualTo("normal");
        assertThat(style(page.locator(".news em"), "text-emphasis-style")).isNotEqualTo("none");
        assertThat(style(page.locator("h1"), "letter-spacing")).isIn("normal", "0px");
        double size = pixels(style(article, "font-size"));
        assertThat(pixels(style(article, "line-height")) / size).isCloseTo(1.75, within(.01));
        assertThat(style(page.locator(".news p").first(), "word-break"))
                .isEqualTo(language.equals("ko") ? "keep-all" : "normal");
        assertThat(page.locator(".contents small").first()).hasText(length);
    }

    private static double pixels(String length) {
        return Double.parseDouble(length.replace("px", ""));
    }

    /// An English headline that begins with an Arabic name runs as English does, here and in lists.
    @Test
    void aForeignNameDoesNotTurnAHeadlineRound(Chromium.Desk desk) {
        publish(UnusualCopy.mixed());
        publish(UnusualCopy.hebrew());
        Page page = open(desk, 1280);
        page.navigate("/");

        assertThat(page.locator(".rows li > div[dir=ltr] h2")).hasCount(1);
        assertThat(page.locator(".rows li > div[dir=ltr] h2")).containsText("Tarnbrook");
        Locator hebrew = page.locator(".rows li > div[dir=rtl]");
        double right = rightOf(hebrew);
        for (String part : List.of(".by", "h2", ".first")) {
            assertThat(textRight(hebrew.locator(part))).isCloseTo(right, within(3));
        }
        page.locator(".rows li > div[dir=ltr] h2 a").click();
        assertThat(page.locator(".head")).hasAttribute("dir", "ltr");
        assertThat(page.locator("article.text")).hasAttribute("dir", "ltr");
    }

    @Test
    void forcedColoursKeepOutlinesAndBorders(Chromium.Desk desk) {
        Release release = publish(UnusualCopy.arabic());
        Page page =
                show(
                        desk.window(
                                        new Browser.NewContextOptions()
                                                .setBaseURL("http://localhost:" + port)
                                                .setForcedColors(ForcedColors.ACTIVE)
                                                .setViewportSize(320, 900))
                                .newPage(),
                        release);

        fits(page);
        assertThat(style(page.locator("tbody tr td").first(), "border-bottom-width"))
                .isEqualTo("1px");
        String paper = style(page.locator("body"), "background-color");
        assertThat(style(page.locator("tbody tr td").first(), "border-bottom-color"))
                .isNotEqualTo(paper);
        // The first column hides what scrolls below it.
        assertThat(style(page.locator("tbody th").first(), "background-color")).isEqualTo(paper);
        page.locator(".contacts a").first().focus();
        page.keyboard().press("Shift+Tab");
        page.keyboard().press("Tab");
        Locator focused = page.locator(":focus");
        assertThat(style(focused, "outline-style")).isEqualTo("solid");
        assertThat(style(focused, "outline-width")).isEqualTo("3px");
        assertThat(style(focused, "outline-color")).isNotEqualTo(paper);
    }

    /// Figures are not broken in two on paper, and a table of 132 columns is not wrapped.
    @Test
    void widePrintsFitTheSheet(Chromium.Desk desk) {
        Release fixed = publish(UnusualCopy.fixedWidth());
        Release table = publish(UnusualCopy.arabic());
        // What A4 leaves between the margins of 16 mm, in CSS pixels.
        Page page = open(desk, 672);
        page.emulateMedia(
                new Page.EmulateMediaOptions()
                        .setMedia(com.microsoft.playwright.options.Media.PRINT));

        show(page, fixed);
        fits(page);
        double lines =
                page.locator(".scroll pre").boundingBox().height
                        / pixels(style(page.locator(".scroll pre"), "line-height"));
        assertThat(lines).isBetween((double) UnusualCopy.FIXED_ROWS, UnusualCopy.FIXED_ROWS + 4.0);
        show(page, table);
        fits(page);
        assertThat(style(page.locator("td.n").first(), "white-space")).isEqualTo("nowrap");
        assertThat(style(page.locator("td.n").first(), "overflow-wrap")).isEqualTo("normal");
    }
}
