package press.dateline.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Another Java process that opens an embedded database and keeps it open until its standard input
/// ends.
final class EmbeddedPostgresProcess implements AutoCloseable {
    private static final String READY = "ready on ";
    private static final String REFUSED = "refused: ";
    private static final String WAITING = "Waiting for process ";

    private final Process process;
    private final BufferedReader output;
    private final List<String> lines = new ArrayList<>();

    private EmbeddedPostgresProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    static EmbeddedPostgresProcess start(Path dataDirectory, EmbeddedPostgres.Use use)
            throws IOException {
        return run(dataDirectory.toString(), use.name());
    }

    /// A process that opens nothing.
    static EmbeddedPostgresProcess idle() throws IOException {
        return run();
    }

    private static EmbeddedPostgresProcess run(String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx128m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                EmbeddedPostgresProcess.class.getName()));
        command.addAll(List.of(arguments));
        return new EmbeddedPostgresProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// The port, once the process has opened the database.
    int port() throws IOException {
        return Integer.parseInt(
                lineWith(READY).orElseThrow(() -> new AssertionError("did not open: " + lines)));
    }

    /// The sentence with which the process was refused the database.
    String refusal() throws IOException {
        return lineWith(REFUSED).orElseThrow(() -> new AssertionError("not refused: " + lines));
    }

    /// Reads on until the process says that it waits for another.
    void awaitWaiting() throws IOException {
        if (lineWith(WAITING).isEmpty()) {
            throw new AssertionError("does not wait: " + lines);
        }
    }

    /// Waits for the end of the process.
    int exitStatus() throws InterruptedException {
        return process.waitFor();
    }

    /// Ends the process as `kill -9` does: nothing of it runs any more.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// Ends the process as Ctrl-C or `kill` does: its shutdown hooks run.
    void terminate() throws InterruptedException {
        // By its handle: the process's own method would also end its standard input.
        process.toHandle().destroy();
        process.waitFor();
    }

    /// Lets the process close its database and end, and waits for that.
    void finish() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }

    @Override
    public void close() throws IOException {
        finish();
    }

    private Optional<String> lineWith(String beginning) throws IOException {
        for (String line; (line = output.readLine()) != null; ) {
            lines.add(line);
            int start = line.indexOf(beginning);
            if (start >= 0) {
                return Optional.of(line.substring(start + beginning.length()));
            }
            if (line.startsWith(READY) || line.startsWith(REFUSED)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    static void main(String[] arguments) throws IOException {
        if (arguments.length == 0) {
            System.in.transferTo(OutputStream.nullOutputStream());
            return;
        }
        EmbeddedPostgres.Use use = EmbeddedPostgres.Use.valueOf(arguments[1]);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(Path.of(arguments[0]), use)) {
            IO.println(READY + postgres.port());
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (EmbeddedPostgresException e) {
            IO.println(REFUSED + e.getMessage());
            System.exit(e.exitStatus());
        }
    }
}
