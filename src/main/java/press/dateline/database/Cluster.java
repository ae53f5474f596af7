package press.dateline.database;

import org.springframework.util.FileSystemUtils;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// PostgreSQL's files of one data directory and the server on them. Whoever changes them holds the
/// [DataDirectoryLock].
final class Cluster {
    /// How long a server may read its log after a crash before it takes connections.
    private static final Duration RECOVERY = Duration.ofMinutes(10);

    /// How long a start waits for what a killed server leaves behind: its children end by
    /// themselves, and its port becomes free.
    private static final Duration RETRY = Duration.ofSeconds(15);

    /// How long a started server may take to write `postmaster.pid`.
    private static final Duration FIRST_SIGN = Duration.ofSeconds(15);

    private static final Duration POLL = Duration.ofMillis(20);
    private static final long LARGEST_LOG = 16L << 20;
    private static final Pattern FATAL = Pattern.compile("(?m)(?:FATAL|PANIC): +(.+)$");

    private static final String NEW = "data.new";
    private static final String NEW_PASSWORD = "password.new";

    private final Path dataDirectory;
    private final Path data;
    private final Path log;
    private final Binaries binaries;

    Cluster(Path dataDirectory, Binaries binaries) {
        this.dataDirectory = dataDirectory;
        this.data = data(dataDirectory);
        this.log = dataDirectory.resolve("postgres.log");
        this.binaries = binaries;
    }

    /// Also where the files are damaged: what is there is never replaced by an empty archive.
    static boolean existsIn(Path dataDirectory) {
        return Files.exists(data(dataDirectory));
    }

    /// Where PostgreSQL keeps its files.
    static Path data(Path dataDirectory) {
        return dataDirectory.resolve("data");
    }

    /// Makes an empty cluster with one role, whose password it takes from `access`.
    ///
    /// The access file is on the disk before the cluster gets its name: there is never a cluster
    /// whose password is lost.
    void create(Access access) throws IOException, InterruptedException {
        Path next = dataDirectory.resolve(NEW);
        Path password = dataDirectory.resolve(NEW_PASSWORD);
        try {
            Files.writeString(PrivateFiles.createFile(password), access.password() + "\n");
            binaries.run(
                    "initdb",
                    "--pgdata=" + next,
                    "--username=" + access.username(),
                    "--pwfile=" + password,
                    "--auth-local=reject",
                    "--auth-host=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C",
                    "--data-checksums");
        } finally {
            Files.deleteIfExists(password);
        }
        access.write(dataDirectory);
        Files.move(next, data, StandardCopyOption.ATOMIC_MOVE);
        PrivateFiles.forceDirectory(dataDirectory);
    }

    /// Removes what a creation that was killed left behind.
    void sweep() throws IOException {
        FileSystemUtils.deleteRecursively(dataDirectory.resolve(NEW));
        Files.deleteIfExists(dataDirectory.resolve(NEW_PASSWORD));
    }

    /// Refuses data that these programs cannot read.
    void requireSameVersion() throws IOException, InterruptedException {
        String found = Files.readString(data.resolve("PG_VERSION")).strip();
        String known = binaries.majorVersion();
        if (!found.equals(known)) {
            throw new EmbeddedPostgresException(
                    ("The archive in %s was made by PostgreSQL %s, and this version of Dateline"
                                    + " comes with PostgreSQL %s. Make a backup with the version of"
                                    + " Dateline that made the archive, and restore it into an"
                                    + " empty data directory with this one.")
                            .formatted(dataDirectory, found, known));
        }
    }

    /// The server that runs on the data, if one does. A file left by a server that is gone is
    /// removed.
    Optional<PostmasterPid> running() throws IOException {
        Optional<PostmasterPid> found = PostmasterPid.read(data);
        if (found.isPresent() && !found.get().isServerOf(data)) {
            PostmasterPid.delete(data);
            return Optional.empty();
        }
        return found;
    }

    /// Starts the server on a port that is free.
    ///
    /// @return once the server takes connections
    PostmasterPid start() throws IOException, InterruptedException {
        return start(0);
    }

    /// Starts the server.
    ///
    /// @param port the port, or 0 for any that is free
    /// @return once the server takes connections
    PostmasterPid start(int port) throws IOException, InterruptedException {
        Path old = dataDirectory.resolve("postgres.log.old");
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
            Files.move(log, old, StandardCopyOption.REPLACE_EXISTING);
        }
        long deadline = deadline(RETRY);
        while (true) {
            long before = Files.exists(log) ? Files.size(log) : 0;
            launch(port == 0 ? freePort() : port);
            Optional<PostmasterPid> ready = awaitReady(before);
            if (ready.isPresent()) {
                return ready.get();
            }
            String reason = reason(before);
            if (!isPassing(reason) || isPast(deadline)) {
                throw new EmbeddedPostgresException(
                        "The database in %s did not start: %s. More is in %s."
                                .formatted(dataDirectory, reason, log));
            }
            pause();
        }
    }

    /// Waits for a server that somebody else started.
    ///
    /// @return the server once it takes connections; empty if it ended instead
    Optional<PostmasterPid> awaitReady(PostmasterPid server)
            throws IOException, InterruptedException {
        long deadline = deadline(RECOVERY);
        while (!isPast(deadline)) {
            Optional<PostmasterPid> now = PostmasterPid.read(data);
            if (now.isPresent() && now.get().ready()) {
                return now.filter(pid -> pid.isServerOf(data));
            }
            if (!server.isServerOf(data)) {
                return Optional.empty();
            }
            pause();
        }
        throw new EmbeddedPostgresException(
                "The database in %s has not become ready within %d minutes. More is in %s."
                        .formatted(dataDirectory, RECOVERY.toMinutes(), log));
    }

    /// Ends the server: it takes no more statements, writes everything down and exits. One that
    /// does not manage within 30 s is ended at once; it will read its log at the next start.
    void stop() throws IOException, InterruptedException {
        // pg_ctl would send its signal to whatever process the file names.
        if (running().isEmpty()) {
            return;
        }
        try {
            stop("fast");
        } catch (EmbeddedPostgresException e) {
            if (running().isPresent()) {
                stop("immediate");
            }
        }
    }

    private void stop(String mode) throws IOException, InterruptedException {
        binaries.run("pg_ctl", "stop", "-D", data.toString(), "-m", mode, "-w", "-t", "30");
    }

    /// Sleeps between two looks at a file.
    static void pause() throws InterruptedException {
        Thread.sleep(POLL); // another process writes it and sends no word
    }

    static long deadline(Duration wait) {
        return System.nanoTime() + wait.toNanos();
    }

    static boolean isPast(long deadline) {
        return System.nanoTime() - deadline >= 0;
    }

    /// By pg_ctl and not as a child: a child is in this process's group, so that Ctrl-C on a
    /// terminal would stop the database before the application. The only way in is TCP on the
    /// loopback address with a password. Nothing here weakens PostgreSQL's defaults: `fsync`,
    /// `full_page_writes` and `synchronous_commit` are on.
    private void launch(int port) throws IOException, InterruptedException {
        String options =
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=";
        binaries.run(
                "pg_ctl",
                "start",
                "-W",
                "-s",
                "-D",
                data.toString(),
                "-l",
                log.toString(),
                "-o",
                options);
    }

    /// @return the server once it takes connections; empty if it ended instead
    private Optional<PostmasterPid> awaitReady(long logBefore)
            throws IOException, InterruptedException {
        long deadline = deadline(FIRST_SIGN);
        while (!isPast(deadline)) {
            Optional<PostmasterPid> started =
                    PostmasterPid.read(data).filter(pid -> pid.isServerOf(data));
            if (started.isPresent()) {
                return awaitReady(started.get());
            }
            if (FATAL.matcher(logSince(logBefore)).find()) {
                return Optional.empty();
            }
            pause();
        }
        return Optional.empty();
    }

    private String reason(long logBefore) throws IOException {
        Matcher fatal = FATAL.matcher(logSince(logBefore));
        return fatal.find() ? fatal.group(1).strip() : "the server ended without a message";
    }

    private static boolean isPassing(String reason) {
        return reason.contains("shared memory")
                || reason.contains("TCP/IP")
                || reason.contains("lock file")
                // The children of a killed server say so in the log of the next one.
                || reason.contains("unexpected postmaster exit");
    }

    private String logSince(long position) throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        try (SeekableByteChannel channel = Files.newByteChannel(log)) {
            channel.position(position);
            long length = Math.clamp(channel.size() - position, 0, 1 << 20);
            ByteBuffer buffer = ByteBuffer.allocate((int) length);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // Reads on until the buffer is full.
            }
            return StandardCharsets.UTF_8.decode(buffer.flip()).toString();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket =
                new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }
}
