package press.dateline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import static press.dateline.Pages.read;
import static press.dateline.Pages.readAsStaff;
import static press.dateline.Pages.send;

import nu.validator.client.EmbeddedValidator;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.xml.sax.SAXException;

import press.dateline.ArchiveTest;
import press.dateline.MappedAddresses;
import press.dateline.Newsroom;
import press.dateline.Pages.Answer;
import press.dateline.company.Company;
import press.dateline.release.Release;
import press.dateline.search.Indexes;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Every page is valid HTML, by the validator of the Nu project.
@ArchiveTest
class HtmlTests {

    @Autowired private MockMvc web;
    @Autowired private Samples samples;
    @Autowired private Newsroom newsroom;
    @Autowired private Indexes indexes;

    @Autowired private MappedAddresses mapped;

    private final List<String> found = new ArrayList<>();
    private final EmbeddedValidator validator = new EmbeddedValidator();
    private int pages;

    /// They answer with a list that goes into a page.
    private static final Set<String> PIECES =
            Set.of("/admin/companies/suggestions", "/companies/suggestions", "/releases/companies");

    @BeforeEach
    void releases() {
        samples.loadOnce();
        validator.setOutputFormat(EmbeddedValidator.OutputFormat.JSON);
        validator.setNoLangDetect(true);
        indexes.catchUp();
    }

    /// Every address of the running mappings, with a release that has whatever a release can have.
    @Test
    void everyPageIsValid() throws Exception {
        Company orrin = newsroom.company("Orrin Foods");
        Release changed = newsroom.publish("Changed", "2009-03-24", orrin);
        newsroom.change(changed, "Changed, a Letter", "A letter was wrong.");
        send(web, "/admin/releases/new", "text", InboxTests.RELEASE);
        String document = latest();
        for (String pattern : mapped.all()) {
            String slug =
                    pattern.startsWith("/companies")
                            ? "haldane-bearing-corporation"
                            : "changed-a-letter";
            String address =
                    MappedAddresses.filled(
                            pattern,
                            Map.of(
                                    "code", changed.code(),
                                    "slug", slug,
                                    "name", "admin",
                                    "number", "1",
                                    "position", "1",
                                    "from", "1",
                                    "ordinal", "1",
                                    "to", "2",
                                    "id",
                                            pattern.startsWith("/admin/companies")
                                                    ? Long.toString(orrin.id())
                                                    : document,
                                    "incoming", document));
            if (!address.contains("{") && !PIECES.contains(address)) {
                validate(
                        address.startsWith("/admin")
                                ? readAsStaff(web, address)
                                : read(web, address),
                        address);
            }
        }
        for (String address :
                List.of(
                        "/releases?q=bearing+OR+%22letter+of+intent%22",
                        "/releases?q=bearign+%28&year=2004",
                        "/releases?year=20o9",
                        "/releases?company=a",
                        "/releases/0000000000",
                        "/reading-list?r=" + changed.code())) {
            validate(read(web, address), address);
        }
        for (String address : read(web, "/releases").page().select(".rows h2 a").eachAttr("href")) {
            validate(read(web, address), address);
        }
        validate(
                send(web, "/check", "passage", "Nothing changed", "citation", changed.code()),
                "/check, answered");
        validate(send(web, "/check"), "/check, refused");
        validate(send(web, "/admin/releases/new/form", "action", "publish"), "form, refused");

        assertThat(found).isEmpty();
        assertThat(pages).isGreaterThan(60);
    }

    private String latest() {
        String href = readAsStaff(web, "/admin/incoming").page().select("td a").attr("href");
        return href.replaceAll("/admin/incoming/(\\d+).*", "$1");
    }

    private void validate(Answer answer, String address) throws IOException, SAXException {
        if (!String.valueOf(answer.response().getContentType()).startsWith("text/html")
                || answer.response().getContentAsByteArray().length == 0) {
            return;
        }
        pages++;
        JsonNode said =
                JsonMapper.shared()
                        .readTree(
                                validator.validate(
                                        new ByteArrayInputStream(
                                                answer.response().getContentAsByteArray())));
        for (JsonNode message : said.path("messages")) {
            if (message.path("type").asString().equals("error")) {
                found.add(
                        address
                                + ": "
                                + message.path("message").asString()
                                + " "
                                + message.path("extract").asString());
            }
        }
    }
}
