package press.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.springframework.util.FileSystemUtils;

import press.dateline.database.Await;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The built jar as a process of its own.
final class Program implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 120;

    private static final Path JAR =
            Path.of(System.getProperty("dateline.jar", "target/dateline.jar")).toAbsolutePath();
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /// The jar in a folder beside it, as the image has it, and the classes that a start loads.
    private static final Path UNPACKED = JAR.resolveSibling("program");

    private static final Path CLASSES = UNPACKED.resolve("classes.aot");

    private static boolean unpacked;

    private final Process process;
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final Thread reader;
    final int port;

    private Program(Process process, int port) {
        this.process = process;
        this.port = port;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    /// Starts the jar as it is downloaded.
    static Program startJar(Path data, Map<String, String> environment, String... arguments)
            throws IOException {
        return start(List.of("-jar", JAR.toString()), data, environment, arguments);
    }

    /// Starts the jar unpacked, with its classes read and its beans found before, as the image does:
    /// it takes a third of the time.
    static Program start(Path data, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        unpack();
        // The JDK's warnings about its cache would stand among what the program says.
        List<String> options = unpacked("-XX:AOTCache=" + CLASSES, "-Xlog:disable");
        return start(options, data, environment, arguments);
    }

    /// Once in a run of tests, for the jar may be another one in the next.
    private static synchronized void unpack() throws IOException, InterruptedException {
        if (unpacked) {
            return;
        }
        FileSystemUtils.deleteRecursively(UNPACKED);
        Path data = UNPACKED.resolveSibling("program-data");
        List<String> extract = List.of("-Djarmode=tools", "-jar", JAR.toString(), "extract");
        try (Program tool = start(extract, data, Map.of(), "--destination", UNPACKED.toString())) {
            assertThat(tool.awaitEnd()).as(tool::output).isZero();
        }
        List<String> record = unpacked("-XX:AOTCacheOutput=" + CLASSES);
        try (Program training = start(record, data, Map.of(), "train")) {
            assertThat(training.awaitEnd()).as(training::output).isZero();
        }
        unpacked = true;
    }

    private static List<String> unpacked(String... options) {
        return Stream.concat(
                        Stream.of(options),
                        Stream.of(
                                "-Dspring.aot.enabled=true",
                                "-jar",
                                UNPACKED.resolve(JAR.getFileName()).toString()))
                .toList();
    }

    private static Program start(
            List<String> options, Path data, Map<String, String> environment, String... arguments)
            throws IOException {
        int port = freePort();
        var command = new ArrayList<String>();
        command.add(JAVA);
        command.add("-Xmx400m");
        command.addAll(options);
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("DATELINE_") || name.startsWith("SPRING_"));
        builder.environment().put("DATELINE_DATA_DIRECTORY", data.toString());
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        // Half a minute after a start it would be in the way of what is measured or killed.
        builder.environment().put("DATELINE_DUMP_TIME", "never");
        builder.environment().putAll(environment);
        return new Program(builder.start(), port);
    }

    /// A port that nobody listens at.
    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                synchronized (lines) {
                    lines.add(line);
                    lines.notifyAll();
                }
            }
        } catch (IOException ended) {
            // The process is gone; what it said is here.
        }
    }

    /// Waits for a line that contains these words.
    String await(String words) throws InterruptedException {
        return await(line -> line.contains(words), words);
    }

    private String await(Predicate<String> wanted, String what) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        synchronized (lines) {
            while (true) {
                for (String line : lines) {
                    if (wanted.test(line)) {
                        return line;
                    }
                }
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0 || (!process.isAlive() && !reader.isAlive())) {
                    throw new AssertionError(
                            "never said \"" + what + "\": " + String.join("\n", lines));
                }
                lines.wait(Math.min(left, 200));
            }
        }
    }

    /// Waits until requests are welcome: the first account is made after a server has said that it
    /// started.
    Program awaitStarted() throws Exception {
        await("Started Dateline");
        Await.until(
                "ready at port " + port,
                Duration.ofSeconds(PATIENCE_SECONDS),
                () -> get("/actuator/health/readiness").statusCode() == 200);
        return this;
    }

    /// Waits for the end; the exit status.
    int awaitEnd() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        reader.join();
        return process.exitValue();
    }

    String output() {
        synchronized (lines) {
            return String.join("\n", lines);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /// `kill -9`.
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    /// Waits until a search says so many releases. A second is what readers wait; a busy machine may
    /// take longer.
    void awaitFound(String address, String count) throws Exception {
        Await.until(
                count + " at " + address,
                Duration.ofSeconds(60),
                () -> Jsoup.parse(get(address).body()).select("#count").text().startsWith(count));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
