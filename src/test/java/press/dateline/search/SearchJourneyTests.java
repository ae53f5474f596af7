package press.dateline.search;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import press.dateline.Chromium;
import press.dateline.JourneyTest;
import press.dateline.Newsroom;
import press.dateline.company.Company;

import java.util.ArrayList;
import java.util.regex.Pattern;

/// Searching in a real browser: in place with script, by plain requests without.
@JourneyTest
class SearchJourneyTests {

    @LocalServerPort private int port;
    @Autowired private Newsroom newsroom;
    @Autowired private Indexes indexes;

    @BeforeEach
    void releases() {
        Company orrin = newsroom.company("Orrin Foods, Inc.");
        Company vale = newsroom.company("Vale Dairies Ltd");
        newsroom.publish("Copper Mine Opens", "2003-05-01", orrin);
        newsroom.publish("Copper Mine Closes", "2009-05-01", orrin);
        newsroom.publish("Copper Cups Sold", "2009-06-01", vale);
        newsroom.publish("Milk", "2009-06-01", vale);
        indexes.catchUp();
    }

    private Page open(Chromium.Desk desk, boolean script) {
        return desk.window(
                        new Browser.NewContextOptions()
                                .setBaseURL("http://localhost:" + port)
                                .setJavaScriptEnabled(script)
                                .setViewportSize(1280, 900))
                .newPage();
    }

    @Test
    void resultsChangeInPlaceAndKeepAddressBackFocusAndAnnouncement(Chromium.Desk desk) {
        Page page = open(desk, true);
        var complaints = new ArrayList<String>();
        page.onConsoleMessage(
                message -> {
                    if (message.type().equals("error")) {
                        complaints.add(message.text());
                    }
                });
        page.navigate("/");
        page.locator("#finder").fill("copper");
        page.locator("#finder").press("Enter");
        page.waitForURL(Pattern.compile("/releases\\?q=copper$"));
        assertThat(page.locator("#count")).hasText("3 releases");
        page.evaluate("window.stayed = true; window.counted = document.getElementById('count')");

        page.locator(".years a", new Page.LocatorOptions().setHasText("2009")).press("Enter");
        page.waitForURL(Pattern.compile("q=copper&year=2009"));
        assertThat(page.locator("#count")).hasText("2 releases");
        assertThat(page.locator(".years a[aria-current]")).isFocused();
        assertThat(page.evaluate("window.counted === document.getElementById('count')"))
                .as("announced by the same element")
                .isEqualTo(true);

        page.locator(".scopes a").nth(1).click();
        page.waitForURL(Pattern.compile("scope=about"));
        assertThat(page.locator("#count")).hasText("0 releases");
        page.goBack();
        assertThat(page.locator("#count")).hasText("2 releases");
        page.goBack();
        assertThat(page.locator("#count")).hasText("3 releases");
        assertThat(page.locator("#finder")).hasValue("copper");

        page.locator("#finder").fill("copper mine");
        page.locator("#finder").press("Enter");
        page.waitForURL(Pattern.compile("q=copper\\+mine"));
        assertThat(page.locator("#count")).hasText("2 releases");
        assertThat(page.locator("#finder")).isFocused();

        page.locator("#facet").pressSequentially("orr");
        assertThat(page.getByRole(AriaRole.OPTION)).hasText(new String[] {"Orrin Foods, Inc. 2"});
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile("company=orrin-foods-inc"));
        assertThat(page.locator(".chips a")).hasText("Orrin Foods, Inc.");
        assertThat(complaints).isEmpty();
    }

    @Test
    void everythingWorksWithoutScript(Chromium.Desk desk) {
        Page page = open(desk, false);
        page.navigate("/");
        page.locator("#finder").fill("copper");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Search")).click();
        assertThat(page.locator("#count")).hasText("3 releases");
        page.locator("#facet").fill("vale");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show")).click();
        page.locator("ul[aria-labelledby=by-company] a").click();
        assertThat(page.locator("#count")).hasText("1 release");
        page.locator(".chips a").click();
        page.locator(".sortings a", new Page.LocatorOptions().setHasText("Oldest")).click();
        assertThat(page.locator(".rows h2").first()).hasText("Copper Mine Opens");
        page.locator("#finder").fill("\"copper mine\" -opens");
        page.locator("#finder").press("Enter");
        assertThat(page.locator(".rows h2")).hasText("Copper Mine Closes");
        assertThat(page.locator(".rows h2 mark")).hasText("Copper Mine");
        assertThat(page.locator(".understood")).containsText("“copper mine”, without opens");
    }
}
