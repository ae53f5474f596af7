package press.dateline.intake;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import press.dateline.ArchiveTest;
import press.dateline.Chromium;
import press.dateline.JourneyTest;
import press.dateline.release.Contact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The form of a release in a browser with script: what is typed and pasted, and found again.
@JourneyTest
class FormJourneyTests {

    @LocalServerPort private int port;

    private Page open(Chromium.Desk desk) {
        Page page =
                desk.window(new Browser.NewContextOptions().setBaseURL("http://localhost:" + port))
                        .newPage();
        page.setDefaultTimeout(20_000);
        return page;
    }

    private static void signIn(Page page) {
        page.navigate("/admin/releases/new/form");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("admin");
        page.getByLabel("Password").fill(ArchiveTest.PASSWORD);
        button(page, "Sign in").click();
        page.waitForURL(Pattern.compile("/admin/releases/new/form"));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    /// Pastes into an editor as a person does; html may be empty.
    private static void paste(Page page, String editor, String text, String html) {
        Locator target = page.locator("#" + editor + "-page");
        target.click();
        target.evaluate(
                """
                (element, clip) => {
                  const data = new DataTransfer();
                  data.setData('text/plain', clip.text);
                  if (clip.html) data.setData('text/html', clip.html);
                  element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
                }\
                """,
                Map.of("text", text, "html", html));
    }

    @Test
    void documentsAreEnteredPublishedAndFoundAgain(Chromium.Desk desk) {
        Page page = open(desk);
        var complaints = new ArrayList<String>();
        page.onConsoleMessage(
                m -> {
                    // A refused form is answered with 422, which the browser notes, too.
                    if (m.type().equals("error") && !m.text().contains("422")) {
                        complaints.add(m.text());
                    }
                });
        signIn(page);
        List<JourneyDocument> documents = JourneyDocument.all();
        assertThat(documents).hasSizeGreaterThanOrEqualTo(2);
        for (JourneyDocument document : documents) {
            page.navigate("/admin/releases/new/form");
            page.getByLabel("Headline", new Page.GetByLabelOptions().setExact(true))
                    .fill(document.headline());
            page.getByLabel("Subheadlines").fill(document.subheadlines());
            page.getByLabel("Name as printed").fill(document.company());
            page.getByLabel("Dateline as printed").fill(document.dateline());
            page.getByLabel("Place").focus();
            // Filled from the dateline, by the server.
            assertThat(page.getByLabel("Released on"))
                    .hasValue(Pattern.compile(document.year() + ".*"));
            paste(page, "body", document.body(), "");
            paste(page, "about", document.about(), "");
            paste(page, "disclaimer", document.disclaimer(), "");
            for (int i = 0; i < document.contacts().size(); i++) {
                if (i > 0) {
                    button(page, "Another contact").click();
                }
                Contact contact = document.contacts().get(i);
                String at = "#contacts-" + i + "-";
                page.locator(at + "name").fill(contact.name());
                page.locator(at + "title").fill(contact.title());
                page.locator(at + "organization").fill(contact.organization());
                page.locator(at + "phone").fill(String.join("; ", contact.phones()));
                page.locator(at + "email").fill(String.join("; ", contact.emails()));
            }
            page.getByLabel("Source line").fill(document.sourceLine());
            button(page, "Publish now").click();
            Locator register =
                    page.getByLabel("Register “" + document.company() + "” as a new company");
            page.locator(".notice.done, #errors").first().waitFor();
            if (register.isVisible()) {
                register.check();
                button(page, "Publish now").click();
            }
            assertThat(page.locator(".notice.done")).containsText("The release is published.");
        }
        for (JourneyDocument document : documents) {
            page.navigate("/");
            page.locator("#company").fill(document.company());
            page.locator("#company").press("Enter");
            page.waitForURL(Pattern.compile("/releases\\?company="));
            link(page, document.year()).first().click();
            page.waitForURL(Pattern.compile("year=" + document.year()));
            assertThat(page.locator(".rows .by").first()).containsText(document.company());
            link(page, document.headline()).click();
            assertThat(page.locator("h1")).hasText(document.headline());
            assertThat(page.locator("#news .dateline")).hasText(document.dateline());
            assertThat(page.locator("#news p").first().innerText().replaceAll("\\s+", " "))
                    .isEqualTo(
                            (document.dateline() + " " + document.body().split("\n\n", 2)[0])
                                    .replaceAll("\\s+", " "));
            assertThat(page.locator("#disclaimer")).isVisible();
            assertThat(page.locator("#contacts a").first()).isVisible();
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void aPastedTableStaysATable(Chromium.Desk desk) {
        Page page = open(desk);
        var dialogs = new ArrayList<String>();
        page.onDialog(
                dialog -> {
                    dialogs.add(dialog.message());
                    dialog.dismiss();
                });
        signIn(page);
        paste(
                page,
                "body",
                "plain",
                """
                <p class="MsoNormal" style="color:red">Orders <b>rose</b>.</p>
                <img src=x onerror="alert(1)"><script>alert(2)</script>
                <table border=1><tr><th colspan=2>Quarter</th></tr><tr><td>1</td><td>18.4</td></tr></table>\
                """);
        assertThat(page.locator("#body-page table td")).hasCount(2);
        assertThat(page.locator("#body-page strong")).hasText("rose");
        assertThat(page.locator("#body-page [style], #body-page img, #body-page script"))
                .hasCount(0);
        button(page, "Save draft").last().click();
        assertThat(page.locator(".notice.done")).containsText("The draft is saved.");
        assertThat(page.locator("#body-page table th")).hasAttribute("colspan", "2");
        assertThat(dialogs).isEmpty();
    }

    @Test
    void theTypeAheadIsWorkedByKeyboardAlone(Chromium.Desk desk) {
        Page page = open(desk);
        signIn(page);
        page.getByLabel("Headline", new Page.GetByLabelOptions().setExact(true)).fill("One");
        page.getByLabel("Name as printed").fill("Orrin Foods, Inc.");
        paste(page, "body", "Text.", "");
        button(page, "Publish now").click();
        page.getByLabel("Register “Orrin Foods, Inc.” as a new company").check();
        button(page, "Publish with today’s date, 3 March 2026").click();
        assertThat(page.locator(".notice.done")).containsText("The release is published.");

        page.navigate("/");
        page.locator("#finder").focus();
        page.keyboard().type("orr");
        assertThat(page.getByRole(AriaRole.OPTION)).hasCount(1);
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile("/companies/orrin-foods-inc"));
        assertThat(page.locator(".rows li")).hasCount(1);
    }
}
