package press.dateline.browse;

import static org.assertj.core.api.Assertions.assertThat;

import static press.dateline.Pages.read;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

import press.dateline.ArchiveTest;
import press.dateline.CountedStatements;
import press.dateline.Newsroom;
import press.dateline.Pages.Answer;
import press.dateline.company.Company;
import press.dateline.release.Filter;
import press.dateline.release.Release;
import press.dateline.release.ReleaseDesk;
import press.dateline.release.ReleaseText;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

@ArchiveTest
class BrowsingTests {

    @Autowired private MockMvc web;
    @Autowired private Newsroom newsroom;
    @Autowired private CountedStatements statements;
    @Autowired private Archive archive;
    @Autowired private ReleaseDesk desk;
    @Autowired private JdbcClient database;

    private Company orrin;
    private Company vale;

    @BeforeEach
    void companies() {
        orrin = newsroom.company("Orrin Foods, Inc.");
        vale = newsroom.company("Vale Dairies Ltd");
    }

    @Test
    void anEmptyArchiveSaysSo() {
        Answer home = read(web, "/");

        assertThat(home.status()).isEqualTo(200);
        assertThat(home.text(".empty")).contains("no releases yet");
    }

    @Test
    void listsNewestFirstAndUndatedLast() {
        newsroom.publish("Old", "2003-05-01", orrin);
        newsroom.publish("Undated", "", orrin);
        newsroom.publish("New", "2009-03-24", vale);
        newsroom.publish("Of a month", "2009-03", vale);

        assertThat(read(web, "/").texts(".rows h2"))
                .containsExactly("New", "Of a month", "Old", "Undated");
        assertThat(read(web, "/").texts(".rows .date"))
                .containsExactly("24 March 2009", "March 2009", "1 May 2003", "Date not stated");
    }

    @Test
    void filtersByCompanyAndByYearAndByBoth() {
        newsroom.publish("One", "2003-05-01", orrin);
        newsroom.publish("Two", "2009-03-24", orrin);
        newsroom.publish("Three", "2009-04-24", vale);
        newsroom.publish("Joint", "2009-06-24", vale, orrin);

        assertThat(read(web, "/releases?company=orrin-foods-inc").texts(".rows h2"))
                .containsExactly("Joint", "Two", "One");
        assertThat(read(web, "/releases?year=2009").texts(".rows h2"))
                .containsExactly("Joint", "Three", "Two");
        Answer both = read(web, "/releases?company=orrin-foods-inc&year=2009");
        assertThat(both.texts(".rows h2")).containsExactly("Joint", "Two");
        assertThat(both.texts(".chips a")).containsExactly("Orrin Foods, Inc.", "2009");
        assertThat(both.page().select(".chips a").eachAttr("href"))
                .containsExactly("/releases?year=2009", "/releases?company=orrin-foods-inc");
        assertThat(both.text(".pager")).contains("2 releases");
    }

    @Test
    void severalCompaniesCountAJointReleaseOnce() {
        newsroom.publish("Joint", "2009-06-24", vale, orrin);
        newsroom.publish("One", "2008-05-01", orrin);

        Answer list = read(web, "/releases?company=orrin-foods-inc&company=vale-dairies-ltd");

        assertThat(list.texts(".rows h2")).containsExactly("Joint", "One");
        assertThat(list.text(".pager")).contains("2 releases");
        assertThat(list.texts(".years li")).containsExactly("2009 1", "2008 1");
    }

    @Test
    void yearsStandInOrderWithTheZeroYearsAndRespectTheCompany() {
        newsroom.publish("A", "2003-05-01", orrin);
        newsroom.publish("B", "2006-05-01", orrin);
        newsroom.publish("C", "2006-05-01", vale);
        newsroom.publish("D", "", orrin);

        assertThat(read(web, "/releases").texts(".years li"))
                .containsExactly("2006 2", "2005 0", "2004 0", "2003 1", "No date 1");
        assertThat(read(web, "/releases?company=vale-dairies-ltd").texts(".years li"))
                .containsExactly("2006 1");
        assertThat(read(web, "/releases?year=undated").texts(".rows h2")).containsExactly("D");
    }

    @Test
    void theBusiestCompaniesAreThoseOfNowBeforeAndAfterWhatCameDueIsCounted() {
        for (int i = 0; i < Archive.COMPANY_FACET; i++) {
            Company mill = newsroom.company("Mill " + (char) ('a' + i));
            newsroom.publish("First", "2009-03-01", mill);
            newsroom.publish("Second", "2009-03-02", mill);
        }
        // Three when what is due is public; the correction takes the third from Vale.
        newsroom.publish("One", "2009-04-01", orrin);
        newsroom.publish("One", "2009-04-01", vale);
        newsroom.publish("Two", "2009-04-02", vale);
        Release wrong = newsroom.publish("Three", "2009-04-03", vale);
        Release first = newsroom.publish("Later", "2009-05-01", orrin);
        Release second = newsroom.publish("Correction", "2009-05-02", orrin);
        newsroom.embargo(first, 5);
        newsroom.embargo(second, 5);
        desk.correct(second, wrong.code(), "tester");
        assertThat(busiest())
                .startsWith("Vale Dairies Ltd 3")
                .doesNotContain("Orrin Foods, Inc. 1");

        newsroom.moveClock(6);

        List<String> due = busiest();
        assertThat(due).hasSize(Archive.COMPANY_FACET).startsWith("Orrin Foods, Inc. 3");
        database.sql("select list_releases(array[:first, :second])")
                .param("first", first.id())
                .param("second", second.id())
                .query((row, n) -> n)
                .list();
        assertThat(busiest()).isEqualTo(due);
    }

    private List<String> busiest() {
        List<String> everything = busiest("");
        assertThat(busiest("2009")).isEqualTo(everything);
        // Added up another way.
        assertThat(busiest("2009", "2008")).isEqualTo(everything);
        return everything;
    }

    private List<String> busiest(String... years) {
        Filter filter = Filter.parse(Map.of("year", List.of(years)));
        return archive.busiestCompanies(filter).stream().map(c -> c.name() + " " + c.n()).toList();
    }

    @Test
    void pagesNeitherLoseNorRepeatReleasesOfOneDay() {
        List<String> published = new ArrayList<>();
        for (int i = 0; i < 3 * Archive.PAGE + 5; i++) {
            // Three dates, far fewer than releases: nearly all are ties.
            published.add(newsroom.publish("R" + i, "2009-03-0" + (1 + i % 3), orrin).code());
        }

        List<String> forward = walk("/releases?company=orrin-foods-inc&year=2009", "next");
        assertThat(forward).hasSize(published.size());
        assertThat(new HashSet<>(forward)).isEqualTo(new HashSet<>(published));

        String last = lastPage;
        List<List<String>> pages = new ArrayList<>();
        for (String address = last; !address.isEmpty(); address = link(address, "prev")) {
            pages.addFirst(codes(address));
        }
        assertThat(pages.stream().flatMap(List::stream).toList()).isEqualTo(forward);
        assertThat(lastPage).contains("company=orrin-foods-inc").contains("year=2009");
    }

    private String lastPage = "";

    private List<String> walk(String from, String rel) {
        var codes = new ArrayList<String>();
        for (String address = from; !address.isEmpty(); address = link(address, rel)) {
            codes.addAll(codes(address));
            lastPage = address;
        }
        return codes;
    }

    private String link(String address, String rel) {
        return read(web, address).page().select(".pager a[rel=" + rel + "]").attr("href");
    }

    private List<String> codes(String address) {
        return read(web, address).page().select(".rows h2 a").eachAttr("href").stream()
                .map(href -> href.split("/", -1)[2])
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "/releases?year=20o9, 400",
        "/releases?year=-5, 400",
        "/releases?year=99999, 400",
        "/releases?company=no-such-company, 404",
        "/releases?older=nonsense, 400",
        "/releases?older=2009-02-31~0000000000, 400",
        "/releases?older=2009-02-03~0000000000&newer=2009-02-03~0000000000, 400",
        "/companies/no-such-company, 404",
        "/companies?letter=QQ, 404",
        "/releases/0000000000/nothing, 404",
        "/releases/not-a-code, 404",
        "/r/0000000000, 404",
        "/releases?year=%00, 200",
        "/releases?company=%00%01, 200",
        "/releases?company=%E2%80%AE, 200"
    })
    void whatCannotBeReadIsAPageWithAWayOut(String address, int status) {
        newsroom.publish("One", "2003-05-01", orrin);

        Answer answer = read(web, address);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.page().select("main a[href]")).isNotEmpty();
        assertThat(answer.page().text()).doesNotContain("Exception");
    }

    @Test
    void aTypedNameFindsTheCompanyAndSeveralGiveAChoice() {
        Company other = newsroom.company("Orrin Freight Lines");
        newsroom.publish("One", "2003-05-01", orrin);
        newsroom.publish("Two", "2003-05-01", other);

        Answer found = read(web, "/releases?company=ORRIN%20FOODS&year=2003");
        assertThat(found.status()).isEqualTo(303);
        assertThat(found.location()).isEqualTo("/releases?company=orrin-foods-inc&year=2003");
        Answer choice = read(web, "/releases?company=orrin&year=2003");
        assertThat(choice.status()).isEqualTo(200);
        assertThat(choice.page().select("main ul a").eachAttr("href"))
                .containsExactlyInAnyOrder(
                        "/releases?company=orrin-foods-inc&year=2003",
                        "/releases?company=orrin-freight-lines&year=2003");
    }

    @Test
    void theReleasePageSaysDateAgeAndParts() {
        ReleaseText text = Newsroom.text("Orrin Opens a Mill", "2009-03-24", orrin);
        Release release = newsroom.publish(text);

        Answer moved =
                read(
                        web,
                        "/releases/"
                                + release.code().toUpperCase(java.util.Locale.ROOT)
                                + "/wrong");
        assertThat(moved.status()).isEqualTo(301);
        assertThat(moved.response().getHeader("Cache-Control")).isEqualTo("no-cache");
        Answer page = read(web, moved.location());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text(".status"))
                .isEqualTo(
                        "Published 24 March 2009 · 16 years ago. Archived copy; its statements were"
                                + " true only as of that date.");
        assertThat(page.page().title()).startsWith("24 March 2009 · Orrin Opens a Mill");
        assertThat(read(web, "/r/" + release.code()).status()).isEqualTo(303);
    }

    @Test
    void draftsAndEmbargoedReleasesDoNotExistForReaders() {
        newsroom.draft(Newsroom.text("Draft", "2009-01-01", vale));
        Release embargoed = newsroom.publish("Embargoed", "2009-01-02", vale);
        newsroom.publish("Public", "2009-01-03", orrin);
        newsroom.embargo(embargoed, 2);

        assertThat(read(web, "/").texts(".rows h2")).containsExactly("Public");
        assertThat(read(web, "/companies").texts(".az li")).containsExactly("Orrin Foods, Inc. 1");
        assertThat(read(web, "/companies/vale-dairies-ltd").status()).isEqualTo(404);
        assertThat(read(web, "/releases/" + embargoed.code()).status()).isEqualTo(404);
        assertThat(read(web, "/releases").texts(".years li")).containsExactly("2009 1");
        assertThat(read(web, "/companies/suggestions?q=vale").texts("li")).isEmpty();

        newsroom.moveClock(3);

        assertThat(read(web, "/").texts(".rows h2")).containsExactly("Public", "Embargoed");
        assertThat(read(web, "/releases").texts(".years li")).containsExactly("2009 2");
        assertThat(read(web, "/companies/vale-dairies-ltd").status()).isEqualTo(200);
    }

    @Test
    void listPagesTakeAFixedNumberOfStatements() {
        for (int i = 0; i < 30; i++) {
            newsroom.publish("R" + i, "2009-03-0" + (1 + i % 3), orrin, vale);
        }
        statements.take();

        read(web, "/");
        assertThat(statements.take()).hasSize(4);
        read(web, "/releases?company=orrin-foods-inc&year=2009");
        assertThat(statements.take()).hasSize(5);
        read(web, "/companies");
        assertThat(statements.take()).hasSize(2);
    }

    @Test
    void aHiddenAndAMadeUpCodeTakeTheSameStatements() {
        Release draft = newsroom.draft(Newsroom.text("Draft", "2009-01-01", vale));
        statements.take();

        Answer hidden = read(web, "/releases/" + draft.code() + "/draft");
        List<String> forHidden = statements.take();
        Answer madeUp = read(web, "/releases/0000000000/draft");

        assertThat(statements.take()).isEqualTo(forHidden).isNotEmpty();
        assertThat(hidden.page().outerHtml()).isEqualTo(madeUp.page().outerHtml());
    }

    @Test
    void publicPagesSetNoCookieAndSayTheSameOfCaching() {
        newsroom.publish("One", "2003-05-01", orrin);
        for (String address :
                List.of(
                        "/",
                        "/releases",
                        "/companies",
                        "/about",
                        "/companies/x",
                        "/releases?year=x")) {
            Answer answer = read(web, address);
            assertThat(answer.response().getCookies()).as(address).isEmpty();
            assertThat(answer.response().getHeader("Cache-Control"))
                    .as(address)
                    .isEqualTo("public, max-age=0, s-maxage=1");
            assertThat(answer.response().getHeader("Content-Security-Policy"))
                    .as(address)
                    .contains("script-src 'self'")
                    .doesNotContain("unsafe")
                    .doesNotContain("nonce");
            assertThat(answer.response().getHeader("Referrer-Policy")).as(address).isNotNull();
            assertThat(answer.response().getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }

    @Test
    void aCompanyPageShowsItsYearsAsAChartAndATable() {
        newsroom.publish("A", "2003-05-01", orrin);
        newsroom.publish("B", "2005-05-01", orrin);

        Answer page = read(web, "/companies/orrin-foods-inc");

        assertThat(page.page().select(".chart svg a").eachAttr("aria-label"))
                .containsExactly("2003: 1 release", "2005: 1 release");
        assertThat(page.texts(".chart tbody tr")).containsExactly("2003 1", "2004 0", "2005 1");
        assertThat(page.texts(".rows h2")).containsExactly("B", "A");
    }
}
