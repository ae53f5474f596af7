package press.dateline.edition;

import static org.assertj.core.api.Assertions.assertThat;

import static press.dateline.Pages.read;
import static press.dateline.Pages.readAsStaff;
import static press.dateline.Pages.send;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

import press.dateline.ArchiveTest;
import press.dateline.Newsroom;
import press.dateline.Pages.Answer;
import press.dateline.company.Company;
import press.dateline.release.Release;
import press.dateline.search.Indexes;

import java.util.List;

@ArchiveTest
class CorrectionTests {

    @Autowired MockMvc web;
    @Autowired Newsroom newsroom;
    @Autowired Indexes indexes;
    @Autowired JdbcClient database;

    private Company orrin;
    private Company vale;

    @BeforeEach
    void companies() {
        orrin = newsroom.company("Orrin Foods, Inc.");
        vale = newsroom.company("Vale Dairies Ltd");
    }

    private Answer correct(Release correction, String earlier) {
        return send(web, "/admin/releases/" + correction.code() + "/corrected", "of", earlier);
    }

    private List<String> listed(String address) {
        return read(web, address).texts(".rows h2");
    }

    private List<String> found(String address) {
        indexes.catchUp();
        return listed(address);
    }

    @Test
    void listsAndCountsHaveTheCorrectionInItsPlace() {
        Release first = newsroom.publish("Copper First", "2009-03-24", orrin, vale);
        Release second = newsroom.publish("Copper Second", "2010-01-02", orrin);
        newsroom.publish("Copper Third", "2010-01-03", vale);
        assertThat(read(web, "/").text(".replaced")).isEmpty();

        assertThat(correct(second, first.code()).status()).isEqualTo(302);

        for (String address :
                List.of("/", "/releases?company=vale-dairies-ltd&company=orrin-foods-inc")) {
            Answer list = read(web, address);
            assertThat(list.texts(".rows h2")).containsExactly("Copper Third", "Copper Second");
            assertThat(list.texts(".years li a")).containsExactly("2010 2");
            assertThat(list.texts(".rows .tag")).containsExactly("· Correction");
            assertThat(list.text(".pager")).isEqualTo("2 releases");
        }
        assertThat(listed("/companies/vale-dairies-ltd")).containsExactly("Copper Third");
        assertThat(found("/releases?q=copper&sort=newest"))
                .containsExactly("Copper Third", "Copper Second");
        Answer results = read(web, "/releases?q=copper");
        assertThat(results.text("#count")).isEqualTo("2 releases");
        assertThat(results.texts(".scopes li").getFirst()).isEqualTo("2 in news");
        assertThat(read(web, "/releases?q=copper&scope=all").texts(".scopes li").getFirst())
                .isEqualTo("2 in news");
        assertThat(results.texts(".facets .years li a")).containsExactly("2010 2");

        // The older one on demand.
        for (String address : List.of("/", "/releases?q=copper&sort=newest")) {
            Answer all = read(web, read(web, address).page().select(".replaced a").attr("href"));
            assertThat(all.texts(".rows h2"))
                    .as(address)
                    .containsExactly("Copper Third", "Copper Second", "Copper First");
            assertThat(all.texts(".years li a")).containsExactly("2010 2", "2009 1");
            assertThat(all.texts(".rows .tag"))
                    .containsExactly("· Correction", "· Replaced by a correction");
        }
        // The replaced one has two companies.
        assertThat(counted("/")).isEqualTo(2);
        assertThat(counted("/releases?replaced=shown")).isEqualTo(4);
        assertThat(counted("/releases?replaced=shown&year=2009")).isEqualTo(2);
    }

    /// What the company facet of a list says, all companies together.
    private long counted(String address) {
        return read(web, address).texts("ul[aria-labelledby=by-company] small").stream()
                .mapToLong(Long::parseLong)
                .sum();
    }

    @Test
    void aCorrectionMayBeArchivedBeforeWhatItCorrects() {
        Release correction = newsroom.publish("Second", "2009-03-25", orrin);
        Release first = newsroom.publish("First", "2009-03-24", orrin);
        assertThat(listed("/")).containsExactly("Second", "First");

        correct(correction, first.code());

        assertThat(listed("/")).containsExactly("Second");
        assertThat(read(web, "/releases/" + first.code() + "/first").text(".notice"))
                .startsWith("This release was corrected.");
        assertThat(read(web, "/releases/" + correction.code() + "/second").text(".corrects"))
                .isEqualTo("Corrects and replaces First, 24 March 2009.");
    }

    @Test
    void ofACorrectedDateOnlyTheDateDiffers() {
        Release first = newsroom.publish("Milk Prices", "2009-03-24", orrin);
        Release second = newsroom.publish("Milk Prices", "2009-03-25", orrin);
        correct(second, first.code());

        Answer old = read(web, "/releases/" + first.code() + "/milk-prices");
        assertThat(old.texts(".diff h2")).containsExactly("Date");
        assertThat(old.texts(".diff del, .diff ins")).containsExactly("removed: 24", "added: 25");
        assertThat(listed("/")).containsExactly("Milk Prices");
        assertThat(read(web, "/").text(".rows time")).contains("25 Mar");
    }

    @Test
    void theOldAddressShowsTheNoticeAndTheDifferenceFirst() {
        Release first = newsroom.publish("Copper First", "2009-03-24", orrin);
        Release second = newsroom.publish("Copper Second", "2009-03-25", orrin);
        // However it is written, also as an address.
        correct(second, "http://archive.test/releases/" + first.code() + "/copper-first");

        Answer old = read(web, "/releases/" + first.code() + "/copper-first");
        assertThat(old.status()).isEqualTo(200);
        assertThat(old.text(".notice")).startsWith("This release was corrected.");
        assertThat(old.page().select(".notice a").attr("href"))
                .isEqualTo("/releases/" + second.code() + "/copper-second");
        assertThat(old.texts(".diff h2")).containsExactly("Headline", "Date", "News");
        assertThat(old.text("#news")).contains("The news of Copper First.");
        String html = old.page().html();
        assertThat(html.indexOf("class=\"diff\"")).isLessThan(html.indexOf("id=\"news\""));

        Answer now = read(web, "/releases/" + second.code() + "/copper-second");
        assertThat(now.text(".corrects"))
                .isEqualTo("Corrects and replaces Copper First, 24 March 2009.");
        assertThat(now.page().select(".corrects a").attr("href"))
                .isEqualTo("/releases/" + first.code() + "/copper-first");
    }

    @Test
    void aChainOfThreeHasOneThatIsCurrent() {
        Release first = newsroom.publish("First", "2009-03-24", orrin);
        Release second = newsroom.publish("Second", "2009-03-25", orrin);
        Release third = newsroom.publish("Third", "2009-03-26", orrin);
        correct(third, second.code());
        correct(second, first.code());

        assertThat(listed("/")).containsExactly("Third");
        Answer old = read(web, "/releases/" + first.code() + "/first");
        assertThat(old.texts(".notice a")).containsExactly("Third", "Second, 25 March 2009");
        assertThat(old.texts(".diff ins")).contains("added: Third");
        assertThat(read(web, "/releases/" + third.code() + "/third").texts(".corrects a"))
                .containsExactly("Second, 25 March 2009", "First, 24 March 2009");
        assertThat(correct(first, third.code()).status()).isEqualTo(409);
        assertThat(correct(first, first.code()).status()).isEqualTo(409);
        assertThat(correct(first, "nonsense").status()).isEqualTo(400);
        assertThat(correct(first, "0000000000").status()).isEqualTo(404);
    }

    @Test
    void aCorrectionThatIsNotYetPublicReplacesNothing() {
        Release first = newsroom.publish("First", "2009-03-24", orrin);
        Release second = newsroom.publish("Second", "2010-03-25", orrin);
        newsroom.embargo(second, 3);
        correct(second, first.code());

        assertThat(found("/releases?q=news")).containsExactly("First");
        assertThat(listed("/")).containsExactly("First");
        assertThat(read(web, "/").texts(".years li a")).containsExactly("2009 1");
        assertThat(read(web, "/releases/" + first.code() + "/first").text(".notice")).isEmpty();
        assertThat(read(web, "/").text(".replaced")).isEmpty();

        newsroom.moveClock(4);

        // Before anybody wrote anything.
        assertThat(found("/releases?q=news")).containsExactly("Second");
        assertThat(listed("/")).containsExactly("Second");
        assertThat(read(web, "/").texts(".years li a")).containsExactly("2010 1");
        assertThat(read(web, "/releases/" + first.code() + "/first").text(".notice"))
                .startsWith("This release was corrected.");

        newsroom.moveClock(-4);
        assertThat(found("/releases?q=news")).containsExactly("First");
    }

    @Test
    void theLinkCanBeTakenBackAndAWithdrawnCorrectionReplacesNothing() {
        Release first = newsroom.publish("First", "2009-03-24", orrin);
        Release second = newsroom.publish("Second", "2009-03-25", orrin);
        correct(second, first.code());
        assertThat(readAsStaff(web, "/admin/releases/" + second.code()).text(".linked"))
                .startsWith("Corrects " + first.code());

        send(web, "/admin/releases/" + second.code() + "/corrected/" + first.code() + "/removal");
        assertThat(found("/releases?q=news&sort=newest")).containsExactly("Second", "First");
        assertThat(read(web, "/").text(".pager")).isEqualTo("2 releases");

        correct(second, first.code());
        send(web, "/admin/releases/" + second.code() + "/withdrawal", "reason", "Wrong too.");
        assertThat(found("/releases?q=news&sort=newest")).containsExactly("Second", "First");
        assertThat(read(web, "/").text(".pager")).isEqualTo("2 releases");
        assertThat(
                        database.sql("select event from journal order by number")
                                .query((row, n) -> row.getString(1))
                                .list())
                .containsExactly(
                        "published",
                        "published",
                        "corrected",
                        "corrected",
                        "corrected",
                        "withdrawn");
    }
}
