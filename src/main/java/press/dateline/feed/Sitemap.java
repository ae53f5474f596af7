package press.dateline.feed;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import press.dateline.browse.ListedRelease;
import press.dateline.release.Filter;
import press.dateline.web.ArchiveCalendar;
import press.dateline.web.Site;

import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/// The addresses of the archive's pages for search engines, as sitemaps.org describes them: an index of
/// files, each of a year, or of a part of a year that has many releases. Written as they are read.
@Component
class Sitemap {

    /// A file may have 50,000 addresses; parts of a year are as large by chance only.
    private static final int MOST = 40_000;

    /// The beginning of the names of files of pages that are not releases.
    static final String PAGES = "pages";

    /// Codes are random, so their beginnings part the releases of a year evenly.
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";

    static final int MOST_PARTS = LETTERS.length() * LETTERS.length();

    /// As many as a file of news may have.
    private static final int MOST_NEWS = 1000;

    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /// Rows are read in steps: a reader who takes long over a file keeps no connection meanwhile.
    private static final int STEP = 2000;

    private final JdbcClient database;
    private final ArchiveCalendar calendar;
    private final Site site;
    private final int most;

    @Autowired
    Sitemap(
            @Qualifier("publicDatabase") JdbcClient publicDatabase,
            ArchiveCalendar calendar,
            Site site) {
        this(publicDatabase, calendar, site, MOST);
    }

    /// @param most addresses of companies in a file
    Sitemap(JdbcClient publicDatabase, ArchiveCalendar calendar, Site site, int most) {
        this.database = publicDatabase;
        this.calendar = calendar;
        this.site = site;
        this.most = most;
    }

    private record Year(int year, long n) {

        int parts() {
            return (int) Math.min(MOST_PARTS, 1 + n / MOST);
        }
    }

    private List<Year> years() {
        return database.sql(
                        """
                        select year, n from public_release_count
                        where company_id = 0 and year > 0 order by year desc\
                        """)
                .query((row, n) -> new Year(row.getInt("year"), row.getLong("n")))
                .list();
    }

    void index(OutputStream to) {
        Xml xml = Xml.document(to, "sitemapindex", NAMESPACE, Map.of());
        sitemap(xml, "/sitemaps/pages.xml");
        for (int part = 2; part <= pageParts(); part++) {
            sitemap(xml, "/sitemaps/%s-%d.xml".formatted(PAGES, part));
        }
        for (Year year : years()) {
            for (int part = 1; part <= year.parts(); part++) {
                sitemap(xml, "/sitemaps/%s-%d.xml".formatted(Filter.yearName(year.year()), part));
            }
        }
        xml.close();
    }

    private void sitemap(Xml xml, String path) {
        xml.start("sitemap").text("loc", site.url(path)).end();
    }

    private int pageParts() {
        long companies =
                database.sql("select count(*) from public_company").query(Long.class).single();
        return (int) Math.max(1, (companies + most - 1) / most);
    }

    /// Whether there is such a further file of pages that are not releases.
    boolean hasPages(int part) {
        return part > 1 && part <= pageParts();
    }

    /// The pages that are not releases, or a part of them.
    void pages(int part, OutputStream to) {
        Xml xml = Xml.document(to, "urlset", NAMESPACE, Map.of());
        if (part == 1) {
            for (String path : List.of("/", "/companies", "/about")) {
                xml.start("url").text("loc", site.url(path)).end();
            }
        }
        database.sql("select slug from public_company order by id offset :before limit :most")
                .param("before", (part - 1) * most)
                .param("most", most)
                .query(
                        row -> {
                            xml.start("url")
                                    .text("loc", site.url("/companies/" + row.getString("slug")))
                                    .end();
                        });
        xml.close();
    }

    /// Whether there is such a file.
    boolean has(int year, int part) {
        return years().stream().anyMatch(y -> y.year() == year && part >= 1 && part <= y.parts());
    }

    private record Page(LocalDate date, String code, String headline, Instant changed) {}

    /// The releases of a year, or of a part of it.
    void releases(int year, int part, OutputStream to) {
        int parts = years().stream().filter(y -> y.year() == year).mapToInt(Year::parts).sum();
        String first = beginning(part - 1, parts);
        String end = beginning(part, parts);
        Xml xml = Xml.document(to, "urlset", NAMESPACE, Map.of());
        List<Page> pages = pages(LocalDate.of(year, 1, 1), "", year, first, end);
        while (!pages.isEmpty()) {
            for (Page page : pages) {
                xml.start("url")
                        .text("loc", site.url(ListedRelease.href(page.code(), page.headline())))
                        .text("lastmod", second(page.changed()))
                        .end();
            }
            Page last = pages.getLast();
            pages = pages(last.date(), last.code(), year, first, end);
        }
        xml.close();
    }

    /// Those after a date and code, of a year and a range of codes.
    private List<Page> pages(LocalDate date, String code, int year, String first, String end) {
        return database.sql(
                        """
                        select r.sort_date, r.code, r.headline,
                               greatest(e.published_at, r.withdrawn_at) as changed
                        from public_release r
                        join public_edition e on e.id = r.edition_id
                        where (r.sort_date, r.code) > (:date, :code)
                          and r.sort_date < make_date(:year + 1, 1, 1)
                          and r.code >= :first and r.code < :end
                        order by r.sort_date, r.code limit :step\
                        """)
                .param("date", date)
                .param("code", code)
                .param("year", year)
                .param("first", first)
                .param("end", end)
                .param("step", STEP)
                .query(
                        (row, n) ->
                                new Page(
                                        row.getObject("sort_date", LocalDate.class),
                                        row.getString("code"),
                                        row.getString("headline"),
                                        row.getTimestamp("changed").toInstant()))
                .list();
    }

    /// The least code of a part, counted from 0.
    private static String beginning(int part, int parts) {
        int place = part * MOST_PARTS / parts;
        return place >= MOST_PARTS
                ? "~"
                : ""
                        + LETTERS.charAt(place / LETTERS.length())
                        + LETTERS.charAt(place % LETTERS.length());
    }

    /// What was issued here today and yesterday, for those who search the news.
    void news(OutputStream to) {
        Xml xml =
                Xml.document(
                        to,
                        "urlset",
                        NAMESPACE,
                        Map.of("news", "http://www.google.com/schemas/sitemap-news/0.9"));
        database.sql(
                        """
                        select code, headline, language, publish_at from public_release
                        where issued and sort_date >= :yesterday
                        order by publish_at desc, code desc limit :most\
                        """)
                .param("yesterday", calendar.today().minusDays(1))
                .param("most", MOST_NEWS)
                .query(
                        row -> {
                            String code = row.getString("code");
                            String headline = row.getString("headline");
                            xml.start("url")
                                    .text("loc", site.url(ListedRelease.href(code, headline)))
                                    .start("news:news")
                                    .start("news:publication")
                                    .text("news:name", site.name())
                                    .text("news:language", row.getString("language"))
                                    .end()
                                    .text(
                                            "news:publication_date",
                                            second(row.getTimestamp("publish_at").toInstant()))
                                    .text("news:title", headline)
                                    .end()
                                    .end();
                        });
        xml.close();
    }

    private static String second(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
