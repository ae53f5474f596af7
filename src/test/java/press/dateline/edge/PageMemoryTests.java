package press.dateline.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;

import static press.dateline.Pages.perform;
import static press.dateline.Pages.read;
import static press.dateline.Pages.readAsStaff;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

import press.dateline.ArchiveTest;
import press.dateline.CountedStatements;
import press.dateline.Newsroom;
import press.dateline.Pages.Answer;
import press.dateline.company.Company;
import press.dateline.release.Originals;
import press.dateline.release.Release;
import press.dateline.search.Indexes;

import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Public pages are made once for each public version. The version is looked at here when a test says so.
@ArchiveTest
class PageMemoryTests {

    @Autowired MockMvc web;
    @Autowired Newsroom newsroom;
    @Autowired Indexes indexes;
    @Autowired CountedStatements statements;
    @Autowired PublicVersion version;
    @Autowired JdbcClient database;
    @Autowired Originals originals;
    @Autowired TransactionTemplate work;

    private Company orrin;
    private Release mill;

    @BeforeEach
    void publish() {
        orrin = newsroom.company("Orrin Foods, Inc.");
        mill = newsroom.publish("Mill Opens", "2009-03-24", orrin);
        indexes.catchUp();
        version.look();
    }

    private MockHttpServletResponse ask(String address) {
        return perform(web, get(address).header("Accept-Encoding", "gzip")).response();
    }

    private List<String> statementsOf(String address) {
        statements.take();
        ask(address);
        return statements.take();
    }

    @Test
    void aPageIsMadeOnce() throws Exception {
        String release = read(web, "/r/" + mill.code()).location();
        for (String address :
                List.of(
                        "/",
                        "/releases?year=2009",
                        "/releases?q=mill",
                        "/companies/orrin-foods-inc",
                        "/feeds/issued.atom",
                        release)) {
            MockHttpServletResponse made = ask(address);
            assertThat(statementsOf(address)).as(address).isEmpty();
            MockHttpServletResponse kept = ask(address);
            assertThat(kept.getContentAsByteArray()).isEqualTo(made.getContentAsByteArray());
            assertThat(kept.getHeaderNames())
                    .containsExactlyInAnyOrderElementsOf(made.getHeaderNames());
            for (String name : made.getHeaderNames()) {
                assertThat(kept.getHeaders(name)).as(name).isEqualTo(made.getHeaders(name));
            }
            assertThat(perform(web, head(address)).response().getContentLength())
                    .isEqualTo(
                            perform(web, get(address)).response().getContentAsByteArray().length);
        }
    }

    @Test
    void whoHasThePageCostsTheDatabaseNothing() {
        String tag = String.valueOf(ask("/").getHeader("ETag"));
        statements.take();
        MockHttpServletResponse answer =
                perform(web, get("/").header("If-None-Match", tag)).response();
        assertThat(statements.take()).isEmpty();
        assertThat(answer.getStatus()).isEqualTo(304);
        assertThat(answer.getHeader("Cache-Control")).contains("s-maxage=1");
    }

    @Test
    void whatIsPublishedHereIsThereAtOnce() throws Exception {
        String before = read(web, "/").page().html();
        newsroom.publish("Bakery Opens", "2010-03-24", orrin);
        assertThat(read(web, "/").page().html()).isNotEqualTo(before).contains("Bakery Opens");
    }

    @Test
    void whatAnotherServerPublishedIsThereAfterALook() {
        ask("/");
        database.sql("select append_to_journal('published', null, null)").query().singleValue();
        assertThat(statementsOf("/")).isEmpty();
        version.look();
        assertThat(statementsOf("/")).isNotEmpty();
    }

    @Test
    void nothingChangesThePagesButWhatIsPublic() {
        ask("/");
        newsroom.draft(Newsroom.text("Bakery Planned", "2010-03-24", orrin));
        version.look();
        assertThat(statementsOf("/")).isEmpty();
    }

    @Test
    void anotherStateOfTheIndexIsAnotherPage() {
        newsroom.publish("Mill Closes", "2010-03-24", orrin);
        version.look();
        assertThat(read(web, "/releases?q=mill").text("main")).doesNotContain("Mill Closes");
        indexes.catchUp();
        version.look();
        assertThat(read(web, "/releases?q=mill").text("main")).contains("Mill Closes");
    }

    @Test
    void anEmbargoEndsWithoutALook() {
        Release bakery = newsroom.publish("Bakery Opens", "2010-03-24", orrin);
        database.sql(
                        "update release set publish_at = archive_now() + interval '400 ms' where id"
                                + " = :id")
                .param("id", bakery.id())
                .update();
        version.look();
        String before = read(web, "/r/" + mill.code()).location();
        ask(before);
        assertThat(statementsOf(before)).isEmpty();

        await(() -> read(web, "/").page().html().contains("Bakery Opens"));

        assertThat(version.now()).isNull();
        assertThat(statementsOf(before)).isNotEmpty();
        version.look();
        ask(before);
        assertThat(statementsOf(before)).isEmpty();
    }

    @Test
    void aClockThatJumpsIsSeenAtTheNextLook() {
        Release bakery = newsroom.publish("Bakery Opens", "2010-03-24", orrin);
        newsroom.embargo(bakery, 5);
        version.look();
        assertThat(read(web, "/").text("main")).doesNotContain("Bakery Opens");
        newsroom.moveClock(6);
        version.look();
        assertThat(read(web, "/").text("main")).contains("Bakery Opens");
    }

    private static void await(BooleanSupplier thing) {
        Instant end = Instant.now().plusSeconds(20);
        while (!thing.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
        }
    }

    @Test
    void aFurtherOriginalIsThereAtOnce() throws Exception {
        String release = read(web, "/r/" + mill.code()).location();
        ask(release);
        work.executeWithoutResult(
                status ->
                        originals.keep(
                                mill,
                                "Mill Opens".getBytes(UTF_8),
                                1,
                                "text/plain",
                                "mill.txt",
                                null));
        assertThat(read(web, release).page().html()).contains(release + "/originals/1");
    }

    @Test
    void whatIsRefusedIsNotKept() {
        String hidden =
                "/r/" + newsroom.draft(Newsroom.text("Bakery Planned", "2010-03-24", orrin)).code();
        for (String address : List.of(hidden, "/r/0123456789", "/releases?year=x")) {
            ask(address);
            assertThat(ask(address).getStatus()).isIn(400, 404);
        }
        ask(hidden);
        assertThat(statementsOf(hidden)).isNotEmpty();
    }

    /// A letter of an address may be sent as its number; the rules see through it.
    @Test
    void whatStaffSeeIsNotKeptHoweverItIsAskedFor() {
        Release draft = newsroom.draft(Newsroom.text("Bakery Planned", "2010-03-24", orrin));
        String hidden = "/%61dmin/releases/" + draft.code();
        assertThat(readAsStaff(web, hidden).text("main")).contains("Bakery Planned");
        Answer stranger = read(web, hidden);
        assertThat(stranger.status()).isEqualTo(302);
        assertThat(stranger.page().text()).doesNotContain("Bakery Planned");
        String left = left("/%61pi/v1/releases");
        assertThat(left("/%61pi/v1/releases")).isNotEqualTo(left);
    }

    private String left(String address) {
        return String.valueOf(read(web, address).response().getHeader("RateLimit-Remaining"));
    }

    @Test
    void pagesOfOthersMayReadWhatSomebodyElseReadBefore() {
        String json = read(web, "/r/" + mill.code()).location() + ".json";
        ask(json);
        String anywhere = "Access-Control-Allow-Origin";
        MockHttpServletResponse asked =
                perform(web, get(json).header("Origin", "https://other.example")).response();
        assertThat(asked.getStatus()).isEqualTo(200);
        assertThat(asked.getHeader(anywhere)).isEqualTo("*");
    }

    @Test
    void whatTheApiCountsIsCounted() {
        String left = ask("/api/v1/releases").getHeader("RateLimit-Remaining");
        assertThat(ask("/api/v1/releases").getHeader("RateLimit-Remaining")).isNotEqualTo(left);
    }
}
