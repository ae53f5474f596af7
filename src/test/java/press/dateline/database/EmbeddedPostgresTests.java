package press.dateline.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import press.dateline.database.EmbeddedPostgres.Use;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Proxy;
import java.net.Socket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Real servers and real processes, in the end killed without a warning.
@Timeout(180)
class EmbeddedPostgresTests {
    private static final Duration LONG = Duration.ofSeconds(20);

    /// An archive that was closed cleanly and holds the row 'first'.
    @TempDir private static Path template;

    @TempDir private Path temporary;
    private Path directory;

    @BeforeAll
    static void makeArchive() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(template, Use.SERVER)) {
            execute(postgres, "create table release (title text primary key)");
            insert(postgres, "first");
        }
    }

    @BeforeEach
    void copyArchive() throws IOException {
        directory = temporary.toRealPath().resolve("data directory");
        copy(template, directory);
    }

    @AfterEach
    void killWhatIsLeft() throws IOException {
        PostmasterPid.read(Cluster.data(directory))
                .filter(pid -> pid.isServerOf(Cluster.data(directory)))
                .flatMap(pid -> ProcessHandle.of(pid.process()))
                .ifPresent(EmbeddedPostgresTests::killAll);
    }

    @Test
    void makesADatabaseThatKeepsWhatItIsTold() throws Exception {
        Path fresh = temporary.resolve("new").resolve("archive");
        Access other = Access.read(directory).orElseThrow();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(fresh, Use.SERVER)) {
            assertThat(postgres.password()).isNotEqualTo(other.password());
            assertThat(postgres.username()).isEqualTo("dateline");
            assertThat(postgres.jdbcUrl())
                    .isEqualTo("jdbc:postgresql://127.0.0.1:" + postgres.port() + "/dateline");
            assertThat(query(postgres, "select current_user || '@' || current_database()"))
                    .isEqualTo("dateline@dateline");
            assertThat(
                            query(
                                    postgres,
                                    """
                                    select string_agg(name || '=' || setting, ' ' order by name)
                                    from pg_settings where name in ('fsync', 'full_page_writes',
                                      'synchronous_commit', 'data_checksums', 'server_encoding')\
                                    """))
                    .isEqualTo(
                            "data_checksums=on fsync=on full_page_writes=on server_encoding=UTF8"
                                    + " synchronous_commit=on");
        }
    }

    @Test
    void takesOnlyThePassword() {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(directory, Use.SERVER)) {
            assertThat(postgres.password()).matches("[A-Za-z0-9_-]{43}");
            for (String wrong : List.of("", "dateline", postgres.password().substring(1))) {
                assertThatThrownBy(
                                () ->
                                        DriverManager.getConnection(
                                                        postgres.jdbcUrl(),
                                                        postgres.username(),
                                                        wrong)
                                                .close())
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("password");
            }
        }
    }

    @Test
    void listensOnTheLoopbackAddressAlone() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(directory, Use.SERVER)) {
            assertThat(connects(InetAddress.ofLiteral("127.0.0.1"), postgres.port())).isTrue();
            for (InetAddress address : otherAddresses()) {
                assertThat(connects(address, postgres.port())).as("%s", address).isFalse();
            }
            assertThat(query(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(postgres, "show unix_socket_directories")).isEmpty();
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no POSIX modes")
    void showsItsFilesToNobodyElse() throws IOException {
        Path fresh = temporary.resolve("fresh");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(fresh, Use.SERVER)) {
            assertThat(mode(fresh)).isEqualTo("rwx------");
            assertThat(mode(fresh.resolve("data"))).isEqualTo("rwx------");
            for (String file : List.of("embedded.properties", "dateline.lock", "postgres.log")) {
                assertThat(mode(fresh.resolve(file))).as(file).isEqualTo("rw-------");
            }
            assertThat(Files.readString(fresh.resolve("embedded.properties")))
                    .isEqualTo(
                            "url=%s\nusername=%s\npassword=%s\nport=%d\n"
                                    .formatted(
                                            postgres.jdbcUrl(),
                                            postgres.username(),
                                            postgres.password(),
                                            postgres.port()));
            assertThat(names(fresh))
                    .containsExactlyInAnyOrder(
                            "bin",
                            "command.log",
                            "data",
                            "dateline.lock",
                            "embedded.properties",
                            "postgres.log");
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no POSIX modes")
    void closesADirectoryThatWasOpenAndRefusesAnotherProgramsThatIs() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        EmbeddedPostgres.open(directory, Use.SERVER).close();
        assertThat(mode(directory)).isEqualTo("rwx------");

        Path shared = Files.createDirectory(temporary.resolve("shared"));
        Files.createFile(shared.resolve("of somebody else"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(() -> EmbeddedPostgres.open(shared, Use.SERVER))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessage(
                        "Other users of this machine can write to the data directory %s. Take that"
                                + " permission away (chmod go-w), or set DATELINE_DATA_DIRECTORY to"
                                + " a directory of Dateline's own.",
                        shared);
        assertThat(mode(shared)).isEqualTo("rwxrwxrwx");
    }

    @Test
    void keepsRowsAndPasswordFromOneStartToTheNext() throws Exception {
        String password;
        PostmasterPid server;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(directory, Use.SERVER)) {
            password = postgres.password();
            server = server();
            insert(postgres, "second");
        }
        assertThat(server.isServerOf(Cluster.data(directory))).isFalse();
        assertThat(PostmasterPid.read(Cluster.data(directory))).isEmpty();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(directory, Use.SERVER)) {
            assertThat(postgres.password()).isEqualTo(password);
            assertThat(titles(postgres)).isEqualTo("first second");
        }
        assertThat(Files.readString(directory.resolve("postgres.log")))
                .doesNotContain("not properly shut down");
    }

    @Test
    void closesInAnInterruptedThread() throws Exception {
        EmbeddedPostgres postgres = EmbeddedPostgres.open(directory, Use.SERVER);
        Thread.currentThread().interrupt();
        postgres.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(PostmasterPid.read(Cluster.data(directory))).isEmpty();
    }

    @Test
    void recoversWhenTheApplicationAndTheDatabaseWereKilled() throws Exception {
        try (EmbeddedPostgresProcess other = EmbeddedPostgresProcess.start(directory, Use.SERVER)) {
            int port = other.port();
            insert(port, "second");
            other.kill();
            killServer();
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(directory, Use.SERVER)) {
            assertThat(titles(postgres)).isEqualTo("first second");
        }
        assertThat(Files.readString(directory.resolve("postgres.log")))
                .contains("not properly shut down");
    }

    @Test
    void recoversWhenAlsoTheChildrenOfTheDatabaseWereLeftBehind() throws Exception {
        try (EmbeddedPostgresProcess other = EmbeddedPostgresProcess.start(directory, Use.SERVER);
                Connection open = connect(other.port());
                Statement statement = open.createStatement()) {
            statement.execute("insert into release values ('second')");
            other.kill();
            ProcessHandle.of(server().process()).orElseThrow().destroyForcibly();
            try (EmbeddedPostgres postgres = EmbeddedPostgres.open(directory, Use.SERVER)) {
                assertThat(titles(postgres)).isEqualTo("first second");
            }
        }
    }

    @Test
    void adoptsTheDatabaseThatAKilledApplicationLeftRunning() throws Exception {
        long orphan;
        try (EmbeddedPostgresProcess other = EmbeddedPostgresProcess.start(directory, Use.SERVER)) {
            insert(other.port(), "second");
            other.kill();
            orphan = server().process();
            assertThat(ProcessHandle.of(orphan).orElseThrow().isAlive()).isTrue();
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(directory, Use.SERVER)) {
            assertThat(server().process()).isEqualTo(orphan);
            assertThat(titles(postgres)).isEqualTo("first second");
        }
        assertThat(PostmasterPid.read(Cluster.data(directory))).isEmpty();
    }

    @Test
    void comesBackOnTheSamePortWhenTheDatabaseIsKilled() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(directory, Use.SERVER)) {
            int port = postgres.port();
            for (String title : List.of("second", "third")) {
                insert(postgres, title);
                killServer();
                long before = System.nanoTime();
                Await.until(
                        "a new connection",
                        LONG,
                        () -> {
                            try (Connection connection = connect(port)) {
                                return connection.isValid(1);
                            } catch (SQLException e) {
                                return false;
                            }
                        });
                assertThat(Duration.ofNanos(System.nanoTime() - before))
                        .isLessThan(Duration.ofSeconds(5));
            }
            assertThat(postgres.port()).isEqualTo(port);
            assertThat(titles(postgres)).isEqualTo("first second third");
        }
        assertThat(PostmasterPid.read(Cluster.data(directory))).isEmpty();
    }

    @Test
    void refusesASecondServer() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(directory, Use.SERVER);
                EmbeddedPostgresProcess other =
                        EmbeddedPostgresProcess.start(directory, Use.SERVER)) {
            String sentence =
                    "The data directory %s is in use by another Dateline server (process %d). Stop"
                            + " it, or set DATELINE_DATA_DIRECTORY to another directory.";
            assertThat(other.refusal())
                    .isEqualTo(sentence.formatted(directory, ProcessHandle.current().pid()));
            assertThat(other.exitStatus()).isEqualTo(1);
            assertThatThrownBy(() -> EmbeddedPostgres.open(directory, Use.SERVER))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessage(sentence, directory, ProcessHandle.current().pid());
            assertThat(titles(postgres)).isEqualTo("first");
        }
    }

    @Test
    void aCommandJoinsARunningServerAndLeavesItRunning() throws Exception {
        try (EmbeddedPostgresProcess server =
                EmbeddedPostgresProcess.start(directory, Use.SERVER)) {
            int port = server.port();
            for (Use use : List.of(Use.COMMAND, Use.CREATING_COMMAND)) {
                try (EmbeddedPostgres command = EmbeddedPostgres.open(directory, use)) {
                    assertThat(command.port()).isEqualTo(port);
                    assertThat(titles(command)).isEqualTo("first");
                }
            }
            insert(port, "second");
        }
        assertThat(PostmasterPid.read(Cluster.data(directory))).isEmpty();
    }

    @Test
    void aCommandStartsTheDatabaseAndStopsItAgain() throws Exception {
        try (EmbeddedPostgres command = EmbeddedPostgres.open(directory, Use.COMMAND);
                EmbeddedPostgresProcess server =
                        EmbeddedPostgresProcess.start(directory, Use.SERVER)) {
            assertThat(titles(command)).isEqualTo("first");
            assertThat(server.refusal())
                    .isEqualTo(
                            "A command (process %d) is running on the data directory %s. Wait until"
                                            .formatted(ProcessHandle.current().pid(), directory)
                                    + " it has finished, and try again.");
            assertThat(server.exitStatus()).isEqualTo(1);
        }
        assertThat(PostmasterPid.read(Cluster.data(directory))).isEmpty();
    }

    @Test
    void aCommandWaitsForTheEndOfAnother() throws Exception {
        try (EmbeddedPostgresProcess first =
                EmbeddedPostgresProcess.start(directory, Use.COMMAND)) {
            first.port();
            long database = server().process();
            try (EmbeddedPostgresProcess second =
                    EmbeddedPostgresProcess.start(directory, Use.COMMAND)) {
                second.awaitWaiting();
                first.finish();
                second.port();
                assertThat(server().process()).isNotEqualTo(database);
            }
        }
        assertThat(PostmasterPid.read(Cluster.data(directory))).isEmpty();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Process.destroy() kills there")
    void anInterruptedCommandStopsItsDatabase() throws Exception {
        try (EmbeddedPostgresProcess command =
                EmbeddedPostgresProcess.start(directory, Use.COMMAND)) {
            command.port();
            assertThat(PostmasterPid.read(Cluster.data(directory))).isPresent();
            command.terminate();
            assertThat(PostmasterPid.read(Cluster.data(directory))).isEmpty();
        }
    }

    @Test
    void aCommandMakesNoArchive() throws Exception {
        Path missing = temporary.resolve("missing");
        Path empty = Files.createDirectory(temporary.resolve("empty"));
        for (Path path : List.of(missing, empty)) {
            assertThatThrownBy(() -> EmbeddedPostgres.open(path, Use.COMMAND))
                    .isInstanceOfSatisfying(
                            EmbeddedPostgresException.class,
                            e -> assertThat(e.exitStatus()).isEqualTo(2))
                    .hasMessage(
                            "There is no archive in %s. Set DATELINE_DATA_DIRECTORY to the"
                                    + " directory of an archive, or start the Dateline server once"
                                    + " to create one.",
                            path);
        }
        assertThat(missing).doesNotExist();
        assertThat(empty).isEmptyDirectory();
        try (EmbeddedPostgres command = EmbeddedPostgres.open(missing, Use.CREATING_COMMAND)) {
            assertThat(query(command, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void startsAlthoughThePidFileNamesAnotherProgram() throws Exception {
        try (EmbeddedPostgresProcess other = EmbeddedPostgresProcess.start(directory, Use.SERVER)) {
            other.port();
            other.kill();
            killServer();
        }
        Path file = Cluster.data(directory).resolve("postmaster.pid");
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        // Not this process itself: PostgreSQL knows that its caller is not a server.
        try (EmbeddedPostgresProcess stranger = EmbeddedPostgresProcess.idle()) {
            lines.set(0, String.valueOf(stranger.pid()));
            Files.write(file, lines);
            try (EmbeddedPostgres postgres = EmbeddedPostgres.open(directory, Use.SERVER)) {
                assertThat(titles(postgres)).isEqualTo("first");
            }
            assertThat(stranger.isAlive()).isTrue();
        }
    }

    @Test
    void startsAlthoughThePidFileNamesTheServerOfTheOriginal() throws Exception {
        try (EmbeddedPostgres original = EmbeddedPostgres.open(directory, Use.SERVER)) {
            Path copy = temporary.resolve("copy");
            execute(original, "checkpoint");
            copy(directory, copy);
            try (EmbeddedPostgres copied = EmbeddedPostgres.open(copy, Use.SERVER)) {
                assertThat(copied.port()).isNotEqualTo(original.port());
                assertThat(query(copied, "show data_directory")).endsWith("copy/data");
            }
            assertThat(titles(original)).isEqualTo("first");
        }
    }

    @Test
    void sweepsWhatAKilledStartLeftBehind() throws IOException {
        for (String leftover : List.of("data.new", "bin.new", "bin-0123456789abcdef")) {
            Files.createDirectories(directory.resolve(leftover).resolve("base"));
        }
        Files.writeString(directory.resolve("password.new"), "secret");
        EmbeddedPostgres.open(directory, Use.SERVER).close();
        assertThat(names(directory))
                .containsExactlyInAnyOrder(
                        "bin",
                        "command.log",
                        "data",
                        "dateline.lock",
                        "embedded.properties",
                        "postgres.log");
    }

    @Test
    void refusesTheDataOfAnotherVersion() throws IOException {
        Files.writeString(directory.resolve("data").resolve("PG_VERSION"), "17\n");
        assertThatThrownBy(() -> EmbeddedPostgres.open(directory, Use.SERVER))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessage(
                        "The archive in %s was made by PostgreSQL 17, and this version of Dateline"
                                + " comes with PostgreSQL 18. Make a backup with the version of"
                                + " Dateline that made the archive, and restore it into an empty"
                                + " data directory with this one.",
                        directory);
    }

    @Test
    void neverReplacesDamagedDataByAnEmptyArchive() throws IOException {
        Files.delete(Cluster.data(directory).resolve("PG_VERSION"));
        String access = Files.readString(directory.resolve("embedded.properties"));
        assertThatThrownBy(() -> EmbeddedPostgres.open(directory, Use.SERVER))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("PG_VERSION");
        assertThat(directory.resolve("embedded.properties")).hasContent(access);
    }

    @Test
    void refusesADirectoryThatCannotBeWritten() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));
        Path below = file.resolve("archive");
        assertThatThrownBy(() -> EmbeddedPostgres.open(below, Use.SERVER))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageStartingWith("The data directory " + below + " cannot be used: ")
                .hasMessageEndingWith(
                        ". Set DATELINE_DATA_DIRECTORY to a directory that belongs to the user who"
                                + " runs Dateline.");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no POSIX shell")
    void refusesAPathThatAShellWouldChange() {
        Path path = temporary.resolve("$(id)");
        assertThatThrownBy(() -> EmbeddedPostgres.open(path, Use.SERVER))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining(path + " contains a quotation mark, a dollar sign");
        assertThat(path).doesNotExist();
    }

    @Test
    void saysWhenThePasswordIsLost() throws IOException {
        Path file = directory.resolve("embedded.properties");
        Files.writeString(file, Files.readString(file).replaceAll("password=.*", "password=x"));
        assertThatThrownBy(() -> EmbeddedPostgres.open(directory, Use.SERVER))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("does not take the password in its embedded.properties");
        Files.delete(file);
        assertThatThrownBy(() -> EmbeddedPostgres.open(directory, Use.SERVER))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("there is no embedded.properties");
        assertThat(PostmasterPid.read(Cluster.data(directory))).isEmpty();
    }

    @Test
    void saysWhatTheServerSaysWhenItDoesNotStart() throws IOException {
        Files.writeString(Cluster.data(directory).resolve("postgresql.conf"), "no_such_setting=1");
        assertThatThrownBy(() -> EmbeddedPostgres.open(directory, Use.SERVER))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageStartingWith("The database in " + directory + " did not start: ")
                .hasMessageContaining("postgresql.conf")
                .hasMessageEndingWith("postgres.log.");
    }

    @Test
    void saysWhatToDoOnASystemWithoutPrograms() {
        assertThatThrownBy(() -> Binaries.archive("Plan 9", "mips"))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessage(
                        "This copy of Dateline holds no database programs for Plan 9 on mips. Set"
                                + " SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and"
                                + " SPRING_DATASOURCE_PASSWORD to use a PostgreSQL server of your"
                                + " own.");
    }

    private PostmasterPid server() throws IOException {
        return PostmasterPid.read(Cluster.data(directory)).orElseThrow();
    }

    private void killServer() throws Exception {
        List<ProcessHandle> killed = killAll(ProcessHandle.of(server().process()).orElseThrow());
        assertThat(killed).hasSizeGreaterThan(1);
        Await.until(
                "the end of the server",
                LONG,
                () -> killed.stream().noneMatch(EmbeddedPostgresTests::runs));
    }

    /// A process that has ended stays visible until its parent takes notice.
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private static List<ProcessHandle> killAll(ProcessHandle server) {
        List<ProcessHandle> all = new ArrayList<>(server.descendants().toList());
        all.add(server);
        all.forEach(ProcessHandle::destroyForcibly);
        return all;
    }

    private static boolean connects(InetAddress address, int port) {
        try (Socket socket = new Socket(Proxy.NO_PROXY)) {
            socket.connect(new InetSocketAddress(address, port), 2000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<InetAddress> otherAddresses() throws IOException {
        List<InetAddress> addresses = new ArrayList<>();
        for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
            network.inetAddresses()
                    .filter(address -> !address.getHostAddress().equals("127.0.0.1"))
                    .forEach(addresses::add);
        }
        return addresses;
    }

    private Connection connect(int port) throws SQLException, IOException {
        Access access = Access.read(directory).orElseThrow().at(port);
        return DriverManager.getConnection(access.url(), access.username(), access.password());
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(
                postgres.jdbcUrl(), postgres.username(), postgres.password());
    }

    private void insert(int port, String title) throws SQLException, IOException {
        try (Connection connection = connect(port);
                Statement statement = connection.createStatement()) {
            statement.execute("insert into release values ('" + title + "')");
        }
    }

    private static void insert(EmbeddedPostgres postgres, String title) throws SQLException {
        execute(postgres, "insert into release values ('" + title + "')");
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String titles(EmbeddedPostgres postgres) throws SQLException {
        return query(postgres, "select string_agg(title, ' ' order by title) from release");
    }

    private static String query(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    /// The names in a directory, that of the programs without its hash.
    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .map(name -> name.startsWith("bin-") ? "bin" : name)
                    .toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(
                from,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path directory, BasicFileAttributes attributes) throws IOException {
                        return copyOne(directory);
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        return copyOne(file);
                    }

                    private FileVisitResult copyOne(Path file) throws IOException {
                        Files.copy(
                                file,
                                to.resolve(from.relativize(file)),
                                StandardCopyOption.COPY_ATTRIBUTES,
                                LinkOption.NOFOLLOW_LINKS);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
