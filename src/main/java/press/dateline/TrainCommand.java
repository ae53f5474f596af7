package press.dateline;

import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.AotDetector;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import press.dateline.search.Indexes;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

@Command(
        name = "train",
        description =
                "Starts an archive of samples as a server does, visits its pages and throws it"
                        + " away: what Java is told to keep with -XX:AOTCacheOutput=FILE is then what a"
                        + " start and the first pages need.",
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

    /// So many show each kind of page; more would only take time.
    private static final int PAGES = 60;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (spec == null) {
            throw new IllegalStateException("picocli sets it");
        }
        // As the server starts that is trained for.
        System.setProperty(AotDetector.AOT_ENABLED, "true");
        Path folder = Files.createTempDirectory("dateline-train-");
        int visited;
        try (ConfigurableApplicationContext archive = start(folder)) {
            archive.getBean(Indexes.class).catchUp();
            visited = visit(archive.getEnvironment().getRequiredProperty("local.server.port"));
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        spec.commandLine().getOut().printf("Visited %d pages.%n", visited);
        return 0;
    }

    private static ConfigurableApplicationContext start(Path folder) {
        return new SpringApplicationBuilder(Dateline.class)
                .run(
                        "--dateline.data-directory=" + folder,
                        "--dateline.samples=true",
                        "--dateline.dump-time=never",
                        "--dateline.admin-password=" + UUID.randomUUID(),
                        "--dateline.base-url=http://localhost",
                        "--spring.datasource.url=",
                        "--server.address=localhost",
                        "--server.port=0",
                        "--logging.level.root=error");
    }

    /// Follows links from the home page, nearest first.
    private static int visit(String port) throws IOException, InterruptedException {
        URI home = URI.create("http://localhost:" + port);
        var known = new HashSet<String>();
        var ahead =
                new ArrayDeque<>(
                        List.of("/", "/releases?q=new", "/companies", "/feeds/issued.atom"));
        int visited = 0;
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!ahead.isEmpty() && visited < PAGES) {
                String address = ahead.remove();
                if (known.add(address)) {
                    var request = HttpRequest.newBuilder(home.resolve(address)).build();
                    String page = client.send(request, BodyHandlers.ofString()).body();
                    ahead.addAll(Jsoup.parse(page).select("[href^=/]").eachAttr("href"));
                    visited++;
                }
            }
        }
        return visited;
    }
}
