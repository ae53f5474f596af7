package press.dateline.release;

import static org.assertj.core.api.Assertions.assertThat;

import static press.dateline.Pages.read;
import static press.dateline.Pages.readAsStaff;
import static press.dateline.Pages.send;

import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

import press.dateline.ArchiveTest;
import press.dateline.Newsroom;
import press.dateline.Pages.Answer;
import press.dateline.company.Company;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

@ArchiveTest
class WritingTests {

    @Autowired private MockMvc web;
    @Autowired private Newsroom newsroom;
    @Autowired private JdbcClient database;

    private static final String NEW = "/admin/releases/new/form";

    @Test
    void aDraftNeedsNothingAndStaysHidden() {
        Answer saved = send(web, NEW, "action", "save");

        assertThat(saved.status()).isEqualTo(302);
        assertThat(saved.location()).matches("/admin/releases/[0-9a-z]{10}/edit");
        assertThat(count("release")).isEqualTo(1);
        assertThat(read(web, "/").texts(".rows li")).isEmpty();
        assertThat(readAsStaff(web, "/admin").text("table")).contains("No headline yet");
    }

    @Test
    void publishesWhatTheFormSays() {
        newsroom.company("Orrin Foods, Inc.");
        Answer published =
                send(
                        web,
                        NEW,
                        "action",
                        "publish",
                        "headline",
                        "Orrin Opens a Mill",
                        "subheadlines",
                        "First deck\nSecond deck",
                        "companies[0].printed",
                        "ORRIN FOODS INC.",
                        "dateline",
                        "UTICA, N.Y., March 24, 2009 (LAKELAND WIRE) --",
                        "place",
                        "UTICA, N.Y.",
                        "wire",
                        "LAKELAND WIRE",
                        "body",
                        "Orrin opened a mill.\n\nIt grinds oats & rye.",
                        "about",
                        "<h3>About Orrin</h3><p>Makes flour.</p>",
                        "disclaimer",
                        "This release looks ahead.",
                        "contacts[0].name",
                        "Ada Quill",
                        "contacts[0].phone",
                        "315-555-0142; 315-555-0143",
                        "contacts[0].email",
                        "ada@orrin.example",
                        "contacts[0].kind",
                        "media",
                        "sourceLine",
                        "SOURCE: Orrin Foods");

        assertThat(published.status()).isEqualTo(302);
        Answer list = read(web, "/releases?company=orrin-foods-inc&year=2009");
        assertThat(list.texts(".rows .by")).containsExactly("ORRIN FOODS INC.");
        Answer page = read(web, list.page().select(".rows h2 a").attr("href"));
        assertThat(page.text("h1")).isEqualTo("Orrin Opens a Mill");
        assertThat(page.texts(".deck")).containsExactly("First deck", "Second deck");
        assertThat(page.texts("#news p"))
                .containsExactly(
                        "UTICA, N.Y., March 24, 2009 (LAKELAND WIRE) -- Orrin opened a mill.",
                        "It grinds oats & rye.");
        assertThat(page.text("#about h2")).startsWith("About Orrin");
        assertThat(page.text("#disclaimer p")).isEqualTo("This release looks ahead.");
        assertThat(page.page().select("#contacts a").eachAttr("href"))
                .containsExactly(
                        "tel:+1-315-555-0142", "tel:+1-315-555-0143", "mailto:ada@orrin.example");
        assertThat(page.text(".source")).isEqualTo("SOURCE: Orrin Foods");
    }

    @Test
    void anEmptyFormIsNotPublishedAndSaysWhyBesideTheFields() {
        Answer refused = send(web, NEW, "action", "publish", "note", "kept text");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select(".summary a").eachAttr("href"))
                .containsExactlyInAnyOrder("#headline", "#body", "#companies", "#releasedOn");
        assertThat(refused.text("#headline-error")).contains("needs a headline");
        assertThat(refused.page().select("#note").val()).isEqualTo("kept text");
        assertThat(count("release")).isZero();
    }

    @Test
    void asksForADateOnlyWhereNoneIsStated() {
        Company orrin = newsroom.company("Orrin Foods, Inc.");
        String[] fields = {
            "headline", "H", "body", "B", "companies[0].printed", orrin.name(), "action", "publish"
        };
        Answer asked = send(web, NEW, fields);
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.page().select("button[value=publish-today]").text())
                .contains("3 March 2026");

        fields[7] = "publish-undated";
        assertThat(send(web, NEW, fields).status()).isEqualTo(302);
        assertThat(read(web, "/releases?year=undated").texts(".rows h2")).containsExactly("H");
        fields[7] = "publish-today";
        fields[1] = "I";
        assertThat(send(web, NEW, fields).status()).isEqualTo(302);
        assertThat(read(web, "/releases?year=2026").texts(".rows h2")).containsExactly("I");
    }

    @ParameterizedTest
    @ValueSource(strings = {"31 February 2009", "2009-02-31", "yesterday", "03/04/2009", "0000"})
    void aDateThatIsNoneIsExplainedAndKept(String typed) {
        Answer refused = send(web, NEW, "action", "save", "releasedOn", typed);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("#releasedOn-error")).isNotEmpty();
        assertThat(refused.page().select("#releasedOn").val()).isEqualTo(typed);
        assertThat(count("release")).isZero();
    }

    @Test
    void anUnknownCompanyIsRegisteredOnlyWhenAskedFor() {
        String[] fields = {"companies[0].printed", "Vale Dairies Ltd.", "companies[0].choice", ""};
        Answer asked = send(web, NEW, fields);
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.page().select("input[name='companies[0].choice'][value=new]")).hasSize(1);
        assertThat(count("company")).isZero();

        fields[3] = "new";
        assertThat(send(web, NEW, fields).status()).isEqualTo(302);
        assertThat(count("company")).isEqualTo(1);
    }

    @Test
    void whereANameFitsTwoCompaniesAPersonChooses() {
        newsroom.company("Vale Dairies Ltd");
        Company second = newsroom.company("VALE DAIRIES, Inc.");
        Answer asked = send(web, NEW, "companies[0].printed", "Vale Dairies");
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.page().select("input[name='companies[0].choice'][type=radio]")).hasSize(3);

        Answer chosen =
                send(
                        web,
                        NEW,
                        "companies[0].printed",
                        "Vale Dairies",
                        "companies[0].choice",
                        Long.toString(second.id()));
        assertThat(chosen.status()).isEqualTo(302);
        assertThat(database.sql("select company_id from issuer").query(Long.class).single())
                .isEqualTo(second.id());
    }

    @Test
    void aFormPostedTwentyTimesAtOnceMakesOneRelease() throws Exception {
        List<Callable<Integer>> posts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            posts.add(
                    () ->
                            send(
                                            web,
                                            NEW,
                                            "key",
                                            "6f1f7c1e-8a63-4b0e-9d3b-0d2f8f2f9a11",
                                            "headline",
                                            "Once")
                                    .status());
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> post : threads.invokeAll(posts)) {
                assertThat(post.get()).isEqualTo(302);
            }
        }
        assertThat(count("release")).isEqualTo(1);
        assertThat(count("edition")).isEqualTo(1);
    }

    @Test
    void theSecondOfTwoEditorsSeesBothTextsAndLosesNothing() {
        Company orrin = newsroom.company("Orrin Foods, Inc.");
        Release release = newsroom.draft(Newsroom.text("First", "2009-01-01", orrin));
        String address = "/admin/releases/" + release.code() + "/edit";
        assertThat(send(web, address, "base", "1", "headline", "Theirs").status()).isEqualTo(302);

        Answer conflict = send(web, address, "base", "1", "headline", "Mine");
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.text(".theirs")).contains("Theirs");
        assertThat(conflict.page().select("#headline").val()).isEqualTo("Mine");
        assertThat(conflict.page().select("input[name=base]").val()).isEqualTo("2");
        assertThat(count("edition")).isEqualTo(2);

        assertThat(send(web, address, "base", "2", "headline", "Mine").status()).isEqualTo(302);
        assertThat(count("edition")).isEqualTo(3);
        // The same text once more is no edition.
        assertThat(send(web, address, "base", "2", "headline", "Mine").status()).isEqualTo(302);
        assertThat(count("edition")).isEqualTo(3);
    }

    @Test
    void savingDoesNotChangeThePublicPageAndPublishingDoes() {
        Company orrin = newsroom.company("Orrin Foods, Inc.");
        Release release = newsroom.publish("First", "2009-01-01", orrin);
        String[] fields = {
            "base",
            "1",
            "headline",
            "Second",
            "body",
            "New text.",
            "releasedOn",
            "2010-01-01",
            "companies[0].printed",
            orrin.name(),
            "action",
            "save"
        };
        send(web, "/admin/releases/" + release.code() + "/edit", fields);

        assertThat(read(web, "/").texts(".rows h2")).containsExactly("First");
        assertThat(read(web, "/").texts(".years li")).containsExactly("2009 1");
        send(
                web,
                "/admin/releases/" + release.code() + "/publication",
                "change",
                "correction",
                "note",
                "It was the second.");
        assertThat(read(web, "/").texts(".rows h2")).containsExactly("Second");
        assertThat(read(web, "/").texts(".years li")).containsExactly("2010 1");
        assertThat(
                        database.sql("select event from journal order by number")
                                .query(String.class)
                                .list())
                .containsExactly("published", "republished");
    }

    @Test
    void aWithdrawnReleaseKeepsItsPageUnderTheReason() {
        Release release = newsroom.publish("First", "2009-01-01", newsroom.company("Orrin Foods"));
        String address = "/admin/releases/" + release.code() + "/withdrawal";
        assertThat(send(web, address, "reason", " ").status()).isEqualTo(422);

        assertThat(send(web, address, "reason", "The figures were wrong.").status()).isEqualTo(302);

        Answer page = read(web, "/releases/" + release.code() + "/first");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text(".status"))
                .startsWith("Withdrawn on")
                .endsWith("The figures were wrong.");
        assertThat(read(web, "/").texts(".rows .tag")).containsExactly("· Withdrawn");
        Answer edit =
                send(
                        web,
                        "/admin/releases/" + release.code() + "/edit",
                        "base",
                        "1",
                        "headline",
                        "X");
        assertThat(edit.status()).isEqualTo(422);
        assertThat(count("edition")).isEqualTo(1);
    }

    @Test
    void thePreviewIsThePublicPageAndSavesNothing() {
        Answer preview =
                send(
                        web,
                        "/admin/releases/preview",
                        "headline",
                        "Seen <before>",
                        "companies[0].printed",
                        "Orrin",
                        "body",
                        "<p onclick=alert(1)>Text<script>alert(1)</script></p>");

        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.text("h1")).isEqualTo("Seen <before>");
        assertThat(preview.page().select("#news").html()).isEqualTo("<p id=\"p1\">Text</p>");
        assertThat(count("release")).isZero();
    }

    @Test
    void awkwardTextIsKeptOrExplainedInEveryField() {
        Company orrin = newsroom.company("Orrin Foods, Inc.");
        String long300 = "Ünïcödé 漢字 🐟 ".repeat(25).strip();
        String megabyte = "<p>" + "words of the body ".repeat(60_000) + "</p>";
        Answer published =
                send(
                        web,
                        NEW,
                        "action",
                        "publish",
                        "headline",
                        long300 + "\u0000\u202e",
                        "companies[0].printed",
                        orrin.name(),
                        "releasedOn",
                        "2009-03-24",
                        "body",
                        megabyte + "<script>alert(1)</script><img src=x onerror=alert(1)>",
                        "about",
                        "شركة للاختبار \u0007",
                        "language",
                        "ar");
        assertThat(published.status()).isEqualTo(302);
        Answer page = read(web, read(web, "/").page().select(".rows h2 a").attr("href"));
        assertThat(page.text("h1")).isEqualTo(long300);
        assertThat(page.page().select("#news script, #news img, [onerror]")).isEmpty();
        assertThat(page.text("#about")).contains("شركة للاختبار");

        Answer tooLong = send(web, NEW, "body", "x".repeat(Markup.MAX_LENGTH + 1));
        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(tooLong.text("#body-error")).contains("2,000,000");
        assertThat(tooLong.page().select("#body").val()).hasSize(Markup.MAX_LENGTH + 1);
    }

    @Test
    void unknownFieldsAndWildIndexesChangeNothing() {
        var fields = new ArrayList<String>();
        for (int i = 0; i < 40; i++) {
            fields.add("extra" + i);
            fields.add("x");
        }
        for (String name :
                List.of("state", "code", "id", "sample", "publishAt", "createdBy", "base")) {
            fields.add(name);
            fields.add("published");
        }
        Answer saved = send(web, NEW, fields.toArray(String[]::new));
        assertThat(saved.status()).isEqualTo(302);
        assertThat(database.sql("select state from release").query(String.class).single())
                .isEqualTo("draft");

        Answer wild = send(web, NEW, "companies[2000000].printed", "x", "contacts[-1].name", "y");
        assertThat(wild.status()).isBetween(200, 499);
    }

    @Test
    void theFormOfAnEditionSaysWhatTheEditionSays() {
        Company orrin = newsroom.company("Orrin Foods, Inc.");
        Release release = newsroom.draft(Newsroom.text("First", "2009-01", orrin));
        Answer form = readAsStaff(web, "/admin/releases/" + release.code() + "/edit");
        var fields = new ArrayList<String>();
        for (Element field : form.page().select("main form [name]")) {
            if (!field.normalName().equals("button") && !field.attr("name").equals("_csrf")) {
                String value =
                        field.normalName().equals("select")
                                ? field.select("option[selected]").val()
                                : field.val();
                fields.add(field.attr("name"));
                fields.add(value);
            }
        }
        assertThat(
                        send(
                                        web,
                                        "/admin/releases/" + release.code() + "/edit",
                                        fields.toArray(String[]::new))
                                .status())
                .isEqualTo(302);
        assertThat(count("edition")).as("nothing was changed").isEqualTo(1);
    }

    private long count(String table) {
        return database.sql("select count(*) from " + table).query(Long.class).single();
    }
}
