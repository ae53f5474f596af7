package press.dateline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import static press.dateline.Pages.read;
import static press.dateline.Pages.readAsStaff;
import static press.dateline.Pages.send;
import static press.dateline.Pages.token;

import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

import press.dateline.ArchiveTest;
import press.dateline.Newsroom;
import press.dateline.Pages.Answer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

@ArchiveTest
class InboxTests {

    private static final String NEW = "/admin/releases/new";

    static final String RELEASE =
            """
            Orrin Foods Opens a Mill in Utica

            UTICA, N.Y., March 24, 2009 (LAKELAND WIRE) -- Orrin Foods, Inc. (NYSE: ORRN) opened a
            mill today. It grinds oats and rye for bakers in four states.

            "We are glad of it," said Ada Quill, president of Orrin Foods.

            About Orrin Foods

            Orrin Foods makes flour and has done so since 1911. It has 400 employees.

            Contact:
            Ada Quill
            315-555-0142
            ada@orrin.example

            SOURCE: Orrin Foods, Inc.
            """;

    @Autowired private MockMvc web;
    @Autowired private Newsroom newsroom;
    @Autowired private JdbcClient database;

    private static MockMultipartFile file(String name, byte[] bytes) {
        return new MockMultipartFile("files", name, "text/plain", bytes);
    }

    private static MockMultipartFile file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private Answer upload(MockMultipartFile... files) {
        var request = multipart("/admin/incoming");
        for (MockMultipartFile file : files) {
            request.file(file);
        }
        request.with(user("admin")).with(token());
        try {
            return new Answer(web.perform(request).andReturn().getResponse());
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private String paste(String text) {
        Answer pasted = send(web, NEW, "text", text, "source", "Lakeland Wire");
        assertThat(pasted.status()).as(pasted.page().text()).isEqualTo(302);
        return pasted.location();
    }

    /// What a browser would send of the page's form.
    private static List<String> fields(Answer page) {
        var fields = new ArrayList<String>();
        for (Element field : page.page().select("form#review [name]")) {
            boolean unchecked = field.attr("type").equals("radio") && !field.hasAttr("checked");
            if (!field.normalName().equals("button")
                    && !field.attr("name").equals("_csrf")
                    && !unchecked) {
                fields.add(field.attr("name"));
                fields.add(
                        field.normalName().equals("select")
                                ? field.select("option[selected]").val()
                                : field.val());
            }
        }
        return fields;
    }

    private Answer press(String review, String... more) {
        List<String> fields = fields(readAsStaff(web, review));
        fields.addAll(Arrays.asList(more));
        return send(web, review, fields.toArray(String[]::new));
    }

    @Test
    void theNewPageOffersThreeWaysIn() {
        Answer page = readAsStaff(web, NEW);
        assertThat(page.page().select("textarea[name=text]")).hasSize(1);
        assertThat(page.page().select("input[type=file][name=files][multiple]")).hasSize(1);
        assertThat(page.page().select("main a[href='/admin/releases/new/form']")).hasSize(1);
    }

    @Test
    void aPastedReleaseFillsTheFormBesideItsOriginal() {
        newsroom.company("Orrin Foods");
        String review = paste(RELEASE);
        assertThat(review).matches("/admin/incoming/\\d+/1");
        Answer page = readAsStaff(web, review);

        assertThat(page.page().select("#headline").val())
                .isEqualTo("Orrin Foods Opens a Mill in Utica");
        assertThat(page.page().select("#dateline").val())
                .isEqualTo("UTICA, N.Y., March 24, 2009 (LAKELAND WIRE) --");
        assertThat(page.page().select("#place").val()).isEqualTo("UTICA, N.Y.");
        assertThat(page.page().select("#releasedOn").val()).isEqualTo("2009-03-24");
        assertThat(page.page().select("#wire").val()).isEqualTo("LAKELAND WIRE");
        assertThat(page.page().select("#companies-0-printed").val()).startsWith("Orrin Foods");
        assertThat(page.page().select("#body").val()).contains("<p>", "It grinds oats and rye");
        assertThat(page.page().select("#about").val()).contains("About Orrin Foods");
        assertThat(page.page().select("#contacts-0-email").val()).isEqualTo("ada@orrin.example");
        assertThat(page.page().select("#sourceLine").val()).contains("Orrin Foods, Inc.");
        // Known by its key: no choice to make.
        assertThat(page.page().select("[name='companies[0].choice'][type=radio]")).isEmpty();

        // Each way between a field and the original leads somewhere.
        assertThat(page.page().expectFirst("#pane").wholeText().replaceAll("\\s+", ""))
                .contains("Itgrindsoatsandryeforbakersinfourstates.");
        assertThat(page.page().select("a.trace")).hasSizeGreaterThan(6);
        for (Element link : page.page().select("a.trace, .legend a, #pane a.label")) {
            assertThat(page.page().select(link.attr("href"))).as(link.outerHtml()).hasSize(1);
        }
        assertThat(count("release")).isZero();
    }

    @Test
    void savingMakesTheReleaseWithItsOriginalAndClosesTheEntry() {
        String review = paste(RELEASE);
        Answer form = readAsStaff(web, review);
        assertThat(form.page().select("[name='companies[0].choice'][value=new][checked]"))
                .hasSize(1);
        assertThat(readAsStaff(web, "/admin").text("nav .count")).isEqualTo("1");

        Answer saved = press(review, "action", "publish");

        assertThat(saved.status()).as(saved.text(".summary")).isEqualTo(302);
        assertThat(readAsStaff(web, "/admin").page().select("nav .count")).isEmpty();
        assertThat(readAsStaff(web, "/admin/incoming").texts("tbody tr")).isEmpty();
        Answer page = read(web, read(web, "/").page().select(".rows h2 a").attr("href"));
        assertThat(page.text("h1")).isEqualTo("Orrin Foods Opens a Mill in Utica");
        Answer original =
                read(web, page.page().select(".facts a[href$='/originals/1']").attr("href"));
        assertThat(original.status()).isEqualTo(200);
        assertThat(original.text("dl")).contains("Pasted", "Lakeland Wire", "text/plain");
        assertThat(original.page().expectFirst("pre").wholeText()).isEqualTo(RELEASE);
        Answer again = readAsStaff(web, review);
        assertThat(again.text(".notice")).contains("saved as a release");
        assertThat(again.page().select("button[value=publish]")).isEmpty();
    }

    @Test
    void theFileIsTheExactBytesAndNothingThatABrowserRuns() throws Exception {
        byte[] bytes = RELEASE.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_16LE);
        byte[] marked = new byte[bytes.length + 2];
        marked[0] = (byte) 0xff;
        marked[1] = (byte) 0xfe;
        System.arraycopy(bytes, 0, marked, 2, bytes.length);
        String review = upload(file("..\\evil/\"><script>.txt", marked)).location();
        assertThat(press(review, "action", "publish").status()).isEqualTo(302);
        String page = read(web, "/").page().select(".rows h2 a").attr("href");

        Answer original = read(web, page + "/originals/1");
        assertThat(original.page().select("main script")).isEmpty();
        assertThat(original.page().expectFirst("pre").wholeText()).isEqualTo(RELEASE);
        var file = read(web, page + "/originals/1/file").response();
        assertThat(file.getContentAsByteArray()).isEqualTo(marked);
        assertThat(file.getHeader("Content-Disposition"))
                .startsWith("attachment;")
                .doesNotContain("<", "/", "\\");
        assertThat(file.getHeaders("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(file.getHeaders("Content-Security-Policy"))
                .containsExactly("sandbox; default-src 'none'");
        assertThat(file.getContentType()).startsWith("text/plain");

        String html = "<html><body><script>alert(1)</script><p>" + RELEASE + "</p></body></html>";
        String second = upload(file("a.html", html)).location();
        Answer shown = readAsStaff(web, second);
        assertThat(shown.page().select("#pane script")).isEmpty();
        assertThat(shown.page().expectFirst("#pane").wholeText())
                .contains("<script>alert(1)</script>");
    }

    @Test
    void anOriginalIsPublicOnlyWithItsRelease() {
        String review = paste(RELEASE);
        Answer saved = press(review, "action", "save");
        String code = saved.location().replaceAll("/admin/releases/|/edit", "");
        String made = "/releases/0123456789/x/originals/1";
        String hidden = "/releases/" + code + "/orrin-foods-opens-a-mill-in-utica/originals/1";
        for (String end : List.of("", "/file")) {
            assertThat(read(web, hidden + end).status()).isEqualTo(404);
            assertThat(read(web, hidden + end).page().html())
                    .isEqualTo(read(web, made + end).page().html());
        }
        Answer staff = readAsStaff(web, "/admin/releases/" + code + "/originals/1");
        assertThat(staff.page().expectFirst("pre").wholeText()).isEqualTo(RELEASE);
        assertThat(
                        readAsStaff(web, "/admin/releases/" + code + "/originals/1/file")
                                .response()
                                .getHeader("Content-Security-Policy"))
                .contains("sandbox");
        assertThat(readAsStaff(web, "/admin/releases/" + code + "/originals/2").status())
                .isEqualTo(404);

        send(web, "/admin/releases/" + code + "/publication");
        assertThat(read(web, hidden).status()).isEqualTo(200);
        assertThat(read(web, hidden.replace("orrin", "oran")).status()).isEqualTo(301);
        assertThat(read(web, hidden.replace("/1", "/2")).status()).isEqualTo(404);
        assertThat(read(web, hidden.replace("/1", "/x")).status()).isEqualTo(404);
    }

    @Test
    void theTextOfADocumentIsNotPublicWhileAnotherReleaseOfItIsHidden() {
        newsroom.company("Orrin Foods");
        String two = RELEASE + "\n-30-\n\n\n" + RELEASE.replace("Mill", "Bakery");
        Answer uploaded = upload(file("two.txt", two));
        List<String> entries =
                database.sql("select ordinal from incoming_release order by ordinal")
                        .query((row, n) -> row.getString(1))
                        .list();
        org.junit.jupiter.api.Assumptions.assumeTrue(entries.size() == 2, "read as two");
        assertThat(uploaded.location()).isEqualTo("/admin/incoming");
        List<String> reviews =
                readAsStaff(web, "/admin/incoming")
                        .page()
                        .select("tbody td:first-child a")
                        .eachAttr("href");
        press(reviews.getFirst(), "action", "publish");
        String page = read(web, "/").page().select(".rows h2 a").attr("href");
        assertThat(read(web, page).status()).isEqualTo(200);
        assertThat(read(web, page + "/originals/1").status()).isEqualTo(404);

        press(reviews.get(1), "action", "save");
        assertThat(read(web, page + "/originals/1").status()).isEqualTo(404);
        send(
                web,
                "/admin/releases/"
                        + database.sql("select code from release where state = 'draft'")
                                .query(String.class)
                                .single()
                        + "/publication");
        assertThat(read(web, page + "/originals/1").status()).isEqualTo(200);
    }

    @Test
    void manyFilesAreListedAndTheCleanOnesPublishedInOneGo() {
        newsroom.company("Orrin Foods");
        Answer uploaded =
                upload(
                        file("1.txt", RELEASE),
                        file("2.txt", RELEASE.replace("Mill", "Bakery")),
                        file("3.txt", "Dear all,\n\nlunch is at noon.\n"),
                        file("empty.txt", ""),
                        file("x.pdf", "%PDF-1.7 and so on"));
        assertThat(uploaded.status()).isEqualTo(302);
        assertThat(uploaded.location()).isEqualTo("/admin/incoming");
        Answer list = readAsStaff(web, "/admin/incoming");
        assertThat(list.texts("tbody tr")).hasSize(3);
        assertThat(list.texts("tbody .clean")).hasSize(2);
        assertThat(list.text("tbody")).contains("no release", "3.txt", "2009-03-24");

        Answer asked = readAsStaff(web, "/admin/incoming/publication");
        assertThat(asked.text(".lede")).startsWith("2 releases will be public");
        String[] fields =
                asked.page().select("input[name=entry]").eachAttr("value").stream()
                        .flatMap(e -> java.util.stream.Stream.of("entry", e))
                        .toArray(String[]::new);
        assertThat(send(web, "/admin/incoming/publication", fields).status()).isEqualTo(302);
        assertThat(read(web, "/").texts(".rows h2"))
                .containsExactlyInAnyOrder(
                        "Orrin Foods Opens a Mill in Utica", "Orrin Foods Opens a Bakery in Utica");
        assertThat(readAsStaff(web, "/admin/incoming").texts("tbody tr")).hasSize(1);
        // Sent once more, it publishes nothing.
        send(web, "/admin/incoming/publication", fields);
        assertThat(count("release")).isEqualTo(2);
    }

    @Test
    void whatIsRefusedIsSaidBesideTheField() {
        Answer none = upload(file("", ""));
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.text("#files-error")).contains("Choose at least one file");

        Answer large = upload(file("big.txt", new byte[DocumentReader.MAX_BYTES + 1]));
        assertThat(large.status()).isEqualTo(422);
        assertThat(large.text("#files-error")).contains("big.txt", "32 MB");
        assertThat(upload(file("edge.txt", spaces(DocumentReader.MAX_BYTES))).status())
                .isEqualTo(302);

        var many = new MockMultipartFile[Arrivals.MAX_FILES + 3];
        for (int i = 0; i < many.length; i++) {
            many[i] = file(i + ".txt", "Note " + i);
        }
        assertThat(upload(many).status()).isEqualTo(302);
        assertThat(count("incoming")).isEqualTo(Arrivals.MAX_FILES + 1L);

        Answer blank = send(web, NEW, "text", " \n", "source", "the desk");
        assertThat(blank.status()).isEqualTo(422);
        assertThat(blank.text("#text-error")).isNotEmpty();
        assertThat(blank.page().select("#source").val()).isEqualTo("the desk");
        Answer longText = send(web, NEW, "text", "x".repeat(ArrivalForm.MAX_PASTED + 1));
        assertThat(longText.status()).isEqualTo(422);
        assertThat(longText.text("#text-error")).contains("4,000,000");
    }

    private static byte[] spaces(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) ' ');
        bytes[0] = 'A';
        return bytes;
    }

    @Test
    void theSameBytesTwiceAreOneEntryAndADiscardedOneComesBack() {
        String review = paste(RELEASE);
        assertThat(paste(RELEASE)).isEqualTo(review);
        assertThat(count("incoming")).isEqualTo(1);

        assertThat(send(web, review + "/discarding").status()).isEqualTo(302);
        assertThat(readAsStaff(web, "/admin/incoming").texts("tbody tr")).isEmpty();
        assertThat(readAsStaff(web, review).text(".notice")).contains("discarded");
        assertThat(
                        database.sql("select action from audit order by id desc limit 1")
                                .query(String.class)
                                .single())
                .isEqualTo("incoming.discard");
        assertThat(press(review, "action", "save").status()).isEqualTo(409);

        assertThat(paste(RELEASE)).isEqualTo(review);
        assertThat(readAsStaff(web, "/admin/incoming").texts("tbody tr")).hasSize(1);
    }

    @Test
    void whatIsNoReleaseSaysWhyAndCanStillBeEntered() {
        String review = paste("Dear all,\n\nlunch is at noon in the usual room.\n");
        Answer page = readAsStaff(web, review);
        assertThat(page.text(".notice.warn")).contains("does not look like a release");

        Answer saved = press(review, "action", "save", "headline", "Lunch");
        assertThat(saved.status()).isEqualTo(302);
        assertThat(count("release")).isEqualTo(1);
    }

    @Test
    void aMistakeComesBackWithEverythingTyped() {
        String review = paste(RELEASE);
        List<String> fields = fields(readAsStaff(web, review));
        int at = fields.indexOf("releasedOn");
        fields.set(at + 1, "31 February 2009");
        fields.set(fields.indexOf("headline") + 1, "My own headline");
        Answer refused = send(web, review, fields.toArray(String[]::new));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("#releasedOn-error")).contains("no 31 February");
        assertThat(refused.page().select("#headline").val()).isEqualTo("My own headline");
        assertThat(refused.page().select("#pane .k-headline")).isNotEmpty();
        assertThat(count("release")).isZero();
        Answer another = press(review, "action", "add-contact");
        assertThat(another.page().select("[data-row] [name$=email]")).hasSize(2);
    }

    @Test
    void aFormSentTwentyTimesAtOnceMakesOneRelease() throws Exception {
        newsroom.company("Orrin Foods");
        String review = paste(RELEASE);
        String[] fields = fields(readAsStaff(web, review)).toArray(String[]::new);
        List<Callable<Integer>> posts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            posts.add(() -> send(web, review, fields).status());
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> post : threads.invokeAll(posts)) {
                assertThat(post.get()).isEqualTo(302);
            }
        }
        assertThat(count("release")).isEqualTo(1);
        assertThat(count("original")).isEqualTo(1);
        assertThat(count("release_original")).isEqualTo(1);
    }

    @Test
    void theSameBytesByAnotherPersonLeadToTheReleaseThatIsThere() {
        newsroom.company("Orrin Foods");
        press(paste(RELEASE), "action", "publish");
        database.sql("update incoming set received_by = 'somebody'").update();

        String review = paste(RELEASE);
        Answer page = readAsStaff(web, review);
        assertThat(page.text(".twins h2")).contains("has this document already");
        assertThat(page.page().select("button[name=correcting], button[name=of]")).isEmpty();
        assertThat(press(review, "action", "save", "key", "another").status()).isEqualTo(409);
        assertThat(count("release")).isEqualTo(1);
        assertThat(send(web, review + "/discarding").status()).isEqualTo(302);
    }

    /// A release that is there, and its like in the inbox.
    private String duplicate() {
        newsroom.company("Orrin Foods");
        press(paste(RELEASE), "action", "publish");
        String review = paste(RELEASE.replace("oats and rye", "oats, rye and <b>barley</b>"));
        Answer page = readAsStaff(web, review);
        assertThat(page.text(".twins .theirs")).contains("oats and rye", "<b>barley</b>");
        assertThat(page.page().select(".twins b b")).isEmpty();
        assertThat(readAsStaff(web, "/admin/incoming").text("tbody"))
                .contains("perhaps there already");
        return review;
    }

    private String code() {
        return database.sql("select code from release order by id limit 1")
                .query(String.class)
                .single();
    }

    @Test
    void nearlyTheSameTextOfAnotherDayIsADuplicate() throws IOException {
        String sample =
                new ClassPathResource("db/sample/04-chief-financial-officer.txt")
                        .getContentAsString(StandardCharsets.UTF_8);
        press(paste(sample), "action", "save");
        String later = sample.replace("February 10, 2003", "February 12, 2003");
        assertThat(later).isNotEqualTo(sample);
        Answer page = readAsStaff(web, paste(later));
        assertThat(page.page().select(".twins a[href^=/admin/releases/]")).hasSize(1);
    }

    @Test
    void aDuplicateIsKeptAsAFurtherCopy() {
        String review = duplicate();
        Answer kept = send(web, review + "/copies", "of", code());
        assertThat(kept.location()).isEqualTo("/admin/releases/" + code());
        assertThat(count("release")).isEqualTo(1);
        assertThat(count("release_original")).isEqualTo(2);
        assertThat(read(web, "/r/" + code()).status()).isEqualTo(303);
        assertThat(
                        read(web, read(web, "/r/" + code()).location())
                                .page()
                                .select(".facts a[href*=originals]"))
                .hasSize(2);
        assertThat(send(web, review + "/copies", "of", code()).status()).isEqualTo(409);
        assertThat(send(web, review + "/copies", "of", "nonsense").status()).isEqualTo(404);
    }

    @Test
    void aDuplicateIsSavedAsACorrection() {
        String review = duplicate();
        Answer saved = press(review, "correcting", code());
        assertThat(saved.status()).isEqualTo(302);
        assertThat(count("release")).isEqualTo(2);
        String second = saved.location().replace("/edit", "");
        assertThat(readAsStaff(web, second).text("main")).contains("Corrects " + code());
        assertThat(readAsStaff(web, "/admin/releases/" + code()).text("main"))
                .contains("Corrected by " + second.replace("/admin/releases/", ""));
        // Staff only.
        assertThat(read(web, read(web, "/r/" + code()).location()).text("main"))
                .doesNotContain("orrected by");
    }

    @Test
    void aDuplicateIsKeptAsItsOwnRelease() {
        String review = duplicate();
        assertThat(press(review, "action", "save").status()).isEqualTo(302);
        assertThat(count("release")).isEqualTo(2);
        assertThat(count("release_link")).isZero();
    }

    @Test
    void aLongDocumentDoesNotBreakThePage() {
        String review =
                upload(file("long.txt", RELEASE + "\n\nMore words here.".repeat(130_000)))
                        .location();
        Answer page = readAsStaff(web, review);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.page().expectFirst("#pane").wholeText().length())
                .isBetween(100_000, TracedText.MAX_SHOWN + 1_000);
        assertThat(page.text(".original")).contains("characters after this are not shown");
        var file = readAsStaff(web, review + "/file").response();
        assertThat(file.getContentAsByteArray()).hasSizeGreaterThan(2_000_000);
    }

    @Test
    void whatWasNeverThereIsNotFound() throws Exception {
        for (String address :
                List.of("/admin/incoming/1/1", "/admin/incoming/x/1", "/admin/incoming/1/0")) {
            assertThat(readAsStaff(web, address).status()).as(address).isEqualTo(404);
        }
        var unknown = multipart("/admin/incoming").file(file("a.txt", "x"));
        var answer = web.perform(unknown).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(302);
        assertThat(answer.getRedirectedUrl()).isEqualTo("/signin");
        assertThat(count("incoming")).isZero();
    }

    private long count(String table) {
        return database.sql("select count(*) from " + table).query(Long.class).single();
    }
}
