package press.dateline.intake;

import static press.dateline.Bench.median;
import static press.dateline.Bench.say;

import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import press.dateline.Bench;
import press.dateline.Dateline;
import press.dateline.WireCopy;
import press.dateline.bulk.Dump;
import press.dateline.bulk.DumpImport;
import press.dateline.database.EmbeddedPostgres;
import press.dateline.web.Progress;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// How many releases a second an import takes in, against the limit that the database sets: COPY of
/// the rows that it wrote, with their constraints and triggers, into another empty database of the
/// same server. Each round begins with an empty data directory. What was taken in is then exported as a
/// dump, and the dump is imported into another empty database.
///
/// Arguments: how many releases (10,000), how many rounds (5).
public final class ImportBenchmark {

    /// Parents first; what refers to itself in a circle is checked at the commit.
    private static final List<String> TABLES =
            List.of(
                    "company",
                    "company_name",
                    "ticker",
                    "release",
                    "edition",
                    "issuer",
                    "contact",
                    "publication",
                    "original",
                    "release_original",
                    "listing",
                    "release_count",
                    "release_fingerprint",
                    "import_document",
                    "journal",
                    "audit");

    private ImportBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int releases = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        Path folder = Files.createTempDirectory(Path.of("target"), "bench-").toAbsolutePath();
        Path zip = documents(folder.resolve("releases.zip"), releases);
        say(
                "%,d releases, %,d bytes each; %s",
                releases, WireCopy.release(1).length(), Bench.machine());
        var imports = new ArrayList<Double>();
        var copies = new ArrayList<Double>();
        var exports = new ArrayList<Double>();
        var mirrors = new ArrayList<Double>();
        for (int round = 1; round <= rounds; round++) {
            try (EmbeddedPostgres postgres =
                    EmbeddedPostgres.open(
                            folder.resolve("data" + round), EmbeddedPostgres.Use.SERVER)) {
                imports.add(releases / imported(postgres, zip));
                copies.add(releases / copied(postgres));
                Path dump = folder.resolve("dump" + round);
                exports.add(releases / exported(postgres, dump));
                mirrors.add(releases / mirrored(postgres, dump));
            }
            say(
                    "round %d: import %,.0f a second, COPY %,.0f, export %,.0f, import of the dump"
                            + " %,.0f",
                    round,
                    imports.getLast(),
                    copies.getLast(),
                    exports.getLast(),
                    mirrors.getLast());
        }
        say(
                "median: import %,.0f releases a second, COPY %,.0f, ratio %.2f; export %,.0f,"
                        + " import of the dump %,.0f, ratio to COPY %.2f",
                median(imports),
                median(copies),
                median(imports) / median(copies),
                median(exports),
                median(mirrors),
                median(mirrors) / median(copies));
    }

    private static Path documents(Path file, int releases) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < releases; i++) {
                zip.putNextEntry(new ZipEntry("%07d.txt".formatted(i)));
                zip.write(WireCopy.release(i).getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private static ConfigurableApplicationContext archive(EmbeddedPostgres postgres, String url) {
        return new SpringApplicationBuilder(Dateline.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .logStartupInfo(false)
                .properties(Map.of("logging.level.root", "error"))
                .run(
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=" + postgres.username(),
                        "--spring.datasource.password=" + postgres.password());
    }

    /// The seconds that it takes, without the start of the application; likewise those that follow.
    private static double imported(EmbeddedPostgres postgres, Path zip) throws IOException {
        try (var archive = archive(postgres, postgres.jdbcUrl())) {
            BulkImport imports = archive.getBean(BulkImport.class);
            long start = System.nanoTime();
            ImportReport.Summary summary =
                    imports.run(
                            new BulkImport.Order(List.of(zip), true, "bench", null),
                            Progress.UNSEEN);
            double seconds = (System.nanoTime() - start) / 1e9;
            say("%.1f s: %s", seconds, summary.sentence());
            return seconds;
        }
    }

    private static double exported(EmbeddedPostgres postgres, Path folder) {
        try (var archive = archive(postgres, postgres.jdbcUrl())) {
            Dump dump = archive.getBean(Dump.class);
            long start = System.nanoTime();
            dump.export(folder, false, Progress.UNSEEN);
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private static double mirrored(EmbeddedPostgres postgres, Path folder)
            throws SQLException, IOException {
        try (Connection connection = Bench.connect(postgres, postgres.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("create database mirrored");
        }
        try (var archive = archive(postgres, another(postgres, "mirrored"))) {
            DumpImport imports = archive.getBean(DumpImport.class);
            long start = System.nanoTime();
            ImportReport.Summary summary =
                    imports.run(folder, "bench", null, Progress.UNSEEN, Progress.UNSEEN);
            double seconds = (System.nanoTime() - start) / 1e9;
            say("%.1f s: %s", seconds, summary.sentence());
            return seconds;
        }
    }

    private static String another(EmbeddedPostgres postgres, String database) {
        return postgres.jdbcUrl().replaceFirst("/[^/?]+(?=$|\\?)", "/" + database);
    }

    private static double copied(EmbeddedPostgres postgres) throws SQLException, IOException {
        String url = another(postgres, "copied");
        Map<String, byte[]> rows = new LinkedHashMap<>();
        Map<String, String> columns = new LinkedHashMap<>();
        try (Connection connection = Bench.connect(postgres, postgres.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("create database copied");
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (String table : TABLES) {
                String of = columns(statement, table);
                var out = new ByteArrayOutputStream();
                copy.copyOut("copy " + table + " (" + of + ") to stdout", out);
                columns.put(table, of);
                rows.put(table, out.toByteArray());
            }
        }
        Flyway.configure()
                .dataSource(url, postgres.username(), postgres.password())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        try (Connection connection = Bench.connect(postgres, url)) {
            connection.setAutoCommit(false);
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            long start = System.nanoTime();
            for (String table : TABLES) {
                copy.copyIn(
                        "copy " + table + " (" + columns.get(table) + ") from stdin",
                        new ByteArrayInputStream(rows.getOrDefault(table, new byte[0])));
            }
            connection.commit();
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private static String columns(Statement statement, String table) throws SQLException {
        try (ResultSet row =
                statement.executeQuery(
                        "select string_agg(attname, ', ' order by attnum) from pg_attribute where"
                                + " attrelid = '"
                                + table
                                + "'::regclass and attnum > 0 and attgenerated = '' and not"
                                + " attisdropped")) {
            row.next();
            return row.getString(1);
        }
    }
}
