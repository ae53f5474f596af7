package press.dateline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import static press.dateline.Pages.perform;
import static press.dateline.Pages.read;
import static press.dateline.Pages.readAsStaff;
import static press.dateline.Pages.send;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import press.dateline.ArchiveTest;
import press.dateline.Newsroom;
import press.dateline.Pages.Answer;
import press.dateline.account.ApiTokens;
import press.dateline.company.Company;
import press.dateline.release.Release;
import press.dateline.release.ReleaseDesk;
import press.dateline.release.Removals;
import press.dateline.web.Program.Scope;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Programs with a token write releases and publish them, and do nothing else.
@ArchiveTest
class ProgramTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String DESK = ProgramController.DESK;

    private static final String FIELDS =
            """
            {"headline": "Orrin Opens a Mill", "companies": [{"slug": "orrin-foods-inc"}],
             "dateline": "UTICA, N.Y., March 24, 2009", "places": ["Utica, N.Y."], "date": "2009-03-24",
             "body": "<p>The mill is open.</p>", "about": "<p>Orrin makes food.</p>",
             "contacts": [{"name": "Ada Orrin", "emails": ["ada@orrin.example"], "kind": "media"}]}
            """;

    private static final String TEXT =
            """
            Orrin Foods Opens Second Mill

            UTICA, N.Y., March 24, 2009 -- Orrin Foods, Inc. (NYSE: ORN) today opened its second mill, which
            will grind wheat from forty farms and give work to sixty people.

            "We have waited for this day for three years," said Ada Orrin, president of Orrin Foods.

            About Orrin Foods, Inc.
            Orrin Foods, Inc. makes flour, bread and pasta in Utica, N.Y., and sells them in nine states.

            Contact:
            Ada Orrin
            Orrin Foods, Inc.
            +1 419 555 0100
            ada@orrin.example
            """;

    @Autowired MockMvc web;
    @Autowired Newsroom newsroom;
    @Autowired ApiTokens tokens;
    @Autowired ReleaseDesk desk;
    @Autowired Removals removals;
    @Autowired JdbcClient database;

    private Company orrin;
    private Company vale;
    private String token;

    @BeforeEach
    void programs() {
        orrin = newsroom.company("Orrin Foods, Inc.");
        vale = newsroom.company("Vale Dairies");
        token = token("press-office", EnumSet.allOf(Scope.class), null);
    }

    private String token(String name, Set<Scope> scopes, @Nullable Set<Long> only) {
        return tokens.make(name, scopes, only, Duration.ofDays(1), "tester");
    }

    private MockHttpServletResponse ask(
            MockHttpServletRequestBuilder request, String token, String... headers) {
        request.header("Authorization", "Bearer " + token);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return perform(web, request).response();
    }

    private MockHttpServletResponse create(String fields, String... headers) {
        return ask(
                post(DESK).contentType("application/json").content(fields.getBytes(UTF_8)),
                token,
                headers);
    }

    private static JsonNode body(MockHttpServletResponse answer) {
        return JSON.readTree(answer.getContentAsByteArray());
    }

    private static String detail(MockHttpServletResponse answer) {
        return body(answer).path("detail").asString();
    }

    private static String tag(MockHttpServletResponse answer) {
        return String.valueOf(answer.getHeader("ETag"));
    }

    private MockHttpServletResponse does(String code, String verb, String sent, String tag) {
        return ask(
                post(DESK + "/" + code + verb).content(sent.getBytes(UTF_8)),
                token,
                "If-Match",
                tag);
    }

    @Test
    void aReleaseIsWrittenPublishedChangedAndWithdrawn() {
        MockHttpServletResponse made = create(FIELDS);
        assertThat(made.getStatus()).isEqualTo(201);
        String code = body(made).path("code").asString();
        assertThat(made.getHeader("Location")).isEqualTo("http://archive.test" + DESK + "/" + code);
        assertThat(made.getHeader("Cache-Control")).isEqualTo("private, no-store");
        assertThat(body(made).path("state").asString()).isEqualTo("draft");
        assertThat(read(web, "/r/" + code).status()).isEqualTo(404);

        MockHttpServletResponse published = does(code, "/publication", "{}", tag(made));
        assertThat(published.getStatus()).isEqualTo(200);
        assertThat(body(published).path("public_url").asString())
                .isEqualTo("http://archive.test/r/" + code);
        Answer page = read(web, read(web, "/r/" + code).location());
        assertThat(page.text("h1")).isEqualTo("Orrin Opens a Mill");
        assertThat(page.text("main")).contains("The mill is open.", "Ada Orrin");

        MockHttpServletResponse saved =
                ask(
                        put(DESK + "/" + code)
                                .content(FIELDS.replace("is open", "opens").getBytes(UTF_8)),
                        token,
                        "If-Match",
                        tag(published));
        assertThat(saved.getStatus()).isEqualTo(200);
        assertThat(body(saved).path("edition").asInt()).isEqualTo(2);
        assertThat(does(code, "/publication", "{}", tag(saved)).getStatus()).isEqualTo(422);
        MockHttpServletResponse changed =
                does(
                        code,
                        "/publication",
                        "{\"change\": {\"kind\": \"correction\", \"note\": \"It opens in May.\"}}",
                        tag(saved));
        assertThat(changed.getStatus()).isEqualTo(200);
        assertThat(read(web, read(web, "/r/" + code).location()).text("main"))
                .contains("It opens in May.");

        assertThat(
                        does(
                                        code,
                                        "/withdrawal",
                                        "{\"reason\": \"Sent by mistake.\", \"text\":"
                                                + " \"withheld\"}",
                                        tag(changed))
                                .getStatus())
                .isEqualTo(200);
        assertThat(read(web, "/r/" + code).status()).isEqualTo(410);
        assertThat(readAsStaff(web, "/admin/audit").text("main"))
                .contains("program:press-office", "release.withhold");
    }

    @Test
    void aTextBecomesADraftWithItsOriginal() {
        MockHttpServletResponse made =
                ask(
                        post(DESK + "?file_name=mill.txt")
                                .contentType("text/plain")
                                .content(TEXT.getBytes(UTF_8)),
                        token);
        assertThat(made.getStatus()).isEqualTo(201);
        assertThat(body(made).path("headline").asString())
                .isEqualTo("Orrin Foods Opens Second Mill");
        assertThat(body(made).path("about").asString()).contains("makes flour");
        String code = body(made).path("code").asString();
        Answer file = readAsStaff(web, "/admin/releases/" + code + "/originals/1/file");
        assertThat(file.response().getContentAsByteArray()).isEqualTo(TEXT.getBytes(UTF_8));

        MockHttpServletResponse again =
                ask(post(DESK).contentType("text/plain").content(TEXT.getBytes(UTF_8)), token);
        assertThat(again.getStatus()).isEqualTo(409);
        assertThat(body(again).path("code").asString()).isEqualTo(code);
    }

    @Test
    void whatAPersonHasToDecideWaitsInTheInbox() {
        String unknown = TEXT.replace("Orrin Foods", "Brackwater Mills");
        String limited = token("limited", Set.of(Scope.draft), Set.of(orrin.id()));
        MockHttpServletResponse refused =
                ask(
                        post(DESK).contentType("text/plain").content(unknown.getBytes(UTF_8)),
                        limited,
                        "Idempotency-Key",
                        "k-1");
        assertThat(refused.getStatus()).isEqualTo(422);
        String inbox = body(refused).path("inbox").asString().replace("http://archive.test", "");
        assertThat(readAsStaff(web, inbox).text("main")).contains("Brackwater");
    }

    @Test
    void aTextIsReadAndNotKept() {
        MockHttpServletResponse read =
                ask(
                        post("/api/v1/parse")
                                .contentType("text/plain")
                                .content(TEXT.getBytes(UTF_8)),
                        token);
        assertThat(read.getStatus()).isEqualTo(200);
        JsonNode release = body(read).path("releases").get(0);
        assertThat(release.path("headline").asString()).isEqualTo("Orrin Foods Opens Second Mill");
        assertThat(release.path("dateline").path("date").asString()).isEqualTo("2009-03-24");
        assertThat(database.sql("select count(*) from incoming").query(Long.class).single())
                .isZero();
        MockHttpServletResponse none =
                ask(post("/api/v1/parse").content("%PDF-1.4 x".getBytes(UTF_8)), token);
        assertThat(none.getStatus()).isEqualTo(422);
        assertThat(detail(none)).contains("PDF");
    }

    @Test
    void withoutAGoodTokenNothingHappens() {
        String ended = token("ended", EnumSet.allOf(Scope.class), null);
        long id =
                database.sql("select id from api_token where name = 'ended'")
                        .query(Long.class)
                        .single();
        send(web, "/admin/tokens/" + id + "/revocation");
        String old = token("old", EnumSet.allOf(Scope.class), null);
        database.sql("update api_token set expires_at = '2000-01-01' where name = 'old'").update();
        var left = new ArrayList<Integer>();
        for (String bad : List.of(ended, old, "x", token.substring(1) + "x")) {
            MockHttpServletResponse answer = ask(post(DESK).content(FIELDS.getBytes(UTF_8)), bad);
            assertThat(answer.getStatus()).isEqualTo(401);
            assertThat(answer.getHeader("WWW-Authenticate")).startsWith("Bearer");
            assertThat(answer.getHeader("RateLimit-Limit")).isEqualTo("600");
            left.add(Integer.valueOf(answer.getHeader("RateLimit-Remaining")));
        }
        assertThat(left).isSortedAccordingTo(Comparator.reverseOrder()).doesNotHaveDuplicates();
        assertThat(perform(web, post(DESK).content(FIELDS.getBytes(UTF_8))).status())
                .isEqualTo(401);
        assertThat(database.sql("select count(*) from release").query(Long.class).single())
                .isZero();
    }

    @Test
    void whoGuessesTokensIsRefusedLikeWhoAsksTooOften() {
        for (int i = 0; i < 600; i++) {
            guess();
        }
        MockHttpServletResponse refused = guess();
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isNotNull();
    }

    private MockHttpServletResponse guess() {
        return ask(
                post(DESK)
                        .with(
                                request -> {
                                    request.setRemoteAddr("192.0.2.77");
                                    return request;
                                })
                        .content(FIELDS.getBytes(UTF_8)),
                "guess");
    }

    @Test
    void aTokenDoesWhatItIsFor() {
        String code = body(create(FIELDS)).path("code").asString();
        String parses = token("parser", Set.of(Scope.parse), null);
        String drafts = token("writer", Set.of(Scope.draft), null);
        String publishes = token("publisher", Set.of(Scope.publish), null);
        for (String other : List.of(parses, publishes)) {
            assertThat(ask(get(DESK + "/" + code), other).getStatus()).isEqualTo(403);
        }
        for (String other : List.of(drafts, publishes)) {
            assertThat(ask(post("/api/v1/parse").content("x".getBytes(UTF_8)), other).getStatus())
                    .isEqualTo(403);
        }
        MockHttpServletResponse seen = ask(get(DESK + "/" + code), drafts);
        assertThat(
                        ask(
                                        post(DESK + "/" + code + "/publication")
                                                .content("{}".getBytes(UTF_8)),
                                        drafts,
                                        "If-Match",
                                        tag(seen))
                                .getStatus())
                .isEqualTo(403);
        assertThat(read(web, "/r/" + code).status()).isEqualTo(404);
        // A token is no sign-in.
        assertThat(ask(get("/admin/releases"), token).getStatus()).isEqualTo(302);
    }

    @Test
    void aTokenOfACompanySeesNoOther() {
        Release milk = newsroom.draft(Newsroom.text("Milk", "2009-03-24", vale));
        String limited = token("limited", EnumSet.allOf(Scope.class), Set.of(orrin.id()));
        MockHttpServletResponse hidden = ask(get(DESK + "/" + milk.code()), limited);
        MockHttpServletResponse madeUp = ask(get(DESK + "/0123456789"), limited);
        assertThat(hidden.getStatus()).isEqualTo(404);
        assertThat(detail(hidden).replace(milk.code(), ""))
                .isEqualTo(detail(madeUp).replace("0123456789", ""));
        for (MockHttpServletResponse closed :
                List.of(
                        ask(
                                put(DESK + "/" + milk.code()).content(FIELDS.getBytes(UTF_8)),
                                limited,
                                "If-Match",
                                "*"),
                        ask(
                                post(DESK + "/" + milk.code() + "/publication")
                                        .content("{}".getBytes(UTF_8)),
                                limited,
                                "If-Match",
                                "*"))) {
            assertThat(closed.getStatus()).isEqualTo(404);
        }
        MockHttpServletResponse other =
                ask(
                        post(DESK)
                                .contentType("application/json")
                                .content(
                                        FIELDS.replace("orrin-foods-inc", "vale-dairies")
                                                .getBytes(UTF_8)),
                        limited);
        assertThat(other.getStatus()).isEqualTo(400);
    }

    @Test
    void theSameKeyDoesItOnce() {
        MockHttpServletResponse first = create(FIELDS, "Idempotency-Key", "k-1");
        MockHttpServletResponse second = create(FIELDS, "Idempotency-Key", "k-1");
        assertThat(second.getStatus()).isEqualTo(201);
        assertThat(second.getContentAsByteArray()).isEqualTo(first.getContentAsByteArray());
        assertThat(second.getHeader("Location")).isEqualTo(first.getHeader("Location"));
        assertThat(tag(second)).isEqualTo(tag(first));
        assertThat(second.getHeader("Idempotency-Replayed")).isEqualTo("true");
        assertThat(create(FIELDS, "Idempotency-Key", "k-2").getStatus()).isEqualTo(201);
        assertThat(database.sql("select count(*) from release").query(Long.class).single())
                .isEqualTo(2);

        MockHttpServletResponse another =
                create(FIELDS.replace("Mill", "Hill"), "Idempotency-Key", "k-1");
        assertThat(another.getStatus()).isEqualTo(422);
        assertThat(detail(another)).contains("another request");
        // What was refused was not done, so the key is free.
        assertThat(create("{\"headline\": 1}", "Idempotency-Key", "k-3").getStatus())
                .isEqualTo(400);
        assertThat(create(FIELDS, "Idempotency-Key", "k-3").getStatus()).isEqualTo(201);
    }

    /// Of requests at the same time one does it, and the others hear of it.
    @Test
    void theSameKeyAtTheSameTimeDoesItOnce() throws Exception {
        List<Callable<MockHttpServletResponse>> asking =
                Collections.nCopies(4, () -> create(FIELDS, "Idempotency-Key", "k-1"));
        Set<String> codes = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(asking.size())) {
            for (Future<MockHttpServletResponse> answer : threads.invokeAll(asking)) {
                assertThat(answer.get().getStatus()).isEqualTo(201);
                codes.add(body(answer.get()).path("code").asString());
            }
        }
        assertThat(codes).hasSize(1);
        assertThat(database.sql("select count(*) from release").query(Long.class).single()).isOne();
    }

    @Test
    void aKeyThatCannotBeUsedBringsNothingIn() {
        create(FIELDS, "Idempotency-Key", "used");
        for (String key : List.of("used", "two words", "x".repeat(201))) {
            MockHttpServletResponse refused =
                    ask(
                            post(DESK).contentType("text/plain").content(TEXT.getBytes(UTF_8)),
                            token,
                            "Idempotency-Key",
                            key);
            assertThat(refused.getStatus()).as(key).isIn(400, 422);
        }
        assertThat(database.sql("select count(*) from incoming").query(Long.class).single())
                .isZero();
    }

    @Test
    void nobodysChangeIsOverwritten() {
        MockHttpServletResponse made = create(FIELDS);
        String code = body(made).path("code").asString();
        String other = FIELDS.replace("is open", "opens");
        assertThat(ask(put(DESK + "/" + code).content(other.getBytes(UTF_8)), token).getStatus())
                .isEqualTo(428);
        newsroom.edit(release(code), "Meanwhile");
        for (MockHttpServletResponse late :
                List.of(
                        ask(
                                put(DESK + "/" + code).content(other.getBytes(UTF_8)),
                                token,
                                "If-Match",
                                tag(made)),
                        does(code, "/publication", "{}", tag(made)))) {
            assertThat(late.getStatus()).isEqualTo(412);
        }
        MockHttpServletResponse now = ask(get(DESK + "/" + code), token);
        assertThat(body(now).path("headline").asString()).isEqualTo("Meanwhile");
        assertThat(
                        ask(
                                        put(DESK + "/" + code).content(other.getBytes(UTF_8)),
                                        token,
                                        "If-Match",
                                        tag(now))
                                .getStatus())
                .isEqualTo(200);
    }

    private Release release(String code) {
        return desk.withCode(code).orElseThrow();
    }

    @Test
    void whatIsWrongIsSaidByItsField() {
        MockHttpServletResponse wrong =
                create(
                        FIELDS.replace("2009-03-24\"", "24 Marchember\"")
                                .replace("ada@orrin.example", "nobody"));
        assertThat(wrong.getStatus()).isEqualTo(422);
        assertThat(body(wrong).path("errors").propertyNames())
                .contains("releasedOn", "contacts[0].email");
        MockHttpServletResponse misspelt = create(FIELDS.replace("headline", "headlin"));
        assertThat(misspelt.getStatus()).isEqualTo(400);
        assertThat(detail(misspelt)).contains("headlin");
        assertThat(body(misspelt).path("known").valueStream().map(JsonNode::asString))
                .contains("headline");
        for (String broken :
                List.of(
                        "{",
                        "[]",
                        "null",
                        "1",
                        "{\"companies\": {}}",
                        "{\"companies\": [1]}",
                        "{\"contacts\": [{\"phones\": \"1\"}]}",
                        "{\"subheadlines\": [null]}",
                        "[".repeat(5000))) {
            assertThat(create(broken).getStatus()).as(broken).isEqualTo(400);
        }
        assertThat(create(FIELDS.replace("is open", "is\\u0000 open\\u001b")).getStatus())
                .isEqualTo(201);

        String empty = body(create("{\"headline\": \"Empty\"}")).path("code").asString();
        MockHttpServletResponse lacks =
                does(empty, "/publication", "{}", tag(ask(get(DESK + "/" + empty), token)));
        assertThat(lacks.getStatus()).isEqualTo(422);
        assertThat(body(lacks).path("errors").propertyNames()).contains("body", "companies");
    }

    @Test
    void aCompanyIsRegisteredOnce() {
        String unknown =
                "{\"headline\": \"Fern Opens\", \"companies\": [{\"printed_name\": \"Fern Works\","
                        + " \"create\": true}]}";
        assertThat(create(unknown).getStatus()).isEqualTo(201);
        assertThat(create(unknown.replace("Opens", "Closes")).getStatus()).isEqualTo(201);
        assertThat(
                        database.sql("select count(*) from company where name = 'Fern Works'")
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void whatIsTooLongOrTooLateIsSaid() {
        MockHttpServletResponse made = create(FIELDS);
        String code = body(made).path("code").asString();
        for (String never :
                List.of("+999999-01-01T00:00:00Z", "+1000000000-12-31T23:59:59Z", "x")) {
            assertThat(
                            does(code, "/publication", "{\"at\": \"" + never + "\"}", tag(made))
                                    .getStatus())
                    .as(never)
                    .isEqualTo(400);
        }
        String published = tag(does(code, "/publication", "{}", tag(made)));
        String words = "x".repeat(2001);
        for (String[] sent :
                new String[][] {
                    {"/publication", "{\"change\": {\"kind\": \"typo\", \"note\": \"%s\"}}"},
                    {"/withdrawal", "{\"reason\": \"%s\", \"text\": \"shown\"}"}
                }) {
            assertThat(does(code, sent[0], sent[1].formatted(words), published).getStatus())
                    .isEqualTo(422);
        }
    }

    @Test
    void whatWasErasedIsNotToldAgain() {
        String code = body(create(FIELDS, "Idempotency-Key", "k-1")).path("code").asString();
        removals.erase(code, "A court asked for it.", "tester");
        MockHttpServletResponse again = create(FIELDS, "Idempotency-Key", "k-1");
        assertThat(again.getHeader("Idempotency-Replayed")).isEqualTo("true");
        assertThat(body(again).toString()).doesNotContain("The mill is open");
    }

    @Test
    void anEmbargoIsSetAndKept() {
        MockHttpServletResponse made = create(FIELDS);
        String code = body(made).path("code").asString();
        MockHttpServletResponse later =
                does(code, "/publication", "{\"at\": \"2999-01-01T00:00:00Z\"}", tag(made));
        assertThat(body(later).path("state").asString()).isEqualTo("embargoed");
        assertThat(body(later).path("public_url").isNull()).isTrue();
        assertThat(read(web, "/r/" + code).status()).isEqualTo(404);
    }

    @Test
    void tokensAreListedWithTheirLastUse() {
        create(FIELDS);
        String page = readAsStaff(web, "/admin/tokens").text("main");
        assertThat(page).contains("press-office", "parse, draft, publish", "from 127.0.0.1");
        assertThat(page).doesNotContain(token);
        Answer made =
                send(
                        web,
                        "/admin/tokens",
                        "name",
                        "wire",
                        "scopes",
                        "draft",
                        "companies",
                        "Vale Dairies",
                        "days",
                        "30");
        assertThat(made.status()).isEqualTo(302);
        assertThat(
                        database.sql(
                                        "select count(*) from api_token where limited and name ="
                                                + " 'wire'")
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
        Answer wrong = send(web, "/admin/tokens", "name", "wire", "days", "0");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.texts(".error"))
                .contains(
                        "Choose what the token is for.",
                        "A number of days from 1 to 730.",
                        "Name at least one company, or choose every company.");
    }
}
