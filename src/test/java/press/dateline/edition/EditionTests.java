package press.dateline.edition;

import static org.assertj.core.api.Assertions.assertThat;

import static press.dateline.Pages.read;
import static press.dateline.Pages.readAsStaff;
import static press.dateline.Pages.send;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

import press.dateline.ArchiveTest;
import press.dateline.Newsroom;
import press.dateline.Pages.Answer;
import press.dateline.company.Company;
import press.dateline.release.Release;

import java.util.List;

@ArchiveTest
class EditionTests {

    @Autowired MockMvc web;
    @Autowired Newsroom newsroom;
    @Autowired JdbcClient database;

    private Company orrin;

    @BeforeEach
    void company() {
        orrin = newsroom.company("Orrin Foods, Inc.");
    }

    /// Saves an edition through the form.
    private void edit(Release release, int base, String headline, String body) {
        Answer saved =
                send(
                        web,
                        "/admin/releases/" + release.code() + "/edit",
                        "base",
                        Integer.toString(base),
                        "headline",
                        headline,
                        "body",
                        body,
                        "releasedOn",
                        "2009-01-01",
                        "companies[0].printed",
                        orrin.name(),
                        "action",
                        "save");
        assertThat(saved.status()).isEqualTo(302);
    }

    private Answer publish(Release release, String... fields) {
        return send(web, "/admin/releases/" + release.code() + "/publication", fields);
    }

    private Release changedTwice() {
        Release release = newsroom.publish("Sales Rose", "2009-01-01", orrin);
        edit(release, 1, "Sales Rose", "Sales rose by 4 percent to 250 tons.");
        assertThat(
                        publish(release, "change", "addition", "note", "The tons were missing.")
                                .status())
                .isEqualTo(302);
        edit(release, 2, "Sales Rose Again", "Sales rose by 5 percent to 250 tons.");
        assertThat(publish(release, "change", "correction", "note", "It was 5 percent.").status())
                .isEqualTo(302);
        return release;
    }

    @Test
    void everyEditionThatWasPublicStaysReadableUnderANotice() {
        Release release = changedTwice();
        String address = "/releases/" + release.code() + "/sales-rose-again";

        Answer now = read(web, address);
        assertThat(now.texts("ul.changes li"))
                .satisfiesExactly(
                        latest ->
                                assertThat(latest)
                                        .startsWith("Correction, ")
                                        .endsWith("It was 5 percent. See what changed"),
                        earlier -> assertThat(earlier).contains("The tons were missing."));
        assertThat(now.texts(".facts dd a"))
                .anyMatch(text -> text.startsWith("Edition 1"))
                .anyMatch(text -> text.startsWith("Edition 2"));

        Answer first = read(web, address + "/editions/1");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.text("h1")).isEqualTo("Sales Rose");
        assertThat(first.text(".notice")).startsWith("This is edition 1, as it stood until");
        assertThat(first.page().select("link[rel=canonical]").attr("href")).endsWith(address);
        assertThat(first.page().select("meta[name=robots]").attr("content")).isEqualTo("noindex");
        assertThat(first.texts("ul.changes li")).isEmpty();
        for (String href :
                first.page().select(".notice a, .facts a[href*=editions]").eachAttr("href")) {
            assertThat(read(web, href).status()).as(href).isEqualTo(200);
        }

        assertThat(read(web, address + "/editions/3").location()).isEqualTo(address);
        assertThat(read(web, address + "/editions/4").status()).isEqualTo(404);
        assertThat(read(web, address.replace("again", "x") + "/editions/1").location())
                .isEqualTo(address + "/editions/1");
    }

    @Test
    void anyTwoOfThemCanBeCompared() {
        Release release = changedTwice();
        String address = "/releases/" + release.code() + "/sales-rose-again/changes/";

        Answer last = read(web, address + "2-3");
        assertThat(last.texts(".diff h2")).containsExactly("Headline", "News");
        assertThat(last.texts(".diff ins")).containsExactly("added: Again", "added: 5");
        assertThat(last.texts(".diff del")).containsExactly("removed: 4");
        assertThat(last.texts("ul.changes li")).hasSize(1);

        assertThat(read(web, address + "1-3").texts("ul.changes li")).hasSize(2);
        assertThat(read(web, address + "3-1").location()).isEqualTo(address + "1-3");
        assertThat(read(web, address + "2-2").status()).isEqualTo(404);
        assertThat(read(web, address + "2-4").status()).isEqualTo(404);
    }

    @Test
    void whatWasSavedAndNeverPublishedIsForStaffOnly() {
        Release release = newsroom.publish("Sales Rose", "2009-01-01", orrin);
        edit(release, 1, "Quetzalbird", "A secret.");
        edit(release, 2, "Sales Rose", "Sales rose by 5 percent.");
        publish(release, "change", "clarification", "note", "Clearer.");
        String address = "/releases/" + release.code() + "/sales-rose";

        // The public number counts what was public.
        assertThat(read(web, address).text(".facts")).contains("2 of 2");
        assertThat(read(web, address + "/editions/3").status()).isEqualTo(404);
        assertThat(read(web, address + "/changes/1-2").page().html())
                .doesNotContainIgnoringCase("quetzalbird");

        String record = "/admin/releases/" + release.code();
        assertThat(readAsStaff(web, record + "/editions/2").text("h1")).isEqualTo("Quetzalbird");
        assertThat(readAsStaff(web, record + "/changes/2-3").texts(".diff del"))
                .contains("removed: Quetzalbird");
        assertThat(readAsStaff(web, record + "/changes?from=3&to=1").location())
                .isEqualTo(record + "/changes/1-3");
        assertThat(readAsStaff(web, record + "/editions/9").status()).isEqualTo(404);
    }

    @Test
    void anEarlierEditionComesBackAsALaterOne() {
        Release release = newsroom.publish("Sales Rose", "2009-01-01", orrin);
        edit(release, 1, "Sales Fell", "They fell.");
        String record = "/admin/releases/" + release.code();

        assertThat(send(web, record + "/editions/1/restoration").status()).isEqualTo(302);

        assertThat(readAsStaff(web, record).texts("tbody tr:first-child td").subList(0, 4))
                .element(3)
                .isEqualTo("Restored from edition 1.");
        assertThat(readAsStaff(web, record + "/changes/1-3").text(".diff"))
                .isEqualTo("Both say the same.");
        // Sent twice, it is there once.
        send(web, record + "/editions/1/restoration");
        assertThat(database.sql("select count(*) from edition").query(Integer.class).single())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    -,          It was 5., Say what kind of change it is.
                    correction, -,         Say in a sentence what changes
                    nonsense,   It was 5., Say what kind of change it is.
                    """)
    void aPublicChangeNeedsAWordToReaders(String change, String note, String sentence) {
        Release release = newsroom.publish("Sales Rose", "2009-01-01", orrin);
        edit(release, 1, "Sales Fell", "They fell.");

        Answer refused =
                publish(
                        release,
                        "change",
                        change == null ? "" : change,
                        "note",
                        note == null ? "" : note);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text(".summary")).contains(sentence);
        assertThat(refused.page().select("textarea[name=note]").text())
                .isEqualTo(note == null ? "" : note);
        assertThat(read(web, "/").texts(".rows h2")).containsExactly("Sales Rose");
    }

    @Test
    void anEditionThatNobodyLookedAtIsNotPublished() {
        Release release = newsroom.draft(Newsroom.text("Sales Rose", "2009-01-01", orrin));
        edit(release, 1, "Sales Fell", "They fell.");

        Answer refused = publish(release, "edition", "1");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text(".summary")).contains("saved another edition meanwhile");
        // The page shows the later one, so that pressing again means it.
        assertThat(refused.page().select("input[name=edition]").val()).isEqualTo("2");
        assertThat(read(web, "/").texts(".rows h2")).isEmpty();
    }

    @Test
    void theFormOfAPublicReleaseLeadsToThePageThatAsks() {
        Release release = newsroom.publish("Sales Rose", "2009-01-01", orrin);

        Answer saved =
                send(
                        web,
                        "/admin/releases/" + release.code() + "/edit",
                        "base",
                        "1",
                        "headline",
                        "Sales Fell",
                        "body",
                        "They fell.",
                        "releasedOn",
                        "2009-01-01",
                        "companies[0].printed",
                        orrin.name(),
                        "action",
                        "publish");

        assertThat(saved.location())
                .isEqualTo("/admin/releases/" + release.code() + "/publication");
        Answer page = readAsStaff(web, saved.location());
        assertThat(page.texts(".diff del")).contains("removed: Rose");
        assertThat(page.texts("input[name=change] + *, label"))
                .containsAll(List.of("Correction", "Addition", "Clarification", "Typing error"));
        assertThat(read(web, "/").texts(".rows h2")).containsExactly("Sales Rose");
    }
}
