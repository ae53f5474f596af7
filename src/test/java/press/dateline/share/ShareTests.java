package press.dateline.share;

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
import press.dateline.release.Release;
import press.dateline.web.Token;

import java.time.Instant;

@ArchiveTest
class ShareTests {

    @Autowired MockMvc web;
    @Autowired Newsroom newsroom;
    @Autowired ShareLinks links;
    @Autowired JdbcClient database;

    private Release due;
    private String record;
    private String address;

    @BeforeEach
    void link() {
        due = newsroom.draft(Newsroom.text("Due", "2009-01-01", newsroom.company("Orrin Foods")));
        newsroom.schedule(due, 48);
        record = "/admin/releases/" + due.code();
        assertThat(send(web, record + "/links", "recipient", "The Gazette", "days", "1").status())
                .isEqualTo(302);
        // As the page shows it, once.
        address = shared(due);
    }

    private String shared(Release release) {
        String token = Token.next();
        links.make(release, token, "The Herald", Instant.now().plusSeconds(86_400), "tester");
        return "/shared/" + token;
    }

    @Test
    void theSameFormSentTwiceMakesOneLink() {
        String token = readAsStaff(web, record + "/links").page().select("input[name=token]").val();
        for (int i = 0; i < 2; i++) {
            send(web, record + "/links", "recipient", "The Star", "days", "2", "token", token);
        }

        assertThat(read(web, "/shared/" + token).text("h1")).isEqualTo("Due");
        assertThat(readAsStaff(web, record + "/links").texts("tbody td:first-child"))
                .containsExactly("The Star", "The Herald", "The Gazette");
        assertThat(readAsStaff(web, "/admin/audit?action=share.make").texts("tbody tr")).hasSize(3);
        // A token of one's own choice is none.
        send(web, record + "/links", "recipient", "The Sun", "token", "easy");
        assertThat(read(web, "/shared/easy").status()).isEqualTo(404);
    }

    @Test
    void showsTheReleaseUnderABannerAndKeepsNothing() {
        Answer page = read(web, address);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text("h1")).isEqualTo("Due");
        assertThat(page.text(".notice")).startsWith("Under embargo until").contains("UTC");
        assertThat(page.response().getHeader("Cache-Control")).isEqualTo("private, no-store");
        assertThat(page.response().getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.response().getHeader("X-Robots-Tag")).isEqualTo("noindex");
        assertThat(page.response().getCookies()).isEmpty();
        assertThat(page.page().html()).doesNotContain(due.code());
        assertThat(readAsStaff(web, record + "/links").texts("tbody td:nth-child(4)"))
                .satisfiesExactly(
                        herald -> assertThat(herald).startsWith("1, last on"),
                        gazette -> assertThat(gazette).isEqualTo("none"));
        assertThat(readAsStaff(web, "/admin/audit?action=share.view").texts("tbody tr")).hasSize(1);
        // What is saved and not scheduled stays with staff.
        newsroom.edit(due, "Quetzalbird");
        assertThat(read(web, address).text("h1")).isEqualTo("Due");
    }

    @Test
    void showsNothingOfWhatIsWithheld() {
        send(web, record + "/withholding", "parts", "body", "reason", "By order of a court.");
        Answer page = read(web, address);
        assertThat(page.text("main"))
                .contains("By order of a court.")
                .doesNotContain("The news of");
    }

    @Test
    void opensNothingOnceItIsRevokedExpiredOrTakenBack() {
        String id =
                database.sql("select id::text from share_link where recipient = 'The Herald'")
                        .query((row, n) -> row.getString(1))
                        .single();
        assertThat(read(web, address + "x").status()).isEqualTo(404);
        newsroom.moveClock(25);
        assertThat(read(web, address).status()).isEqualTo(404);
        newsroom.moveClock(-25);
        assertThat(read(web, address).status()).isEqualTo(200);
        send(web, record + "/links/" + id + "/revocation");
        assertThat(read(web, address).status()).isEqualTo(404);
        assertThat(readAsStaff(web, record + "/links").texts("tbody td:nth-child(3)").getFirst())
                .startsWith("revoked on");
    }

    @Test
    void leadsToTheReleaseOnceThatIsPublicAndNowhereOnceItIsADraft() {
        send(web, record + "/publication");
        assertThat(read(web, address).location()).isEqualTo("/r/" + due.code());

        Release other = newsroom.draft(Newsroom.text("B", "2009-01-01", newsroom.company("Orrin")));
        newsroom.schedule(other, 5);
        String link = shared(other);
        send(web, "/admin/releases/" + other.code() + "/schedule/removal");
        assertThat(read(web, link).status()).isEqualTo(404);
        assertThat(
                        send(web, "/admin/releases/" + other.code() + "/links", "recipient", "X")
                                .status())
                .isEqualTo(422);
    }

    @Test
    void theTokenIsNotKept() {
        String token = address.substring(address.lastIndexOf('/') + 1);

        assertThat(token).hasSize(43);
        assertThat(
                        database.sql("select count(*) from share_link l where l::text like :token")
                                .param("token", "%" + token + "%")
                                .query(Integer.class)
                                .single())
                .isZero();
        assertThat(
                        send(web, record + "/links", "recipient", "", "days", "500")
                                .texts(".summary li"))
                .hasSize(2);
    }
}
