package press.dateline.review;

import static org.assertj.core.api.Assertions.assertThat;

import static press.dateline.Pages.read;
import static press.dateline.Pages.readAs;
import static press.dateline.Pages.send;
import static press.dateline.Pages.sendAs;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

import press.dateline.ArchiveTest;
import press.dateline.Newsroom;
import press.dateline.Pages.Answer;
import press.dateline.account.AccountDesk;
import press.dateline.release.Release;
import press.dateline.release.ReleaseDesk;
import press.dateline.web.Staff;

import java.util.List;

@ArchiveTest
class ReviewTests {

    @Autowired private MockMvc web;
    @Autowired private Newsroom newsroom;
    @Autowired private ReleaseDesk desk;
    @Autowired private AccountDesk accounts;
    @Autowired private JdbcClient database;

    private String code = "";

    @BeforeEach
    void staff() {
        accounts.add("ada", Staff.Role.author, null, "tester");
        add("ron", Staff.Role.reviewer);
        add("pia", Staff.Role.publisher);
        newsroom.company("Orrin Foods, Inc.");
        code = write("ada", "save");
    }

    private void add(String name, Staff.Role role) {
        // Whoever has never signed in approves nothing, so would not count as a colleague.
        String token = accounts.add(name, role, null, "tester");
        send(web, "/account/" + token, "next", ArchiveTest.PASSWORD, "again", ArchiveTest.PASSWORD);
    }

    private Answer as(String person, String address, String... fields) {
        return sendAs(person, web, address, fields);
    }

    private Answer act(String person, String step, String... fields) {
        return as(person, "/admin/releases/" + code + "/" + step, fields);
    }

    private String record(String person) {
        return readAs(person, web, "/admin/releases/" + code).text("main");
    }

    /// Writes a release and says its code.
    private String write(String person, String action) {
        Answer saved = form(person, "/admin/releases/new/form", action, "Milk Prices Rise", "");
        assertThat(saved.status()).as(saved.text(".summary")).isEqualTo(302);
        return saved.location().replaceAll("/admin/releases/(\\w+).*", "$1");
    }

    private Answer form(
            String person, String address, String action, String headline, String base) {
        return as(
                person,
                address,
                "action",
                action,
                "base",
                base,
                "headline",
                headline,
                "body",
                "Milk costs more.",
                "releasedOn",
                "2009-03-24",
                "companies[0].printed",
                "Orrin Foods, Inc.");
    }

    private Answer edit(String person, String headline) {
        return form(
                person,
                "/admin/releases/" + code + "/edit",
                "save",
                headline,
                Integer.toString(release().editions()));
    }

    private Release release() {
        return desk.withCode(code).orElseThrow();
    }

    private String state() {
        return release().state().name();
    }

    @Test
    void aTextGoesFromItsAuthorToTheReader() {
        assertThat(act("ada", "review", "edition", "1").status()).isEqualTo(302);
        assertThat(state()).isEqualTo("in_review");
        assertThat(record("ron")).contains("In review").contains("Approve edition 1");
        assertThat(record("ada")).doesNotContain("Approve edition 1");

        assertThat(act("ron", "objection", "edition", "1", "said", "By how much?").status())
                .isEqualTo(302);
        assertThat(state()).isEqualTo("draft");
        assertThat(record("ada")).contains("Changes are asked for").contains("By how much?");

        edit("ada", "Milk Prices Rise by a Tenth");
        act("ada", "review", "edition", "2");
        act("ron", "approval", "edition", "2");
        assertThat(state()).isEqualTo("approved");
        assertThat(record("pia")).contains("ron approved it (edition 2)");
        assertThat(read(web, "/r/" + code).status()).isEqualTo(404);

        assertThat(act("pia", "publication", "edition", "2").status()).isEqualTo(302);
        assertThat(state()).isEqualTo("published");
        assertThat(read(web, "/releases?year=2009").text("main"))
                .contains("Milk Prices Rise by a Tenth");
        assertThat(audit("review.%"))
                .containsExactly(
                        "ada review.asked",
                        "ron review.changes-asked",
                        "ada review.asked",
                        "ron review.approved");
    }

    private List<String> audit(String action) {
        return database.sql(
                        "select actor || ' ' || action from audit where action like :action order"
                                + " by id")
                .param("action", action)
                .query((row, n) -> row.getString(1))
                .list();
    }

    @Test
    void whatIsAskedAndWhatIsApprovedCanBeTakenBack() {
        act("ada", "review", "edition", "1");
        assertThat(act("ada", "review/removal").status()).isEqualTo(302);
        assertThat(state()).isEqualTo("draft");

        act("ada", "review", "edition", "1");
        act("ron", "approval", "edition", "1");
        assertThat(act("ron", "approval/removal").status()).isEqualTo(302);
        assertThat(state()).isEqualTo("in_review");
        assertThat(act("pia", "approval", "edition", "1").status()).isEqualTo(302);
        assertThat(record("ada")).contains("pia approved it (edition 1)");
    }

    @Test
    void nobodyApprovesTheirOwnWorkWhereSomebodyElseCan() {
        code = write("ron", "save");
        act("ron", "review", "edition", "1");
        Answer refused = act("ron", "approval", "edition", "1");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("main")).contains("somebody else has to approve it");
        assertThat(state()).isEqualTo("in_review");
        assertThat(record("ron")).doesNotContain("Approve edition 1");
        assertThat(act("pia", "approval", "edition", "1").status()).isEqualTo(302);

        code = write("pia", "save");
        Answer page = readAs("pia", web, "/admin/releases/" + code + "/publication");
        assertThat(page.text(".notice")).contains("somebody else has to approve it");
        assertThat(act("pia", "publication", "edition", "1").status()).isEqualTo(409);
        Answer form = form("pia", "/admin/releases/new/form", "publish", "Own News", "");
        assertThat(form.status()).isEqualTo(422);
        assertThat(form.text(".summary")).contains("somebody else has to approve it");
        assertThat(form.page().select("#headline").val()).isEqualTo("Own News");
        assertThat(read(web, "/releases").text("main")).doesNotContain("Own News");
    }

    @Test
    void whoeverChangedAWordIsAnAuthor() {
        act("ada", "review", "edition", "1");
        edit("ron", "Milk Prices Rise!");
        assertThat(state()).isEqualTo("in_review");
        assertThat(act("ron", "approval", "edition", "2").status()).isEqualTo(409);
        assertThat(act("pia", "approval", "edition", "2").status()).isEqualTo(302);
    }

    @Test
    void editingAnApprovedTextTakesTheApprovalBack() {
        act("ada", "review", "edition", "1");
        act("ron", "approval", "edition", "1");
        edit("ada", "Milk Prices Rise!");
        assertThat(state()).isEqualTo("draft");
        assertThat(record("ada")).contains("needs an approval again");
    }

    @Test
    void whatIsApprovedIsTheEditionThatWasSeen() {
        act("ada", "review", "edition", "1");
        edit("ada", "Milk Prices Rise!");
        Answer refused = act("ron", "approval", "edition", "1");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("main")).contains("ada saved another edition");
        assertThat(act("ron", "approval", "edition", "").status()).isEqualTo(400);
    }

    @Test
    void aChangeOfAPublicReleaseIsReviewedLikeANewOne() {
        act("ada", "review", "edition", "1");
        act("ron", "approval", "edition", "1");
        act("pia", "publication", "edition", "1");
        edit("ada", "Milk Prices Rise by a Tenth");
        assertThat(release().work()).isEqualTo(Release.State.draft);
        act("ada", "review", "edition", "2");
        assertThat(record("ron")).contains("In review");
        assertThat(read(web, "/releases").text("main")).doesNotContain("Tenth");

        act("ron", "approval", "edition", "2");
        assertThat(
                        act(
                                        "pia",
                                        "publication",
                                        "edition",
                                        "2",
                                        "change",
                                        "addition",
                                        "note",
                                        "By how much.")
                                .status())
                .isEqualTo(302);
        assertThat(read(web, "/releases").text("main")).contains("Tenth");
        assertThat(release().work()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"review", "approval", "objection"})
    void aStepDoneTwiceIsDoneOnce(String step) {
        if (!step.equals("review")) {
            act("ada", "review", "edition", "1");
        }
        String person = step.equals("review") ? "ada" : "ron";
        long before = steps();
        for (int i = 0; i < 3; i++) {
            assertThat(act(person, step, "edition", "1", "said", "By how much?").status())
                    .isEqualTo(302);
        }
        assertThat(steps()).isEqualTo(before + 1);
    }

    private long steps() {
        return database.sql("select count(*) from review_step").query(Long.class).single();
    }

    @Test
    void aStepInTheWrongStateIsRefusedWithASentence() {
        assertThat(act("ron", "approval", "edition", "1").text("main")).contains("not in review");
        assertThat(act("ron", "approval/removal").text("main")).contains("not approved");
        assertThat(act("ada", "review/removal").text("main")).contains("not in review");
        Answer objection = act("ron", "objection", "edition", "1", "said", "By how much?");
        assertThat(objection.status()).isEqualTo(409);
        assertThat(objection.page().select("#said").val()).isEqualTo("By how much?");
        assertThat(act("ron", "objection", "edition", "1").status()).isEqualTo(422);
        assertThat(steps()).isZero();

        code = newsroom.publish("Copper", "2009-03-24", newsroom.company("Copper Co")).code();
        assertThat(act("ada", "review", "edition", "1").status()).isEqualTo(409);
        code = newsroom.draft(Newsroom.text("Nobody's", "2009-03-24")).code();
        assertThat(act("ada", "review", "edition", "1").text("main")).contains("needs a company");
    }

    @Test
    void whoWorksAloneApprovesTheirOwnAndTheRecordSaysSo() {
        database.sql("update account set enabled = false where name in ('ron', 'pia')").update();
        code = write("admin", "save");
        assertThat(act("admin", "publication", "edition", "1").status()).isEqualTo(302);
        assertThat(state()).isEqualTo("published");
        assertThat(audit("review.%")).containsExactly("admin review.own-approved");
    }

    @Test
    void theArchiveSaysWhetherOwnWorkMayBeApproved() {
        code = write("pia", "save");
        send(web, "/admin/settings", "ownApproval", "always");
        assertThat(act("pia", "publication", "edition", "1").status()).isEqualTo(302);

        database.sql("update account set enabled = false where name in ('ron', 'pia')").update();
        send(web, "/admin/settings", "ownApproval", "never");
        send(web, "/admin/settings", "ownApproval", "never");
        code = write("admin", "save");
        assertThat(act("admin", "publication", "edition", "1").status()).isEqualTo(409);
        assertThat(send(web, "/admin/settings", "ownApproval", "perhaps").status()).isEqualTo(400);
        assertThat(audit("settings.%")).hasSize(2);
    }

    @Test
    void theFormAsksForAReviewAtOnce() {
        Answer page = readAs("ada", web, "/admin/releases/new/form");
        assertThat(page.page().select("button[value=publish]")).isEmpty();
        assertThat(page.page().select("button[value=review]")).hasSize(1);
        code = write("ada", "review");
        assertThat(state()).isEqualTo("in_review");

        Answer lacking =
                as(
                        "ada",
                        "/admin/releases/new/form",
                        "action",
                        "review",
                        "headline",
                        "Half a Text");
        assertThat(lacking.status()).isEqualTo(422);
        assertThat(lacking.text(".summary")).contains("body");
    }

    @Test
    void erasingTakesWhatReviewersSaid() {
        act("ada", "review", "edition", "1");
        act("ron", "objection", "edition", "1", "said", "Canary of the text");
        send(
                web,
                "/admin/releases/" + code + "/erasure",
                "reason",
                "Court order.",
                "confirmation",
                code);
        assertThat(
                        database.sql("select said from review_step where said <> ''")
                                .query(String.class)
                                .list())
                .containsExactly("Erased");
    }

    @Test
    void theFormOfAnEarlierReleaseAsksForAReviewToo() {
        Answer asked =
                form("ada", "/admin/releases/" + code + "/edit", "review", "Milk Rises More", "1");
        assertThat(asked.status()).as(asked.text(".summary")).isEqualTo(302);
        assertThat(state()).isEqualTo("in_review");
        assertThat(release().editions()).isEqualTo(2);
    }

    @Test
    void whatWasMadeIncompleteInReviewIsNotApproved() {
        act("ada", "review", "edition", "1");
        as("ada", "/admin/releases/" + code + "/edit", "action", "save", "base", "1");
        assertThat(release().editions()).isEqualTo(2);
        assertThat(act("ron", "approval", "edition", "2").text("main")).contains("needs a company");
        assertThat(state()).isEqualTo("in_review");
    }

    @Test
    void aFormThatIsSentAgainWithOtherWordsIsNotLost() {
        String[] fields = {
            "key",
            "one-form",
            "action",
            "save",
            "headline",
            "First Words",
            "body",
            "Text.",
            "releasedOn",
            "2009-03-24",
            "companies[0].printed",
            "Orrin Foods, Inc."
        };
        Answer first = as("ada", "/admin/releases/new/form", fields);
        fields[5] = "Other Words";
        fields[3] = "review";
        Answer again = as("ada", "/admin/releases/new/form", fields);
        assertThat(again.location() + "/edit").isEqualTo(first.location());
        code = again.location().replaceAll(".*/", "");
        assertThat(record("ada")).contains("Other Words").contains("In review");

        // The same key in other hands is another form.
        fields[3] = "save";
        assertThat(as("ron", "/admin/releases/new/form", fields).location())
                .isNotEqualTo(first.location());
    }

    @Test
    void cleanDocumentsOfOnesOwnStayInTheInboxWhereSomebodyElseHasToApprove() {
        Answer pasted =
                as(
                        "pia",
                        "/admin/releases/new",
                        "text",
                        """
                        Orrin Foods Opens a Mill

                        UTICA, N.Y., March 24, 2009 -- Orrin Foods, Inc. today opened a mill in Utica.
                        The mill grinds wheat for forty bakeries.

                        Contact: Ann Teal, Orrin Foods, Inc., 315-555-0100

                        # # #
                        """);
        assertThat(pasted.location()).startsWith("/admin/incoming/");
        Answer published = as("pia", "/admin/incoming/publication", "entry", pasted.location());
        assertThat(published.location()).isEqualTo("/admin/incoming");
        assertThat(read(web, "/releases").text("main")).doesNotContain("Mill");
        assertThat(readAs("pia", web, pasted.location()).status()).isEqualTo(200);
    }
}
