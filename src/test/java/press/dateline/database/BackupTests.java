package press.dateline.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static press.dateline.database.BackupTests.Application.BEFORE;
import static press.dateline.database.BackupTests.Application.NOW;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

import press.dateline.database.EmbeddedPostgres.Use;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import javax.sql.DataSource;

@Timeout(180)
class BackupTests {
    /// Two versions of the application: the one before knows the schema 1, the one of now also 2.
    enum Application implements Consumer<FluentConfiguration> {
        BEFORE("classpath:db/backup-test-migration/one"),
        NOW("classpath:db/backup-test-migration");

        private final String migrations;

        Application(String migrations) {
            this.migrations = migrations;
        }

        @Override
        public void accept(FluentConfiguration flyway) {
            flyway.locations(migrations);
        }
    }

    @TempDir private static Path dataDirectory;
    private static EmbeddedPostgres postgres;
    private static int databases;

    @TempDir private Path directory;
    private DataSource source;
    private DataSource target;
    private Path file;

    @BeforeAll
    static void start() {
        postgres = EmbeddedPostgres.open(dataDirectory, Use.SERVER);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void makeDatabases() throws SQLException {
        source = newDatabase();
        target = newDatabase();
        file = directory.resolve("archive.zip");
    }

    @Test
    void aRestoredArchiveIsTheSame() throws Exception {
        fill(source, NOW);
        execute(source, "insert into correction (story) values (11), (12)");
        Manifest written = backup(source, file);

        assertThat(Restore.read(file, target, NOW)).isEqualTo(written);

        Manifest again = backup(target, directory.resolve("again.zip"));
        assertThat(again.tables()).isEqualTo(written.tables());
        assertThat(again.contents()).isEqualTo(written.contents());
        assertThat(again.schema()).isEqualTo(written.schema()).isEqualTo("2");
        assertThat(query(target, "select string_agg(s::text, E'\\n' order by id) from story s"))
                .isEqualTo(
                        query(
                                source,
                                "select string_agg(s::text, E'\\n' order by id) from story s"))
                .contains("first story");
        assertThat(query(target, "select encode(password_hash, 'hex') from person where id = 1"))
                .isEqualTo("00ff5c0a0d09");
        assertThat(query(target, "select edited_at from story where id = 10"))
                .startsWith("2001-02-03");
    }

    @Test
    void theManifestSaysWhatIsInTheFile() throws Exception {
        fill(source, BEFORE);
        Manifest manifest = backup(source, file);
        assertThat(manifest.product()).isEqualTo("Dateline");
        assertThat(manifest.format()).isEqualTo(1);
        assertThat(manifest.schema()).isEqualTo("1");
        assertThat(manifest.tables())
                .extracting(Manifest.Table::name)
                .containsExactly(
                        "Odd \"name", "mention", "nothing", "person", "setting", "story", "visit");
        assertThat(manifest.tables())
                .extracting(Manifest.Table::rows)
                .containsExactly(2L, 2L, 0L, 2L, 1L, 3L, 3L);
        assertThat(manifest.rows()).isEqualTo(13);
        assertThat(manifest.tables().get(5).columns())
                .startsWith("id", "author")
                .doesNotContain("title_lower");
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<String> names = zip.stream().map(ZipEntry::getName).toList();
            assertThat(names)
                    .hasSize(8)
                    .startsWith("tables/Odd \"name.copy")
                    .endsWith("manifest.json")
                    .doesNotContain("tables/flyway_schema_history.copy");
            try (InputStream in = zip.getInputStream(zip.getEntry("tables/visit.copy"))) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo(
                                """
                                /a\t2026-01-01 00:00:00+00
                                /a\t2026-01-01 00:00:00+00
                                /b\t\\N
                                """);
            }
            try (InputStream in = zip.getInputStream(zip.getEntry("manifest.json"))) {
                assertThat(Manifest.fromJson(in.readAllBytes())).isEqualTo(manifest);
            }
        }
    }

    @Test
    void theSameRowsGiveTheSameBytesWhateverTheSessionPrefers() throws Exception {
        fill(source, NOW);
        Manifest one = backup(source, file);
        Manifest other;
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    set timezone = 'Asia/Tokyo'; set datestyle = 'ISO, DMY';
                    set intervalstyle = 'iso_8601'; set extra_float_digits = -5;
                    set bytea_output = 'escape'; set search_path = pg_catalog\
                    """);
            other = Backup.write(connection, directory.resolve("other.zip"));
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(connection.isReadOnly()).isFalse();
            assertThat(query(connection, "show timezone")).isEqualTo("Asia/Tokyo");
        }
        assertThat(other.contents()).isEqualTo(one.contents());
        assertThat(other.tables()).isEqualTo(one.tables());
    }

    @Test
    void anyChangedRowChangesTheContents() throws Exception {
        fill(source, NOW);
        String before = backup(source, file).contents();
        execute(source, "update visit set path = '/c' where path = '/b'");
        assertThat(backup(source, directory.resolve("other.zip")).contents()).isNotEqualTo(before);
    }

    @Test
    void aBackupHoldsOneMomentWhileOthersWrite() throws Exception {
        fill(source, NOW);
        Manifest before = backup(source, file);
        try (Connection writer = source.getConnection();
                Statement statement = writer.createStatement();
                ExecutorService executor = Executors.newSingleThreadExecutor()) {
            writer.setAutoCommit(false);
            statement.execute("lock table story in access exclusive mode");
            Future<Manifest> during =
                    executor.submit(() -> backup(source, directory.resolve("during.zip")));
            Await.until(
                    "the backup has come to the locked table",
                    Duration.ofSeconds(20),
                    () ->
                            query(source, "select count(*) from pg_locks where not granted")
                                    .equals("1"));
            statement.execute("insert into story (author, title) values (1, 'too late')");
            statement.execute("insert into visit values ('/too-late')");
            writer.commit();
            assertThat(during.get().contents()).isEqualTo(before.contents());
        }
    }

    @Test
    void newRowsAreNumberedBehindTheRestoredOnesAndTriggersWorkAgain() throws Exception {
        fill(source, NOW);
        backup(source, file);
        Restore.read(file, target, NOW);
        assertThat(query(target, "insert into person (name) values ('New') returning id"))
                .isEqualTo("3");
        assertThat(
                        query(
                                target,
                                "insert into story (author, title) values (3, 'x') returning"
                                        + " id || ' ' || (edited_at = now())"))
                .isEqualTo("13 true");
        assertThat(query(target, "insert into \"Odd \"\"name\" values ('x') returning number"))
                .isEqualTo("8");
        assertThat(query(target, "insert into correction (story) values (13) returning id"))
                .isEqualTo("1");
        assertThatThrownBy(
                        () ->
                                execute(
                                        target,
                                        "insert into story (author, title) values (1, 'refused')"))
                .hasMessageContaining("a person may not write this");
    }

    @Test
    void anOlderBackupIsBroughtToTheNewSchema() throws Exception {
        fill(source, BEFORE);
        Manifest written = backup(source, file);
        assertThat(Restore.read(file, target, NOW)).isEqualTo(written);
        assertThat(query(target, "select summary from story where id = 10"))
                .isEqualTo("of first story");
        assertThat(backup(target, directory.resolve("again.zip")).schema()).isEqualTo("2");
    }

    @Test
    void rowsThatTheNewSchemaRefusesStayUnderTheirOwn() throws Exception {
        fill(source, BEFORE);
        execute(source, "insert into person (name) select repeat('x', 300)");
        backup(source, file);
        assertThatThrownBy(() -> Restore.read(file, target, NOW))
                .isInstanceOf(BackupException.class)
                .hasMessageStartingWith(
                        "The backup %s was restored with its own schema, 1. Its rows cannot be"
                                        .formatted(file)
                                + " brought to that of this version of Dateline: ")
                .hasMessageContaining("person_name_is_short");
        Manifest again = backup(target, directory.resolve("again.zip"));
        assertThat(again.schema()).isEqualTo("1");
        assertThat(query(target, "select count(*) from person")).isEqualTo("3");
    }

    @Test
    void anEmptyTargetOfALaterSchemaTakesAnOlderBackup() throws Exception {
        fill(source, BEFORE);
        backup(source, file);
        migrate(target, NOW);
        execute(target, "delete from setting");
        Restore.read(file, target, NOW);
        assertThat(query(target, "select summary from story where id = 10"))
                .isEqualTo("of first story");
    }

    @Test
    void aRowThatAMigrationMadeAndAPersonDeletedStaysDeleted() throws Exception {
        fill(source, NOW);
        execute(source, "delete from setting; insert into setting values ('language', 'fr')");
        backup(source, file);
        Restore.read(file, target, NOW);
        assertThat(query(target, "select string_agg(name || value, ' ') from setting"))
                .isEqualTo("languagefr");
    }

    @Test
    void isNotRestoredOverRows() throws Exception {
        fill(source, NOW);
        backup(source, file);
        migrate(target, NOW);
        assertThatThrownBy(() -> Restore.read(file, target, NOW))
                .isInstanceOf(BackupException.class)
                .hasMessage(
                        "The archive is not empty: the table setting holds rows. A backup is only"
                                + " restored into a new archive; nothing was changed.");
        assertThat(query(target, "select string_agg(name || value, ' ') from setting"))
                .isEqualTo("languageen");
        assertThat(query(target, "select count(*) from story")).isEqualTo("0");
    }

    @Test
    void isNotRestoredByAnOlderVersion() throws Exception {
        fill(source, NOW);
        backup(source, file);
        assertThatThrownBy(() -> Restore.read(file, target, BEFORE))
                .isInstanceOf(BackupException.class)
                .hasMessage(
                        "The backup %s was written by a newer version of Dateline. Restore it with"
                                + " that one.",
                        file);
        assertUntouched();
    }

    @Test
    void aLaterFormatIsNotRead() throws Exception {
        fill(source, NOW);
        backup(source, file);
        rewrite(
                entries ->
                        entries.put(
                                "manifest.json",
                                """
                                {"product": "Dateline", "format": 2, "news": true}\
                                """
                                        .getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> Restore.read(file, target, NOW))
                .isInstanceOf(BackupException.class)
                .hasMessage(
                        "The backup %s cannot be used: it was written by a newer version of"
                                + " Dateline. Restore it with that one.",
                        file);
        assertUntouched();
    }

    @Test
    void rowsThatDoNotFitTogetherAreNotStored() throws Exception {
        fill(source, NOW);
        execute(source, "alter table person drop constraint person_favourite");
        execute(source, "update person set favourite = 999");
        backup(source, file);
        assertThatThrownBy(() -> Restore.read(file, target, NOW))
                .isInstanceOf(BackupException.class)
                .hasMessageStartingWith(
                        "The backup " + file + " was not restored. The database answered: ")
                .hasMessageContaining("person_favourite");
        assertThat(query(target, "select count(*) from story")).isEqualTo("0");
        assertThat(query(target, "select count(*) from pg_trigger where tgenabled = 'D'"))
                .isEqualTo("0");
    }

    @Test
    void aSchemaThatIsNotTheOneOfItsVersionIsRefused() throws Exception {
        fill(source, NOW);
        execute(source, "alter table visit add column surprise int");
        backup(source, file);
        assertThatThrownBy(() -> Restore.read(file, target, NOW))
                .isInstanceOf(BackupException.class)
                .hasMessage(
                        "The backup %s was not restored: its tables are not those of the schema 2.",
                        file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no zip at all", "PK\003\004", "PK\005\006"})
    void anyOtherFileIsRefused(String content) throws Exception {
        Files.writeString(file, content);
        assertThatThrownBy(() -> Restore.read(file, target, NOW))
                .isInstanceOf(BackupException.class)
                .hasMessage(
                        "The file %s is not a backup of Dateline, or only a part of one. Use"
                                + " another copy of it.",
                        file);
        assertUntouched();
    }

    @Test
    void aMissingFileIsNamed() throws Exception {
        assertThatThrownBy(() -> Restore.read(file, target, NOW))
                .isInstanceOf(BackupException.class)
                .hasMessage("There is no file %s.", file);
        assertUntouched();
    }

    @Test
    void aZipWithOtherEntriesIsRefused() throws Exception {
        fill(source, NOW);
        backup(source, file);
        byte[] original = Files.readAllBytes(file);
        Map<String, Consumer<Map<String, byte[]>>> changes = new LinkedHashMap<>();
        changes.put("manifest.json is missing", entries -> entries.remove("manifest.json"));
        changes.put("tables/visit.copy is missing", entries -> entries.remove("tables/visit.copy"));
        changes.put(
                "it holds files that are not in its manifest",
                entries -> entries.put("tables/other.copy", new byte[0]));
        changes.put(
                "the table visit was changed",
                entries ->
                        entries.merge("tables/visit.copy", bytes("/b\t\\N\n"), BackupTests::join));
        changes.put(
                "its manifest was changed",
                entries ->
                        entries.compute("manifest.json", (_, json) -> replace(json, ":3", ":4")));
        changes.put(
                "its manifest is not one of Dateline",
                entries ->
                        entries.compute(
                                "manifest.json", (_, json) -> replace(json, "Dateline", "Other")));
        changes.put(
                "its manifest cannot be read", entries -> entries.put("manifest.json", bytes("[")));
        for (Map.Entry<String, Consumer<Map<String, byte[]>>> change : changes.entrySet()) {
            Files.write(file, original);
            rewrite(change.getValue());
            assertThatThrownBy(() -> Restore.read(file, target, NOW))
                    .isInstanceOf(BackupException.class)
                    .hasMessage(
                            "The backup %s is damaged: %s. Use another copy of it.",
                            file, change.getKey());
        }
        assertUntouched();
    }

    @Test
    void aPartOfABackupIsRefused() throws Exception {
        fill(source, NOW);
        backup(source, file);
        byte[] original = Files.readAllBytes(file);
        for (int length = 0; length < original.length; length++) {
            Files.write(file, Arrays.copyOf(original, length));
            assertThatThrownBy(() -> Restore.read(file, target, NOW))
                    .as("the first %d of %d bytes", length, original.length)
                    .isInstanceOf(BackupException.class)
                    .hasMessageContaining("Use another copy of it.");
        }
        assertUntouched();
    }

    @Test
    void oneFlippedByteInAnEntryIsRefused() throws Exception {
        fill(source, NOW);
        Manifest written = backup(source, file);
        byte[] original = Files.readAllBytes(file);
        boolean[] data = bytesOfEntries(original);
        int refused = 0;
        for (int position = 0; position < original.length; position++) {
            byte[] flipped = original.clone();
            flipped[position] ^= (byte) 0xff;
            Files.write(file, flipped);
            try (BackupFile backup = BackupFile.open(file)) {
                // Bytes that say when an entry was made and the like: the archive is unharmed.
                assertThat(data[position]).as("byte %d of an entry", position).isFalse();
                assertThat(backup.manifest()).isEqualTo(written);
            } catch (BackupException e) {
                assertThat(e).hasMessageContaining(file.toString());
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(original.length / 2);

        int somewhere = firstTrue(data) + 5;
        original[somewhere] ^= 1;
        Files.write(file, original);
        assertThatThrownBy(() -> Restore.read(file, target, NOW))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("is damaged: the table Odd \"name");
        assertUntouched();
    }

    @Test
    void anExistingFileIsKept() throws Exception {
        fill(source, NOW);
        Files.writeString(file, "precious");
        assertThatThrownBy(() -> backup(source, file))
                .isInstanceOf(BackupException.class)
                .hasMessage(
                        "The file %s exists and is not overwritten. Choose another name.", file);
        assertThat(file).hasContent("precious");
        assertThat(part()).doesNotExist();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no POSIX modes")
    void onlyItsOwnerMayReadIt() throws Exception {
        fill(source, NOW);
        Files.writeString(part(), "left by a backup that was killed".repeat(1000));
        Files.setPosixFilePermissions(part(), PosixFilePermissions.fromString("rw-rw-rw-"));
        backup(source, file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(part()).doesNotExist();
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("killed");
        Restore.read(file, target, NOW);
        assertThat(query(target, "select count(*) from story")).isEqualTo("3");
    }

    @Test
    void twoBackupsAreNotWrittenToOneName() throws Exception {
        fill(source, NOW);
        try (FileChannel channel =
                        FileChannel.open(
                                part(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThatThrownBy(() -> backup(source, file))
                    .isInstanceOf(BackupException.class)
                    .hasMessage(
                            "Another backup is just being written to %s. Choose another name.",
                            file);
        }
        assertThat(part()).exists();
        assertThat(file).doesNotExist();
    }

    @Test
    void whatCannotBeWrittenLeavesNoFile() throws Exception {
        assertThatThrownBy(() -> backup(source, file))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("The database answered: ")
                .hasMessageContaining("flyway_schema_history");
        assertThat(directory).isEmptyDirectory();
        Path nowhere = directory.resolve("missing").resolve("archive.zip");
        assertThatThrownBy(() -> backup(source, nowhere))
                .isInstanceOf(BackupException.class)
                .hasMessageStartingWith("The backup " + nowhere + " cannot be written: ");
    }

    private Path part() {
        return directory.resolve("archive.zip.part");
    }

    private static Manifest backup(DataSource database, Path file) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Backup.write(connection, file);
        }
    }

    private void assertUntouched() throws SQLException {
        assertThat(
                        query(
                                target,
                                "select count(*) from pg_class where relnamespace ="
                                        + " 'public'::regnamespace"))
                .isEqualTo("0");
    }

    private static DataSource newDatabase() throws SQLException {
        databases++;
        String name = "archive" + databases;
        execute(database(Access.NAME), "create database " + name);
        return database(name);
    }

    private static DataSource database(String name) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setServerNames(new String[] {"127.0.0.1"});
        database.setPortNumbers(new int[] {postgres.port()});
        database.setDatabaseName(name);
        database.setUser(postgres.username());
        database.setPassword(postgres.password());
        return database;
    }

    private static void migrate(DataSource database, Application application) {
        FluentConfiguration flyway = Flyway.configure().dataSource(database);
        application.accept(flyway);
        flyway.load().migrate();
    }

    /// Rows with everything that could be changed on the way.
    private static void fill(DataSource database, Application application) throws SQLException {
        migrate(database, application);
        execute(
                database,
                """
                begin;
                set constraints all deferred;
                set timezone = 'Europe/Paris';
                insert into person (name, password_hash, favourite) values
                  (E'Tab\\there, line\\nbreak, return\\r, back\\\\slash, \\\\N, \\\\.',
                   '\\x00ff5c0a0d09', 11),
                  ('Zoë 😀 \u202e \u0301', null, null);
                alter table story disable trigger user;
                insert into story (id, author, follows, title, body, labels, grid, weight, price,
                  day, seen, lasting, token, edited_at) values
                  (10, 1, 12, 'first story', '{"b": [1, null, "\\\\u00e9\\\\n"], "a": 1e3}',
                   array['', 'a,b', '{"x"}', null, E'new\\nline'], '{{1,2},{3,4}}', 0.1, 1.10,
                   '0001-01-01', '2026-07-31 23:59:59.123456+02', '1 mon -3 days 04:05:06.789',
                   '00000000-0000-0000-0000-000000000001', '2001-02-03T04:05:06Z'),
                  (11, 2, null, 'refused', 'null', '{}', null, 'NaN', 'NaN',
                   'infinity', '-infinity', null, null, null),
                  (12, 1, 10, '', null, null, null, '-0', 123456789012345678901234567890.5,
                   '0044-03-15 BC', '12026-01-01 00:00+00', null, null, '1999-12-31');
                set constraints all immediate;
                alter table story enable trigger user;
                select setval('story_id_seq', 50);
                insert into mention values (10, 2, 'b'), (10, 1, 'B');
                insert into "Odd ""name" values (null, 7), (E'\\\\', 3);
                insert into visit values ('/b', null), ('/a', '2026-01-01T00:00:00Z'),
                  ('/a', '2026-01-01T00:00:00Z');
                commit\
                """);
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return query(connection, sql);
        }
    }

    private static String query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    /// Unpacks the file, changes its entries and packs it again.
    private void rewrite(Consumer<Map<String, byte[]>> change) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    entries.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        change.accept(entries);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
    }

    /// Which bytes of the file are packed rows or the packed manifest.
    private boolean[] bytesOfEntries(byte[] original) throws IOException {
        boolean[] data = new boolean[original.length];
        String text = new String(original, StandardCharsets.ISO_8859_1);
        List<Integer> starts = new ArrayList<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            int header = 0;
            for (ZipEntry entry : zip.stream().toList()) {
                header = text.indexOf("PK\003\004", header);
                int start = header + 30 + entry.getName().length();
                starts.add(start);
                Arrays.fill(data, start, start + (int) entry.getCompressedSize(), true);
                header = start;
            }
        }
        assertThat(starts).hasSize(8);
        return data;
    }

    private static int firstTrue(boolean[] all) {
        int i = 0;
        while (!all[i]) {
            i++;
        }
        return i;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] join(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static byte[] replace(byte[] json, String from, String to) {
        String before = new String(json, StandardCharsets.UTF_8);
        String after = before.replaceAll(from.replace(":", "\" : "), to.replace(":", "\" : "));
        assertThat(after).isNotEqualTo(before);
        return bytes(after);
    }
}
