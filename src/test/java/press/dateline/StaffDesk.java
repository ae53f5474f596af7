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
        token = tokenOf(page("/admin/releases/new/form"));
    }

    boolean saveDraft(String headline) throws IOException, InterruptedException {
        return write("action", "save", "headline", headline).contains("The draft is saved.");
    }

    /// Publishes a release of a company that the archive does not know yet.
    boolean publish(String headline, String company) throws IOException, InterruptedException {
        return write(
                        "action",
                        "publish",
                        "headline",
                        headline,
                        "body",
                        headline + ".",
                        "dateline",
                        "UTICA, N.Y., March 24, 2009 --",
                        "companies[0].printed",
                        company,
                        "companies[0].choice",
                        "new")
                .contains("The release is published.");
    }

    /// Sends the form of a new release.
    private String write(String... fields) throws IOException, InterruptedException {
        return post("/admin/releases/new/form", fields).body();
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
