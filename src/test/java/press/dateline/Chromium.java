package press.dateline;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.slf4j.LoggerFactory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// A real browser for journeys: Chromium where `-Dchromium`, `DATELINE_CHROMIUM` or the usual places
/// have one. Where there is none, journeys are skipped and the build says so in one line;
/// `-Dbrowser=required` turns that into a failure.
public class Chromium implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final List<String> FLAGS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    private static @Nullable Playwright playwright;
    private static @Nullable Browser browser;
    private static boolean sought;

    private @Nullable Desk desk;

    /// Opens windows, and closes them with the test.
    public static final class Desk {

        private final List<BrowserContext> open = new java.util.ArrayList<>();

        public BrowserContext window(Browser.NewContextOptions options) {
            BrowserContext context = Objects.requireNonNull(browser).newContext(options);
            open.add(context);
            return context;
        }
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        start();
        if (browser == null && "required".equals(System.getProperty("browser"))) {
            fail("No Chromium was found, and -Dbrowser=required asks for one.");
        }
        assumeTrue(browser != null, "no Chromium");
        desk = new Desk();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        if (desk != null) {
            desk.open.forEach(BrowserContext::close);
        }
    }

    private static synchronized void start() {
        if (sought) {
            return;
        }
        sought = true;
        // The browser is the system's; Playwright's own would be downloaded.
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Path executable = find(playwright);
        if (executable == null) {
            LoggerFactory.getLogger(Chromium.class)
                    .warn(
                            "No Chromium found: browser tests are skipped. Install one, or name it"
                                    + " by -Dchromium=PATH.");
            return;
        }
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(executable)
                                        .setArgs(FLAGS));
    }

    private static @Nullable Path find(Playwright playwright) {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Stream.of(
                        Stream.of(
                                System.getProperty("chromium", ""),
                                Objects.requireNonNullElse(System.getenv("DATELINE_CHROMIUM"), ""),
                                "/usr/bin/chromium"),
                        Stream.of(path.split(":", -1)).map(folder -> folder + "/google-chrome"),
                        Stream.of(playwright.chromium().executablePath()))
                .flatMap(places -> places)
                .filter(place -> !place.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Desk.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return Objects.requireNonNull(desk);
    }
}
