package press.dateline.intake;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import press.dateline.ArchiveTest;
import press.dateline.Chromium;
import press.dateline.JourneyTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;

/// From a document to a public release, in a browser, with script and without.
@JourneyTest
class ReviewJourneyTests {

    private static final String HEADLINE =
            "Tarnbrook Medical Begins Field Correction of Tideline Pole Clamps";

    @LocalServerPort private int port;

    private static String sample() {
        try {
            return Files.readString(Path.of("db/sample/13-pole-clamp-correction.txt"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Page open(Chromium.Desk desk, boolean script) {
        Page page =
                desk.window(
                                new Browser.NewContextOptions()
                                        .setBaseURL("http://localhost:" + port)
                                        .setJavaScriptEnabled(script))
                        .newPage();
        page.setDefaultTimeout(20_000);
        page.navigate("/admin/releases/new");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("admin");
        page.getByLabel("Password").fill(ArchiveTest.PASSWORD);
        button(page, "Sign in").click();
        page.waitForURL(Pattern.compile("/admin/releases/new"));
        return page;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator field(Page page, String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    /// Selects words of the original, as a mouse would.
    private static void select(Page page, String words) {
        page.locator("#pane")
                .evaluate(
                        """
                        (pane, words) => {
                          const walker = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT);
                          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                            const at = node.data.indexOf(words);
                            if (at >= 0) {
                              getSelection().setBaseAndExtent(node, at, node, at + words.length);
                              return;
                            }
                          }
                          throw new Error('not there: ' + words);
                        }\
                        """,
                        words);
    }

    @Test
    void aPastedDocumentBecomesARelease(Chromium.Desk desk) {
        Page page = open(desk, true);
        var complaints = new ArrayList<String>();
        page.onConsoleMessage(
                m -> {
                    if (m.type().equals("error") && !m.text().contains("422")) {
                        complaints.add(m.text());
                    }
                });
        field(page, "Text of the release").fill(sample());
        field(page, "Where it came from").fill("Continental Newswire");
        button(page, "Read the text").click();
        page.waitForURL(Pattern.compile("/admin/incoming/\\d+/1$"));

        assertThat(field(page, "Headline")).hasValue(HEADLINE);
        assertThat(field(page, "Released on")).hasValue("2019-08-13");
        assertThat(field(page, "Place")).hasValue("DULUTH, Minn.");
        assertThat(page.locator("#companies-0-printed"))
                .hasValue(Pattern.compile("tarnbrook medical", Pattern.CASE_INSENSITIVE));
        assertThat(page.locator("#body-page")).containsText("3,860 pole clamps");

        // A field shows its words, and words lead to their field.
        field(page, "Source line").focus();
        assertThat(page.locator("#pane .k-source.lit").first()).isInViewport();
        page.locator("#pane .k-headline").first().click();
        assertThat(field(page, "Headline")).isFocused();
        assertThat(page.locator("#pane .k-headline.lit").first()).isInViewport();

        // Selected words go into the field that is chosen.
        select(page, "Replacement springs will be shipped");
        assertThat(page.locator("[data-said]")).hasText("5 words selected.");
        page.locator("#assign-to").selectOption("subheadlines");
        button(page, "Replace").click();
        assertThat(field(page, "Subheadlines")).hasValue("Replacement springs will be shipped");
        select(page, "No patient");
        page.locator("#assign-to").selectOption("about");
        button(page, "Append").click();
        assertThat(page.locator("#about-page p").last()).hasText("No patient");

        button(page, "Save draft").last().click();
        assertThat(page.locator(".notice.done")).containsText("The draft is saved.");
        button(page, "Publish now").click();
        assertThat(page.locator(".notice.done")).containsText("The release is published.");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Public page")).click();
        assertThat(page.locator("h1")).hasText(HEADLINE);
        assertThat(page.locator(".deck")).hasText("Replacement springs will be shipped");
        assertThat(page.locator("#about p").last()).hasText("No patient");
        page.locator(".facts a[href$='/originals/1']").click();
        assertThat(page.locator("h1")).hasText("Original");
        assertThat(page.locator("pre")).containsText("Lot number    Clamps    Shipped from");
        assertThat(page.locator("dl.keyed")).containsText("Continental Newswire");
        assertThat(complaints).isEmpty();
    }

    @Test
    void everythingButTheSelectingWorksWithoutScript(Chromium.Desk desk) {
        Page page = open(desk, false);
        field(page, "Text of the release").fill(sample());
        button(page, "Read the text").click();
        page.waitForURL(Pattern.compile("/admin/incoming/\\d+/1$"));
        assertThat(field(page, "Headline")).hasValue(HEADLINE);
        assertThat(page.locator("[data-assign]")).isHidden();
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Source line, in the original"))
                .click();
        assertThat(page.locator("#pane .seg:target")).isInViewport();
        page.locator("#pane a.label", new Page.LocatorOptions().setHasText("Headline"))
                .first()
                .click();
        assertThat(page).hasURL(Pattern.compile("#headline$"));
        button(page, "Publish now").click();
        assertThat(page.locator(".notice.done")).containsText("The release is published.");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Public page")).click();
        page.locator(".facts a[href$='/originals/1']").click();
        assertThat(page.locator("pre")).containsText("SOURCE  Tarnbrook Medical, Inc.");
    }

    @Test
    void filesAreUploadedListedAndPublishedInOneGo(Chromium.Desk desk) {
        Page page = open(desk, true);
        page.locator("#files")
                .setInputFiles(
                        new FilePayload[] {
                            new FilePayload(
                                    "<img src=x onerror=alert(1)>.txt",
                                    "text/plain",
                                    InboxTests.RELEASE.getBytes(StandardCharsets.UTF_8)),
                            new FilePayload(
                                    "lunch.txt",
                                    "text/plain",
                                    "Lunch is at noon.".getBytes(StandardCharsets.UTF_8))
                        });
        assertThat(page.locator("[data-dropped]")).hasText("2 files.");
        button(page, "Upload").click();
        assertThat(page.locator("tbody tr")).hasCount(2);
        assertThat(page.locator("tbody")).containsText("<img src=x onerror=alert(1)>.txt");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Publish the clean one"))
                .click();
        button(page, "Publish it").click();
        assertThat(page.locator(".notice.done")).containsText("One release is published.");
        assertThat(page.locator("tbody tr")).hasCount(1);
        button(page, "Discard Lunch is at noon.").click();
        assertThat(page.locator(".empty")).containsText("Nothing waits.");
    }
}
