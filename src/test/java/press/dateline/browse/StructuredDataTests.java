package press.dateline.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import static press.dateline.Pages.perform;
import static press.dateline.Pages.read;
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
import press.dateline.company.Company;
import press.dateline.release.Contact;
import press.dateline.release.Originals;
import press.dateline.release.Release;
import press.dateline.release.ReleaseText;
import press.dateline.text.StatedDate;
import press.dateline.web.Sha256;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What a release's page says to programs, and the other forms of it.
@ArchiveTest
class StructuredDataTests {

    private static final String SITE = "http://archive.test";
    private static final byte[] ORIGINAL = "The original.".getBytes(StandardCharsets.UTF_8);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired MockMvc web;
    @Autowired Newsroom newsroom;
    @Autowired Originals originals;
    @Autowired JdbcClient database;

    private Release release;
    private String address;

    @BeforeEach
    void publish() {
        Company orrin = newsroom.company("Orrin Foods, Inc.");
        database.sql("update company set lei = '529900ODI3047E2LIV03' where id = :id")
                .param("id", orrin.id())
                .update();
        database.sql(
                        """
                        insert into ticker (company_id, exchange, symbol, since, until)
                        values (:id, 'NYSE', 'ORN', '2001-01-01', null),
                               (:id, 'AMEX', 'OFI', null, '2000-12-31')\
                        """)
                .param("id", orrin.id())
                .update();
        ReleaseText text = Newsroom.text("Mill </script> \"Opens\" & 'é", "2009-03-24", orrin);
        release =
                newsroom.publish(
                        new ReleaseText(
                                text.headline(),
                                List.of("And stays open"),
                                text.issuers(),
                                "UTICA, N.Y., March 24, 2009 --",
                                List.of("Utica, N.Y."),
                                StatedDate.read("2009-03-24"),
                                "PR Newswire",
                                "en",
                                "<p>The mill <b>opens</b>.</p>",
                                "<p>Orrin makes food.</p>",
                                "<p>It may not.</p>",
                                List.of(
                                        new Contact(
                                                "Ada Orrin",
                                                "Director",
                                                "Orrin Foods",
                                                List.of("+1 419 555 0100"),
                                                List.of("ada@orrin.example"),
                                                "media")),
                                ""));
        originals.keep(release, ORIGINAL, 1, "text/plain", "original.txt", null);
        address = read(web, "/r/" + release.code()).location();
    }

    private JsonNode article() {
        return JSON.readTree(
                read(web, address).page().select("script[type=application/ld+json]").html());
    }

    @Test
    void thePageSaysWhatItIs() {
        JsonNode article = article();

        assertThat(article.path("@type").asString()).isEqualTo("NewsArticle");
        assertThat(article.path("@id").asString()).isEqualTo(SITE + "/r/" + release.code());
        assertThat(article.path("url").asString()).isEqualTo(SITE + address);
        assertThat(article.path("headline").asString()).isEqualTo("Mill </script> \"Opens\" & 'é");
        assertThat(article.path("dateline").asString()).isEqualTo("UTICA, N.Y., March 24, 2009 --");
        assertThat(article.path("datePublished").asString()).isEqualTo("2009-03-24");
        JsonNode publisher = article.path("publisher").get(0);
        assertThat(publisher.path("name").asString()).isEqualTo("Orrin Foods, Inc.");
        assertThat(publisher.path("leiCode").asString()).isEqualTo("529900ODI3047E2LIV03");
        // Of the day, not of another one.
        assertThat(publisher.path("tickerSymbol").get(0).asString()).isEqualTo("NYSE ORN");
        assertThat(publisher.path("tickerSymbol")).hasSize(1);
        JsonNode original = article.path("isBasedOn").get(0);
        assertThat(original.path("contentUrl").asString())
                .isEqualTo(SITE + address + "/originals/1/file");
        assertThat(original.path("sha256").asString())
                .isEqualTo(HexFormat.of().formatHex(Sha256.of(ORIGINAL)));
        assertThat(article.has("correction")).isFalse();
        assertThat(article.has("creativeWorkStatus")).isFalse();
    }

    @Test
    void correctionsAndWithdrawalsAreSaid() {
        newsroom.change(release, "Mill Opens", "The headline was garbled.");
        address = read(web, "/r/" + release.code()).location();
        send(
                web,
                "/admin/releases/" + release.code() + "/withdrawal",
                "how",
                "text",
                "reason",
                "Not ours.");

        JsonNode article = article();

        assertThat(article.path("correction").get(0).path("text").asString())
                .isEqualTo("The headline was garbled.");
        assertThat(article.path("version").asInt()).isEqualTo(2);
        assertThat(article.path("creativeWorkStatus").asString()).isEqualTo("Withdrawn");
        JsonNode ninjs = ninjs();
        assertThat(ninjs.path("pubStatus").asString()).isEqualTo("canceled");
        assertThat(ninjs.path("edNote").asString())
                .isEqualTo("Withdrawn: Not ours. Correction: The headline was garbled.");
        assertThat(read(web, address + "/editions/1").response().getHeader("Link"))
                .contains("<" + SITE + address + ">; rel=\"latest-version\"");
        assertThat(read(web, address).response().getHeader("Link"))
                .contains("<" + SITE + address + "/editions/1>; rel=\"predecessor-version\"");
    }

    @Test
    void theLinkHeaderLeadsToEachForm() {
        String links = String.valueOf(read(web, address).response().getHeader("Link"));
        assertThat(links)
                .contains("<" + SITE + "/r/" + release.code() + ">; rel=\"cite-as\"")
                .contains(
                        "<"
                                + SITE
                                + address
                                + "/originals/1/file>; rel=\"item\"; type=\"text/plain\"");
        for (Format format : Format.values()) {
            String form = address + "." + format.ending();
            assertThat(links).contains("<" + SITE + form + ">");
            assertThat(read(web, form).status()).as(form).isEqualTo(200);
            assertThat(read(web, form).response().getContentType()).startsWith(format.type());
        }
    }

    /// Headers, sitemaps and the ids of feeds hold ASCII alone.
    @Test
    void addressesInEveryScriptCanBeAskedFor() {
        Release arabic =
                newsroom.publish("معصرة جديدة", "2009-03-25", newsroom.company("Olive River"));
        address = read(web, "/r/" + arabic.code()).location();
        String links = String.valueOf(read(web, address).response().getHeader("Link"));
        assertThat(links).isASCII().contains("<" + SITE + address + ".txt>");
        assertThat(article().path("url").asString()).isEqualTo(SITE + address);
        for (String list :
                List.of("/sitemaps/2009-1.xml", "/feeds/archived.atom", "/api/v1/releases")) {
            assertThat(
                            new String(
                                    read(web, list).response().getContentAsByteArray(),
                                    StandardCharsets.UTF_8))
                    .as(list)
                    .contains(SITE + address);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                                                     | ''
                    text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | ''
                    */*                                                    | ''
                    text/*                                                 | ''
                    application/json                                       | .json
                    application/json;q=0.5, application/x-bibtex           | .bib
                    text/plain;charset=utf-8                               | .txt
                    application/vnd.iptc.ninjs+json                        | .ninjs.json
                    application/x-research-info-systems                    | .ris
                    text/plain;q=0                                         | ''
                    image/png                                              | ''
                    nonsense                                               | ''
                    """)
    void theShortFormGoesByWhatIsAccepted(String accepted, String ending) {
        assertThat(perform(web, get("/r/" + release.code()).header("Accept", accepted)).location())
                .isEqualTo(address + ending);
        assertThat(
                        perform(web, get("/r/" + release.code()).header("Accept", accepted))
                                .response()
                                .getHeaders("Vary"))
                .contains("Accept");
    }

    private JsonNode ninjs() {
        return JSON.readTree(read(web, address + ".ninjs.json").response().getContentAsByteArray());
    }

    /// The rules of the published schema of ninjs 3.0 for what is used of it: names and what they may
    /// hold, nothing else being allowed.
    @Test
    void ninjsKeepsTheRulesOfItsSchema() {
        JsonNode item = ninjs();

        assertThat(item.path("uri").asString()).isEqualTo(SITE + "/r/" + release.code());
        assertThat(names(item))
                .isSubsetOf(
                        "uri",
                        "type",
                        "representationType",
                        "profile",
                        "version",
                        "firstCreated",
                        "versionCreated",
                        "contentCreated",
                        "embargoed",
                        "pubStatus",
                        "urgency",
                        "copyrightHolder",
                        "copyrightNotice",
                        "usageTerms",
                        "edNote",
                        "language",
                        "descriptions",
                        "bodies",
                        "headlines",
                        "people",
                        "organisations",
                        "places",
                        "subjects",
                        "events",
                        "objects",
                        "infoSources",
                        "title",
                        "by",
                        "slugline",
                        "located",
                        "renditions",
                        "associations",
                        "altIds",
                        "trustIndicators",
                        "standard",
                        "genres",
                        "expires",
                        "rightsInfo");
        assertThat(item.path("type").asString()).isEqualTo("text");
        assertThat(item.path("representationType").asString()).isIn("full", "partial");
        assertThat(item.path("pubStatus").asString()).isIn("usable", "withheld", "canceled");
        for (String instant : List.of("firstCreated", "versionCreated", "contentCreated")) {
            assertThat(OffsetDateTime.parse(item.path(instant).asString())).isNotNull();
        }
        assertThat(item.path("version").isString()).isTrue();
        each(item, "headlines", Set.of("role", "contentType", "value"), Set.of("value"));
        each(
                item,
                "bodies",
                Set.of("role", "contentType", "charCount", "wordCount", "value"),
                Set.of("value"));
        each(
                item,
                "organisations",
                Set.of("name", "rel", "uri", "literal", "symbols", "contactInfo"),
                Set.of());
        each(
                item.path("organisations").get(0),
                "symbols",
                Set.of("ticker", "exchange", "symbolType", "symbol"),
                Set.of());
        each(item, "people", Set.of("name", "rel", "uri", "literal", "contactInfo"), Set.of());
        each(
                item.path("people").get(0),
                "contactInfo",
                Set.of("type", "role", "lang", "name", "value"),
                Set.of("value"));
        each(item, "places", Set.of("name", "rel", "uri", "literal"), Set.of());
        each(item, "infoSources", Set.of("name", "role", "uri", "literal"), Set.of());
        each(item, "altIds", Set.of("role", "value"), Set.of());
        each(item, "genres", Set.of("name", "uri", "literal"), Set.of());
        each(
                item,
                "renditions",
                Set.of("name", "href", "contentType", "sizeInBytes", "digest"),
                Set.of("name"));
        assertThat(names(item.path("standard"))).containsExactly("name", "schema", "version");
        assertThat(item.path("bodies").valueStream().map(b -> b.path("role").asString()))
                .containsExactly("main", "dateline", "boilerplate", "disclaimer");
        assertThat(item.path("bodies").get(0).path("value").asString())
                .isEqualTo("<p>The mill <strong>opens</strong>.</p>");
    }

    private static Set<String> names(JsonNode object) {
        return new TreeSet<>(object.propertyNames());
    }

    private static void each(
            JsonNode parent, String name, Set<String> allowed, Set<String> required) {
        JsonNode array = parent.path(name);
        assertThat(array.isArray() && !array.isEmpty()).as(name).isTrue();
        for (JsonNode element : array) {
            assertThat(names(element)).as(name).isSubsetOf(allowed).containsAll(required);
        }
    }
}
