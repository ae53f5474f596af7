package press.dateline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import static press.dateline.Pages.read;

import de.siegmar.fastcsv.reader.CsvReader;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

import press.dateline.ArchiveTest;
import press.dateline.Newsroom;
import press.dateline.WireCopy;
import press.dateline.web.Progress;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

@ArchiveTest
class BulkImportTests {

    @Autowired private BulkImport imports;
    @Autowired private JdbcClient database;
    @Autowired private MockMvc web;
    @Autowired private Newsroom newsroom;

    @TempDir private Path folder;

    @Test
    void aFolderIsTakenInWithAllBelowItButWhatIsHidden() throws IOException {
        write("b/second.txt", WireCopy.release(2));
        write("a/first.txt", WireCopy.release(1));
        write(".hidden/third.txt", WireCopy.release(3));
        write("a/.fourth.txt", WireCopy.release(4));

        assertThat(run(true).sentence())
                .isEqualTo(
                        "2 imported, 0 near-duplicate, 0 already there, 0 not a release, 0"
                                + " failed.");
        assertThat(report())
                .hasSize(3)
                .first()
                .isEqualTo("file,entry,ordinal,outcome,release,company,date,headline,why");
        assertThat(report().get(1))
                .contains("first.txt,,1,imported,")
                .contains("Vale Dairies Ltd.");
        assertThat(read(web, "/").texts(".rows h2"))
                .containsExactlyInAnyOrder(WireCopy.headline(1), WireCopy.headline(2));
        assertThat(
                        texts(
                                "select name || ' ' || symbol from company c join ticker t on c.id"
                                        + " = company_id"))
                .containsExactlyInAnyOrder(
                        "Vale Dairies Ltd. VAXQ", "Haldane Bearing Company HAXQ");
    }

    @Test
    void everyOutcomeIsReported() throws IOException {
        write("1.txt", WireCopy.release(1));
        write("2-same-bytes.txt", WireCopy.release(1));
        write("3-one-word-else.txt", WireCopy.release(1).replace("forty countries", "fifty lands"));
        write("4-lease.txt", "LEASE AGREEMENT\n\nThis Lease Agreement is made between two.\n");
        write("5.pdf", "%PDF-1.7 nothing that is read");

        assertThat(run(true).sentence())
                .isEqualTo(
                        "1 imported, 1 near-duplicate, 1 already there, 1 not a release, 1"
                                + " failed.");
        String code = texts("select code from release where state = 'published'").getFirst();
        assertThat(report().get(1)).contains(",1,imported," + code);
        assertThat(report().get(2)).contains(",1,already there," + code);
        assertThat(report().get(3))
                .contains(",1,near-duplicate,")
                .contains("The same company, date and headline as " + code);
        assertThat(report().get(4)).contains(",,not a release,,,,,").endsWith(".");
        assertThat(report().get(5)).contains(",,failed,").contains("This is a PDF file");
        assertThat(texts("select note from edition where note <> ''"))
                .containsExactly("The same company, date and headline as " + code + ".");
    }

    @Test
    void aSecondRunReadsNothingAgainAndChangesNothing() throws IOException {
        for (int i = 0; i < 250; i++) {
            write("%03d.txt".formatted(i), WireCopy.release(i));
        }
        write("lease.txt", "LEASE AGREEMENT\n\nThis Lease Agreement is made between two.\n");
        assertThat(run(false).imported()).isEqualTo(250);
        List<String> first = texts("select code from release order by code");

        assertThat(run(false).sentence())
                .isEqualTo(
                        "0 imported, 0 near-duplicate, 250 already there, 1 not a release, 0"
                                + " failed.");
        assertThat(texts("select code from release order by code")).isEqualTo(first);
        assertThat(report().get(1))
                .contains("000.txt,,1,already there,")
                .contains(WireCopy.headline(0));
        assertThat(texts("select distinct state from release")).containsExactly("draft");
    }

    @Test
    void twoImportsAtOnceMakeEachReleaseAndCompanyOnce() throws Exception {
        for (int i = 0; i < 320; i++) {
            write("%03d.txt".formatted(i), WireCopy.release(i));
        }
        List<Callable<ImportReport.Summary>> both = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            both.add(() -> imports.run(order(true, null), Progress.UNSEEN));
        }
        long imported = 0;
        long there = 0;
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (Future<ImportReport.Summary> one : threads.invokeAll(both)) {
                imported += one.get().imported();
                there += one.get().alreadyThere();
                assertThat(one.get().failed()).isZero();
            }
        }
        assertThat(imported).isEqualTo(320);
        assertThat(there).isEqualTo(320);
        assertThat(count("release")).isEqualTo(320);
        assertThat(count("company")).isEqualTo(7);
        assertThat(
                        texts(
                                "select n::text from public_release_count where company_id = 0 and"
                                        + " year = 0"))
                .containsExactly("320");
        assertThat(texts("select (max(number) - count(*))::text from journal"))
                .containsExactly("0");
    }

    @Test
    void onlyWhatIsWholeAndWithoutDoubtIsPublished() throws IOException {
        write("1-whole.txt", WireCopy.release(1));
        write("2-embargoed.txt", "EMBARGOED UNTIL 9 A.M. MAY 3\n\n" + WireCopy.release(2));
        newsroom.company("Tarnbrook Medical");
        newsroom.company("Tarnbrook Medical, Inc.");
        write("3-which-company.txt", WireCopy.release(3));

        assertThat(run(true).imported()).isEqualTo(3);

        assertThat(
                        texts(
                                "select e.headline from release r join edition e on e.release_id ="
                                        + " r.id where r.state = 'published'"))
                .containsExactly(WireCopy.headline(1));
        assertThat(
                        texts(
                                "select e.note from release r join edition e on e.release_id = r.id"
                                        + " where r.state = 'draft' order by r.id"))
                .hasSize(2)
                .allMatch(note -> !note.isEmpty())
                .last()
                .isEqualTo("“Tarnbrook Medical, Inc.” fits 2 companies of the archive.");
    }

    @Test
    void aReleaseOfTheDeskIsFoundAgain() throws IOException {
        var haldane = newsroom.company("Haldane Bearing Company");
        newsroom.publish(WireCopy.headline(2), "1998-%s-03".formatted(month(2)), haldane);
        write("2.txt", WireCopy.release(2));

        assertThat(run(true).nearDuplicate()).isEqualTo(1);
        assertThat(count("release")).isEqualTo(2);
    }

    private static String month(int number) {
        String date = WireCopy.release(number).replaceAll("(?s).*UTICA, N\\.Y\\., (\\w+) .*", "$1");
        return "%02d"
                .formatted(
                        java.time.Month.valueOf(date.toUpperCase(java.util.Locale.ROOT))
                                .getValue());
    }

    @Test
    void noCellOfTheReportIsAFormula() throws IOException {
        for (String start : List.of("=", "+", "-", "@")) {
            write("x/" + start + "1.txt", "%PDF-" + start);
        }
        String headline = "=HYPERLINK(\"http://evil.example\",\"Orrin\") Opens a Mill";
        write(
                "2.txt",
                WireCopy.release(2)
                        .replaceFirst(
                                "(?m)\\A.*$", java.util.regex.Matcher.quoteReplacement(headline)));
        run(true);
        try (var cells = CsvReader.builder().ofCsvRecord(folder.resolve("report.csv"))) {
            cells.forEach(
                    line ->
                            assertThat(line.getFields())
                                    .noneMatch(cell -> cell.matches("(?s)[=+@\\t\\r-].*")));
        }
        assertThat(report().get(1)).contains("'=HYPERLINK");
    }

    @Test
    void aDocumentThatTheDatabaseRefusesDoesNotStopTheRest() throws IOException {
        for (int i = 0; i < 5; i++) {
            write(i + ".txt", WireCopy.release(i));
        }
        database.sql(
                        """
                        create function refuse_one() returns trigger language plpgsql as $$
                        begin
                            if new.headline like '%No. 3' then
                                raise exception 'number 3 is refused';
                            end if;
                            return new;
                        end $$;
                        create trigger refuse_one before insert on edition
                            for each row execute function refuse_one()\
                        """)
                .update();
        try {
            assertThat(run(true).sentence())
                    .isEqualTo(
                            "4 imported, 0 near-duplicate, 0 already there, 0 not a release, 1"
                                    + " failed.");
        } finally {
            database.sql("drop trigger refuse_one on edition; drop function refuse_one()").update();
        }
        assertThat(report().get(3)).contains("failed").contains("number 3 is refused");
        assertThat(run(true).sentence())
                .as("what failed is tried anew")
                .startsWith("1 imported, 0 near-duplicate, 4 already there");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve("in").resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private ImportReport.Summary run(boolean publish) throws IOException {
        return imports.run(order(publish, folder.resolve("report.csv")), Progress.UNSEEN);
    }

    private BulkImport.Order order(boolean publish, @Nullable Path report) {
        return new BulkImport.Order(List.of(folder.resolve("in")), publish, "tester", report);
    }

    private List<String> report() throws IOException {
        return Files.readAllLines(folder.resolve("report.csv"));
    }

    private List<String> texts(String query) {
        return database.sql(query).query((row, n) -> row.getString(1)).list();
    }

    private long count(String table) {
        return database.sql("select count(*) from " + table).query(Long.class).single();
    }
}
