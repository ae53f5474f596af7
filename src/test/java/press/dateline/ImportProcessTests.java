package press.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The command `import` as an operator runs it: beside the server, refused, killed, run again.
class ImportProcessTests {

    private static final Map<String, String> EMPTY =
            Map.of("DATELINE_SAMPLES", "false", "DATELINE_ADMIN_PASSWORD", ArchiveTest.PASSWORD);

    private static final int RELEASES = 500;

    @TempDir private Path folder;

    @Test
    void importsWhileTheServerRunsAndSaysWhatIsWrong() throws Exception {
        Path data = folder.resolve("data");
        Path documents = zip(60);
        Path report = folder.resolve("report.csv");
        assertThat(run(data, "import", documents.toString())).startsWith("2 ");
        try (Program server = Program.start(data, EMPTY)) {
            server.awaitStarted();
            assertThat(run(data, "import")).startsWith("2 ");
            assertThat(run(data, "import", folder.resolve("none").toString()))
                    .startsWith("2 There is no ");
            assertThat(run(data, "import", documents.toString(), "--as", "nobody"))
                    .startsWith("2 There is no account nobody.");
            assertThat(
                            run(
                                    data,
                                    "import",
                                    documents.toString(),
                                    "--publish",
                                    "--as",
                                    "admin",
                                    "--report",
                                    report.toString()))
                    .startsWith("0 60 imported, 0 near-duplicate");
            assertThat(Files.readAllLines(report)).hasSize(61);
            assertThat(Jsoup.parse(server.get("/releases").body()).text())
                    .contains(WireCopy.headline(1).substring(0, 12));
            Path pdf = Files.writeString(folder.resolve("a.pdf"), "%PDF-1.7");
            assertThat(run(data, "import", pdf.toString(), documents.toString()))
                    .startsWith("1 0 imported, 0 near-duplicate, 60 already there");
        }
    }

    @Test
    void afterAKillAtAnyMomentARerunLeavesEachReleaseOnce() throws Exception {
        Path data = folder.resolve("data");
        Path documents = zip(RELEASES);
        long seed = System.nanoTime();
        var random = new Random(seed);
        try (Program server = Program.start(data, EMPTY)) {
            server.awaitStarted();
            try (Connection connection = connect(data);
                    Statement statement = connection.createStatement()) {
                for (int kill = 0; kill < 2; kill++) {
                    long before = count(statement, "release");
                    // Not at the end of a batch alone: anywhere within the next ones.
                    long enough = before + 1 + random.nextInt(RELEASES / 5);
                    long moment = random.nextLong(60_000_000);
                    try (Program importing =
                            Program.start(
                                    data, Map.of(), "import", documents.toString(), "--publish")) {
                        while (importing.isAlive() && count(statement, "release") < enough) {
                            Thread.onSpinWait();
                        }
                        long start = System.nanoTime();
                        while (System.nanoTime() - start < moment) {
                            Thread.onSpinWait();
                        }
                        importing.kill();
                    }
                    assertThat(count(statement, "release"))
                            .as("seed %d: the kill came in the middle", seed)
                            .isBetween(before, (long) RELEASES);
                    assertWhole(statement, seed);
                }
                assertThat(run(data, "import", documents.toString(), "--publish"))
                        .startsWith("0 ")
                        .contains(" 0 failed.");
                assertWhole(statement, seed);
                assertThat(count(statement, "release")).isEqualTo(RELEASES);
                assertThat(count(statement, "company")).isEqualTo(7);
                assertThat(texts(statement, "select distinct headline from edition"))
                        .hasSize(RELEASES);
            }
        }
    }

    /// The samples of a new archive, which has everything that a release can have, while it is served.
    @Test
    void anExportMakesTheSameArchiveElsewhere() throws Exception {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        Path data = folder.resolve("data");
        Path elsewhere = folder.resolve("elsewhere");
        try (Program server = Program.start(data, Map.of("DATELINE_SAMPLES", "true"))) {
            server.awaitStarted();
            assertThat(run(data, "export", first.toString())).startsWith("0 ");
        }
        try (Program server = Program.start(elsewhere, EMPTY)) {
            server.awaitStarted();
            assertThat(run(elsewhere, "import", first.toString(), folder.toString()))
                    .startsWith("2 ")
                    .contains("by itself");
            assertThat(run(elsewhere, "import", first.toString())).contains(" 0 failed.");
            assertThat(run(elsewhere, "export", second.toString())).startsWith("0 ");
        }
        assertThat(second.resolve("manifest.json"))
                .hasSameBinaryContentAs(first.resolve("manifest.json"));
        assertThat(Files.readString(second.resolve("manifest.json")))
                .doesNotContain("\"releases\" : 0,");
    }

    /// What holds at any moment between two batches.
    private static void assertWhole(Statement statement, long seed) throws SQLException {
        long releases = count(statement, "release");
        for (String table :
                List.of(
                        "edition",
                        "original",
                        "release_original",
                        "publication",
                        "journal",
                        "listing",
                        "import_document",
                        "release_fingerprint")) {
            assertThat(count(statement, table)).as("%s, seed %d", table, seed).isEqualTo(releases);
        }
        assertThat(
                        texts(
                                statement,
                                "select n::text from public_release_count"
                                        + " where company_id = 0 and year = 0"))
                .isEqualTo(releases == 0 ? List.of() : List.of(Long.toString(releases)));
    }

    private Path zip(int releases) throws IOException {
        Path file = folder.resolve("releases.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < releases; i++) {
                zip.putNextEntry(new ZipEntry("%d/%d.txt".formatted(i % 10, i)));
                zip.write(WireCopy.release(i).getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private static Connection connect(Path data) throws IOException, SQLException {
        var access = new Properties();
        try (var file = Files.newBufferedReader(data.resolve("embedded.properties"))) {
            access.load(file);
        }
        return DriverManager.getConnection(
                access.getProperty("url"),
                access.getProperty("username"),
                access.getProperty("password"));
    }

    private static long count(Statement statement, String table) throws SQLException {
        return Long.parseLong(texts(statement, "select count(*) from " + table).getFirst());
    }

    private static List<String> texts(Statement statement, String query) throws SQLException {
        var texts = new ArrayList<String>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    /// The exit status and what was said.
    private static String run(Path data, String... arguments) throws Exception {
        try (Program program = Program.start(data, Map.of(), arguments)) {
            int status = program.awaitEnd();
            assertThat(program.output()).doesNotContain("\tat ");
            return status + " " + program.output();
        }
    }
}
