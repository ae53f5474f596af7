package press.dateline.database;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import press.dateline.database.DataDirectoryLock.Owner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/// The PostgreSQL server that comes with Dateline, on the data of one directory.
///
/// The directory belongs to one process at a time. A *server* that finds it taken refuses to start.
/// A *command* that finds a server there joins that server's database and leaves it running. A
/// command that finds no server starts the database, and stops it when it is done; a second command
/// waits for that end, because the first would stop the database under it.
///
/// Every committed row is there after `kill -9` of the application, of the database, or of both:
/// the next start adopts a database that is still running and recovers one that is not. While the
/// application runs, a database that ends is started again on the same port.
///
/// In the directory:
/// - `data`: PostgreSQL's files
/// - `bin-HASH`: its programs
/// - `embedded.properties`: url, user name, password and port, for their owner only
/// - `postgres.log`: what the server reports
/// - `dateline.lock`: who the directory belongs to
///
/// Instances may be used by several threads.
public final class EmbeddedPostgres implements AutoCloseable {

    /// Who asks for the database.
    public enum Use {
        /// The application. It makes the archive if there is none.
        SERVER,
        /// A command on an archive that must exist.
        COMMAND,
        /// A command that makes the archive if there is none, as restoring a backup does.
        CREATING_COMMAND
    }

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

    /// How long a command waits for another command, or for a server that is just starting.
    static final Duration WAIT = Duration.ofSeconds(60);

    /// How long an owner that has not yet written its name is waited for.
    private static final Duration NAMELESS = Duration.ofSeconds(2);

    private static final Duration WATCH = Duration.ofMillis(100);
    private static final Duration REST = Duration.ofSeconds(2);

    private final Path dataDirectory;
    private final Access access;
    private final @Nullable DataDirectoryLock lock;
    private final @Nullable Cluster cluster;
    private final @Nullable Thread hook;
    private volatile boolean closed;

    private EmbeddedPostgres(
            Path dataDirectory,
            Access access,
            @Nullable DataDirectoryLock lock,
            @Nullable Cluster cluster,
            Use use) {
        this.dataDirectory = dataDirectory;
        this.access = access;
        this.lock = lock;
        this.cluster = cluster;
        this.hook = lock == null || use == Use.SERVER ? null : new Thread(this::close);
    }

    /// Opens the database of a directory: joins, adopts, starts or makes it.
    ///
    /// @param dataDirectory a directory that is Dateline's alone, absolute or relative; it is made
    ///     if the use allows
    /// @return once the database takes connections
    /// @throws EmbeddedPostgresException if that is impossible, with a message for people
    public static EmbeddedPostgres open(Path dataDirectory, Use use) {
        Path directory = dataDirectory.toAbsolutePath().normalize();
        try {
            directory = prepare(directory, use);
            return open(directory, use, Cluster.deadline(WAIT));
        } catch (IOException e) {
            throw EmbeddedPostgresException.cannotUse(directory, e);
        } catch (SQLException e) {
            throw new EmbeddedPostgresException(
                    "The database in %s answered: %s.".formatted(directory, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException("The start of the database was interrupted.", e);
        }
    }

    /// The address of the database `dateline` for JDBC, without the password.
    public String jdbcUrl() {
        return access.url();
    }

    public String username() {
        return access.username();
    }

    public String password() {
        return access.password();
    }

    /// The port on 127.0.0.1. It stays the same until [#close], also when the database is
    /// restarted.
    public int port() {
        return access.port();
    }

    /// Stops the database if this process started or adopted it, and gives the directory back. A
    /// joined database is left running. Has no effect when called again.
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        forgetHook();
        if (cluster == null || lock == null) {
            return;
        }
        // A thread that was interrupted closes what it opened all the same.
        boolean interrupted = Thread.interrupted();
        try (lock) {
            cluster.stop();
        } catch (IOException | EmbeddedPostgresException e) {
            LOG.warn("The database in {} did not stop: {}", dataDirectory, e.getMessage());
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Makes the directory if the use allows, and answers its real path.
    private static Path prepare(Path directory, Use use) throws IOException {
        requirePlain(directory);
        boolean used = Files.exists(directory.resolve(DataDirectoryLock.FILE));
        if (use == Use.COMMAND && !used) {
            throw EmbeddedPostgresException.noArchiveIn(directory);
        }
        PrivateFiles.createDirectory(directory);
        // A directory that was made for something else keeps its mode: it could be /tmp.
        if (used || isEmpty(directory)) {
            PrivateFiles.restrict(directory);
        }
        if (PrivateFiles.isWritableByOthers(directory)) {
            throw new EmbeddedPostgresException(
                    ("Other users of this machine can write to the data directory %s. Take that"
                                    + " permission away (chmod go-w), or set DATELINE_DATA_DIRECTORY to a"
                                    + " directory of Dateline's own.")
                            .formatted(directory));
        }
        return directory.toRealPath();
    }

    /// pg_ctl passes the path through a shell between double quotes.
    private static void requirePlain(Path directory) {
        if (directory.toString().chars().anyMatch(c -> "\"$`\n\r".indexOf(c) >= 0)) {
            throw new EmbeddedPostgresException(
                    ("The path of the data directory %s contains a quotation mark, a dollar sign, a"
                                    + " backquote or a line break, which PostgreSQL cannot use. Set"
                                    + " DATELINE_DATA_DIRECTORY to another directory.")
                            .formatted(directory));
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    private static EmbeddedPostgres open(Path directory, Use use, long deadline)
            throws IOException, SQLException, InterruptedException {
        long nameless = Cluster.deadline(NAMELESS);
        boolean waiting = false;
        while (true) {
            Optional<DataDirectoryLock> lock = DataDirectoryLock.tryAcquire(directory, use);
            if (lock.isPresent()) {
                return own(directory, use, lock.get());
            }
            Optional<Owner> owner = DataDirectoryLock.owner(directory);
            if (use == Use.SERVER && (owner.isPresent() || Cluster.isPast(nameless))) {
                throw taken(directory, owner);
            }
            if (use != Use.SERVER && owner.filter(o -> o.use() == Use.SERVER).isPresent()) {
                Optional<Access> server = answering(directory);
                if (server.isPresent()) {
                    return new EmbeddedPostgres(directory, server.get(), null, null, use);
                }
            }
            if (Cluster.isPast(deadline)) {
                throw taken(directory, owner);
            }
            if (!waiting && owner.isPresent()) {
                LOG.info("Waiting for process {} on {}", owner.get().process(), directory);
                waiting = true;
            }
            Cluster.pause();
        }
    }

    private static EmbeddedPostgresException taken(Path directory, Optional<Owner> owner) {
        String process = owner.map(o -> " (process " + o.process() + ")").orElse("");
        return new EmbeddedPostgresException(
                owner.filter(o -> o.use() != Use.SERVER).isPresent()
                        ? ("A command%s is running on the data directory %s. Wait until it has"
                                        + " finished, and try again.")
                                .formatted(process, directory)
                        : ("The data directory %s is in use by another Dateline server%s. Stop it,"
                                        + " or set DATELINE_DATA_DIRECTORY to another directory.")
                                .formatted(directory, process));
    }

    /// The database of the server that owns the directory, if it takes connections now.
    private static Optional<Access> answering(Path directory) throws IOException {
        Path data = Cluster.data(directory);
        Optional<PostmasterPid> pid = PostmasterPid.read(data).filter(PostmasterPid::ready);
        Optional<Access> access = Access.read(directory);
        if (pid.isEmpty() || access.isEmpty()) {
            return Optional.empty();
        }
        boolean complete = access.get().port() == pid.get().port();
        return complete && access.get().reaches(data) ? access : Optional.empty();
    }

    private static EmbeddedPostgres own(Path directory, Use use, DataDirectoryLock lock)
            throws IOException, SQLException, InterruptedException {
        @Nullable Cluster cluster = null;
        @Nullable EmbeddedPostgres opened = null;
        try {
            boolean exists = Cluster.existsIn(directory);
            if (!exists && use == Use.COMMAND) {
                throw EmbeddedPostgresException.noArchiveIn(directory);
            }
            Binaries binaries = Binaries.unpackedIn(directory);
            cluster = new Cluster(directory, binaries);
            cluster.sweep();
            if (exists) {
                cluster.requireSameVersion();
            } else {
                cluster.create(Access.withNewPassword());
            }
            Access access = run(cluster, directory);
            access.createDatabase();
            // The port in the file tells commands that the database is complete.
            access.write(directory);
            binaries.deleteOthers();
            opened = new EmbeddedPostgres(directory, access, lock, cluster, use);
            opened.watch();
            return opened;
        } finally {
            if (opened == null) {
                giveUp(directory, lock, cluster);
            }
        }
    }

    /// Leaves nothing running behind a start that failed.
    private static void giveUp(Path directory, DataDirectoryLock lock, @Nullable Cluster cluster)
            throws InterruptedException {
        try (lock) {
            if (cluster != null) {
                cluster.stop();
            }
        } catch (IOException | EmbeddedPostgresException e) {
            LOG.warn("The database in {} did not stop: {}", directory, e.getMessage());
        }
    }

    /// Adopts the server that an application left behind when it was killed, or starts one.
    private static Access run(Cluster cluster, Path directory)
            throws IOException, InterruptedException {
        Access access =
                Access.read(directory)
                        .orElseThrow(
                                () ->
                                        new EmbeddedPostgresException(
                                                ("The password of the archive in %s is gone: there"
                                                                + " is no embedded.properties. Copy the file"
                                                                + " back from where the archive came from.")
                                                        .formatted(directory)));
        Optional<PostmasterPid> orphan = cluster.running();
        if (orphan.isPresent()) {
            orphan = cluster.awaitReady(orphan.get());
        }
        PostmasterPid server = orphan.isPresent() ? orphan.get() : cluster.start();
        Access here = access.at(server.port());
        if (!here.reaches(Cluster.data(directory))) {
            throw new EmbeddedPostgresException(
                    ("The database in %s does not take the password in its embedded.properties."
                                    + " Put back the file that belongs to it.")
                            .formatted(directory));
        }
        return here;
    }

    private void watch() {
        if (hook != null) {
            // Ctrl-C on a command must not leave a database running. A server is closed by its
            // application, after everything that still needs the database.
            Runtime.getRuntime().addShutdownHook(hook);
        }
        Thread.ofVirtual().name("embedded-postgres-watch").start(this::keepRunning);
    }

    private void keepRunning() {
        try {
            while (!closed) {
                Thread.sleep(restartIfGone() ? WATCH : REST); // a gone server sends no word
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return whether the database runs
    private synchronized boolean restartIfGone() throws InterruptedException {
        try {
            if (!closed && cluster != null && cluster.running().isEmpty()) {
                cluster.start(access.port());
                LOG.warn(
                        "The database in {} had ended unexpectedly and was started again on port"
                                + " {}.",
                        dataDirectory,
                        access.port());
            }
            return true;
        } catch (IOException | EmbeddedPostgresException e) {
            LOG.error(
                    "The database in {} ended and cannot be started again: {}",
                    dataDirectory,
                    e.getMessage());
            return false;
        }
    }

    private void forgetHook() {
        if (hook != null && !hook.equals(Thread.currentThread())) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                LOG.trace("The process is ending already", e);
            }
        }
    }
}
