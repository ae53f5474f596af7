package press.dateline.removal;

import static org.assertj.core.api.Assertions.assertThat;

import static press.dateline.Pages.read;
import static press.dateline.Pages.readAsStaff;
import static press.dateline.Pages.send;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

import press.dateline.ArchiveTest;
import press.dateline.MappedAddresses;
import press.dateline.Newsroom;
import press.dateline.Pages.Answer;
import press.dateline.company.Company;
import press.dateline.release.Contact;
import press.dateline.release.Originals;
import press.dateline.release.Release;
import press.dateline.release.ReleaseText;
import press.dateline.search.Indexes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

@ArchiveTest
class RemovalTests {

    @Autowired MappedAddresses mapped;
    @Autowired MockMvc web;
    @Autowired Newsroom newsroom;
    @Autowired Originals originals;
    @Autowired Indexes indexes;
    @Autowired JdbcClient database;

    private Company orrin;

    @BeforeEach
    void company() {
        orrin = newsroom.company("Orrin Foods, Inc.");
    }

    /// A release with every part and an original.
    private Release whole(String headline) {
        ReleaseText text = Newsroom.text(headline, "2009-03-24", orrin);
        Release release =
                newsroom.draft(
                        new ReleaseText(
                                text.headline(),
                                List.of("A deck of quetzalbirds"),
                                text.issuers(),
                                "",
                                List.of(),
                                text.date(),
                                "",
                                "en",
                                "<p>The quetzalbird news.</p>",
                                "<p>About quetzalbirds.</p>",
                                "<p>Results may fall.</p>",
                                List.of(
                                        new Contact(
                                                "Quetzalbird Marsh",
                                                "",
                                                "",
                                                List.of(),
                                                List.of(),
                                                null)),
                                ""));
        originals.keep(
                release,
                ("The quetzalbird original of " + headline).getBytes(StandardCharsets.UTF_8),
                1,
                "text/plain",
                "quetzalbird.txt",
                null);
        return release;
    }

    private Release published(String headline) {
        Release release = whole(headline);
        send(web, record(release) + "/publication");
        return release;
    }

    private static String record(Release release) {
        return "/admin/releases/" + release.code();
    }

    private static String address(Release release) {
        return "/releases/" + release.code() + "/first";
    }

    private List<String> found(String words) {
        indexes.catchUp();
        return read(web, "/releases?q=" + words + "&scope=all").texts(".rows h2");
    }

    /// Whatever is taken away is on no public address, however a reader asks.
    @ParameterizedTest
    @ValueSource(strings = {"withheld", "address", "killed", "erased"})
    void whatIsTakenAwayIsOnNoPublicAddress(String how) {
        Release release = published("First");
        newsroom.publish("Second", "2009-03-25", orrin);
        newsroom.change(release, "First, Changed", "A typing error.");
        List<String> addresses = surfaces(release);
        indexes.catchUp();
        assertThat(addresses)
                .anySatisfy(a -> assertThat(read(web, a).page().html()).contains("uetzalbird"));

        if (how.equals("withheld")) {
            send(
                    web,
                    record(release) + "/withholding",
                    "parts",
                    "subheadlines,body,about,contacts",
                    "reason",
                    "By order of a court.");
        } else {
            send(
                    web,
                    record(release) + "/withdrawal",
                    "how",
                    how.equals("erased") ? "killed" : how,
                    "reason",
                    "Never ours.");
        }
        if (how.equals("erased")) {
            send(web, record(release) + "/erasure", "confirmation", release.code());
        }
        indexes.catchUp();

        for (String address : addresses) {
            assertThat(read(web, address).page().html())
                    .as(address)
                    .doesNotContain("uetzalbird", "UETZALBIRD");
        }
    }

    private List<String> surfaces(Release release) {
        var surfaces = new ArrayList<String>();
        for (String pattern : mapped.ofReaders()) {
            String slug = pattern.startsWith("/companies") ? "orrin-foods-inc" : "first";
            surfaces.add(
                    MappedAddresses.filled(
                            pattern,
                            Map.of(
                                    "code", release.code(),
                                    "slug", slug,
                                    "token", "none",
                                    "number", "1",
                                    "position", "1",
                                    "from", "1",
                                    "to", "2",
                                    "year", "2009",
                                    "part", "1")));
        }
        // The word itself would come back in the box, so parts of it and its neighbours are asked.
        for (String words : List.of("deck", "results", "quetz*", "contact:marsh", "original")) {
            for (String more : List.of("", "&scope=all", "&scope=contact", "&replaced=shown")) {
                surfaces.add("/releases?q=" + words + more);
            }
        }
        return surfaces;
    }

    @ParameterizedTest
    @ValueSource(strings = {"address", "killed"})
    void onlyTheNoticeStaysWhereTheTextGoes(String how) {
        Release release = published("First");
        newsroom.publish("Second", "2009-03-25", orrin);
        assertThat(found("quetzalbird")).containsExactly("First");

        Answer done =
                send(web, record(release) + "/withdrawal", "how", how, "reason", "Never ours.");
        assertThat(done.status()).isEqualTo(302);

        for (String address :
                List.of(
                        "/r/" + release.code(),
                        address(release),
                        address(release) + "/editions/1",
                        address(release) + "/changes/1-2",
                        address(release) + "/originals/1",
                        address(release) + "/originals/1/file")) {
            Answer gone = read(web, address);
            assertThat(gone.status()).as(address).isEqualTo(410);
            assertThat(gone.text(".lede")).contains("This release was withdrawn on", "Never ours.");
            assertThat(gone.page().html()).doesNotContain("uetzalbird", "First");
        }
        assertThat(found("quetzalbird")).isEmpty();
        assertThat(read(web, "/").texts(".rows h2")).containsExactly("Second");
        assertThat(read(web, "/").texts(".years li a")).containsExactly("2009 1");
        assertThat(read(web, "/companies/orrin-foods-inc").text(".lede")).startsWith("1 release");
        assertThat(readAsStaff(web, record(release)).text(".notice")).contains("Never ours.");
        assertThat(send(web, record(release) + "/edit", "base", "1", "headline", "X").status())
                .isEqualTo(422);
        assertThat(
                        database.sql("select event from journal order by number desc limit 1")
                                .query((row, n) -> row.getString(1))
                                .single())
                .isEqualTo("withdrawn");
    }

    @Test
    void whatWasNeverPublicLeavesNothingWhenItIsKilled() {
        Release draft = whole("First");
        Release embargoed = whole("Other");
        send(
                web,
                record(embargoed) + "/publication",
                "when",
                "later",
                "day",
                "2099-01-01",
                "time",
                "10:00",
                "zone",
                "UTC");

        for (Release release : List.of(draft, embargoed)) {
            send(web, record(release) + "/withdrawal", "how", "killed", "reason", "A hoax.");
            newsroom.moveClock(24 * 365 * 200);
            assertThat(readAsStaff(web, record(release)).text(".state")).isEqualTo("killed");
            assertThat(read(web, address(release)).status()).isEqualTo(404);
            newsroom.moveClock(-24 * 365 * 200);
        }
        assertThat(readAsStaff(web, "/admin/releases?state=killed").texts("tbody tr")).hasSize(2);
        assertThat(database.sql("select count(*) from journal").query(Integer.class).single())
                .isZero();
    }

    @Test
    void withheldPartsAreBlankEverywhere() {
        Release release = published("First");
        assertThat(send(web, record(release) + "/withholding", "parts", "body").status())
                .isEqualTo(422);

        send(
                web,
                record(release) + "/withholding",
                "parts",
                "body",
                "parts",
                "contacts",
                "parts",
                "subheadlines",
                "parts",
                "about",
                "reason",
                "By order of a court.");

        Answer page = read(web, address(release));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text(".notice")).endsWith("By order of a court.");
        assertThat(page.text("#disclaimer")).contains("Results may fall.");
        assertThat(page.text("main")).doesNotContainIgnoringCase("quetzalbird");
        assertThat(page.texts(".contents li")).containsExactly("Disclaimer 3");
        assertThat(read(web, address(release) + "/originals/1").status()).isEqualTo(404);
        assertThat(read(web, "/").text(".rows")).contains("First").doesNotContain("quetzalbird");
        assertThat(found("quetzalbird")).isEmpty();
        assertThat(found("results")).containsExactly("First");
        assertThat(readAsStaff(web, record(release)).text(".notice")).contains("By order");

        // Shown again.
        send(web, record(release) + "/withholding");
        assertThat(read(web, address(release)).text("#news")).contains("quetzalbird");
        assertThat(found("quetzalbird")).containsExactly("First");
    }

    @Test
    void erasingLeavesTheRecordAndNoText() {
        Release release = published("First");
        newsroom.change(release, "First", "The quetzalbird was missing.");
        String hash = readAsStaff(web, record(release)).text("td.hash");
        String erasure = record(release) + "/erasure";
        assertThat(readAsStaff(web, erasure).page().select("#confirmation").val()).isEmpty();
        assertThat(send(web, erasure, "reason", "Law.").status()).isEqualTo(422);
        assertThat(send(web, erasure, "reason", "Law.", "confirmation", "x").status())
                .isEqualTo(422);
        assertThat(read(web, address(release)).status()).isEqualTo(200);

        assertThat(send(web, erasure, "reason", "By law.", "confirmation", release.code()).status())
                .isEqualTo(302);

        assertThat(read(web, address(release)).status()).isEqualTo(410);
        assertThat(read(web, address(release)).text(".lede")).endsWith("By law.");
        assertThat(readAsStaff(web, record(release)).text("td.hash")).isEqualTo(hash);
        assertThat(readAsStaff(web, record(release)).text("main")).doesNotContain("uetzalbird");
        for (String table : List.of("edition", "contact", "publication", "original", "incoming")) {
            assertThat(
                            database.sql(
                                            "select count(*) from "
                                                    + table
                                                    + " t where t::text ilike '%quetzalbird%'")
                                    .query(Integer.class)
                                    .single())
                    .as(table)
                    .isZero();
        }
        indexes.catchUp();
        assertThat(readAsStaff(web, "/admin/releases?q=quetzalbird&scope=all").texts(".rows h2"))
                .isEmpty();
        // Outside of an erasure everything is final again.
        assertThat(
                        org.assertj.core.api.Assertions.catchThrowable(
                                () -> database.sql("update edition set body = 'x'").update()))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"withdrawal", "withholding", "erasure"})
    void whatIsSentTwiceIsDoneOnce(String step) {
        Release release = published("First");
        String[] fields = {
            "reason",
            "By law.",
            "confirmation",
            release.code(),
            "parts",
            "body",
            "how",
            step.equals("withdrawal") ? "killed" : ""
        };
        for (int i = 0; i < 2; i++) {
            assertThat(send(web, record(release) + "/" + step, fields).status()).isEqualTo(302);
        }
        assertThat(
                        database.sql(
                                        "select count(*) from audit where subject like :code || '%'"
                                                + " and action in ('release.kill', 'release.erase',"
                                                + " 'release.withhold-parts')")
                                .param("code", release.code())
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void whatIsErasedLaterSaysWhy() {
        Release release = published("First");
        String record = record(release);
        send(web, record + "/withdrawal", "how", "killed", "reason", "Never issued.");
        send(web, record + "/erasure", "reason", "By law.", "confirmation", release.code());
        assertThat(read(web, address(release)).text(".lede")).endsWith("By law.");
    }

    @Test
    void aWithdrawnTextSaysSoOnEveryPageOfIt() {
        Release release = published("First");
        newsroom.change(release, "First, Changed", "A word was missing.");
        String address = "/releases/" + release.code() + "/first-changed";
        send(
                web,
                record(release) + "/withdrawal",
                "how",
                "text",
                "reason",
                "The figures were wrong.");
        for (String page : List.of("", "/editions/1", "/changes/1-2", "/originals/1")) {
            Answer answer = read(web, address + page);
            assertThat(answer.status()).as(page).isEqualTo(200);
            assertThat(answer.text("main")).as(page).contains("The figures were wrong.");
        }
        assertThat(read(web, "/").text(".rows")).contains("Withdrawn");
        assertThat(read(web, "/companies/orrin-foods-inc").text(".rows")).contains("Withdrawn");
    }
}
