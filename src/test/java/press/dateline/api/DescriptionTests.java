package press.dateline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import static press.dateline.Pages.perform;
import static press.dateline.Pages.read;
import static press.dateline.Pages.send;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

import press.dateline.ArchiveTest;
import press.dateline.MappedAddresses;
import press.dateline.Newsroom;
import press.dateline.Pages.Answer;
import press.dateline.account.ApiTokens;
import press.dateline.company.Company;
import press.dateline.release.Contact;
import press.dateline.release.Originals;
import press.dateline.release.Release;
import press.dateline.release.ReleaseText;
import press.dateline.search.Indexes;
import press.dateline.web.Program.Scope;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/// The description says what the API does: no address, parameter or name more, and none less, so that a
/// change that breaks a program of somebody else fails here.
@ArchiveTest
class DescriptionTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired MockMvc web;
    @Autowired Newsroom newsroom;
    @Autowired Originals originals;
    @Autowired Indexes indexes;
    @Autowired MappedAddresses mapped;
    @Autowired JdbcClient database;
    @Autowired ApiTokens tokens;

    private String token = "";

    private JsonNode description() {
        return JSON.readTree(
                read(web, DescriptionController.DESCRIPTION).response().getContentAsByteArray());
    }

    @Test
    void everyAddressIsDescribed() {
        assertThat(description().path("paths").propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        mapped.all().stream()
                                .filter(address -> address.startsWith("/api/v1/"))
                                .filter(a -> !a.equals(DescriptionController.DESCRIPTION))
                                .toList());
    }

    @Test
    void everyParameterIsDescribed() {
        JsonNode paths = description().path("paths");
        for (String path : paths.propertyNames()) {
            for (String verb : paths.path(path).propertyNames()) {
                List<String> described =
                        paths.path(path)
                                .path(verb)
                                .path("parameters")
                                .valueStream()
                                .filter(p -> p.path("in").asString().equals("query"))
                                .map(p -> p.path("name").asString())
                                .sorted()
                                .toList();
                String address = path.replaceAll("[{}]", "") + "?no-such-parameter=1";
                MockHttpServletResponse refused = asked(verb, address, "{}");
                assertThat(refused.getStatus()).as(verb + path).isEqualTo(400);
                assertThat(
                                JSON.readTree(refused.getContentAsByteArray())
                                        .path("known")
                                        .valueStream()
                                        .map(JsonNode::asString))
                        .as(verb + path)
                        .containsExactlyElementsOf(described);
            }
        }
    }

    /// As a program that may do everything.
    private MockHttpServletResponse asked(String verb, String address, String sent) {
        if (token.isEmpty()) {
            token =
                    tokens.make(
                            "describer",
                            EnumSet.allOf(Scope.class),
                            null,
                            Duration.ofDays(1),
                            "tester");
        }
        return perform(
                        web,
                        request(HttpMethod.valueOf(verb.toUpperCase(Locale.ROOT)), address)
                                .header("Authorization", "Bearer " + token)
                                .header("If-Match", "*")
                                .contentType("application/json")
                                .content(sent.getBytes(StandardCharsets.UTF_8)))
                .response();
    }

    /// Each request of the desk is the description's own example, one after another.
    @Test
    void theDeskDoesWhatItsExamplesSay() {
        newsroom.company("Haldane Bearing Corporation");
        JsonNode paths = description().path("paths");
        String desk = ProgramController.DESK;
        String code = does(paths.path(desk), "post", desk, "201").path("code").asString();
        String release = desk + "/{code}";
        String one = desk + "/" + code;
        does(paths.path(release), "put", one, "200");
        does(paths.path(release), "get", one, "200");
        String text = "Mill Opens\n\nUTICA, N.Y., March 24, 2009 -- The mill opens.\n";
        JsonNode parse = paths.path("/api/v1/parse").path("post");
        assertShape(
                JSON.readTree(asked("post", "/api/v1/parse", text).getContentAsByteArray()),
                answer(parse, "200").path("schema"),
                "parse");
        assertThat(
                        does(
                                        paths.path(release + "/publication"),
                                        "post",
                                        one + "/publication",
                                        "200")
                                .path("state")
                                .asString())
                .isEqualTo("published");
        assertThat(
                        does(
                                        paths.path(release + "/withdrawal"),
                                        "post",
                                        one + "/withdrawal",
                                        "200")
                                .path("state")
                                .asString())
                .isEqualTo("withdrawn");
        assertShape(
                JSON.readTree(asked("put", one, "{}").getContentAsByteArray()),
                description().path("components").path("schemas").path("Problem"),
                "a problem");
    }

    private JsonNode does(JsonNode path, String verb, String address, String status) {
        JsonNode operation = path.path(verb);
        JsonNode sent = operation.path("requestBody").path("content").path("application/json");
        MockHttpServletResponse answer = asked(verb, address, sent.path("example").toString());
        assertThat(answer.getStatus())
                .as(address + new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8))
                .isEqualTo(Integer.parseInt(status));
        JsonNode shape = answer(operation, status);
        JsonNode given = JSON.readTree(answer.getContentAsByteArray());
        assertShape(given, shape.path("schema"), address);
        assertShape(shape.path("example"), shape.path("schema"), "the example of " + address);
        if (!sent.isMissingNode()) {
            assertShape(sent.path("example"), sent.path("schema"), "what is sent to " + address);
        }
        return given;
    }

    private static JsonNode answer(JsonNode operation, String status) {
        return operation.path("responses").path(status).path("content").path("application/json");
    }

    @Test
    void everyAnswerHasItsShape() {
        Release mill = archive();
        indexes.catchUp();
        Map<String, String> values =
                Map.of("code", mill.code(), "number", "1", "slug", "orrin-foods-inc");
        JsonNode paths = description().path("paths");
        for (String path : paths.propertyNames()) {
            if (paths.path(path).path("get").path("security").isArray()
                    || !paths.path(path).has("get")) {
                continue;
            }
            JsonNode shape =
                    paths.path(path)
                            .path("get")
                            .path("responses")
                            .path("200")
                            .path("content")
                            .path("application/json");
            String address = MappedAddresses.filled(path, values);
            List<String> asked =
                    path.endsWith("/releases")
                            ? List.of(address, address + "?q=mill", address + "?limit=1")
                            : path.endsWith("/companies")
                                    ? List.of(address + "?q=orrin")
                                    : List.of(address);
            for (String one : asked) {
                Answer answer = read(web, one);
                assertThat(answer.status()).as(one).isEqualTo(200);
                assertShape(
                        JSON.readTree(answer.response().getContentAsByteArray()),
                        shape.path("schema"),
                        one);
            }
            assertShape(shape.path("example"), shape.path("schema"), "the example of " + path);
        }
        for (String wrong : List.of("?year=x", "/x", "?no-such-parameter=1")) {
            assertShape(
                    JSON.readTree(
                            read(web, ApiController.RELEASES + wrong)
                                    .response()
                                    .getContentAsByteArray()),
                    description().path("components").path("schemas").path("Problem"),
                    wrong);
        }
    }

    /// With something for every name to hold.
    private Release archive() {
        Company orrin = newsroom.company("Orrin Foods, Inc.");
        database.sql(
                        """
                        insert into ticker (company_id, exchange, symbol) values (:id, 'NYSE', 'ORN');
                        insert into company_name (company_id, name, name_key, kind, ended_on)
                        values (:id, 'Orrin Mills', 'orrin mills', 'former', '2001-01-01')\
                        """)
                .param("id", orrin.id())
                .update();
        ReleaseText text = Newsroom.text("Mill Opens", "2009-03-24", orrin);
        Release mill =
                newsroom.publish(
                        new ReleaseText(
                                text.headline(),
                                List.of("And stays open"),
                                text.issuers(),
                                "UTICA, N.Y., March 24, 2009 --",
                                List.of("Utica, N.Y."),
                                text.date(),
                                "PR Newswire",
                                "en",
                                text.body(),
                                "<p>Orrin makes food.</p>",
                                "",
                                List.of(
                                        new Contact(
                                                "Ada Orrin",
                                                "",
                                                "",
                                                List.of("+1 419 555 0100"),
                                                List.of(),
                                                "media")),
                                ""));
        originals.keep(
                mill,
                "The original.".getBytes(StandardCharsets.UTF_8),
                1,
                "text/plain",
                "original.txt",
                null);
        newsroom.change(mill, "Mill Opens in May", "The month was wrong.");
        Release correction = newsroom.publish("Mill Opens in June", "2009-03-25", orrin);
        send(web, "/admin/releases/" + correction.code() + "/corrected", "of", mill.code());
        newsroom.publish("No Mill", "", orrin);
        return mill;
    }

    /// What is used of JSON Schema: types, names, values, lists.
    private void assertShape(JsonNode value, JsonNode schema, String where) {
        String reference = schema.path("$ref").asString("");
        if (!reference.isEmpty()) {
            assertShape(value, description().at(reference.substring(1)), where);
            return;
        }
        assertThat(types(schema)).as(where).contains(type(value));
        if (schema.has("enum")) {
            assertThat(schema.path("enum").valueStream()).as(where).contains(value);
        }
        if (value.isArray()) {
            for (JsonNode item : value) {
                assertShape(item, schema.path("items"), where + "[]");
            }
        }
        if (value.isObject() && schema.has("properties")) {
            assertThat(schema.path("properties").propertyNames())
                    .as(where)
                    .containsAll(value.propertyNames());
            assertThat(new TreeSet<>(value.propertyNames()))
                    .as(where)
                    .containsAll(
                            schema.path("required").valueStream().map(JsonNode::asString).toList());
            for (String name : value.propertyNames()) {
                assertShape(
                        value.path(name), schema.path("properties").path(name), where + "." + name);
            }
        }
    }

    private static List<String> types(JsonNode schema) {
        var types = new ArrayList<String>();
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            type.forEach(one -> types.add(one.asString()));
        } else {
            types.add(type.asString());
        }
        return types;
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case NULL -> "null";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            default -> "nothing";
        };
    }

    @Test
    void peopleCanReadIt() {
        Answer page = read(web, "/api");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.texts("section > h2 + p > code"))
                .containsExactlyElementsOf(
                        description()
                                .path("paths")
                                .propertyStream()
                                .flatMap(
                                        path ->
                                                path.getValue().propertyNames().stream()
                                                        .map(
                                                                verb ->
                                                                        verb.toUpperCase(
                                                                                        Locale.ROOT)
                                                                                + " "
                                                                                + path.getKey()))
                                .toList());
        for (String target : page.page().select("main a[href^=#]").eachAttr("href")) {
            assertThat(page.page().getElementById(target.substring(1))).as(target).isNotNull();
        }
    }
}
