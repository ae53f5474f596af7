package press.dateline.feed;

import static org.assertj.core.api.Assertions.assertThat;

import static press.dateline.Pages.read;
import static press.dateline.Pages.send;

import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.io.SyndFeedInput;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

import press.dateline.ArchiveTest;
import press.dateline.CountedStatements;
import press.dateline.Newsroom;
import press.dateline.Pages.Answer;
import press.dateline.company.Company;
import press.dateline.release.Release;
import press.dateline.release.ReleaseDesk;
import press.dateline.release.ReleaseText;
import press.dateline.search.Indexes;
import press.dateline.text.Precision;
import press.dateline.text.StatedDate;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// What can be followed, read by an independent reader of feeds.
@ArchiveTest
class FeedTests {

    private static final String SITE = "http://archive.test";
    private static final String ISSUED = "/feeds/issued.atom";
    private static final String ARCHIVED = "/feeds/archived.atom";

    @Autowired MockMvc web;
    @Autowired Newsroom newsroom;
    @Autowired ReleaseDesk desk;
    @Autowired Indexes indexes;
    @Autowired CountedStatements statements;
    @Autowired JdbcClient database;

    private Company orrin;
    private Company tide;
    private String today = "";

    @BeforeEach
    void companies() {
        orrin = newsroom.company("Orrin Foods, Inc.");
        tide = newsroom.company("Tideline Shipping");
        today = day(0);
    }

    private String day(int days) {
        return LocalDate.ofInstant(desk.archiveNow(), ZoneOffset.UTC).plusDays(days).toString();
    }

    private String body(String address) throws Exception {
        Answer answer = read(web, address);
        assertThat(answer.status()).as(address).isEqualTo(200);
        return answer.response().getContentAsString(StandardCharsets.UTF_8);
    }

    private SyndFeed feed(String address) throws Exception {
        assertThat(read(web, address).response().getContentType())
                .isEqualTo("application/atom+xml;charset=UTF-8");
        return new SyndFeedInput().build(new StringReader(body(address)));
    }

    private List<String> titles(String address) throws Exception {
        return feed(address).getEntries().stream().map(SyndEntry::getTitle).toList();
    }

    private static String path(String url) {
        assertThat(url).startsWith(SITE);
        return url.substring(SITE.length());
    }

    private static List<String> links(SyndFeed feed, String relation) {
        return feed.getLinks().stream()
                .filter(link -> link.getRel().equals(relation))
                .map(SyndLink::getHref)
                .toList();
    }

    private void withdraw(Release release, String how) {
        send(
                web,
                "/admin/releases/" + release.code() + "/withdrawal",
                "how",
                how,
                "reason",
                "The figures were another company’s.");
    }

    @Test
    void eachThingThatHappensIsAnEntry() throws Exception {
        Release mill = newsroom.publish("Mill Opens", today, orrin);
        Release price = newsroom.publish("Milk Prices", day(-6), orrin, tide);
        newsroom.change(mill, "Mill Opens in May", "The month was wrong.");
        withdraw(price, "text");

        SyndFeed feed = feed(ISSUED);

        assertThat(feed.getEntries())
                .extracting(SyndEntry::getTitle)
                .containsExactly(
                        "Withdrawn: " + spoken(day(-6)) + " · Milk Prices",
                        "Correction: " + spoken(today) + " · Mill Opens in May",
                        spoken(day(-6)) + " · Milk Prices",
                        spoken(today) + " · Mill Opens");
        assertThat(feed.getEntries())
                .extracting(SyndEntry::getUri)
                .containsExactly(
                        SITE + "/r/" + price.code() + "#withdrawn",
                        SITE + "/r/" + mill.code() + "#edition-2",
                        SITE + "/r/" + price.code(),
                        SITE + "/r/" + mill.code());
        assertThat(feed.getEntries())
                .extracting(SyndEntry::getLink)
                .containsExactly(
                        SITE + "/releases/" + price.code() + "/milk-prices",
                        SITE + "/releases/" + mill.code() + "/mill-opens-in-may",
                        SITE + "/releases/" + price.code() + "/milk-prices",
                        SITE + "/releases/" + mill.code() + "/mill-opens-in-may/editions/1");
        for (SyndEntry entry : feed.getEntries()) {
            assertThat(read(web, path(entry.getLink())).status()).isEqualTo(200);
        }
        SyndEntry withdrawal = feed.getEntries().getFirst();
        assertThat(withdrawal.getDescription().getValue())
                .isEqualTo("The figures were another company’s.");
        assertThat(withdrawal.getAuthors())
                .extracting(author -> author.getName())
                .containsExactly("Orrin Foods, Inc.", "Tideline Shipping");
        SyndEntry correction = feed.getEntries().get(1);
        assertThat(correction.getDescription().getValue()).isEqualTo("The month was wrong.");
        assertThat(correction.getContents().getFirst().getValue())
                .isEqualTo("<p>The news of Mill Opens.</p>");
        // What was said stays as it was said; that it was withdrawn is a real change.
        assertThat(feed.getEntries().get(3).getUpdatedDate())
                .isEqualTo(feed.getEntries().get(3).getPublishedDate());
        SyndEntry withdrawn = feed.getEntries().get(2);
        assertThat(withdrawn.getUpdatedDate()).isEqualTo(withdrawal.getUpdatedDate());
        assertThat(withdrawn.getCategories())
                .extracting(SyndCategory::getName)
                .containsExactly("release", "withdrawn");
        assertThat(feed.getPublishedDate()).isEqualTo(withdrawal.getUpdatedDate());
    }

    private static String spoken(String day) {
        return new StatedDate(LocalDate.parse(day), Precision.DAY).words();
    }

    @Test
    void whatArrivesLateIsNoNews() throws Exception {
        newsroom.publish("Mill Opens", today, orrin);
        newsroom.publish("This Month", today.substring(0, 7), orrin);
        String before = body(ISSUED);
        String ofOrrin = body(ISSUED + "?company=orrin-foods-inc");

        newsroom.publish("A Week and a Day", day(-8), orrin);
        newsroom.publish("Long Ago", "2009-03-24", orrin);
        newsroom.publish("In Some Year", "2009", orrin);
        newsroom.publish("Undated", "", orrin);
        Release corrected = newsroom.publish("Long Ago, Too", "2009-03-25", orrin);
        newsroom.change(corrected, "Long Ago, as Well", "A word was wrong.");
        withdraw(newsroom.publish("Killed Long Ago", "2009-03-26", orrin), "killed");

        assertThat(body(ISSUED)).isEqualTo(before);
        assertThat(body(ISSUED + "?company=orrin-foods-inc")).isEqualTo(ofOrrin);
        assertThat(titles(ARCHIVED)).hasSize(9);
        assertThat(titles(ARCHIVED + "?year=2009"))
                .containsExactly(
                        feed(ARCHIVED + "?year=2009").getEntries().getFirst().getTitle(),
                        "Correction: 25 March 2009 · Long Ago, as Well",
                        "25 March 2009 · Long Ago, Too",
                        "2009 · In Some Year",
                        "24 March 2009 · Long Ago");
    }

    @Test
    void whatIsGoneIsSaidToBeGoneWithoutItsText() throws Exception {
        Release hoax = newsroom.publish("Quetzalbird Takes Over", today, orrin);
        newsroom.publish("Mill Opens", today, orrin);
        newsroom.publish("Ships Sail", "2009-01-01", tide);
        withdraw(hoax, "killed");

        for (String address :
                List.of(
                        ISSUED,
                        ARCHIVED + "?year=" + year(),
                        ISSUED + "?company=orrin-foods-inc&year=" + year())) {
            SyndFeed feed = feed(address);
            assertThat(feed.getEntries())
                    .as(address)
                    .extracting(SyndEntry::getTitle)
                    .containsExactly(
                            "Withdrawn: release " + hoax.code(), spoken(today) + " · Mill Opens");
            assertThat(feed.getEntries().getFirst().getUri())
                    .isEqualTo(SITE + "/r/" + hoax.code() + "#withdrawn");
            assertThat(body(address)).doesNotContain("Quetzalbird");
            assertThat(body(address.replace(".atom", ".json"))).doesNotContain("Quetzalbird");
        }
        assertThat(titles(ISSUED + "?company=tideline-shipping")).isEmpty();
        assertThat(read(web, "/r/" + hoax.code()).status()).isEqualTo(410);
    }

    private String year() {
        return today.substring(0, 4);
    }

    /// The documents from the latest on, by their addresses.
    private Map<String, String> documents(String address) throws Exception {
        Map<String, String> documents = new HashMap<>();
        String next = address;
        while (next != null) {
            assertThat(documents).doesNotContainKey(next);
            documents.put(next, body(next));
            List<String> earlier = links(feed(next), "prev-archive");
            next = earlier.isEmpty() ? null : path(earlier.getFirst());
        }
        return documents;
    }

    private static List<String> ids(Map<String, String> documents) throws Exception {
        var ids = new ArrayList<String>();
        for (String document : documents.values()) {
            new SyndFeedInput()
                    .build(new StringReader(document))
                    .getEntries()
                    .forEach(entry -> ids.add(entry.getUri()));
        }
        return ids;
    }

    /// Releases of which every twentieth closes a page.
    ///
    /// @return their ids in feeds
    private List<String> publishWithCodes(int from, int to) {
        var ids = new ArrayList<String>();
        for (int i = from; i < to; i++) {
            String code = "%09d%s".formatted(i, i % 20 == 0 ? "0" : "x");
            Release release = newsroom.publish("Release " + i, "2009-03-24", orrin);
            for (String table : List.of("release", "listing")) {
                database.sql("update " + table + " set code = :new where code = :old")
                        .param("new", code)
                        .param("old", release.code())
                        .update();
            }
            ids.add(SITE + "/r/" + code);
        }
        return ids;
    }

    @Test
    void pagesLeadBackToTheFirstEntryAndStayAsTheyAre() throws Exception {
        List<String> published = publishWithCodes(0, 75);
        Map<String, String> documents = documents(ARCHIVED);
        assertThat(ids(documents)).containsExactlyInAnyOrderElementsOf(published);
        assertThat(documents).hasSize(3);
        for (String address : documents.keySet()) {
            SyndFeed page = feed(address);
            assertThat(page.getUri()).isEqualTo(SITE + ARCHIVED);
            assertThat(links(page, "self")).containsExactly(SITE + address);
            assertThat(links(page, "current"))
                    .isEqualTo(address.equals(ARCHIVED) ? List.of() : List.of(SITE + ARCHIVED));
            assertThat(documents.get(address).contains("fh:archive"))
                    .isEqualTo(!address.equals(ARCHIVED));
        }

        published.addAll(publishWithCodes(75, 120));
        Map<String, String> later = documents(ARCHIVED);
        assertThat(ids(later)).containsExactlyInAnyOrderElementsOf(published);
        assertThat(later).hasSize(5);
        documents.forEach(
                (address, document) -> {
                    if (!address.equals(ARCHIVED)) {
                        assertThat(later.get(address)).isEqualTo(document);
                    }
                });
        assertThat(ids(documents(ARCHIVED + "?company=orrin-foods-inc")))
                .containsExactlyInAnyOrderElementsOf(published);
    }

    @Test
    void theJsonFeedSaysTheSame() throws Exception {
        Release mill = newsroom.publish("Mill <Opens> & Closes", today, orrin);
        newsroom.change(mill, "Mill Opens", "It does not close.");
        withdraw(newsroom.publish("Milk Prices", today, orrin), "killed");

        JsonNode feed = JsonMapper.builder().build().readTree(body("/feeds/issued.json"));

        assertThat(read(web, "/feeds/issued.json").response().getContentType())
                .isEqualTo("application/feed+json;charset=UTF-8");
        assertThat(feed.path("version").asString()).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(feed.path("title").asString()).isEqualTo("Dateline · Newly issued");
        assertThat(feed.path("feed_url").asString()).isEqualTo(SITE + "/feeds/issued.json");
        assertThat(feed.path("home_page_url").asString()).isEqualTo(SITE + "/releases");
        var ids = new HashSet<String>();
        for (JsonNode item : feed.path("items")) {
            assertThat(ids.add(item.path("id").asString())).isTrue();
            assertThat(item.has("content_html") != item.has("content_text")).isTrue();
            assertThat(OffsetDateTime.parse(item.path("date_published").asString())).isNotNull();
            assertThat(item.path("url").asString()).startsWith(SITE + "/r");
        }
        assertThat(ids)
                .containsExactlyInAnyOrderElementsOf(
                        feed(ISSUED).getEntries().stream().map(SyndEntry::getUri).toList());
        assertThat(feed.path("items").get(2).path("title").asString())
                .isEqualTo(spoken(today) + " · Mill <Opens> & Closes");
        assertThat(titles(ISSUED).getLast()).isEqualTo(spoken(today) + " · Mill <Opens> & Closes");
    }

    @Test
    void aSearchCanBeFollowed() throws Exception {
        Release mill = newsroom.publish("Mill Opens", today, orrin);
        newsroom.publish("Copper Mine", "2009-01-01", tide);
        newsroom.publish("Mill of Old", "2009-01-01", tide);
        newsroom.change(mill, "Mill Opens in May", "The month was wrong.");
        for (int i = 0; i < 60; i++) {
            newsroom.publish("Copper Wire " + i, "2009-01-02", tide);
        }
        indexes.catchUp();

        assertThat(titles(ARCHIVED + "?q=mill"))
                .containsExactly(
                        "Correction: " + spoken(today) + " · Mill Opens in May",
                        "1 January 2009 · Mill of Old");
        assertThat(titles(ISSUED + "?q=mill"))
                .containsExactly("Correction: " + spoken(today) + " · Mill Opens in May");
        assertThat(titles(ARCHIVED + "?q=mill&company=tideline-shipping"))
                .containsExactly("1 January 2009 · Mill of Old");
        assertThat(titles(ARCHIVED + "?q=%22%22")).isEmpty();
        assertThat(ids(documents(ARCHIVED + "?q=copper"))).hasSize(61).doesNotHaveDuplicates();

        withdraw(mill, "text");
        indexes.catchUp();
        assertThat(titles(ARCHIVED + "?q=mill").getFirst())
                .isEqualTo("Withdrawn: " + spoken(today) + " · Mill Opens in May");
    }

    @Test
    void anEmbargoEndsInTheFeedsAtItsInstant() throws Exception {
        newsroom.publish("Mill Opens", today, orrin);
        String before = body(ISSUED);
        String archived = body(ARCHIVED);
        Release later = newsroom.draft(Newsroom.text("Quetzalbird", today, orrin));
        newsroom.schedule(later, 2);

        assertThat(body(ISSUED)).isEqualTo(before);
        assertThat(body(ARCHIVED)).isEqualTo(archived);

        newsroom.moveClock(2);
        assertThat(titles(ISSUED)).first().asString().endsWith("Quetzalbird");
        assertThat(titles(ARCHIVED)).first().asString().endsWith("Quetzalbird");
    }

    @Test
    void eachListNamesItsFeeds() throws Exception {
        newsroom.publish("Mill Opens", today, orrin);
        indexes.catchUp();
        Map<String, String> lists =
                Map.of(
                        "/", "",
                        "/releases", "",
                        "/releases?year=2009&replaced=shown", "?year=2009",
                        "/companies/orrin-foods-inc", "?company=orrin-foods-inc",
                        "/releases?q=mill&sort=oldest&company=orrin-foods-inc",
                                "?q=mill&company=orrin-foods-inc");
        for (Map.Entry<String, String> list : lists.entrySet()) {
            List<String> feeds =
                    read(web, list.getKey()).page().select("link[rel=alternate]").eachAttr("href");
            assertThat(feeds)
                    .as(list.getKey())
                    .containsExactly(
                            "/feeds/issued.atom" + list.getValue(),
                            "/feeds/issued.json" + list.getValue(),
                            "/feeds/archived.atom" + list.getValue(),
                            "/feeds/archived.json" + list.getValue());
            for (String feed : feeds) {
                body(feed);
            }
        }
    }

    @Test
    void whatCannotBeFollowedIsSaid() {
        newsroom.publish("Mill Opens", today, orrin);
        newsroom.company("Orrin Mills");
        assertThat(read(web, ISSUED + "?company=nobody").status()).isEqualTo(404);
        assertThat(read(web, ISSUED + "?year=x").status()).isEqualTo(400);
        for (String place :
                List.of(
                        "x",
                        "2026-01-01T00:00:00Z~0123456789",
                        "+9999-01-01T00:00:00Z~0123456789~1",
                        "2026-01-01T00:00:00Z~0123456789~99999999",
                        "2026-13-01T00:00:00Z~0123456789~1")) {
            Answer refused = read(web, ISSUED + "?before=" + place.replace("+", "%2B"));
            assertThat(refused.status()).as(place).isEqualTo(400);
            assertThat(refused.text("main")).contains("where the page of the feed begins");
        }
        Answer moved = read(web, ARCHIVED + "?company=ORRIN+FOODS");
        assertThat(moved.status()).isEqualTo(303);
        assertThat(moved.location()).isEqualTo(ARCHIVED + "?company=orrin-foods-inc");
    }

    @Test
    void aFeedOfManyTakesTwoStatements() throws Exception {
        for (int i = 0; i < 40; i++) {
            ReleaseText text = Newsroom.text("Release " + i, today, orrin);
            newsroom.publish(text);
        }
        statements.take();
        body(ISSUED);
        assertThat(statements.take()).hasSize(2);
    }
}
