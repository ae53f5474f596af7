package press.dateline.edge;

import bare.BareController;

import org.jspecify.annotations.Nullable;

import press.dateline.Bench;
import press.dateline.Dateline;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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

/// What public pages cost: kept in memory, made anew, and known to whoever asks; beside them, in the same
/// run, nginx with the same bytes as files and a bare controller of Spring MVC that returns ready bytes.
/// Needs `wrk` and `nginx` on the path, and `/proc`.
///
/// Arguments: seconds for each figure (5), rounds of which the median is printed (3).
public final class PageBenchmark {

    private static final List<Integer> CONNECTIONS = List.of(8, 64);

    /// Rounds before any that counts.
    private static final int WARM_UP = 2;

    /// As many where pages are made anew: the compiler takes a while over all that makes one.
    private static final int WARM_UP_ANEW = 6;

    private static final Pattern RELEASE = Pattern.compile("href=\"(/releases/[^\"?]+)\"");
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern TOTAL = Pattern.compile("([0-9]+) requests in");
    private static final Pattern BAD = Pattern.compile("Non-2xx or 3xx responses: ([0-9]+)");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path folder;
    private final int seconds;
    private final int rounds;
    private final List<Process> processes = new ArrayList<>();

    private PageBenchmark(Path folder, int seconds, int rounds) {
        this.folder = folder;
        this.seconds = seconds;
        this.rounds = rounds;
    }

    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        Path folder = Files.createTempDirectory(Path.of("target"), "bench-").toAbsolutePath();
        var bench = new PageBenchmark(folder, seconds, rounds);
        Bench.say("%s; %d s each, median of %d", Bench.machine(), seconds, rounds);
        try {
            bench.run();
        } finally {
            bench.processes.reversed().forEach(PageBenchmark::end);
        }
    }

    private static void end(Process process) {
        process.destroy();
        process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }

    private void run() throws IOException, InterruptedException {
        int keeping = archive("32MB");
        Map<String, String> pages = pages(keeping);
        Path release = folder.resolve("release.html");
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Files.write(folder.resolve(file(page.getKey())), bytes(keeping, page.getValue()));
        }
        int nginx = nginx();
        int bare = bare(release);
        for (int i = 0; i < WARM_UP; i++) {
            wrk(CONNECTIONS.getLast(), bare, "/ready", null);
            for (String page : pages.values()) {
                wrk(CONNECTIONS.getLast(), keeping, page, null);
            }
        }
        for (int connections : CONNECTIONS) {
            Bench.say("%n%d connections", connections);
            Bench.say(
                    "%-30s %10s %9s %9s %9s %8s %8s",
                    "", "requests/s", "CPU ms", "p50 ms", "p99 ms", "of bare", "of nginx");
            double bareRate =
                    print("bare controller, release", connections, bare, "/ready", null, 0, 0);
            for (Map.Entry<String, String> page : pages.entrySet()) {
                String name = page.getKey();
                double limit =
                        print("nginx, " + name, connections, nginx, "/" + file(name), null, 0, 0);
                print(
                        "kept, " + name,
                        connections,
                        keeping,
                        page.getValue(),
                        null,
                        bareRate,
                        limit);
            }
            String asked = pages.getOrDefault("release", "/");
            double known =
                    print(
                            "nginx, 304",
                            connections,
                            nginx,
                            "/release.html",
                            tag(nginx, "/release.html"),
                            0,
                            0);
            print("304", connections, keeping, asked, tag(keeping, asked), bareRate, known);
        }
        end(processes.removeFirst());
        int anew = archive("0B");
        Bench.say("%nMade anew, 8 connections");
        for (int i = 0; i < WARM_UP_ANEW; i++) {
            for (String page : pages.values()) {
                wrk(CONNECTIONS.getFirst(), anew, page, null);
            }
        }
        for (Map.Entry<String, String> page : pages.entrySet()) {
            print(page.getKey(), CONNECTIONS.getFirst(), anew, page.getValue(), null, 0, 0);
        }
    }

    private static String file(String page) {
        return page.replace(' ', '-') + ".html";
    }

    /// The addresses of the pages that are asked for, by what they are.
    private Map<String, String> pages(int port) throws IOException, InterruptedException {
        String list = "";
        while (!RELEASE.matcher(list).find()) {
            // The samples come in once the server answers.
            list = text(port, "/releases");
        }
        var pages = new LinkedHashMap<String, String>();
        pages.put("release", first(list, RELEASE.pattern()));
        pages.put("list", "/releases");
        pages.put("company", first(text(port, "/companies"), "href=\"(/companies/[^\"?]+)\""));
        pages.put("search", "/releases?q=results");
        pages.put("feed", "/feeds/archived.atom");
        return pages;
    }

    private static String first(String html, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(html);
        if (!found.find()) {
            throw new IllegalStateException("no " + pattern);
        }
        return found.group(1);
    }

    private int archive(String memory) throws IOException, InterruptedException {
        int port = Bench.freePort();
        Path data = folder.resolve("data");
        start(
                port,
                "/releases?q=results",
                java(
                        Dateline.class,
                        "--server.port=" + port,
                        "--logging.level.root=warn",
                        "--dateline.samples=true",
                        "--dateline.page-memory=" + memory,
                        "--dateline.data-directory=" + data));
        return port;
    }

    private int bare(Path file) throws IOException, InterruptedException {
        int port = Bench.freePort();
        start(
                port,
                "/ready",
                java(
                        BareController.class,
                        file.toString(),
                        "--server.port=" + port,
                        "--logging.level.root=warn"));
        return port;
    }

    private static List<String> java(Class<?> main, String... arguments) {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private int nginx() throws IOException, InterruptedException {
        int port = Bench.freePort();
        Path conf = folder.resolve("nginx.conf");
        Files.writeString(
                conf,
                """
                daemon off;
                worker_processes auto;
                pid nginx.pid;
                error_log stderr;
                events {}
                http {
                    types { text/html html; }
                    default_type text/html;
                    access_log off;
                    sendfile on;
                    tcp_nopush on;
                    open_file_cache max=100;
                    keepalive_requests 1000000;
                    server {
                        listen 127.0.0.1:%d;
                        root .;
                    }
                }
                """
                        .formatted(port));
        start(
                port,
                "/release.html",
                List.of("nginx", "-p", folder.toString(), "-c", conf.toString()));
        return port;
    }

    private void start(int port, String page, List<String> command)
            throws IOException, InterruptedException {
        Path log = folder.resolve("log-" + port);
        // A root that workers of another account may read.
        folder.toFile().setExecutable(true, false);
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
                        .start();
        processes.add(process);
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!answers(port, page)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException(Files.readString(log));
            }
        }
    }

    private boolean answers(int port, String page) throws InterruptedException {
        try {
            return get(port, page).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private HttpResponse<byte[]> get(int port, String page)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(uri(port, page)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static URI uri(int port, String page) {
        return URI.create("http://127.0.0.1:" + port + page);
    }

    private byte[] bytes(int port, String page) throws IOException, InterruptedException {
        return get(port, page).body();
    }

    private String text(int port, String page) throws IOException, InterruptedException {
        return new String(bytes(port, page), StandardCharsets.UTF_8);
    }

    private String tag(int port, String page) throws IOException, InterruptedException {
        return get(port, page).headers().firstValue("ETag").orElseThrow();
    }

    private record Figures(double rate, double cpu, double p50, double p99) {}

    /// Prints the medians of some rounds.
    private double print(
            String name,
            int connections,
            int port,
            String page,
            @Nullable String tag,
            double bare,
            double nginx)
            throws IOException, InterruptedException {
        var all = new ArrayList<Figures>();
        for (int i = 0; i < rounds; i++) {
            all.add(wrk(connections, port, page, tag));
        }
        double rate = Bench.median(all.stream().map(Figures::rate).toList());
        Bench.say(
                "%-30s %,10.0f %9.3f %9.2f %9.2f %8s %8s",
                name,
                rate,
                Bench.median(all.stream().map(Figures::cpu).toList()),
                Bench.median(all.stream().map(Figures::p50).toList()),
                Bench.median(all.stream().map(Figures::p99).toList()),
                bare == 0 ? "" : "%.2f".formatted(rate / bare),
                nginx == 0 ? "" : "%.2f".formatted(rate / nginx));
        return rate;
    }

    private Figures wrk(int connections, int port, String page, @Nullable String tag)
            throws IOException, InterruptedException {
        var command =
                new ArrayList<>(
                        List.of(
                                "wrk",
                                "-t2",
                                "-c" + connections,
                                "-d" + seconds + "s",
                                "--latency"));
        if (tag != null) {
            command.addAll(List.of("-H", "If-None-Match: " + tag));
        }
        command.add(uri(port, page).toString());
        double before = cpuMillis();
        Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        double spent = cpuMillis() - before;
        if (BAD.matcher(said).find() || wrk.waitFor() != 0) {
            throw new IllegalStateException(page + ": " + said);
        }
        return new Figures(
                Double.parseDouble(first(said, RATE.pattern())),
                spent / Double.parseDouble(first(said, TOTAL.pattern())),
                millis(first(said, "\\s50%\\s+(\\S+)")),
                millis(first(said, "\\s99%\\s+(\\S+)")));
    }

    private static double millis(String said) {
        double figure = Double.parseDouble(said.replaceAll("[a-z]+$", ""));
        return said.endsWith("us") ? figure / 1000 : said.endsWith("ms") ? figure : figure * 1000;
    }

    /// Of all servers and what they started; only the one that is asked works.
    private double cpuMillis() throws IOException {
        double ticks = 0;
        for (Process process : processes) {
            ticks += ticks(process.toHandle());
            for (ProcessHandle child : process.descendants().toList()) {
                ticks += ticks(child);
            }
        }
        return ticks * 10;
    }

    private static double ticks(ProcessHandle process) throws IOException {
        File stat = new File("/proc/" + process.pid() + "/stat");
        if (!stat.exists()) {
            return 0;
        }
        String line = Files.readString(stat.toPath());
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        return Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
    }
}
