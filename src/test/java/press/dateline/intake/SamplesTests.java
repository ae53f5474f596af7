package press.dateline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import static press.dateline.Pages.read;
import static press.dateline.Pages.readAsStaff;
import static press.dateline.Pages.send;

import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

import press.dateline.ArchiveTest;
import press.dateline.Newsroom;
import press.dateline.Pages.Answer;
import press.dateline.account.AccountDesk;
import press.dateline.company.CompanyDesk;
import press.dateline.release.Release;
import press.dateline.release.ReleaseDesk;
import press.dateline.release.Reviews;
import press.dateline.search.Indexes;
import press.dateline.web.Staff;

import java.util.List;
import java.util.Set;

@ArchiveTest
class SamplesTests {

    @Autowired private Samples samples;
    @Autowired private MockMvc web;
    @Autowired private JdbcClient database;
    @Autowired private Newsroom newsroom;
    @Autowired private CompanyDesk companies;
    @Autowired private Indexes indexes;
    @Autowired private ReleaseDesk desk;
    @Autowired private Reviews reviews;
    @Autowired private AccountDesk accounts;

    @BeforeEach
    void load() {
        samples.loadOnce();
    }

    @Test
    void areAtLeastTwelveReleasesByFourCompaniesOverEightYears() {
        assertThat(samples.count()).isGreaterThanOrEqualTo(12);
        assertThat(count("company")).isEqualTo(4);
        assertThat(count("original")).isEqualTo(samples.count());
        Answer home = read(web, "/");
        assertThat(home.page().select(".years a[href*='year=2'], .years a[href*='year=1']"))
                .hasSizeGreaterThanOrEqualTo(8);
        assertThat(home.text(".samples")).contains("sample releases");
        assertThat(home.text(".rows")).contains("CORRECTING and REPLACING");
    }

    @Test
    void everySampleHasAPageThatReadsWell() {
        for (Element link : read(web, "/").page().select(".rows h2 a")) {
            Answer page = read(web, link.attr("href"));
            assertThat(page.status()).as(link.text()).isEqualTo(200);
            assertThat(page.text("h1")).isEqualTo(link.text());
            assertThat(page.text("#news").length()).as(link.text()).isGreaterThan(200);
            assertThat(page.texts(".facts dt")).contains("SHA-256");
        }
    }

    @Test
    void areLoadedOnceAndNeverIntoAnArchiveThatHasSomething() {
        long before = samples.count();
        samples.loadOnce();
        assertThat(samples.count()).isEqualTo(before);
    }

    @Test
    void oneButtonRemovesThemForGoodAndNothingElse() {
        var haldane = companies.named("Haldane Bearing").getFirst();
        Release own = newsroom.publish("Our own", "2020-01-01", haldane);
        String sample =
                database.sql("select code from release where sample order by id limit 1")
                        .query((row, n) -> row.getString(1))
                        .single();
        desk.correct(desk.withCode(sample).orElseThrow(), own.code(), "tester");
        assertThat(read(web, "/").texts(".rows h2")).doesNotContain("Our own");
        indexes.catchUp();
        Answer found = read(web, "/releases?q=bearing");
        assertThat(found.text("#count")).isEqualTo("7 releases");
        assertThat(found.text(".samples")).contains("sample releases");
        assertThat(readAsStaff(web, "/admin/samples/removal").page().select("main form button"))
                .hasSize(1);

        // Somebody works for a company of the samples, and asked for a review of one.
        var tarnbrook = companies.named("Tarnbrook Medical").getFirst();
        accounts.add("ada", Staff.Role.author, Set.of(tarnbrook.id()), "tester");
        newsroom.edit(desk.withCode(sample).orElseThrow(), "Changed");
        reviews.ask(sample, 2, Staff.program("tester"));

        assertThat(send(web, "/admin/samples/removal").status()).isEqualTo(302);

        assertThat(read(web, "/").texts(".rows h2")).isEqualTo(List.of("Our own"));
        assertThat(read(web, "/").texts(".years li")).isEqualTo(List.of("2020 1"));
        assertThat(read(web, "/").page().select(".samples")).isEmpty();
        assertThat(count("company")).isEqualTo(1);
        assertThat(count("original")).isZero();
        indexes.catchUp();
        assertThat(read(web, "/releases?q=own").texts(".rows h2")).containsExactly("Our own");
        assertThat(read(web, "/releases?q=bearing").text("#count")).isEqualTo("0 releases");
        assertThat(readAsStaff(web, "/admin/releases?q=bearing").text("#count"))
                .isEqualTo("0 releases");
        assertThat(count("edition")).isEqualTo(1);
        samples.loadOnce();
        assertThat(samples.count()).isZero();
    }

    private long count(String table) {
        return database.sql("select count(*) from " + table).query(Long.class).single();
    }
}
