package press.dateline.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import static press.dateline.Pages.perform;
import static press.dateline.Pages.read;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

import press.dateline.ArchiveTest;
import press.dateline.Newsroom;
import press.dateline.TestClock;
import press.dateline.UnusualCopy;
import press.dateline.company.Company;
import press.dateline.company.CompanyDesk;
import press.dateline.company.Ticker;
import press.dateline.intake.ImportReport;
import press.dateline.release.Contact;
import press.dateline.release.Issuer;
import press.dateline.release.Markup;
import press.dateline.release.Originals;
import press.dateline.release.Release;
import press.dateline.release.ReleaseDesk;
import press.dateline.release.ReleaseText;
import press.dateline.release.Removals;
import press.dateline.web.Progress;
import press.dateline.web.Sha256;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A dump of one archive makes the same archive elsewhere.
@ArchiveTest
class DumpTests {

    private static final String CANARY = "quetzalbird";

    @Autowired MockMvc web;
    @Autowired Newsroom newsroom;
    @Autowired ReleaseDesk desk;
    @Autowired CompanyDesk companies;
    @Autowired Originals originals;
    @Autowired Removals removals;
    @Autowired JdbcClient database;
    @Autowired Dump dump;
    @Autowired DumpImport imports;
    @Autowired NightlyDump nightly;
    @Autowired TestClock clock;

    @TempDir Path folder;

    private Company orrin;
    private Company tide;
    private Release mill;
    private Release changed;

    /// Releases in every state, with everything that a release can have.
    @BeforeEach
    void archive() {
        // As a server that starts: it knows of no dump.
        nightly.stop();
        nightly.start();
        orrin =
                companies.register(
                        "Orrin Foods, Inc.",
                        Map.of("Orrin Mills", Optional.of(LocalDate.of(1999, 12, 31))),
                        List.of(
                                new Ticker("NYSE", "ORF", LocalDate.of(2001, 1, 2), null),
                                new Ticker("TSX", "ORF", null, null)),
                        "0000912345",
                        null,
                        "tester");
        tide = newsroom.company("Tideline Shipping");
        Company quiet = newsroom.company("Quiet Partner Ltd.");
        mill = newsroom.publish(everyPart("Mill Opens", "2009-03-24"));
        keep(mill, "The mill, as it was sent.", 1, 1);
        keep(mill, "The mill, as it was sent again.", 1, 1);
        changed = newsroom.publish("Milk Prices Rise", "2009-03", orrin, tide);
        newsroom.change(changed, "Milk Prices Fall", "They fell.");
        newsroom.edit(changed, "Milk Prices, a " + CANARY + " draft");
        Release handed = newsroom.publish("Handed Over", "1998", quiet);
        newsroom.save(handed, Newsroom.text("Handed On", "1998", tide));
        desk.publish(
                handed.code(),
                new ReleaseDesk.Publishing(
                        null,
                        null,
                        new press.dateline.release.PublicChange(
                                press.dateline.release.PublicChange.Kind.typo, "The issuer.")),
                press.dateline.web.Staff.program("tester"));
        newsroom.publish("Undated News", "", orrin);
        for (ReleaseText text : UnusualCopy.scripts()) {
            newsroom.publish(cleaned(UnusualCopy.by(text, tide)));
        }
        Release corrected = newsroom.publish("Wrong Figures", "2010-01-05", orrin);
        Release correction = newsroom.publish("Right Figures", "2010-01-06", orrin);
        desk.correct(correction, corrected.code(), "tester");
        Release withdrawn = newsroom.publish("Taken Back", "2010-02-01", tide);
        removals.withdraw(withdrawn.code(), "It was a mistake.", false, "tester");
        Release blank = newsroom.publish(everyPart("Blank in Part", "2010-03-01"));
        keep(blank, "The " + CANARY + " original of what is blank.", 1, 1);
        removals.withhold(blank.code(), List.of(Removals.Part.body), "A court order.", "tester");
        keep(newsroom.publish("One of Two", "2008-05-05", orrin), "Two releases.", 1, 2);
        keep(newsroom.publish("Two of Two", "2011-05-05", tide), "Two releases.", 2, 2);
        hidden();
    }

    /// What the public may not have, with a word that stands nowhere else.
    private void hidden() {
        Release killed = newsroom.publish("The " + CANARY + " Hoax", "2010-04-01", orrin);
        removals.kill(killed.code(), "The company never issued it.", "tester");
        Release erased = newsroom.publish("The " + CANARY + " Leak", "2010-04", tide);
        keep(erased, "The " + CANARY + " original.", 1, 1);
        removals.withdraw(erased.code(), "It named a person.", true, "tester");
        removals.erase(erased.code(), "It named a person.", "tester");
        Release gone = newsroom.publish("The " + CANARY + " Notice", "", orrin);
        removals.withdraw(gone.code(), "A court order.", true, "tester");
        newsroom.draft(Newsroom.text("A " + CANARY + " draft", "2026-01-01", orrin));
        Company secret = newsroom.company("The " + CANARY + " Company");
        newsroom.embargo(newsroom.publish("A merger", "2026-02-02", secret), 5);
        Release due = newsroom.publish("Half of a document", "2009-06-01", orrin);
        keep(due, "Two releases, one of a " + CANARY + ".", 1, 2);
        Release other = newsroom.draft(Newsroom.text("The other half", "2009-06-01", orrin));
        keep(other, "Two releases, one of a " + CANARY + ".", 2, 2);
    }

    private ReleaseText everyPart(String headline, String date) {
        ReleaseText text = Newsroom.text(headline, date, orrin, tide);
        return new ReleaseText(
                headline,
                List.of("First deck", "Second “deck”"),
                List.of(new Issuer(orrin.id(), "ORRIN FOODS"), new Issuer(tide.id(), tide.name())),
                "TOLEDO, Ohio, March 24 /PRNewswire/ --",
                List.of("Toledo, Ohio"),
                text.date(),
                "PR Newswire",
                "en-US",
                Markup.clean(
                        "<p>News \\ with a <a"
                                + " href=\"https://orrin.example/a?b=1&amp;c=2\">link</a>.</p>"
                                + "<table><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"),
                "<p>About Orrin.</p>",
                "<p>Results may differ.</p>",
                List.of(
                        new Contact(
                                "Ann Marsh",
                                "Director",
                                "Orrin",
                                List.of("+1 419 555 0100"),
                                List.of("press@orrin.example"),
                                "media"),
                        new Contact("", "", "Tideline", List.of(), List.of(), null)),
                "SOURCE Orrin Foods, Inc.");
    }

    /// As the desk saves it.
    private static ReleaseText cleaned(ReleaseText text) {
        return new ReleaseText(
                text.headline(),
                text.subheadlines(),
                text.issuers(),
                text.dateline(),
                text.places(),
                text.date(),
                text.wire(),
                text.language(),
                Markup.clean(text.body()),
                Markup.clean(text.about()),
                Markup.clean(text.disclaimer()),
                text.contacts(),
                text.sourceLine());
    }

    private void keep(Release release, String original, int ordinal, int of) {
        originals.keep(
                release,
                original.getBytes(StandardCharsets.UTF_8),
                ordinal,
                of,
                new Originals.Arrival(
                        "text/plain", "original.txt", "by post", "uploaded", desk.archiveNow()));
    }

    private Path export(String name, boolean everything) {
        dump.export(folder.resolve(name), everything, Progress.UNSEEN);
        return folder.resolve(name);
    }

    private ImportReport.Summary take(Path from) throws IOException {
        return imports.run(
                from, "tester", folder.resolve("report.csv"), Progress.UNSEEN, Progress.UNSEEN);
    }

    private static List<JsonNode> lines(Path dump, String file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(dump.resolve(file))) {
            lines.add(JsonMapper.shared().readTree(line));
        }
        return lines;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsImportedIsExportedByteForByte(boolean everything) throws Exception {
        Path first = export("first", everything);
        String page = read(web, "/r/" + mill.code()).location();
        String before = read(web, page + ".json").response().getContentAsString();

        newsroom.forget();
        ImportReport.Summary summary = take(first);
        Path second = export("second", everything);

        assertThat(summary.failed()).as(Files.readString(folder.resolve("report.csv"))).isZero();
        for (DumpManifest.File file : DumpManifest.in(first).files()) {
            assertThat(second.resolve(file.path()))
                    .hasSameBinaryContentAs(first.resolve(file.path()));
        }
        assertThat(second.resolve(DumpManifest.NAME))
                .hasSameBinaryContentAs(first.resolve(DumpManifest.NAME));
        assertThat(read(web, page + ".json").response().getContentAsString()).isEqualTo(before);
        assertThat(take(first).imported()).isZero();
        assertThat(export("third", everything).resolve(DumpManifest.NAME))
                .hasSameBinaryContentAs(first.resolve(DumpManifest.NAME));
    }

    @Test
    void theDumpHoldsWhatReadersSee() throws IOException {
        Path first = export("first", false);

        List<JsonNode> of2009 = lines(first, "releases/2009.jsonl");
        assertThat(of2009).hasSize(9);
        JsonNode opened =
                of2009.stream()
                        .filter(r -> r.get("code").asString().equals(mill.code()))
                        .findFirst()
                        .orElseThrow();
        JsonNode edition = opened.get("editions").get(0);
        assertThat(edition.get("headline").asString()).isEqualTo("Mill Opens");
        assertThat(edition.get("released_on").asString()).isEqualTo("2009-03-24");
        assertThat(edition.get("issuers").get(0).toString())
                .isEqualTo("{\"printed_name\":\"ORRIN FOODS\",\"company\":\"orrin-foods-inc\"}");
        assertThat(opened.get("originals")).hasSize(2);
        assertThat(opened.get("archived_at").asString()).endsWith("Z");
        assertThat(lines(first, "gone.jsonl")).hasSize(3);
        assertThat(DumpManifest.in(first).originals()).isEqualTo(3);
        assertThat(first.resolve("originals/2008.zip")).exists();
        assertThat(first.resolve("originals/2011.zip")).doesNotExist();
    }

    @Test
    void nothingHiddenIsInTheDump() throws IOException {
        Path first = export("first", false);

        try (Stream<Path> files = Files.walk(first)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContainIgnoringCase(CANARY);
            }
        }
        Path all = export("all", true);
        assertThat(Files.readString(all.resolve("releases/2026.jsonl"))).contains(CANARY);
        assertThat(Files.getPosixFilePermissions(all)).hasSize(3);
    }

    /// In the same file, and so in the same batch, as one that needs a company without an address.
    @Test
    void aReleaseThatCannotBeKeptDoesNotTakeOthersWithIt() throws IOException {
        Path first = export("first", false);
        Path file = first.resolve("releases/1998.jsonl");
        String line = Files.readString(file);
        String code = lines(first, "releases/1998.jsonl").getFirst().get("code").asString();
        Files.writeString(
                file,
                line
                        + line.replace(code, "0000000000").replace("tideline-shipping", "nobody")
                        + line.replace(code, "no code")
                        + "{\"code\": 1}\n"
                        + line.replace(code, "1111111111"));
        sign(first, "releases/1998.jsonl");
        newsroom.forget();

        ImportReport.Summary summary = take(first);

        assertThat(summary.failed()).isEqualTo(3);
        assertThat(Files.readString(folder.resolve("report.csv")))
                .contains("no company “nobody”", "no code of a release", "cannot be read");
        assertThat(read(web, "/r/" + code).status()).isEqualTo(303);
        assertThat(read(web, "/r/1111111111").status()).isEqualTo(303);
        assertThat(
                        database.sql("select count(*) from company where name like 'Quiet%'")
                                .query(Long.class)
                                .single())
                .isOne();
    }

    /// Puts the hash that a file has now into the manifest.
    private static void sign(Path dump, String path) throws IOException {
        DumpManifest manifest = DumpManifest.in(dump);
        byte[] bytes = Files.readAllBytes(dump.resolve(path));
        String sha256 = Sha256.hex(bytes);
        List<DumpManifest.File> files =
                manifest.files().stream()
                        .map(
                                f ->
                                        f.path().equals(path)
                                                ? new DumpManifest.File(
                                                        path, f.entries(), bytes.length, sha256)
                                                : f)
                        .toList();
        Files.write(
                dump.resolve(DumpManifest.NAME),
                new DumpManifest(
                                manifest.product(),
                                manifest.format(),
                                manifest.everything(),
                                manifest.companies(),
                                manifest.releases(),
                                manifest.gone(),
                                manifest.originals(),
                                files)
                        .bytes());
    }

    /// As in the archive that it comes from: a document shows every release in it.
    @Test
    void anOriginalGoesWithEachReleaseInItElsewhereToo() throws Exception {
        Path first = export("first", false);
        newsroom.forget();
        take(first);
        nightly.look();
        assertThat(ask("originals/2008.zip").getContentAsString()).contains("Two releases.");

        removals.withdraw(code("Two of Two"), "A court order.", true, "tester");

        nightly.look();
        assertThat(ask("originals/2008.zip").getStatus()).isEqualTo(404);
        assertThat(read(web, read(web, "/r/" + code("One of Two")).location()).page().html())
                .doesNotContain("/originals/");
    }

    private String code(String headline) {
        return database.sql(
                        """
                        select r.code from release r join edition e on e.id = r.public_edition_id
                        where e.headline = :headline\
                        """)
                .param("headline", headline)
                .query(String.class)
                .single();
    }

    @Test
    void whatStaffSaidMeanwhileStays() throws IOException {
        Path first = export("first", false);
        Release wrong = desk.withCode(code("Wrong Figures")).orElseThrow();
        Release right = desk.withCode(code("Right Figures")).orElseThrow();
        desk.uncorrect(right, wrong, "tester");

        take(first);

        assertThat(database.sql("select count(*) from release_link").query(Long.class).single())
                .isZero();
    }

    /// So that a copy that comes later is known for one.
    @Test
    void textsAreFoldedAsTheyCome() throws IOException {
        Path first = export("first", false);
        newsroom.forget();
        take(first);

        assertThat(
                        database.sql(
                                        """
                                        select count(*) from release r where r.state <> 'killed'
                                          and not exists (select from release_fingerprint f
                                                          where f.release_id = r.id)\
                                        """)
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    void whatIsThereStaysAsItIs() throws IOException {
        Path first = export("first", false);
        newsroom.forget();
        Company other = newsroom.company("Another Company");
        Release there = newsroom.publish("Something Else", "2001-01-01", other);
        database.sql("update release set code = :code where id = :id")
                .param("code", mill.code())
                .param("id", there.id())
                .update();

        ImportReport.Summary summary = take(first);

        assertThat(summary.alreadyThere()).isOne();
        assertThat(summary.failed()).isZero();
        assertThat(read(web, "/r/" + changed.code()).status()).isEqualTo(303);
        assertThat(desk.withCode(mill.code()).orElseThrow().id()).isEqualTo(there.id());
    }

    @Test
    void aDamagedDumpIsNotTakenIn() throws IOException {
        Path first = export("first", false);
        newsroom.forget();
        Path file = first.resolve("releases/2009.jsonl");
        Files.writeString(file, Files.readString(file).replace("Mill Opens", "Mill Shuts"));

        assertThatThrownBy(() -> take(first))
                .isInstanceOf(DumpProblem.class)
                .hasMessageContaining("2009.jsonl")
                .hasMessageContaining("not the file");
        assertThat(database.sql("select count(*) from company").query(Long.class).single())
                .isZero();
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        Path full = Files.createDirectory(folder.resolve("full"));
        Files.writeString(full.resolve("letter.txt"), "Dear Ann");

        assertThatThrownBy(() -> export("full", false))
                .isInstanceOf(DumpProblem.class)
                .hasMessageContaining("not empty");
        assertThat(full.toFile().list()).containsExactly("letter.txt");
    }

    /// A disk that was put in cannot be replaced by another folder.
    @Test
    void anEmptyFolderIsKeptAndWhatAKilledExportLeftInItGoes() throws IOException {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        Object itself = Files.readAttributes(disk, BasicFileAttributes.class).fileKey();
        Path left = Files.createDirectories(disk.resolve(Dump.UNFINISHED).resolve("releases"));
        Files.writeString(left.resolve("1998.jsonl"), "{");

        export("disk", true);

        assertThat(Files.readAttributes(disk, BasicFileAttributes.class).fileKey())
                .isEqualTo(itself);
        assertThat(disk.toFile().list())
                .containsExactlyInAnyOrder(export("other", true).toFile().list());
        assertThat(Files.getPosixFilePermissions(disk)).hasSize(3);
    }

    @Test
    void aFolderInWhichAnotherExportWritesIsRefused() throws IOException {
        Path used = Files.createDirectory(folder.resolve("used"));
        try (FileChannel other =
                        FileChannel.open(
                                used.resolve(".unfinished.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock held = other.lock()) {
            assertThat(held.isValid()).isTrue();
            assertThatThrownBy(() -> export("used", false))
                    .isInstanceOf(DumpProblem.class)
                    .hasMessageContaining("used by another export");
            assertThat(used.toFile().list()).as("its lock").containsExactly(".unfinished.lock");
        }
    }

    @Test
    void theHeadOfAFileSaysHowLargeItIs() throws Exception {
        nightly.look();
        MockHttpServletResponse whole = ask("companies.jsonl");
        MockHttpServletResponse head =
                perform(web, MockMvcRequestBuilders.head("/dump/companies.jsonl")).response();
        assertThat(head.getStatus()).isEqualTo(200);
        assertThat(head.getContentAsByteArray()).isEmpty();
        for (String name : List.of("Content-Length", "ETag", "Accept-Ranges", "Last-Modified")) {
            assertThat(head.getHeader(name)).as(name).isEqualTo(whole.getHeader(name)).isNotNull();
        }
    }

    private MockHttpServletResponse ask(String path, String... headers) throws Exception {
        MockHttpServletRequestBuilder request = get("/dump/" + path);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return perform(web, request).response();
    }

    @Test
    void readersFetchFilesInRanges() throws Exception {
        assertThat(ask("manifest.json").getStatus()).isEqualTo(503);
        assertThat(nightly.look()).isTrue();
        assertThat(nightly.look()).isFalse();

        MockHttpServletResponse whole = ask("releases/2009.jsonl");
        String tag = String.valueOf(whole.getHeader("ETag"));
        byte[] bytes = whole.getContentAsByteArray();

        assertThat(tag).isEqualTo("\"" + Sha256.hex(bytes) + "\"");
        assertThat(ask("releases/2009.jsonl", "If-None-Match", tag).getStatus()).isEqualTo(304);
        MockHttpServletResponse rest =
                ask("releases/2009.jsonl", "Range", "bytes=100-", "If-Range", tag);
        assertThat(rest.getStatus()).isEqualTo(206);
        assertThat(rest.getContentAsByteArray())
                .isEqualTo(Arrays.copyOfRange(bytes, 100, bytes.length));
        MockHttpServletResponse another =
                ask("releases/2009.jsonl", "Range", "bytes=100-", "If-Range", "\"other\"");
        assertThat(another.getStatus()).isEqualTo(200);
        assertThat(another.getContentAsByteArray()).isEqualTo(bytes);
        assertThat(ask("releases/2009.jsonl", "Range", "bytes=999999999-").getStatus())
                .isEqualTo(416);
        for (String none : List.of("made.json", "whole", "../dump/manifest.json", "releases", "")) {
            assertThat(ask(none).getStatus()).as(none).isIn(400, 404);
        }
        assertThat(read(web, "/dump").page().select("tbody a").eachAttr("href"))
                .contains("/dump/manifest.json", "/dump/originals/2009.zip", "/dump/gone.jsonl");
    }

    @Test
    void theSameFilesAsByTheCommand() throws Exception {
        nightly.look();

        String sums = ask("SHA256SUMS").getContentAsString();

        Path first = export("first", false);
        assertThat(sums).isEqualTo(Files.readString(first.resolve("SHA256SUMS")));
        assertThat(ask("manifest.json").getContentAsByteArray())
                .isEqualTo(Files.readAllBytes(first.resolve("manifest.json")));
    }

    /// Nobody gets from a dump what was taken from readers after it was made.
    @Test
    void whatWasTakenBackIsNotOfferedAnyMore() throws Exception {
        nightly.look();
        newsroom.publish("A later release", "2012-01-01", orrin);
        assertThat(nightly.look()).isFalse();
        assertThat(ask("releases/2009.jsonl").getStatus()).isEqualTo(200);

        removals.withdraw(mill.code(), "A court order.", true, "tester");

        assertThat(ask("releases/2009.jsonl").getStatus()).isEqualTo(503);
        assertThat(read(web, "/dump").page().select("#main").text()).contains("being made");
        assertThat(nightly.look()).isTrue();
        assertThat(ask("releases/2009.jsonl").getContentAsString()).doesNotContain("Mill Opens");
        assertThat(ask("gone.jsonl").getContentAsString()).contains(mill.code());
    }

    @Test
    void itIsMadeAnewEachNight() throws Exception {
        nightly.look();
        newsroom.publish("A later release", "2012-01-01", orrin);

        clock.move(Duration.ofDays(1));

        assertThat(nightly.look()).isTrue();
        assertThat(ask("releases/2012.jsonl").getStatus()).isEqualTo(200);
    }
}
