package press.dateline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import press.dateline.database.Await;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/// The examples of proxies do what they say, before the real jar. Needs the distribution's programs.
class ProxyProcessTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ARCHIVE = "127.0.0.1:8080";

    enum Proxy {
        NGINX("nginx.conf", "listen 80;", "listen 127.0.0.1:%d;", true) {
            @Override
            List<String> command(Path folder, Path configuration) {
                return List.of(
                        "nginx",
                        "-p",
                        folder.toString(),
                        "-c",
                        configuration.toString(),
                        "-e",
                        "stderr",
                        "-g",
                        // The test's folder is its owner's alone.
                        "daemon off; pid nginx.pid; user root;");
            }
        },
        HAPROXY("haproxy.cfg", "bind :80", "bind 127.0.0.1:%d", false) {
            @Override
            List<String> command(Path folder, Path configuration) {
                return List.of("haproxy", "-db", "-f", configuration.toString());
            }
        };

        private final String example;
        private final String port;
        private final String chosenPort;
        private final boolean servesStale;

        Proxy(String example, String port, String chosenPort, boolean servesStale) {
            this.example = example;
            this.port = port;
            this.chosenPort = chosenPort;
            this.servesStale = servesStale;
        }

        abstract List<String> command(Path folder, Path configuration);

        private Process start(Path folder, int archive, int port) throws IOException {
            String text = Files.readString(Path.of("src/docs", example));
            assertThat(text).contains(ARCHIVE, this.port);
            Path configuration = folder.resolve(example);
            Files.writeString(
                    configuration,
                    text.replace(ARCHIVE, "127.0.0.1:" + archive)
                            .replace(this.port, chosenPort.formatted(port))
                            .replace("/var/cache/nginx/dateline", folder + "/cache"));
            return new ProcessBuilder(command(folder, configuration))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("proxy.log").toFile())
                    .start();
        }
    }

    @TempDir private Path folder;

    private int port;

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        return send(HttpRequest.newBuilder().GET(), path, headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String path, String... headers)
            throws Exception {
        request.uri(URI.create("http://127.0.0.1:" + port + path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static boolean isThere(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    }

    @ParameterizedTest
    @EnumSource
    void theExampleDoesWhatItSays(Proxy proxy) throws Exception {
        String program = proxy.name().toLowerCase(Locale.ROOT);
        assumeTrue(isThere(program), "there is no " + program);
        port = Program.freePort();
        try (Program archive =
                Program.start(
                                folder.resolve("data"),
                                Map.of(
                                        "DATELINE_SAMPLES",
                                        "false",
                                        "DATELINE_ADMIN_PASSWORD",
                                        ArchiveTest.PASSWORD,
                                        "SERVER_FORWARD_HEADERS_STRATEGY",
                                        "native"))
                        .awaitStarted()) {
            Process running = proxy.start(folder, archive.port, port);
            try {
                Await.until("the proxy", PATIENCE, this::answers);
                assertThat(new StaffDesk(archive.port).publish("A Mill Opens", "Orrin Foods"))
                        .isTrue();
                publicPagesAreKept();
                whatIsNotPublicIsNot();
                theClientIsKnown();
                tooMuchIsRefused();
                archive.kill();
                whileTheArchiveIsAway(proxy);
            } finally {
                running.destroy();
                running.waitFor();
            }
        }
    }

    private boolean answers() throws Exception {
        try {
            return get("/").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void publicPagesAreKept() throws Exception {
        Await.until("the list", PATIENCE, () -> get("/releases").body().contains("A Mill Opens"));
        Await.until(
                "a kept page", PATIENCE, () -> header(get("/releases"), "X-Cache").equals("HIT"));
        HttpResponse<String> page = get("/releases");
        assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(get("/releases", "If-None-Match", header(page, "ETag")).statusCode())
                .isEqualTo(304);
        // Packed and not: each gets what it can read, though perhaps the plain one while that is
        // kept.
        Await.until(
                "a packed page",
                PATIENCE,
                () ->
                        header(get("/releases", "Accept-Encoding", "gzip"), "Content-Encoding")
                                .equals("gzip"));
        assertThat(get("/releases").body()).contains("A Mill Opens");
    }

    private void whatIsNotPublicIsNot() throws Exception {
        for (String closed : List.of("/signin", "/admin", "/api/v1/desk/releases/0123456789")) {
            for (int i = 0; i < 3; i++) {
                assertThat(header(get(closed), "X-Cache")).as(closed).isNotEqualTo("HIT");
            }
        }
        assertThat(get("/admin").statusCode()).isEqualTo(302);
        assertThat(header(get("/admin"), "Location")).isEqualTo("/signin");
    }

    /// Whatever a client says of itself, it is the same to the archive: each address has an allowance of
    /// its own, of which a first request leaves all but one.
    private void theClientIsKnown() throws Exception {
        var left = new ArrayList<Integer>();
        for (int i = 1; i <= 30; i++) {
            HttpResponse<String> answer =
                    get("/api/v1/releases?limit=" + i, "X-Forwarded-For", "203.0.113." + i);
            assertThat(answer.statusCode()).isEqualTo(200);
            left.add(Integer.valueOf(header(answer, "RateLimit-Remaining")));
        }
        int whole = Integer.parseInt(header(get("/api/v1/releases"), "RateLimit-Limit"));
        assertThat(left).anyMatch(n -> n < whole - 1);
    }

    private void tooMuchIsRefused() throws Exception {
        List<Integer> answers =
                IntStream.range(0, 60)
                        .mapToObj(
                                i -> {
                                    try {
                                        return send(
                                                        HttpRequest.newBuilder()
                                                                .POST(
                                                                        HttpRequest.BodyPublishers
                                                                                .ofString("")),
                                                        "/signin")
                                                .statusCode();
                                    } catch (Exception failed) {
                                        throw new IllegalStateException(failed);
                                    }
                                })
                        .toList();
        assertThat(answers).contains(429);
        assertThat(get("/releases").statusCode()).isEqualTo(200);
    }

    private void whileTheArchiveIsAway(Proxy proxy) throws Exception {
        if (proxy.servesStale) {
            Await.until(
                    "an old page",
                    PATIENCE,
                    () -> header(get("/releases"), "X-Cache").equals("STALE"));
            assertThat(Jsoup.parse(get("/releases").body()).text()).contains("A Mill Opens");
        } else {
            Await.until("its end", PATIENCE, () -> get("/releases").statusCode() == 503);
        }
    }
}
