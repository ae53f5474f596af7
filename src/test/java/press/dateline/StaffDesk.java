package press.dateline;

import org.jsoup.Jsoup;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Signs in, saves drafts and publishes, as a browser does.
final class StaffDesk {

    private final HttpClient client =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
    private final String base;
    private String token;

    StaffDesk(int port) throws IOException, InterruptedException {
        base = "http://localhost:" + port;
        token = tokenOf(page("/signin"));
        post("/signin", "username", "admin", "password", ArchiveTest.PASSWORD);
        String form = page("/admin/releases/new/form");
        if (!Jsoup.parse(form).select("input[name=password]").isEmpty()) {
            throw new AssertionError("not signed in: " + Jsoup.parse(form).text());
        }
        token = tokenOf(form);
    }

    boolean saveDraft(String headline) throws IOException, InterruptedException {
        return post("/admin/releases/new/form", "action", "save", "headline", headline)
                .body()
                .contains("The draft is saved.");
    }

    /// Publishes a release of a company that the archive does not know yet.
    boolean publish(String headline, String company) throws IOException, InterruptedException {
        return write("publish", headline, company).body().contains("The release is published.");
    }

    /// Saves one that can be published; its code.
    String draft(String headline, String company) throws IOException, InterruptedException {
        return write("save", headline, company).uri().getPath().replaceAll("^.*releases/|/.*", "");
    }

    private HttpResponse<String> write(String action, String headline, String company)
            throws IOException, InterruptedException {
        return post(
                "/admin/releases/new/form",
                "action",
                action,
                "headline",
                headline,
                "body",
                headline + ".",
                "dateline",
                "UTICA, N.Y., March 24, 2009 --",
                "companies[0].printed",
                company,
                "companies[0].choice",
                "new");
    }

    boolean schedule(String code, Instant at) throws IOException, InterruptedException {
        OffsetDateTime time = at.atOffset(ZoneOffset.UTC);
        return post(
                        "/admin/releases/" + code + "/publication",
                        "edition",
                        "1",
                        "when",
                        "later",
                        "day",
                        time.toLocalDate().toString(),
                        "time",
                        time.toLocalTime().toString(),
                        "zone",
                        "UTC")
                .body()
                .contains("The release becomes public on");
    }

    /// The same person at another server, with the same cookies.
    String page(int port, String path) throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    String page(String path) throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(URI.create(base + path)).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private HttpResponse<String> post(String path, String... fields)
            throws IOException, InterruptedException {
        var form = new ArrayList<>(List.of("_csrf=" + token));
        for (int i = 0; i < fields.length; i += 2) {
            form.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return client.send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(String.join("&", form)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String tokenOf(String page) {
        return Jsoup.parse(page).select("input[name=_csrf]").attr("value");
    }
}
