package press.dateline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.options;

import static press.dateline.Pages.perform;
import static press.dateline.Pages.read;
import static press.dateline.Pages.send;

import jakarta.servlet.RequestDispatcher;

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
import press.dateline.release.Release;
import press.dateline.search.Indexes;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;

/// What programs get.
@ArchiveTest
class ApiTests {

    private static final String SITE = "http://archive.test";
    private static final String RELEASES = "/api/v1/releases";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired MockMvc web;
    @Autowired Newsroom newsroom;
    @Autowired Indexes indexes;

    private Company orrin;
    private Company tide;

    @BeforeEach
    void companies() {
        orrin = newsroom.company("Orrin Foods, Inc.");
        tide = newsroom.company("Tideline Shipping");
    }

    private JsonNode json(String address) {
        Answer answer = read(web, address);
        assertThat(answer.status()).as(address).isEqualTo(200);
        assertThat(answer.response().getContentType()).isEqualTo("application/json");
        return JSON.readTree(answer.response().getContentAsByteArray());
    }

    private JsonNode problem(String address, int status) {
        Answer answer = read(web, address);
        assertThat(answer.status()).as(address).isEqualTo(status);
        assertThat(answer.response().getContentType()).isEqualTo("application/problem+json");
        JsonNode problem = JSON.readTree(answer.response().getContentAsByteArray());
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asString()).endsWith(".");
        return problem;
    }

    private static List<String> texts(JsonNode items, String name) {
        return items.valueStream().map(item -> item.path(name).asString()).toList();
    }

    @Test
    void aProblemNamesTheAddressThatWasAsked() {
        String address = RELEASES + "/x2x2x2x2x2";
        assertThat(problem(address, 404).path("instance").asString()).isEqualTo(address);

        // A refused token is answered by the address of errors, to which the container passes it
        // on.
        Answer refused =
                perform(
                        web,
                        get("/error")
                                .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 401)
                                .requestAttr(
                                        RequestDispatcher.ERROR_REQUEST_URI,
                                        "/api/v1/desk/releases"));
        JsonNode problem = JSON.readTree(refused.response().getContentAsByteArray());
        assertThat(problem.path("instance").asString()).isEqualTo("/api/v1/desk/releases");
    }

    @Test
    void aListLeadsToItsEnd() {
        for (int i = 0; i < 45; i++) {
            newsroom.publish("Release " + i, "2009-03-24", i % 3 == 0 ? tide : orrin);
        }
        for (String list :
                List.of(RELEASES + "?limit=7", RELEASES, RELEASES + "?q=release&limit=10")) {
            indexes.catchUp();
            var headlines = new ArrayList<String>();
            String next = list;
            while (next != null) {
                JsonNode page = json(next);
                assertThat(page.path("total").asInt()).isEqualTo(45);
                headlines.addAll(texts(page.path("items"), "headline"));
                next =
                        page.path("next").isNull()
                                ? null
                                : page.path("next").asString().substring(SITE.length());
            }
            assertThat(headlines).as(list).hasSize(45).doesNotHaveDuplicates();
        }
        JsonNode narrowed = json(RELEASES + "?company=tideline-shipping&year=2009");
        assertThat(narrowed.path("total").asInt()).isEqualTo(15);
        assertThat(narrowed.path("next").isNull()).isTrue();
        assertThat(json(RELEASES + "?year=2008").path("total").asInt()).isZero();
    }

    @Test
    void aReleaseIsWhole() {
        Release mill = newsroom.publish("Mill Opens", "2009-03", orrin, tide);
        newsroom.change(mill, "Mill Opens in May", "The month was wrong.");

        JsonNode release = json(RELEASES + "/" + mill.code());

        assertThat(release.path("headline").asString()).isEqualTo("Mill Opens in May");
        assertThat(release.path("url").asString())
                .isEqualTo(SITE + "/releases/" + mill.code() + "/mill-opens-in-may");
        assertThat(release.path("released_on").asString()).isEqualTo("2009-03");
        assertThat(release.path("precision").asString()).isEqualTo("month");
        assertThat(release.path("state").asString()).isEqualTo("published");
        assertThat(release.path("edition").asInt()).isEqualTo(2);
        assertThat(release.path("news_html").asString())
                .isEqualTo("<p>The news of Mill Opens.</p>");
        assertThat(texts(release.path("companies"), "slug"))
                .containsExactly("orrin-foods-inc", "tideline-shipping");
        assertThat(texts(release.path("history"), "note"))
                .containsExactly("", "The month was wrong.");
        String text = read(web, "/r/" + mill.code()).location() + "/editions/2.txt";
        assertThat(read(web, text).status()).isEqualTo(200);
        assertThat(json("/releases/" + mill.code() + "/mill-opens-in-may.json")).isEqualTo(release);

        JsonNode first = json(RELEASES + "/" + mill.code() + "/editions/1");
        assertThat(first.path("headline").asString()).isEqualTo("Mill Opens");
        assertThat(first.path("sha256")).isNotEqualTo(release.path("sha256"));
        assertThat(json(RELEASES + "/" + mill.code() + "/editions").path("items"))
                .isEqualTo(release.path("history"));
        assertThat(json(RELEASES + "/" + mill.code() + "/originals").path("items")).isEmpty();
    }

    @Test
    void aSearchHasItsFacets() {
        newsroom.publish("Copper Mine", "2009-03-24", orrin);
        newsroom.publish("Copper Wire", "2010-03-24", orrin);
        newsroom.publish("Copper Ship", "2010-03-24", tide);
        newsroom.publish("Milk", "2010-03-24", tide);
        indexes.catchUp();

        JsonNode found = json(RELEASES + "?q=copper&year=2010");

        assertThat(found.path("total").asInt()).isEqualTo(2);
        assertThat(texts(found.path("items"), "headline"))
                .containsExactlyInAnyOrder("Copper Wire", "Copper Ship");
        assertThat(found.path("scopes").path("news").asInt()).isEqualTo(2);
        assertThat(found.path("scopes").path("about").asInt()).isZero();
        assertThat(texts(found.path("facets").path("year"), "value"))
                .containsExactly("2010", "2009");
        assertThat(found.path("facets").path("year").get(1).path("count").asInt()).isEqualTo(1);
        assertThat(texts(found.path("facets").path("company"), "value"))
                .containsExactly("orrin-foods-inc", "tideline-shipping");
        JsonNode unclear = json(RELEASES + "?q=%22copper");
        assertThat(unclear.path("notes")).isNotEmpty();
        assertThat(unclear.path("understood").asString()).contains("copper");
    }

    @Test
    void companiesAreFoundByTheirNames() {
        newsroom.publish("Mill Opens", "2009-03-24", orrin);
        newsroom.publish("No Day", "", orrin);

        JsonNode found = json("/api/v1/companies?q=orr").path("items");
        assertThat(texts(found, "slug")).containsExactly("orrin-foods-inc");
        JsonNode company = json(found.get(0).path("api_url").asString().substring(SITE.length()));
        assertThat(company.path("name").asString()).isEqualTo("Orrin Foods, Inc.");
        assertThat(company.path("years").path("2009").asInt()).isEqualTo(1);
        assertThat(company.path("years").path("undated").asInt()).isEqualTo(1);
        assertThat(json(company.path("releases_url").asString().substring(SITE.length())))
                .isEqualTo(json(RELEASES));
        // It has no public release.
        problem("/api/v1/companies/tideline-shipping", 404);
    }

    @Test
    void whatIsHiddenIsNotThere() {
        Release hidden = newsroom.draft(Newsroom.text("Quetzalbird", "2009-03-24", orrin));
        newsroom.schedule(hidden, 2);
        JsonNode before = json(RELEASES);
        problem(RELEASES + "/" + hidden.code(), 404);

        newsroom.moveClock(2);
        assertThat(json(RELEASES).path("total").asInt())
                .isEqualTo(before.path("total").asInt() + 1);
        assertThat(json(RELEASES + "/" + hidden.code()).path("headline").asString())
                .isEqualTo("Quetzalbird");

        send(
                web,
                "/admin/releases/" + hidden.code() + "/withdrawal",
                "how",
                "killed",
                "reason",
                "A hoax.");
        assertThat(problem(RELEASES + "/" + hidden.code(), 410).path("detail").asString())
                .contains("A hoax.");
    }

    @ParameterizedTest
    @CsvSource({
        "?compani=x, 400, compani",
        "?year=x, 400, year",
        "?limit=0, 400, limit",
        "?limit=101, 400, limit",
        "?cursor=x, 400, cursor",
        "?q=copper&cursor=x, 400, cursor",
        "?company=nobody, 404, nobody",
        "/x, 404, no release",
        "/0123456789?expand=all, 400, expand",
    })
    void whatCannotBeAskedIsSaid(String asked, int status, String said) {
        JsonNode problem = problem(RELEASES + asked, status);
        assertThat(problem.path("detail").asString()).contains(said);
        if (said.equals("compani")) {
            assertThat(problem.path("known").valueStream().map(JsonNode::asString))
                    .contains("company", "year", "cursor");
        }
    }

    @Test
    void pagesOfOthersMayAsk() {
        newsroom.publish("Mill Opens", "2009-03-24", orrin);
        Answer answer = perform(web, get(RELEASES).header("Origin", "https://reader.example"));
        assertThat(answer.response().getHeader("Access-Control-Allow-Origin")).isEqualTo("*");
        Answer preflight =
                perform(
                        web,
                        options(RELEASES)
                                .header("Origin", "https://reader.example")
                                .header("Access-Control-Request-Method", "GET")
                                .header("Access-Control-Request-Headers", "If-None-Match"));
        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.response().getHeader("Access-Control-Allow-Methods")).contains("GET");
    }

    @Test
    void oneAddressMayAskSoMuch() {
        for (int i = 0; i <= ApiRate.MOST; i++) {
            Answer answer =
                    perform(
                            web,
                            get(RELEASES + "/x")
                                    .with(
                                            request -> {
                                                request.setRemoteAddr("192.0.2.7");
                                                return request;
                                            }));
            assertThat(answer.response().getHeader("RateLimit-Limit"))
                    .isEqualTo(Integer.toString(ApiRate.MOST));
            if (i < ApiRate.MOST) {
                assertThat(answer.status()).isEqualTo(404);
                assertThat(answer.response().getHeader("RateLimit-Remaining"))
                        .isEqualTo(Integer.toString(ApiRate.MOST - 1 - i));
            } else {
                assertThat(answer.status()).isEqualTo(429);
                assertThat(answer.response().getHeader("Retry-After")).isEqualTo("1");
            }
        }
        assertThat(read(web, RELEASES).status()).isEqualTo(200);
    }
}
