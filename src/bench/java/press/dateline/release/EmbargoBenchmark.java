package press.dateline.release;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import press.dateline.Bench;
import press.dateline.Dateline;
import press.dateline.company.Company;
import press.dateline.company.CompanyDesk;
import press.dateline.text.StatedDate;
import press.dateline.web.Staff;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// What an embargo tells in time: how long after its instant a page and the search have a release, and
/// whether the code of a hidden release is answered like one that nobody ever made.
///
/// Arguments: how many releases come due (20), how often each code is asked for (2000).
public final class EmbargoBenchmark {

    private static final Staff STAFF = Staff.program("bench");
    private static final String MADE_UP = "m0m0m0m0m0";
    private static final int WARM_UP = 2000;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ReleaseDesk desk;
    private final Company company;
    private final int port;

    private EmbargoBenchmark(ReleaseDesk desk, Company company, int port) {
        this.desk = desk;
        this.company = company;
        this.port = port;
    }

    public static void main(String[] arguments) throws Exception {
        int due = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        int asked = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2000;
        Path data = Files.createTempDirectory(Path.of("target"), "bench-").toAbsolutePath();
        Bench.say("%s", Bench.machine());
        try (ConfigurableApplicationContext archive =
                new SpringApplicationBuilder(Dateline.class)
                        .logStartupInfo(false)
                        .run(
                                "--server.port=0",
                                "--logging.level.root=warn",
                                "--dateline.samples=false",
                                "--dateline.data-directory=" + data)) {
            var bench =
                    new EmbargoBenchmark(
                            archive.getBean(ReleaseDesk.class),
                            archive.getBean(CompanyDesk.class).register("Orrin Foods", "bench"),
                            Bench.port(archive));
            bench.instants(due);
            bench.answers(asked);
        }
    }

    private void instants(int due) throws IOException, InterruptedException {
        var pages = new ArrayList<Double>();
        var searches = new ArrayList<Double>();
        for (int i = 0; i < due; i++) {
            String word = "quetzal" + (char) ('a' + i % 26) + (char) ('a' + i / 26);
            Release release = hidden(word, Duration.ofSeconds(6));
            Instant at = Objects.requireNonNull(desk.existing(release.code(), STAFF).publishAt());
            pages.add(wait("/r/" + release.code(), 303, "", at));
            searches.add(wait("/releases?q=" + word, 200, release.code(), at));
        }
        print("page after the instant", pages);
        print("search after the instant", searches);
    }

    /// Milliseconds from an instant until an answer is as it should be, found by asking again and again.
    private double wait(String path, int status, String words, Instant at)
            throws IOException, InterruptedException {
        while (true) {
            HttpResponse<String> answer = get(path);
            if (answer.statusCode() == status && answer.body().contains(words)) {
                return Duration.between(at, Instant.now()).toNanos() / 1e6;
            }
        }
    }

    private void answers(int times) throws IOException, InterruptedException {
        String hidden = hidden("Hidden", Duration.ofHours(2)).code();
        double[][] millis = new double[2][times];
        for (int i = -WARM_UP; i < times; i++) {
            for (int which = 0; which < 2; which++) {
                // In turns, so that what the machine does besides concerns both.
                String code = (which == 0) == (i % 2 == 0) ? hidden : MADE_UP;
                long start = System.nanoTime();
                get("/releases/" + code + "/a-headline");
                if (i >= 0) {
                    millis[code.equals(hidden) ? 0 : 1][i] = (System.nanoTime() - start) / 1e6;
                }
            }
        }
        print("answer to a hidden code", Arrays.stream(millis[0]).boxed().toList());
        print("answer to a made-up code", Arrays.stream(millis[1]).boxed().toList());
        Bench.say(
                "A hidden code is the slower one in %.3f of all pairs; 0.5 tells nothing.",
                slower(millis[0], millis[1]));
    }

    /// The statistic of Mann and Whitney as a share.
    private static double slower(double[] one, double[] other) {
        double[] sorted = other.clone();
        Arrays.sort(sorted);
        double pairs = 0;
        for (double value : one) {
            int at = Arrays.binarySearch(sorted, value);
            pairs += at < 0 ? -at - 1 : at + 0.5;
        }
        return pairs / ((double) one.length * other.length);
    }

    private Release hidden(String word, Duration wait) {
        Release release =
                desk.create(
                        new ReleaseText(
                                word + " Prices Rise",
                                List.of(),
                                List.of(new Issuer(company.id(), company.name())),
                                "",
                                List.of(),
                                StatedDate.read("2026-01-01"),
                                "",
                                "en",
                                "<p>Milk costs more.</p>",
                                "",
                                "",
                                List.of(),
                                ""),
                        "",
                        null,
                        false,
                        STAFF.name());
        desk.publish(
                release.code(),
                new ReleaseDesk.Publishing(null, desk.archiveNow().plus(wait), null),
                STAFF);
        return release;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static void print(String what, List<Double> millis) {
        Bench.say(
                "%-26s median %.2f ms, 99 %% %.2f ms, most %.2f ms",
                what,
                Bench.median(millis),
                Bench.quantile(millis, 0.99),
                Bench.quantile(millis, 1));
    }
}
