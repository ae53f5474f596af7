package press.dateline.feed;

import static org.assertj.core.api.Assertions.assertThat;

import static press.dateline.Pages.read;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

import press.dateline.ArchiveTest;
import press.dateline.CountedStatements;
import press.dateline.Newsroom;
import press.dateline.Pages.Answer;
import press.dateline.company.Company;
import press.dateline.release.ReleaseDesk;
import press.dateline.web.ArchiveCalendar;
import press.dateline.web.Site;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// What search engines find.
@ArchiveTest
class CrawlerTests {

    private static final String SITE = "http://archive.test";

    @Autowired MockMvc web;
    @Autowired Newsroom newsroom;
    @Autowired ReleaseDesk desk;
    @Autowired JdbcClient database;
    @Autowired CountedStatements statements;
    @Autowired Sitemap sitemap;
    @Autowired Clock clock;
    @Autowired ArchiveCalendar calendar;
    @Autowired Site site;

    @Autowired
    @Qualifier("publicDatabase")
    JdbcClient publicDatabase;

    private Company orrin;

    @BeforeEach
    void company() {
        orrin = newsroom.company("Orrin Foods, Inc.");
    }

    private Document xml(String address) throws Exception {
        Answer answer = read(web, address);
        assertThat(answer.status()).as(address).isEqualTo(200);
        assertThat(answer.response().getContentType()).isEqualTo("application/xml;charset=UTF-8");
        return Jsoup.parse(
                answer.response().getContentAsString(StandardCharsets.UTF_8), Parser.xmlParser());
    }

    @Test
    void everyPageIsInOneSitemap() throws Exception {
        newsroom.publish("Mill Opens", "2009-03-24", orrin);
        newsroom.publish("Mill <Closes> & Opens", "2009-12-31", orrin);
        newsroom.publish("First Day", "2010-01-01", orrin);
        newsroom.publish("No Day", "", orrin);
        newsroom.schedule(newsroom.draft(Newsroom.text("Quetzalbird", "2011-01-01", orrin)), 2);

        List<String> files = xml("/sitemap.xml").select("loc").eachText();

        assertThat(files)
                .containsExactly(
                        SITE + "/sitemaps/pages.xml",
                        SITE + "/sitemaps/2010-1.xml",
                        SITE + "/sitemaps/2009-1.xml",
                        SITE + "/sitemaps/undated-1.xml");
        var pages = new ArrayList<String>();
        for (String file : files) {
            pages.addAll(xml(file.substring(SITE.length())).select("loc").eachText());
        }
        assertThat(pages).hasSize(3 + 1 + 4).doesNotHaveDuplicates();
        for (String page : pages) {
            assertThat(read(web, page.substring(SITE.length())).status()).as(page).isEqualTo(200);
        }
        assertThat(xml("/sitemaps/2009-1.xml").select("lastmod").eachText()).hasSize(2);
        for (String none :
                List.of("2011-1", "2009-2", "2009-0", "0001-1", "x-1", "2009-01", "1-1")) {
            assertThat(read(web, "/sitemaps/" + none + ".xml").status()).as(none).isEqualTo(404);
        }
    }

    /// An archive of many companies needs several files for their pages.
    @Test
    void manyCompaniesHaveSeveralFiles() {
        for (int i = 0; i < 4; i++) {
            newsroom.publish("Release " + i, "2009-03-24", newsroom.company("Company " + i));
        }
        var small = new Sitemap(publicDatabase, calendar, site, 3);

        var index = new ByteArrayOutputStream();
        small.index(index);
        var pages = new ArrayList<String>();
        for (int part = 1; part == 1 || small.hasPages(part); part++) {
            var file = new ByteArrayOutputStream();
            small.pages(part, file);
            pages.addAll(locations(file));
        }

        assertThat(locations(index))
                .contains(SITE + "/sitemaps/pages.xml", SITE + "/sitemaps/pages-2.xml")
                .doesNotContain(SITE + "/sitemaps/pages-3.xml");
        assertThat(pages).hasSize(3 + 4).doesNotHaveDuplicates();
        assertThat(read(web, "/sitemaps/pages-2.xml").status()).isEqualTo(404);
    }

    private static List<String> locations(ByteArrayOutputStream file) {
        return Jsoup.parse(file.toString(StandardCharsets.UTF_8), Parser.xmlParser())
                .select("loc")
                .eachText();
    }

    /// The parts of a year are disjoint and whole, however many there are.
    @Test
    void aYearOfManyReleasesHasSeveralFiles() {
        for (int i = 0; i < 40; i++) {
            newsroom.publish("Release " + i, "2009-03-24", orrin);
        }
        database.sql("update release_count set n = 200000 where company_id = 0 and year = 2009")
                .update();
        var pages = new ArrayList<String>();
        for (int part = 1; sitemap.has(2009, part); part++) {
            var file = new ByteArrayOutputStream();
            sitemap.releases(2009, part, file);
            pages.addAll(locations(file));
        }
        assertThat(sitemap.has(2009, 6)).isTrue();
        assertThat(pages).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void newsAreWhatWasIssuedTodayAndYesterday() throws Exception {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        newsroom.publish("Of Today", today.toString(), orrin);
        newsroom.publish("Of Yesterday", today.minusDays(1).toString(), orrin);
        newsroom.publish("Of Last Week", today.minusDays(7).toString(), orrin);
        newsroom.publish("Of Old", "2009-03-24", orrin);
        // The clock of the tests' pages stands; the archive's goes on.
        database.sql("update release set issued = true where sort_date > '2010-01-01'").update();

        assertThat(xml("/sitemaps/news.xml").select("news|title").eachText())
                .containsExactly("Of Yesterday", "Of Today");
        assertThat(xml("/sitemaps/news.xml").select("news|name").eachText())
                .containsOnly("Dateline");
    }

    @Test
    void robotsAreToldWhereToGo() throws Exception {
        String robots = read(web, "/robots.txt").response().getContentAsString();
        assertThat(robots)
                .contains("Sitemap: " + SITE + "/sitemap.xml\n")
                .contains("Disallow: /admin\n")
                .doesNotContain("Disallow: /releases\n");
    }

    @Test
    void aBrowserLearnsToSearchHere() throws Exception {
        String address = read(web, "/").page().select("link[rel=search]").attr("href");
        Answer answer = read(web, address);
        assertThat(answer.response().getContentType())
                .startsWith("application/opensearchdescription+xml");
        assertThat(
                        Jsoup.parse(answer.response().getContentAsString(), Parser.xmlParser())
                                .select("Url[type=text/html]")
                                .attr("template"))
                .isEqualTo(SITE + "/releases?q={searchTerms}");
    }

    @Test
    void whoFindsAHoleIsToldWhomToWrite() throws Exception {
        Answer answer = read(web, "/.well-known/security.txt");
        assertThat(answer.response().getContentType()).isEqualTo("text/plain;charset=UTF-8");
        assertThat(answer.response().getContentAsString())
                .isEqualTo(
                        """
                        Contact: mailto:archivist@archive.test
                        Expires: 2026-09-01T00:00:00Z
                        Preferred-Languages: en
                        Canonical: http://archive.test/.well-known/security.txt
                        """);
    }
}
