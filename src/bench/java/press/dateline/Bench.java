package press.dateline;

import com.google.errorprone.annotations.FormatMethod;

import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;

import press.dateline.database.EmbeddedPostgres;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.function.IntConsumer;

/// What every benchmark prints and reckons alike.
public final class Bench {

    private Bench() {}

    /// Prints a line of the report.
    @SuppressWarnings("SystemOut")
    @FormatMethod
    public static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ENGLISH, format, values)); // the report
    }

    /// The machine and its Java.
    public static String machine() {
        return "%s, %d processors, heap of %,d MB, Java %s"
                .formatted(
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.getRuntime().maxMemory() >> 20,
                        Runtime.version());
    }

    /// A connection to a database of the server, such as `postgres.jdbcUrl()`.
    public static Connection connect(EmbeddedPostgres postgres, String url) throws SQLException {
        return DriverManager.getConnection(url, postgres.username(), postgres.password());
    }

    /// A port that nobody listens at.
    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /// Where a server that runs in this process listens.
    public static int port(ApplicationContext archive) {
        WebServer server = ((WebServerApplicationContext) archive).getWebServer();
        return Objects.requireNonNull(server).getPort();
    }

    /// Does something on so many threads at once, each of which is told its number, and waits for
    /// all.
    public static void together(int threads, IntConsumer work) throws InterruptedException {
        var running = new Thread[threads];
        for (int t = 0; t < threads; t++) {
            int number = t;
            running[t] = Thread.ofPlatform().start(() -> work.accept(number));
        }
        for (Thread thread : running) {
            thread.join();
        }
    }

    public static double median(Collection<Double> figures) {
        return quantile(figures, 0.5);
    }

    /// The figure below which a share of all lies.
    ///
    /// @param share below which the figure lies, from 0 to 1
    public static double quantile(Collection<Double> figures, double share) {
        var sorted = figures.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, (int) (share * sorted.size())));
    }

    /// Linux tells its name; elsewhere its kind must do.
    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException notLinux) {
            return System.getProperty("os.arch");
        }
    }
}
