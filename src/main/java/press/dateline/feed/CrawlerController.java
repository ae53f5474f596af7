package press.dateline.feed;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import press.dateline.release.Filter;
import press.dateline.web.ArchiveCalendar;
import press.dateline.web.PageProblem;
import press.dateline.web.Site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Map;

/// What search engines, browsers and those who find a hole ask for at addresses that everyone knows.
@Controller
class CrawlerController {

    private static final String XML = "application/xml;charset=UTF-8";
    private static final String TEXT = "text/plain;charset=UTF-8";

    private final Sitemap sitemap;
    private final ArchiveCalendar calendar;
    private final Site site;

    CrawlerController(Sitemap sitemap, ArchiveCalendar calendar, Site site) {
        this.sitemap = sitemap;
        this.calendar = calendar;
        this.site = site;
    }

    @GetMapping("/sitemap.xml")
    void index(HttpServletResponse response) throws IOException {
        response.setContentType(XML);
        sitemap.index(response.getOutputStream());
    }

    @GetMapping("/sitemaps/pages.xml")
    void pages(HttpServletResponse response) throws IOException {
        response.setContentType(XML);
        sitemap.pages(1, response.getOutputStream());
    }

    @GetMapping("/sitemaps/news.xml")
    void news(HttpServletResponse response) throws IOException {
        response.setContentType(XML);
        sitemap.news(response.getOutputStream());
    }

    /// @param year four digits, `undated`, or `pages` for what is no release
    /// @param part from 1
    @GetMapping("/sitemaps/{year}-{part}.xml")
    void releases(
            @PathVariable String year, @PathVariable String part, HttpServletResponse response)
            throws IOException {
        boolean isPart = part.matches("[1-9][0-9]{0,3}");
        if (year.equals(Sitemap.PAGES) && isPart && sitemap.hasPages(Integer.parseInt(part))) {
            response.setContentType(XML);
            sitemap.pages(Integer.parseInt(part), response.getOutputStream());
            return;
        }
        int named =
                year.equals("undated")
                        ? Filter.UNDATED
                        : year.matches("[0-9]{4}") ? Integer.parseInt(year) : 0;
        if (!isPart
                || !Filter.yearName(named).equals(year)
                || !sitemap.has(named, Integer.parseInt(part))) {
            throw PageProblem.notFound("There is no such sitemap.");
        }
        response.setContentType(XML);
        sitemap.releases(named, Integer.parseInt(part), response.getOutputStream());
    }

    /// Searches are left out: there are more of them than pages.
    @GetMapping("/robots.txt")
    ResponseEntity<String> robots() {
        return text(
                """
                User-agent: *
                Disallow: /admin
                Disallow: /signin
                Disallow: /account/
                Disallow: /shared/
                Disallow: /check
                Disallow: /reading-list
                Disallow: /releases?q=
                Disallow: /releases/companies

                Sitemap: %s
                Sitemap: %s
                """
                        .formatted(site.url("/sitemap.xml"), site.url("/sitemaps/news.xml")));
    }

    /// Whom to tell of a hole (RFC 9116); it has to say until when it holds.
    @GetMapping("/.well-known/security.txt")
    ResponseEntity<String> security() {
        String contact = site.contactLink();
        if (contact == null) {
            throw PageProblem.notFound("The archive names nobody to write to.");
        }
        return text(
                """
                Contact: %s
                Expires: %s
                Preferred-Languages: en
                Canonical: %s
                """
                        .formatted(
                                contact,
                                calendar.today()
                                        .withDayOfMonth(1)
                                        .plusMonths(6)
                                        .atStartOfDay(ZoneOffset.UTC)
                                        .toInstant(),
                                site.url("/.well-known/security.txt")));
    }

    /// How a browser searches here.
    @GetMapping("/opensearch.xml")
    ResponseEntity<byte[]> openSearch() {
        var bytes = new ByteArrayOutputStream();
        Xml xml =
                Xml.document(
                        bytes,
                        "OpenSearchDescription",
                        "http://a9.com/-/spec/opensearch/1.1/",
                        Map.of());
        // Sixteen characters are the most that it may have.
        String name = site.name();
        xml.text("ShortName", name.length() > 16 ? name.substring(0, 16).strip() : name)
                .text("Description", "Corporate press releases, part by part")
                .text("InputEncoding", "UTF-8")
                .empty(
                        "Url",
                        "type",
                        "text/html",
                        "template",
                        site.url("/releases?q={searchTerms}"))
                .empty(
                        "Url",
                        "type",
                        "application/atom+xml",
                        "rel",
                        "results",
                        "template",
                        site.url("/feeds/archived.atom?q={searchTerms}"))
                .close();
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_TYPE,
                        "application/opensearchdescription+xml;charset=UTF-8")
                .body(bytes.toByteArray());
    }

    private static ResponseEntity<String> text(String text) {
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, TEXT).body(text);
    }
}
