package press.dateline;

import press.dateline.database.EmbeddedPostgres;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How long it is from the command to the first page, and how much memory the archive takes at rest: the
/// jar as it is downloaded, unpacked, and unpacked with the classes that a start loads kept in the JDK's
/// AOT cache and the beans that were found when the jar was built, as the image has it; with the embedded
/// database and with an external one. Needs the built jar and `/proc`.
///
/// Arguments: how many releases are in the archive (1000), rounds (5).
public final class StartBenchmark {

    private static final Path JAR = Path.of("target", "dateline.jar").toAbsolutePath();
    private static final Duration REST = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path folder;
    private final Path data;
    private final Path unpacked;
    private final int rounds;

    private StartBenchmark(Path folder, int rounds) {
        this.folder = folder;
        this.data = folder.resolve("data");
        this.unpacked = folder.resolve("unpacked");
        this.rounds = rounds;
    }

    public static void main(String[] arguments) throws Exception {
        int releases = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        if (!Files.exists(JAR)) {
            throw new IllegalStateException("first: ./mvnw package -DskipTests");
        }
        Path folder = Files.createTempDirectory(Path.of("target"), "bench-").toAbsolutePath();
        var bench = new StartBenchmark(folder, rounds);
        Bench.say("%s; %,d releases; %d rounds", Bench.machine(), releases, rounds);
        bench.prepare(releases);
        bench.run();
    }

    private void prepare(int releases) throws IOException, InterruptedException {
        Path documents = Files.createDirectories(folder.resolve("documents"));
        for (int i = 0; i < releases; i++) {
            Files.writeString(documents.resolve(i + ".txt"), WireCopy.release(i));
        }
        // The first start makes the archive, which an import needs.
        end(start(List.of("-jar", JAR.toString()), Map.of()).process());
        finish(List.of("-jar", JAR.toString(), "import", documents.toString(), "--publish"));
        finish(
                List.of(
                        "-Djarmode=tools",
                        "-jar",
                        JAR.toString(),
                        "extract",
                        "--destination",
                        unpacked.toString()));
        long begun = System.nanoTime();
        finish(
                List.of(
                        "-XX:AOTCacheOutput=" + unpacked.resolve("classes.aot"),
                        "-XX:+UseG1GC",
                        "-jar",
                        unpacked.resolve("dateline.jar").toString(),
                        "train"));
        Bench.say(
                "AOT cache: %,d MB, made in %.1f s%n",
                Files.size(unpacked.resolve("classes.aot")) >> 20,
                (System.nanoTime() - begun) / 1e9);
    }

    private void run() throws IOException, InterruptedException {
        String inside = unpacked.resolve("dateline.jar").toString();
        var ways = new LinkedHashMap<String, List<String>>();
        ways.put("jar", List.of("-jar", JAR.toString()));
        ways.put("unpacked", List.of("-jar", inside));
        ways.put(
                "unpacked, AOT cache",
                List.of(
                        "-XX:AOTCache=" + unpacked.resolve("classes.aot"),
                        "-Dspring.aot.enabled=true",
                        // As the image has it; the interval is shorter than the rest.
                        "-XX:+UseG1GC",
                        "-Xms64m",
                        "-XX:G1PeriodicGCInterval=10000",
                        "-jar",
                        inside));
        Bench.say(
                "%-22s %-10s %14s %14s %14s",
                "", "database", "first page s", "JVM at rest MB", "PostgreSQL MB");
        for (Map.Entry<String, List<String>> way : ways.entrySet()) {
            measure(way.getKey(), "embedded", way.getValue(), Map.of());
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(data, EmbeddedPostgres.Use.SERVER)) {
            Map<String, String> external =
                    Map.of(
                            "SPRING_DATASOURCE_URL", postgres.jdbcUrl(),
                            "SPRING_DATASOURCE_USERNAME", postgres.username(),
                            "SPRING_DATASOURCE_PASSWORD", postgres.password(),
                            "DATELINE_DATA_DIRECTORY", folder.resolve("external").toString());
            for (Map.Entry<String, List<String>> way : ways.entrySet()) {
                measure(way.getKey(), "external", way.getValue(), external);
            }
        }
    }

    private void measure(
            String way, String database, List<String> options, Map<String, String> environment)
            throws IOException, InterruptedException {
        var seconds = new ArrayList<Double>();
        double jvm = 0;
        double postgres = 0;
        for (int i = 0; i <= rounds; i++) {
            Started started = start(options, environment);
            if (i > 0) {
                // The first one warms the disk's cache.
                seconds.add(started.seconds());
            }
            if (i == rounds) {
                TimeUnit.NANOSECONDS.sleep(REST.toNanos());
                jvm = megabytes(started.process().pid());
                postgres = database.equals("embedded") ? postgres() : 0;
            }
            end(started.process());
        }
        Bench.say(
                "%-22s %-10s %14.2f %14.0f %14s",
                way,
                database,
                Bench.median(seconds),
                jvm,
                database.equals("embedded") ? "%.0f".formatted(postgres) : "");
    }

    /// Of the embedded server, which is a child of nobody, with all that it started.
    private double postgres() throws IOException {
        List<Path> files;
        try (Stream<Path> below = Files.walk(data, 3)) {
            files = below.filter(file -> file.endsWith("postmaster.pid")).toList();
        }
        long pid = Long.parseLong(Files.readAllLines(files.getFirst()).getFirst().strip());
        double all = megabytes(pid);
        for (ProcessHandle child : ProcessHandle.of(pid).orElseThrow().descendants().toList()) {
            all += megabytes(child.pid());
        }
        return all;
    }

    /// The part of the machine's memory that is a process's, shared pages by their share.
    private static double megabytes(long pid) throws IOException {
        Path memory = Path.of("/proc", Long.toString(pid), "smaps_rollup");
        Matcher pss = Pattern.compile("(?m)^Pss:\\s+([0-9]+) kB").matcher(Files.readString(memory));
        return pss.find() ? Double.parseDouble(pss.group(1)) / 1024 : 0;
    }

    private record Started(Process process, double seconds) {}

    private Started start(List<String> options, Map<String, String> environment)
            throws IOException, InterruptedException {
        int port = Bench.freePort();
        ProcessBuilder builder = java(options);
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().putAll(environment);
        var page = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/")).build();
        long begun = System.nanoTime();
        Process process = builder.start();
        while (!answers(page)) {
            if (!process.isAlive()) {
                throw new IllegalStateException(Files.readString(folder.resolve("log")));
            }
        }
        return new Started(process, (System.nanoTime() - begun) / 1e9);
    }

    private boolean answers(HttpRequest page) throws InterruptedException {
        try {
            return client.send(page, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            TimeUnit.MILLISECONDS.sleep(5);
            return false;
        }
    }

    private void finish(List<String> options) throws IOException, InterruptedException {
        if (java(options).start().waitFor() != 0) {
            throw new IllegalStateException(Files.readString(folder.resolve("log")));
        }
    }

    private ProcessBuilder java(List<String> options) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(Stream.concat(Stream.of(java), options.stream()).toList());
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("DATELINE_") || name.startsWith("SPRING_"));
        builder.environment().put("DATELINE_DATA_DIRECTORY", data.toString());
        builder.environment().put("DATELINE_SAMPLES", "false");
        return builder;
    }

    private static void end(Process process) {
        process.destroy();
        process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }
}
