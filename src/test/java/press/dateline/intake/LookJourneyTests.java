package press.dateline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import press.dateline.ArchiveTest;
import press.dateline.Chromium;
import press.dateline.JourneyTest;
import press.dateline.Newsroom;
import press.dateline.UnusualCopy;
import press.dateline.company.Company;
import press.dateline.release.Release;
import press.dateline.release.ReleaseDesk;
import press.dateline.release.Removals;
import press.dateline.release.Reviews;
import press.dateline.search.Indexes;
import press.dateline.web.Staff;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/// How the pages look and how they are for people with assistive technology: screenshots into
/// `-Ddateline.screenshots`, and axe on every kind of page, light and dark.
@JourneyTest
class LookJourneyTests {

    private static final boolean ASKED_FOR =
            !System.getProperty("dateline.screenshots", "").isEmpty();

    @LocalServerPort private int port;
    @Autowired private Samples samples;
    @Autowired private Newsroom newsroom;
    @Autowired private Arrivals arrivals;
    @Autowired private Indexes indexes;
    @Autowired private ReleaseDesk desk;
    @Autowired private Removals removals;
    @Autowired private Reviews reviewing;

    private String code = "";
    private String replaced = "";
    private String gone = "";

    /// Releases that run from the right, and in a square script.
    private String arabic = "";

    private String japanese = "";

    /// The staff pages whose addresses differ with each run.
    private final Map<String, String> reviews = new LinkedHashMap<>();

    /// What axe found, page by page.
    private final List<String> found = new ArrayList<>();

    @BeforeEach
    void pages() {
        samples.loadOnce();
        newsroom.draft(Newsroom.text("A draft", "2020-01-01", newsroom.company("Vale Dairies")));
        arrivals.paste("Dear all,\n\nlunch is at noon in the usual room.\n", null, "admin");
        reviews.put("review", review("A new mill", InboxTests.RELEASE));
        reviews.put("review-html", review("HTML", html()));
        Company orrin = newsroom.company("Orrin Foods");
        Release bakery =
                newsroom.publish("Orrin Foods Opens a Bakery in Utica", "2009-03-24", orrin);
        code = bakery.code();
        newsroom.change(
                bakery, "Orrin Foods Opens a Bakery in Utica, N.Y.", "The state was missing.");
        Release first = newsroom.publish("Orrin Foods Names a Treasurer", "2009-03-25", orrin);
        Release second =
                newsroom.publish("CORRECTING: Orrin Foods Names a Treasurer", "2009-03-26", orrin);
        desk.correct(second, first.code(), "admin");
        replaced = "/releases/" + first.code();
        Release hoax = newsroom.publish("Orrin Foods Is Sold", "2009-03-27", orrin);
        removals.kill(hoax.code(), "The company never issued it.", "admin");
        gone = "/releases/" + hoax.code();
        Release due = newsroom.draft(Newsroom.text("Orrin Foods to Report", "2030-01-01", orrin));
        newsroom.schedule(due, 30);
        for (String page : List.of("", "/publication", "/withdrawal", "/links")) {
            reviews.put("due" + page.replace('/', '-'), "/admin/releases/" + due.code() + page);
        }
        for (String page : List.of("", "/publication", "/withdrawal", "/withholding", "/erasure")) {
            reviews.put("record" + page.replace('/', '-'), "/admin/releases/" + code + page);
        }
        var ada = new Staff("ada", true, Staff.Role.author, null);
        var ron = new Staff("ron", true, Staff.Role.reviewer, null);
        Release asked = newsroom.draft(Newsroom.text("Orrin Foods Hires", "2030-01-02", orrin));
        reviewing.ask(asked.code(), 1, ada);
        reviewing.askChanges(asked.code(), 1, "Whom?\nAnd since when?", ron);
        newsroom.edit(asked, "Orrin Foods Hires a Treasurer");
        reviewing.ask(asked.code(), 2, ada);
        reviews.put("in-review", "/admin/releases/" + asked.code());
        reviews.put("objection", "/admin/releases/" + asked.code() + "/objection");
        reviews.put("staff-changes", "/admin/releases/" + code + "/changes/1-2");
        reviews.put(
                "review-duplicate",
                review("A duplicate", InboxTests.RELEASE.replace("Mill", "Bakery")));
        Company olive = newsroom.company("Olive River");
        arabic = newsroom.publish(UnusualCopy.by(UnusualCopy.arabic(), olive)).code();
        japanese = newsroom.publish(UnusualCopy.by(UnusualCopy.japanese(), olive)).code();
        newsroom.publish(UnusualCopy.by(UnusualCopy.mixed(), olive));
        indexes.catchUp();
        reviews.put("inbox", "/admin/incoming");
        reviews.put("inbox-publication", "/admin/incoming/publication");
    }

    private String review(String source, String text) {
        return "/admin/incoming/" + arrivals.paste(text, source, "admin") + "/1";
    }

    private static String html() {
        return "<html><head><title>x</title></head><body><p><b>"
                + InboxTests.RELEASE.replace("\n\n", "</b></p>\n<p style=\"margin:0\"><b>")
                + "</b></p></body></html>";
    }

    private Page open(Chromium.Desk desk, int width) {
        return desk.window(
                        new Browser.NewContextOptions()
                                .setBaseURL("http://localhost:" + port)
                                .setViewportSize(width, 900)
                                .setColorScheme(ColorScheme.LIGHT)
                                // No colour is on its way to another one when it is looked at.
                                .setReducedMotion(ReducedMotion.REDUCE))
                .newPage();
    }

    private static void signIn(Page page) {
        page.navigate("/signin");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("admin");
        page.getByLabel("Password").fill(ArchiveTest.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL("**/admin");
    }

    /// Every kind of page by a name, with its address.
    private Map<String, String> addresses(Page page) {
        var addresses = new LinkedHashMap<String, String>();
        addresses.put("home", "/");
        addresses.put("list", "/releases?company=haldane-bearing-corporation&year=2011");
        addresses.put("empty", "/releases?company=haldane-bearing-corporation&year=2004");
        addresses.put("companies", "/companies");
        addresses.put("company", "/companies/haldane-bearing-corporation");
        addresses.put("choice", "/releases?company=a");
        addresses.put("about", "/about");
        addresses.put("dump", "/dump");
        addresses.put("api", "/api");
        addresses.put("error", "/releases?year=20o9");
        addresses.put("search", "/releases?q=bearing+OR+%22letter+of+intent%22&year=2011");
        addresses.put("search-parts", "/releases?q=forward&scope=all&sort=newest");
        addresses.put("search-nothing", "/releases?q=bearign+%28&year=2004");
        page.navigate("/releases");
        Map<String, String> releases =
                Map.of(
                        "release", "Drive Module",
                        "results", "Full-Year 2021",
                        "german", "Aus Kührmann",
                        "fixed", "Pole Clamps",
                        "undated", "Tram");
        releases.forEach(
                (name, words) ->
                        addresses.put(
                                name,
                                page.locator(
                                                ".rows h2 a",
                                                new Page.LocatorOptions().setHasText(words))
                                        .first()
                                        .getAttribute("href")));
        addresses.put("original", addresses.get("fixed") + "/originals/1");
        String changed = "/releases/" + code + "/orrin-foods-opens-a-bakery-in-utica";
        addresses.put("changed", changed);
        addresses.put("edition", changed + "/editions/1");
        addresses.put("changes", changed + "/changes/1-2");
        addresses.put("cite", changed + "/editions/1/cite?from=p1");
        addresses.put("check", "/check");
        addresses.put("reading-list", "/reading-list?r=" + code + ",0000000000");
        addresses.put("replaced", replaced);
        addresses.put("gone", gone);
        addresses.put("arabic", "/releases/" + arabic);
        addresses.put("japanese", "/releases/" + japanese);
        addresses.put("scripts", "/companies/olive-river");
        return addresses;
    }

    private static final List<String> STAFF =
            List.of(
                    "/admin",
                    "/admin/releases",
                    "/admin/releases/new",
                    "/admin/releases/new/form",
                    "/admin/companies",
                    "/admin/companies/new",
                    "/admin/accounts",
                    "/admin/accounts/admin",
                    "/admin/settings",
                    "/admin/tokens",
                    "/admin/audit",
                    "/admin/password",
                    "/admin/samples/removal",
                    "/admin/releases?q=bearing",
                    "/admin/search");

    @Test
    void axeFindsNothing(Chromium.Desk desk) {
        Page page = open(desk, 1280);
        for (Map.Entry<String, String> kind : addresses(page).entrySet()) {
            page.navigate(kind.getValue());
            look(kind.getKey(), page);
        }
        check(page);
        look("checked", page);
        page.keyboard().press("?");
        page.locator("dialog").waitFor();
        look("keys", page);
        page.navigate("/signin");
        look("signin", page);
        signIn(page);
        for (String address : STAFF) {
            page.navigate(address);
            look(address, page);
        }
        for (Map.Entry<String, String> kind : reviews.entrySet()) {
            page.navigate(kind.getValue());
            // They are made of what the pages before are made of, whose dark colours were looked
            // at.
            note(kind.getKey(), new AxeBuilder(page));
        }
        page.navigate("/admin/releases/new/form");
        page.locator("button[value=publish]").click();
        page.locator(".summary h2").waitFor();
        look("form with errors", page);
        assertThat(found).isEmpty();
    }

    /// A quotation that is not quite right.
    private void check(Page page) {
        page.navigate("/check");
        page.locator("#passage").fill("The news about Orrin Foods Opens a Bakery in Rome.");
        page.locator("#citation").fill("/r/" + code);
        page.getByText("Check it").click();
        page.locator(".verdict").waitFor();
    }

    private void look(String what, Page page) {
        note(what, new AxeBuilder(page));
        // In the dark only the colours are other ones; the sizes of targets are asked for by name
        // alone.
        scheme(page, ColorScheme.DARK);
        note(
                what + ", dark",
                new AxeBuilder(page).withRules(List.of("color-contrast", "target-size")));
        scheme(page, ColorScheme.LIGHT);
    }

    private static void scheme(Page page, ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    }

    private void note(String what, AxeBuilder axe) {
        // Without frames the legacy mode sees the same, and opens no second page for its sums.
        axe.setLegacyMode(true)
                .analyze()
                .getViolations()
                .forEach(
                        v ->
                                found.add(
                                        what
                                                + ": "
                                                + v.getId()
                                                + " "
                                                + v.getNodes().getFirst().getHtml()));
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 768, 1440})
    void pagesFitEveryWidth(int width, Chromium.Desk desk) {
        Page page = open(desk, width);
        Map<String, String> addresses = addresses(page);
        addresses.forEach((name, address) -> shoot(page, name, address, width));
        if (width == 1440) {
            page.navigate("/");
            page.screenshot(new Page.ScreenshotOptions().setPath(picture("readme-home.png")));
        }
        check(page);
        shot(page, "checked", width);
        shoot(page, "signin", "/signin", width);
        signIn(page);
        for (String address : STAFF) {
            shoot(
                    page,
                    "staff" + address.replaceFirst("/admin", "").replaceAll("[/?=]", "-"),
                    address,
                    width);
        }
        reviews.forEach((name, address) -> shoot(page, "staff-" + name, address, width));
        page.navigate("/admin/releases/new/form");
        page.locator("button[value=publish]").click();
        page.locator(".summary h2").waitFor();
        shot(page, "staff-releases-new-errors", width);
    }

    private static void shoot(Page page, String name, String address, int width) {
        page.navigate(address);
        shot(page, name, width);
        fits(page, name + " at " + width + " px");
        if (width == 360) {
            // What 1280 px are at 400 %.
            page.setViewportSize(320, 900);
            fits(page, name + " at 320 px");
            page.setViewportSize(width, 900);
        } else if (width == 1440) {
            // Narrower windows change their layout with the browser's own size of letters, which a
            // page cannot set.
            page.evaluate("document.documentElement.style.fontSize = '200%'");
            fits(page, name + " at " + width + " px with letters of 200 %");
        }
    }

    private static void fits(Page page, String what) {
        Object wider =
                page.evaluate(
                        "document.documentElement.scrollWidth -"
                                + " document.documentElement.clientWidth");
        assertThat(wider).as("%s scrolls sideways", what).isEqualTo(0);
    }

    private static void shot(Page page, String name, int width) {
        page.evaluate("document.fonts.ready");
        // Narrower pages have no colours of their own in the dark: they are taken where a folder is
        // named, not in each build.
        for (ColorScheme scheme :
                width == 1440 || ASKED_FOR
                        ? List.of(ColorScheme.DARK, ColorScheme.LIGHT)
                        : List.of(ColorScheme.LIGHT)) {
            scheme(page, scheme);
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(
                                    picture(
                                            name
                                                    + "-"
                                                    + width
                                                    + "-"
                                                    + scheme.name().toLowerCase(Locale.ROOT)
                                                    + ".png")));
        }
    }

    @Test
    void releasesPrintWithoutNavigation(Chromium.Desk desk) {
        Page page = open(desk, 1280);
        Map<String, String> addresses = addresses(page);
        for (String name : List.of("release", "results", "reading-list")) {
            page.navigate(addresses.get(name));
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator("header.site").isVisible()).isFalse();
            assertThat(page.locator("h1").isVisible()).isTrue();
            page.pdf(new Page.PdfOptions().setFormat("A4").setPath(picture(name + ".pdf")));
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        }
    }

    private static Path picture(String file) {
        return Path.of(
                ASKED_FOR ? System.getProperty("dateline.screenshots") : "target/screenshots",
                file);
    }

    /// Marks whatever can be worked with a pointer and is shown; of a group of radio buttons the
    /// tabulator reaches one.
    private static final String MARK =
            """
            () => {
              const seen = new Set();
              let n = 0;
              for (const e of document.querySelectorAll(
                  'a[href], button:enabled, input:enabled, select, textarea, summary, [contenteditable=true], [tabindex="0"]')) {
                if (!e.checkVisibility({ visibilityProperty: true }) || e.type === 'hidden' || e.tabIndex < 0) continue;
                if (e.type === 'radio') {
                  if (seen.has(e.name)) continue;
                  seen.add(e.name);
                }
                e.dataset.control = n++;
              }
              return n;
            }
            """;

    /// What has the focus, and why it cannot be seen; empty where it can.
    private static final String FOCUSED =
            """
            () => {
              const e = document.activeElement;
              const radio = e.type === 'radio' && document.querySelector(`input[name="${e.name}"][data-control]`);
              const control = (radio || e).dataset.control;
              if (control === undefined) return [null, ''];
              const box = e.getBoundingClientRect();
              const style = getComputedStyle(e);
              const what = e.outerHTML.slice(0, 160);
              if (style.outlineStyle === 'none') return [control, 'no outline: ' + what];
              if (box.bottom <= 0 || box.top >= innerHeight) return [control, 'outside the window: ' + what];
              const middle = document.elementFromPoint(
                  Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1),
                  Math.min(Math.max(box.top + Math.min(box.height, 24) / 2, 0), innerHeight - 1));
              const shown = middle && (e.contains(middle) || middle.contains(e) || middle.closest('label')?.control === e);
              return [control, shown ? '' : 'covered: ' + what];
            }
            """;

    /// Whatever a pointer can work, the tabulator reaches, and the focus can be seen there.
    @Test
    void everyControlIsReachedByTheTabulator(Chromium.Desk desk) {
        Page page = open(desk, 1280);
        var lost = new ArrayList<String>();
        for (Map.Entry<String, String> kind : addresses(page).entrySet()) {
            lost.addAll(walk(page, kind.getValue()));
        }
        signIn(page);
        for (String address : STAFF) {
            lost.addAll(walk(page, address));
        }
        for (String address : reviews.values()) {
            lost.addAll(walk(page, address));
        }
        assertThat(lost).isEmpty();
    }

    private static List<String> walk(Page page, String address) {
        page.navigate(address);
        page.waitForLoadState();
        int controls = ((Number) page.evaluate(MARK)).intValue();
        var missed = new TreeSet<Integer>();
        for (int i = 0; i < controls; i++) {
            missed.add(i);
        }
        var lost = new ArrayList<String>();
        for (int i = 0; i < controls * 2 + 10 && !missed.isEmpty(); i++) {
            page.keyboard().press("Tab");
            List<?> focused = (List<?>) page.evaluate(FOCUSED);
            if (focused.get(0) instanceof String control
                    && missed.remove(Integer.valueOf(control))
                    && !"".equals(focused.get(1))) {
                lost.add(address + ": " + focused.get(1));
            }
        }
        for (int control : missed) {
            lost.add(
                    address
                            + ": not reached: "
                            + page.evaluate(
                                    "n => document.querySelector(`[data-control=\"${n}\"]`)?.outerHTML.slice(0,"
                                            + " 160)",
                                    control));
        }
        return lost;
    }
}
