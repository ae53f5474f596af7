package press.dateline.cite;

import static org.assertj.core.api.Assertions.assertThat;

import static press.dateline.Pages.read;
import static press.dateline.Pages.send;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

import press.dateline.ArchiveTest;
import press.dateline.Newsroom;
import press.dateline.Pages.Answer;
import press.dateline.company.Company;
import press.dateline.release.Contact;
import press.dateline.release.Release;
import press.dateline.release.ReleaseText;
import press.dateline.text.Precision;
import press.dateline.text.StatedDate;
import press.dateline.web.Sha256;

import java.io.UnsupportedEncodingException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;

@ArchiveTest
class CiteTests {

    private static final String TEXT =
            """
            Milk Prices Rise 5% & More
            A deck

            Company: Orrin Foods, Inc.
            Company: Vale_Dairies
            Date: 2009-03-24
            Dateline: TOLEDO, Ohio
            Wire: Continental Newswire
            Language: en

            [News]

            Milk costs more.

            The reasons are:

            feed
            hay

            Year\tPrice
            2009\t$1.05

            [About]

            Orrin makes milk.

            [Contacts]

            Ada Marsh, Counsel, 419-555-0142 (media)

            [Disclaimer]

            Prices may fall.

            [Source]

            SOURCE Orrin Foods
            """;

    @Autowired MockMvc web;
    @Autowired Newsroom newsroom;

    private Release release;
    private String address;

    @BeforeEach
    void publish() {
        release = newsroom.publish(text("<p>Milk costs more.</p>"));
        address = read(web, "/r/" + release.code()).location();
    }

    private ReleaseText text(String first) {
        Company orrin = newsroom.company("Orrin Foods, Inc.");
        Company vale = newsroom.company("Vale_Dairies");
        ReleaseText plain = Newsroom.text("Milk Prices Rise 5% & More", "2009-03-24", orrin, vale);
        return new ReleaseText(
                plain.headline(),
                List.of("A deck"),
                plain.issuers(),
                "TOLEDO, Ohio",
                List.of("Toledo, Ohio"),
                plain.date(),
                "Continental Newswire",
                "en",
                first
                        + "<p>The reasons"
                        + " are:</p><ul><li>feed</li><li>hay</li></ul><table><tr><th>Year</th><th>Price</th></tr><tr><td>2009</td><td>$1.05</td></tr></table>",
                "<p>Orrin makes milk.</p>",
                "<p>Prices may fall.</p>",
                List.of(
                        new Contact(
                                "Ada Marsh",
                                "Counsel",
                                "",
                                List.of("419-555-0142"),
                                List.of(),
                                "media")),
                "SOURCE Orrin Foods");
    }

    private static String body(Answer answer) throws UnsupportedEncodingException {
        return answer.response().getContentAsString();
    }

    private String hash() {
        return read(web, address + "/editions/1/cite").text(".secret");
    }

    @Test
    void theHashIsThatOfTheTextThatCanBeTaken() throws Exception {
        Answer text = read(web, address + "/editions/1.txt");

        assertThat(body(text)).isEqualTo(TEXT);
        assertThat(text.response().getContentType()).isEqualTo("text/plain;charset=UTF-8");
        assertThat(hash())
                .isEqualTo(
                        HexFormat.of()
                                .formatHex(Sha256.of(text.response().getContentAsByteArray())));
        assertThat(body(read(web, address + ".txt"))).isEqualTo(TEXT);
        assertThat(read(web, "/releases/" + release.code() + "/old-name.txt").location())
                .endsWith(address + ".txt");
        assertThat(read(web, address).text(".printed")).contains("edition 1 of 1", hash());
    }

    @Test
    void eachFormNamesTheEditionAndTheHash() {
        Answer page = read(web, read(web, address + "/cite").location());

        assertThat(page.page().select("#plain").val())
                .matches(
                        "Orrin Foods, Inc\\., Vale_Dairies: “Milk Prices Rise 5% & More”\\. Press"
                                + " release, 24 March 2009\\. Dateline, edition 1, archived .*\\."
                                + " http.*/r/"
                                + release.code()
                                + " \\(SHA-256 "
                                + hash()
                                + "\\)");
        assertThat(page.page().select("#chicago").val())
                .startsWith(
                        "Orrin Foods, Inc. and Vale_Dairies. “Milk Prices Rise 5% & More.” Press"
                                + " release, March 24, 2009. Dateline, edition 1, archived");
        assertThat(page.page().select("#apa").val())
                .startsWith(
                        "Orrin Foods, Inc. & Vale_Dairies. (2009, March 24). Milk Prices Rise 5% &"
                                + " More [Press release, edition 1, SHA-256 "
                                + hash()
                                + "]. Dateline. http");
        assertThat(page.text("#hash ~ p, .secret")).contains(hash());
    }

    @Test
    void filesAreForReferenceManagers() throws Exception {
        assertThat(body(read(web, address + ".bib")))
                .startsWith("@misc{orrin2009-" + release.code() + ",\n")
                .contains(
                        "  author = {{Orrin Foods, Inc.} and {Vale\\_Dairies}},\n",
                        "  title = {{Milk Prices Rise 5\\% \\& More}},\n",
                        "  month = {3},\n",
                        "  note = {SHA-256 " + hash() + "},\n");
        assertThat(body(read(web, address + ".ris")))
                .startsWith("TY  - RPRT\r\nAU  - Orrin Foods Inc.\r\nAU  - Vale_Dairies\r\n")
                .contains("DA  - 2009/03/24/\r\n", "ET  - 1\r\n")
                .endsWith("ER  - \r\n");
        assertThat(body(read(web, address + "/editions/1.csl.json")))
                .contains(
                        "\"literal\" : \"Orrin Foods, Inc.\"",
                        "\"date-parts\" : [ [ 2009, 3, 24 ] ]");
        assertThat(read(web, address + ".ris").response().getHeader("Content-Disposition"))
                .isEqualTo("attachment; filename=\"" + release.code() + "-1.ris\"");
        assertThat(read(web, address + ".doc").status()).isIn(301, 404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DAY   | 2009-03-24 | (2009, March 24) | March 24, 2009 | 2009/03/24/",
                "MONTH | 2009-03-01 | (2009, March)    | March 2009     | 2009/03//",
                "YEAR  | 2009-01-01 | (2009)           | 2009           | 2009///",
            })
    void aDateIsAsExactAsItIsStated(
            Precision precision, LocalDate first, String apa, String chicago, String ris)
            throws Exception {
        ReleaseText day = text("<p>Milk.</p>");
        Release other =
                newsroom.publish(
                        new ReleaseText(
                                day.headline(),
                                List.of(),
                                day.issuers(),
                                "",
                                List.of(),
                                new StatedDate(first, precision),
                                "",
                                "en",
                                day.body(),
                                "",
                                "",
                                List.of(),
                                ""));
        Answer page = read(web, read(web, "/releases/" + other.code() + "/x/cite").location());
        if (page.status() == 301) {
            page = read(web, page.location());
        }
        assertThat(page.page().select("#apa").val()).contains(apa);
        assertThat(page.page().select("#chicago").val()).contains("release, " + chicago + ".");
        assertThat(body(read(web, page.page().select("a[href$=.ris]").attr("href"))))
                .contains("DA  - " + ris + "\r\n");
    }

    @Test
    void aPassageIsQuotedByItsParagraphs() {
        Answer page = read(web, address + "/editions/1/cite?from=p1&to=p2");

        assertThat(page.page().select("#quoted").val())
                .startsWith("“TOLEDO, Ohio Milk costs more.\n\nThe reasons are:”\n\nOrrin Foods");
        assertThat(page.page().select("a[href$=#p1]")).hasSize(1);
        assertThat(read(web, address).text("#p2")).isEqualTo("The reasons are:");
        assertThat(read(web, address).text("#a1")).isEqualTo("Orrin makes milk.");
        assertThat(read(web, address).text("#d1")).isEqualTo("Prices may fall.");
        assertThat(read(web, address + "/editions/1/cite?from=p2&to=p1").text(".warn"))
                .startsWith("There is no such pair");
        assertThat(read(web, address + "/editions/1/cite?from=p99").text(".warn")).isNotEmpty();
    }

    private Answer check(String passage, String citation) {
        return send(web, "/check", "passage", passage, "citation", citation);
    }

    @Test
    void aQuotationIsCheckedAgainstTheEditionThatIsCited() {
        String cited = read(web, address + "/editions/1/cite").page().select("#plain").val();
        Answer whole = check("“Milk  costs\nmore.”", cited);
        assertThat(whole.text(".verdict h2")).isEqualTo("It stood so.");
        assertThat(whole.text(".verdict p"))
                .contains(
                        "paragraph 1 of the news of edition 1",
                        "The hash in the citation is that of this edition.");
        assertThat(whole.page().select(".verdict a[href$=#p1]")).hasSize(1);
        assertThat(whole.response().getCookies()).isEmpty();
        assertThat(check("TOLEDO, Ohio Milk […] The reasons", address).text(".verdict h2"))
                .isEqualTo("It stood so.");

        newsroom.save(release, text("<p>Milk costs less.</p>"));
        send(
                web,
                "/admin/releases/" + release.code() + "/publication",
                "edition",
                "2",
                "change",
                "correction",
                "note",
                "Less, not more.");

        Answer other = check("Milk costs less.", cited);
        assertThat(other.text(".verdict h2")).isEqualTo("It stood so, but in another edition.");
        assertThat(other.page().select(".verdict a[href$=/changes/1-2]")).hasSize(1);
        assertThat(check("Milk costs more.", "http://localhost/r/" + release.code()).text("h2"))
                .startsWith("It stood so, but in another edition.");
        assertThat(check("Milk costs more.", cited).text(".verdict h2")).isEqualTo("It stood so.");
    }

    @Test
    void whatDiffersIsShownWordByWord() {
        Answer differs = check("The reasons were: feed, hay", release.code());

        assertThat(differs.text(".verdict h2")).startsWith("It did not stand so.");
        assertThat(differs.texts(".verdict del")).contains("removed: are");
        assertThat(differs.texts(".verdict ins")).contains("added: were");
        assertThat(check("Nobody ever wrote anything of the kind", release.code()).text("h2"))
                .startsWith("Nothing like it stands there.");
        assertThat(
                        check("Milk costs more.", release.code() + " SHA-256 " + "0".repeat(64))
                                .text(".verdict p"))
                .contains("The hash in the citation is of no edition that readers have.");
    }

    @Test
    void whatCannotBeCheckedIsSaidAndKept() {
        Answer nothing = check("", "");
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.texts(".summary li")).hasSize(2);
        Answer unknown = check("Milk costs more.", "as seen in a newspaper");
        assertThat(unknown.texts(".summary li").getFirst())
                .startsWith("No release of this archive is named here.");
        assertThat(unknown.page().select("#passage").val()).isEqualTo("Milk costs more.");
        assertThat(check("x".repeat(10_001), release.code()).status()).isEqualTo(422);
    }

    @Test
    void aReadingListIsItsAddress() throws Exception {
        Release second = newsroom.publish("Second", "2010-01-02", newsroom.company("Orrin"));
        Answer added =
                read(
                        web,
                        "/reading-list?r="
                                + second.code()
                                + "&add=see+http://archive.test"
                                + address
                                + "+and+Documents");
        assertThat(added.location())
                .isEqualTo("/reading-list?r=" + second.code() + "," + release.code());

        Answer list = read(web, added.location());
        assertThat(list.texts(".rows h2")).containsExactly("Second", "Milk Prices Rise 5% & More");
        Answer without = read(web, list.page().select(".rows .noprint a").attr("href"));
        assertThat(without.texts(".rows h2")).containsExactly("Milk Prices Rise 5% & More");
        assertThat(body(read(web, "/reading-list.bib?r=" + second.code() + "," + release.code())))
                .contains("-" + second.code() + ",", "-" + release.code() + ",");
        assertThat(read(web, "/reading-list?r=0000000000").text(".notice"))
                .isEqualTo("One of the codes in this address leads to no release.");
        assertThat(read(web, "/reading-list?add=none").text(".notice")).startsWith("No further");
    }

    @Test
    void aSharedLinkCarriesTheDateAndTheAge() {
        assertThat(
                        read(web, address)
                                .page()
                                .select("meta[property=og:description]")
                                .attr("content"))
                .startsWith("Published 24 March 2009 · 16 years ago.");
        assertThat(read(web, address).texts(".life b")).containsExactly("Issued", "Archived");
    }
}
