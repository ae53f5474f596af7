package press.dateline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import static press.dateline.Pages.read;
import static press.dateline.Pages.readAsStaff;
import static press.dateline.Pages.send;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

import press.dateline.bulk.Dump;
import press.dateline.company.Company;
import press.dateline.release.Originals;
import press.dateline.release.Release;
import press.dateline.release.ReleaseDesk;
import press.dateline.release.ReleaseDesk.Publishing;
import press.dateline.release.ReleaseText;
import press.dateline.search.Indexes;
import press.dateline.web.Progress;
import press.dateline.web.Staff;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The archive answers every public address with the same bytes whether hidden releases are in it or
/// not. The addresses are those of the running mappings, so that a new one cannot be forgotten.
@ArchiveTest
@ExtendWith(OutputCaptureExtension.class)
class TwoWorldsTests {

    private static final int QUERIES = 1000;
    private static final String CANARY = "Quetzalbird";

    /// The codes that the hidden releases get; in the other world nothing has them.
    private static final List<String> HIDDEN_CODES =
            List.of("h0h0h0h0h1", "h0h0h0h0h2", "h0h0h0h0h3", "h0h0h0h0h4", "h0h0h0h0h5");

    private static final String MADE_UP_CODE = "m0m0m0m0m0";

    private static final List<HttpMethod> METHODS =
            List.of(
                    HttpMethod.GET,
                    HttpMethod.HEAD,
                    HttpMethod.OPTIONS,
                    HttpMethod.POST,
                    HttpMethod.PUT,
                    HttpMethod.PATCH,
                    HttpMethod.DELETE);

    @Autowired MockMvc web;
    @Autowired Newsroom newsroom;
    @Autowired ReleaseDesk desk;
    @Autowired Originals originals;
    @Autowired Indexes indexes;
    @Autowired JdbcClient database;
    @Autowired CountedStatements statements;

    @Autowired MappedAddresses mapped;
    @Autowired Dump dump;
    @TempDir Path folder;

    private Company orrin;
    private final List<Release> shown = new ArrayList<>();
    private int asked;

    @BeforeEach
    void publicReleases() {
        orrin = newsroom.company("Orrin Foods, Inc.");
        Company tide = newsroom.company("Tideline Shipping");
        for (int i = 0; i < 25; i++) {
            ReleaseText text =
                    text(
                            i % 5 == 0 ? "Copper Mine " + i : "Milk Prices " + i,
                            "20%02d-03-%02d".formatted(i % 12, 1 + i),
                            "PR Newswire",
                            "The copper and the milk of number " + i + ".",
                            i % 2 == 0 ? orrin : tide);
            shown.add(newsroom.publish(text));
        }
        keep(shown.getFirst(), "The first original.");
        // The other one is not in the archive, or hidden in it: the document shows both.
        keep(shown.get(1), "Two releases.", 1);
        send(
                web,
                "/admin/releases/" + shown.get(1).code() + "/corrected",
                "of",
                shown.get(2).code());
        indexes.rebuild((_, _) -> {});
    }

    private static ReleaseText text(
            String headline, String date, String wire, String body, Company issuer) {
        ReleaseText text = Newsroom.text(headline, date, issuer);
        return new ReleaseText(
                text.headline(),
                text.subheadlines(),
                text.issuers(),
                text.dateline(),
                text.places(),
                text.date(),
                wire,
                text.language(),
                "<p>" + body + "</p>",
                "<p>About " + headline + ".</p>",
                "",
                text.contacts(),
                "");
    }

    private void keep(Release release, String original) {
        originals.keep(
                release,
                original.getBytes(StandardCharsets.UTF_8),
                1,
                "text/plain",
                "original.txt",
                null);
    }

    /// As a release of a document with two.
    private void keep(Release release, String original, int ordinal) {
        originals.keep(
                release,
                original.getBytes(StandardCharsets.UTF_8),
                ordinal,
                2,
                new Originals.Arrival("text/plain", "two.txt", null, null, null));
    }

    /// Everything that staff may hold back.
    private void hide() {
        Company vale = newsroom.company("Vale Dairies Ltd");
        var hidden = new ArrayList<Release>();
        for (Company issuer : List.of(vale, orrin, orrin)) {
            Release release =
                    newsroom.draft(
                            text(
                                    CANARY + " Copper " + hidden.size(),
                                    "2031-05-0" + (1 + hidden.size()),
                                    "Hidden Wire",
                                    "A copper " + CANARY + ", " + hidden.size() + ".",
                                    issuer));
            keep(release, "The original of a " + CANARY + " " + hidden.size() + ".");
            desk.publish(
                    release.code(),
                    new Publishing(null, desk.archiveNow().plus(Duration.ofHours(2)), null),
                    Staff.program("tester"));
            hidden.add(release);
        }
        desk.correct(hidden.getLast(), shown.get(3).code(), "tester");
        Company marsh = newsroom.company("Marsh Mills");
        hidden.add(newsroom.draft(text(CANARY + " Draft", "2008-01-01", "", "Copper.", marsh)));
        hidden.add(newsroom.draft(text(CANARY + " Killed", "2008-01-01", "", "Copper.", marsh)));
        // Its former address is Marsh Mills'.
        send(
                web,
                "/admin/companies/" + marsh.id() + "/edit",
                "name",
                "Fen Mills",
                "version",
                readAsStaff(web, "/admin/companies/" + marsh.id() + "/edit")
                        .page()
                        .select("[name=version]")
                        .val());
        keep(hidden.get(3), "Two releases.", 2);
        send(
                web,
                "/admin/releases/" + hidden.getLast().code() + "/withdrawal",
                "how",
                "killed",
                "reason",
                "A hoax.");
        send(
                web,
                "/admin/releases/" + shown.getFirst().code() + "/edit",
                "base",
                "1",
                "headline",
                CANARY + " in Work",
                "body",
                "Copper.",
                "companies[0].printed",
                orrin.name(),
                "releasedOn",
                "2009-01-01");
        for (int i = 0; i < hidden.size(); i++) {
            for (String table : List.of("release", "listing")) {
                database.sql("update " + table + " set code = :new where code = :old")
                        .param("new", HIDDEN_CODES.get(i))
                        .param("old", hidden.get(i).code())
                        .update();
            }
        }
        indexes.rebuild((_, _) -> {});
    }

    /// Every address of the running mappings that is not for staff, with every meaning of what is
    /// variable in it.
    private List<String> addresses() {
        return mapped.ofReaders().stream().flatMap(this::filled).distinct().sorted().toList();
    }

    private Stream<String> filled(String pattern) {
        if (pattern.matches("(/api/v1)?/companies/.*")) {
            return Stream.of(
                            "orrin-foods-inc",
                            "vale-dairies-ltd",
                            "marsh-mills",
                            "fen-mills",
                            "unknown")
                    .map(slug -> pattern.replace("{slug}", slug));
        }
        return Stream.concat(
                        shown.stream().limit(3).map(Release::code),
                        Stream.concat(HIDDEN_CODES.stream(), Stream.of(MADE_UP_CODE, "x")))
                .flatMap(
                        code ->
                                Stream.of("copper-mine-0", "quetzalbird-copper-0")
                                        .map(slug -> filled(pattern, code, slug)));
    }

    private static String filled(String pattern, String code, String slug) {
        return MappedAddresses.filled(
                pattern,
                Map.of(
                        "code", code,
                        "slug", slug,
                        "token", "made-up-token",
                        "number", "1",
                        "position", "1",
                        "from", "1",
                        "to", "2",
                        "year", "2008",
                        "part", "1"));
    }

    private List<String> queries() {
        var random = new Random(20261122);
        List<String> words =
                List.of(
                        "copper",
                        "milk",
                        "quetzalbird",
                        "quetzal*",
                        "quetzalbirt",
                        "coper",
                        "mine",
                        "draft",
                        "killed",
                        "hoax",
                        "\"copper mine\"",
                        "company:vale",
                        "company:orrin",
                        "-copper",
                        "OR",
                        "after:2030-01-01",
                        "before:2030-01-01",
                        "number",
                        "hidden",
                        "vale dairies",
                        "original");
        List<String> choices =
                List.of(
                        "scope=all",
                        "scope=about",
                        "company=orrin-foods-inc",
                        "year=2031",
                        "company=vale-dairies-ltd",
                        "company=Vale",
                        "year=2008",
                        "year=undated",
                        "wire=hiddenwire",
                        "wire=prnewswire",
                        "sort=oldest",
                        "sort=newest",
                        "replaced=shown",
                        "page=2",
                        "facet=vale",
                        "facet=orrin",
                        "older=2031-05-02~h0h0h0h0h1",
                        "newer=2009-01-01~h0h0h0h0h2",
                        "before=2031-05-02T00:00:00Z~h0h0h0h0h1~1",
                        "letter=V",
                        "letter=O");
        List<String> paths =
                List.of(
                        "/releases",
                        "/releases",
                        "/releases/companies",
                        "/companies",
                        "/companies/suggestions",
                        "/feeds/issued.atom",
                        "/feeds/archived.json",
                        "/api/v1/releases",
                        "/api/v1/companies");
        var queries = new ArrayList<String>();
        for (int i = 0; i < QUERIES; i++) {
            String q =
                    random.ints(random.nextInt(4), 0, words.size())
                            .mapToObj(words::get)
                            .collect(Collectors.joining("+"));
            queries.add(
                    paths.get(random.nextInt(paths.size()))
                            + "?"
                            + Stream.concat(
                                            q.isEmpty() ? Stream.of() : Stream.of("q=" + q),
                                            random.ints(random.nextInt(4), 0, choices.size())
                                                    .mapToObj(choices::get))
                                    .collect(Collectors.joining("&")));
        }
        return queries;
    }

    /// Whole answers, by method and address. The mock of the container writes no Date.
    private Map<String, String> answers() throws Exception {
        var answers = new LinkedHashMap<String, String>();
        for (HttpMethod method : METHODS) {
            for (String address : addresses()) {
                answers.put(method + " " + address, answer(method, address));
            }
        }
        for (String query : queries()) {
            answers.put("GET " + query, answer(HttpMethod.GET, query));
        }
        answers.put("GET /sitemaps/2031-1.xml", answer(HttpMethod.GET, "/sitemaps/2031-1.xml"));
        for (String code : HIDDEN_CODES) {
            for (String file : List.of("", ".txt", ".bib")) {
                String list = "/reading-list" + file + "?r=" + code;
                answers.put("GET " + list, answer(HttpMethod.GET, list));
            }
            String check = "/check?passage=copper&citation=/r/" + code;
            answers.put("POST " + check, answer(HttpMethod.POST, check));
        }
        return answers;
    }

    /// From an address of its own, since each answer of the API says how much its asker may still ask.
    private MockHttpServletRequest fromElsewhere(MockHttpServletRequest request) {
        asked++;
        request.setRemoteAddr("10.%d.%d.%d".formatted(asked >> 16, asked >> 8 & 255, asked & 255));
        return request;
    }

    private String answer(HttpMethod method, String address) throws Exception {
        String encoded = address.replace("\"", "%22").replace("+", "%20").replace(" ", "%20");
        MockHttpServletResponse response =
                web.perform(request(method, URI.create(encoded)).with(this::fromElsewhere))
                        .andReturn()
                        .getResponse();
        String headers =
                response.getHeaderNames().stream()
                        .sorted()
                        .map(name -> name + ": " + response.getHeaders(name))
                        .collect(Collectors.joining("\n"));
        return response.getStatus() + "\n" + headers + "\n\n" + response.getContentAsString();
    }

    /// The hashes of everything that a dump for readers would hold.
    private String manifest(String name) throws IOException {
        dump.export(folder.resolve(name), false, Progress.UNSEEN);
        return Files.readString(folder.resolve(name).resolve("manifest.json"));
    }

    @Test
    void hiddenReleasesChangeNoPublicAnswer(CapturedOutput output) throws Exception {
        Map<String, String> without = answers();
        String dumpWithout = manifest("without");

        hide();
        Map<String, String> with = answers();

        assertThat(with.keySet()).isEqualTo(without.keySet());
        assertThat(with).hasSizeGreaterThan(QUERIES);
        with.forEach(
                (address, answer) ->
                        assertThat(answer).as(address).isEqualTo(without.get(address)));
        assertThat(manifest("with")).isEqualTo(dumpWithout);
        assertThat(output.getAll()).doesNotContainIgnoringCase(CANARY);

        // The world does differ: at its instant everything is there.
        newsroom.moveClock(3);
        indexes.catchUp();
        Set<String> changed = new LinkedHashSet<>();
        for (String address : without.keySet()) {
            String[] asked = address.split(" ", 2);
            if (!address.contains("?")
                    && !answer(HttpMethod.valueOf(asked[0]), asked[1])
                            .equals(without.get(address))) {
                changed.add(address);
            }
        }
        assertThat(changed)
                .contains(
                        "GET /",
                        "GET /companies",
                        "GET /feeds/archived.atom",
                        "GET /sitemap.xml",
                        "GET /sitemaps/2031-1.xml",
                        "GET /api/v1/releases",
                        "GET /api/v1/releases/" + HIDDEN_CODES.getFirst(),
                        "GET /feeds/archived.json",
                        "GET /companies/vale-dairies-ltd",
                        "GET /r/" + HIDDEN_CODES.getFirst(),
                        "HEAD /releases/" + HIDDEN_CODES.getFirst() + "/quetzalbird-copper-0");
        assertThat(output.getAll()).doesNotContainIgnoringCase(CANARY);
    }

    @Test
    void aHiddenCodeTakesTheStatementsOfAMadeUpOne() throws Exception {
        hide();
        List<String> patterns =
                addresses().stream().filter(address -> address.contains(MADE_UP_CODE)).toList();
        assertThat(patterns).isNotEmpty();
        for (String address : patterns) {
            statements.take();
            answer(HttpMethod.GET, address);
            List<String> madeUp = statements.take();
            for (String hidden : HIDDEN_CODES) {
                answer(HttpMethod.GET, address.replace(MADE_UP_CODE, hidden));
                assertThat(statements.take()).as(address).isEqualTo(madeUp);
            }
        }
    }

    @Test
    void beforeItsInstantItIsNotThereAndFromThenOnItIs() {
        hide();
        String address = "/r/" + HIDDEN_CODES.getFirst();
        // Now is two hours and some moments before the instant.
        database.sql(
                        """
                        insert into test_clock
                        select publish_at - now() - interval '5 seconds' from release where code = :code\
                        """)
                .param("code", HIDDEN_CODES.getFirst())
                .update();
        assertThat(read(web, address).status()).isEqualTo(404);
        database.sql("delete from test_clock").update();
        database.sql(
                        """
                        insert into test_clock
                        select publish_at - now() from release where code = :code\
                        """)
                .param("code", HIDDEN_CODES.getFirst())
                .update();
        assertThat(read(web, address).status()).isEqualTo(303);
        indexes.catchUp();
        assertThat(read(web, "/releases?q=quetzalbird").texts(".rows h2"))
                .contains(CANARY + " Copper 0");
    }
}
