package press.dateline.cite;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import press.dateline.Chromium;
import press.dateline.JourneyTest;
import press.dateline.Newsroom;
import press.dateline.company.Company;
import press.dateline.release.Release;
import press.dateline.release.ReleaseText;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What readers do with a release in a real browser, with script and without.
@JourneyTest
class ReadingJourneyTests {

    private static final int FIRST_VISIT_BYTES = 100 * 1024;
    private static final int SCRIPT_BYTES = 15 * 1024;

    @LocalServerPort private int port;
    @Autowired private Newsroom newsroom;

    private Release release;

    @BeforeEach
    void releases() {
        Company orrin = newsroom.company("Orrin Foods, Inc.");
        newsroom.publish("Older News", "2009-03-23", orrin);
        ReleaseText text = Newsroom.text("Milk Prices Rise", "2009-03-24", orrin);
        release =
                newsroom.publish(
                        new ReleaseText(
                                text.headline(),
                                text.subheadlines(),
                                text.issuers(),
                                "TOLEDO, Ohio",
                                List.of("Toledo, Ohio"),
                                text.date(),
                                "",
                                "en",
                                "<p>Milk costs more than it did a year ago.</p>"
                                        + "<p>%s</p>".formatted("Feed is dear. ".repeat(300)),
                                "<p>Orrin makes milk.</p>",
                                "",
                                List.of(),
                                ""));
        newsroom.publish("Newer News", "2009-03-25", orrin);
    }

    private Page open(Chromium.Desk desk, boolean script) {
        return desk.window(
                        new Browser.NewContextOptions()
                                .setBaseURL("http://localhost:" + port)
                                .setPermissions(List.of("clipboard-read", "clipboard-write"))
                                .setJavaScriptEnabled(script))
                .newPage();
    }

    @Test
    void aPageIsWorkedWithKeys(Chromium.Desk desk) {
        Page page = open(desk, true);
        page.navigate("/releases");
        page.locator("footer.site button").waitFor();
        page.keyboard().press("j");
        assertThat(page.locator(".rows h2 a").first()).isFocused();
        page.keyboard().press("j");
        page.keyboard().press("j");
        page.keyboard().press("k");
        assertThat(page.locator(".rows h2 a").nth(1)).isFocused();
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile("milk-prices-rise"));

        page.locator("footer.site button").waitFor();
        page.keyboard().press("/");
        assertThat(page.locator("#finder")).isFocused();
        page.keyboard().type("j?c");
        assertThat(page.locator("#finder")).hasValue("j?c");
        page.locator("h1").click();
        page.keyboard().press("?");
        assertThat(page.locator("dialog.keys")).isVisible();
        assertThat(page.locator("dialog.keys dt")).hasCount(7);
        page.locator("dialog.keys input").uncheck();
        page.keyboard().press("Escape");
        page.keyboard().press("c");
        page.keyboard().press("?");
        assertThat(page.locator("dialog.keys")).isHidden();
        assertThat(page).hasURL(Pattern.compile("milk-prices-rise$"));
        page.locator("footer.site button").click();
        page.locator("dialog.keys input").check();
        page.keyboard().press("Escape");
        page.keyboard().press("c");
        page.waitForURL(Pattern.compile("/editions/1/cite$"));
    }

    @Test
    void aSelectedPassageIsCopiedWithItsCitation(Chromium.Desk desk) {
        Page page = open(desk, true);
        page.navigate("/r/" + release.code());
        page.locator("#p1").selectText();
        page.getByText("Copy with citation").click();
        assertThat(page.locator(".quotebar button")).hasText("Copied");
        assertThat(page.evaluate("navigator.clipboard.readText()").toString())
                .startsWith("“TOLEDO, Ohio Milk costs more than it did a year ago.”\n\nOrrin")
                .contains("/r/" + release.code(), "SHA-256");

        page.locator("#p1").selectText();
        page.getByText("Cite this passage").click();
        page.waitForURL(Pattern.compile("from=p1&to=p1#passage"));
        page.getByLabel("Copy The passage with its citation").click();
        assertThat(page.getByLabel("Copy The passage with its citation")).hasText("Copied");
    }

    @Test
    void aReadingListGrowsInThisBrowser(Chromium.Desk desk) {
        Page page = open(desk, true);
        page.navigate("/r/" + release.code());
        page.getByText("Reading list").first().click();
        page.waitForURL(Pattern.compile("/reading-list\\?r=" + release.code() + "$"));
        page.navigate("/releases");
        page.locator(".rows h2 a").first().click();
        page.getByText("Add to your reading list (1)").click();
        assertThat(page.locator(".rows h2"))
                .hasText(new String[] {"Milk Prices Rise", "Newer News"});
        page.navigate("/reading-list");
        page.getByText("Your last list in this browser (2)").click();
        assertThat(page.locator(".rows h2")).hasCount(2);
    }

    @Test
    void everythingWorksWithoutScript(Chromium.Desk desk) {
        Page page = open(desk, false);
        page.navigate("/r/" + release.code());
        page.getByText("Cite", new Page.GetByTextOptions().setExact(true)).click();
        page.locator("#from").selectOption("p1");
        page.locator("#to").selectOption("p1");
        page.getByText("Quote it").click();
        String quoted = page.locator("#quoted").inputValue();
        page.locator("footer.site").getByText("Check a quotation").click();
        page.locator("#passage").fill(quoted.lines().findFirst().orElseThrow());
        page.locator("#citation").fill(quoted);
        page.getByText("Check it").click();
        assertThat(page.locator(".verdict h2")).hasText("It stood so.");
        page.locator("footer.site").getByText("Reading list").click();
        page.locator("#add").fill(release.code());
        page.getByText("Add", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".rows h2")).hasText("Milk Prices Rise");
        page.getByText("Take off the list").click();
        assertThat(page.locator(".rows")).hasCount(0);
    }

    @Test
    void aFirstVisitIsLightAndNothingMoves(Chromium.Desk desk) {
        Page page = open(desk, true);
        page.addInitScript(
                """
                window.moved = 0;
                new PerformanceObserver(list => list.getEntries().forEach(e => { window.moved += e.value; }))
                  .observe({ type: "layout-shift", buffered: true });
                """);
        var requests = new ArrayList<Request>();
        page.onRequestFinished(requests::add);
        page.navigate("/r/" + release.code());
        page.evaluate("document.fonts.ready");
        page.locator("footer.site button").waitFor();

        int all = 0;
        int scripts = 0;
        for (Request request : requests) {
            int bytes = request.sizes().responseBodySize;
            all += bytes;
            scripts += request.resourceType().equals("script") ? bytes : 0;
            assertThat(request.url()).startsWith("http://localhost:" + port);
        }
        assertThat(requests).extracting(Request::resourceType).contains("font", "stylesheet");
        assertThat(all).isBetween(20 * 1024, FIRST_VISIT_BYTES);
        assertThat(scripts).isBetween(1024, SCRIPT_BYTES);
        assertThat(((Number) page.evaluate("window.moved")).doubleValue()).isZero();
    }
}
