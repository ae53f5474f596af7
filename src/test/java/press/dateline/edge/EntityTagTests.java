package press.dateline.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;

import static press.dateline.Pages.perform;
import static press.dateline.Pages.read;
import static press.dateline.Pages.readAsStaff;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

import press.dateline.ArchiveTest;
import press.dateline.Newsroom;
import press.dateline.company.Company;
import press.dateline.release.Release;
import press.dateline.search.Indexes;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// Whoever has the bytes of a page is told so.
@ArchiveTest
class EntityTagTests {

    @Autowired MockMvc web;
    @Autowired Newsroom newsroom;
    @Autowired Indexes indexes;

    private Release mill;

    @BeforeEach
    void publish() {
        Company orrin = newsroom.company("Orrin Foods, Inc.");
        mill = newsroom.publish("Mill Opens", "2009-03-24", orrin);
        indexes.catchUp();
    }

    private List<String> addresses() {
        String release = read(web, "/r/" + mill.code()).location();
        var addresses =
                new ArrayList<>(
                        List.of(
                                "/",
                                "/releases?year=2009",
                                "/releases?q=mill",
                                "/companies",
                                "/companies/orrin-foods-inc",
                                "/about",
                                "/feeds/issued.atom",
                                "/feeds/archived.json?q=mill",
                                "/robots.txt",
                                "/opensearch.xml",
                                "/api/v1/releases",
                                "/api/v1/releases/" + mill.code(),
                                release,
                                release + "/editions/1/cite"));
        for (String ending : List.of("txt", "json", "ninjs.json", "bib", "ris", "csl.json")) {
            addresses.add(release + "." + ending);
        }
        return addresses;
    }

    private MockHttpServletResponse asked(String address, String... headers) {
        var request = get(address);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return perform(web, request).response();
    }

    @Test
    void eachPageHasATagOfItsBytes() {
        for (String address : addresses()) {
            MockHttpServletResponse page = asked(address);
            String tag = String.valueOf(page.getHeader("ETag"));
            assertThat(page.getStatus()).as(address).isEqualTo(200);
            assertThat(tag).as(address).matches("\"[A-Za-z0-9_-]{22}\"");
            assertThat(asked(address).getHeader("ETag")).as(address).isEqualTo(tag);
            assertThat(perform(web, head(address)).response().getHeader("ETag"))
                    .as(address)
                    .isEqualTo(tag);

            MockHttpServletResponse same = asked(address, "If-None-Match", tag);
            assertThat(same.getStatus()).as(address).isEqualTo(304);
            assertThat(same.getContentAsByteArray()).isEmpty();
            assertThat(same.getHeader("ETag")).isEqualTo(tag);
            assertThat(same.getHeader("Cache-Control")).isEqualTo(page.getHeader("Cache-Control"));
            assertThat(same.getHeaders("Vary")).isEqualTo(page.getHeaders("Vary"));
        }
    }

    @Test
    void whatIsPackedHasATagOfItsOwn() throws Exception {
        MockHttpServletResponse plain = asked("/");
        MockHttpServletResponse packed = asked("/", "Accept-Encoding", "br, gzip");

        assertThat(packed.getHeader("Content-Encoding")).isEqualTo("gzip");
        assertThat(packed.getHeaders("Vary")).contains("Accept-Encoding");
        assertThat(plain.getHeaders("Vary")).contains("Accept-Encoding");
        assertThat(packed.getHeader("ETag")).isNotEqualTo(plain.getHeader("ETag"));
        assertThat(
                        new GZIPInputStream(
                                        new ByteArrayInputStream(packed.getContentAsByteArray()))
                                .readAllBytes())
                .isEqualTo(plain.getContentAsByteArray());
        assertThat(packed.getContentLength()).isLessThan(plain.getContentLength());
        // Either says that the bytes are there.
        for (String tag :
                List.of("W/" + plain.getHeader("ETag"), "\"x\", " + packed.getHeader("ETag"))) {
            assertThat(asked("/", "If-None-Match", tag, "Accept-Encoding", "gzip").getStatus())
                    .isEqualTo(304);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    gzip;q=0       | false
                    gzip; q=0.000  | false
                    gzip;q=0.1     | true
                    *              | true
                    identity       | false
                    x-gzip         | false
                    gzip;q=0, *    | false
                    br, *;q=0.1    | true
                    ''             | false
                    """)
    void onlyWhoCanUnpackGetsItPacked(String accepted, boolean packed) {
        assertThat(asked("/", "Accept-Encoding", accepted).getHeader("Content-Encoding") != null)
                .isEqualTo(packed);
    }

    @Test
    void aChangeChangesTheTag() {
        String tag = String.valueOf(asked("/").getHeader("ETag"));
        newsroom.change(mill, "Mill Opens in May", "The month was wrong.");
        MockHttpServletResponse changed = asked("/", "If-None-Match", tag);
        assertThat(changed.getStatus()).isEqualTo(200);
        assertThat(changed.getHeader("ETag")).isNotEqualTo(tag);
    }

    @Test
    void whatNobodyKeepsHasNone() {
        for (MockHttpServletResponse answer :
                List.of(
                        readAsStaff(web, "/admin").response(),
                        asked("/signin"),
                        asked("/r/" + mill.code()),
                        asked("/releases/0123456789"))) {
            assertThat(answer.getHeader("ETag")).isNull();
        }
    }
}
