package press.dateline.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import static press.dateline.Pages.perform;
import static press.dateline.Pages.readAs;
import static press.dateline.Pages.readAsStaff;
import static press.dateline.Pages.sendAs;
import static press.dateline.Pages.token;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import press.dateline.ArchiveTest;
import press.dateline.MappedAddresses;
import press.dateline.Newsroom;
import press.dateline.Pages.Answer;
import press.dateline.Visitor;
import press.dateline.company.Company;
import press.dateline.company.CompanyDesk;
import press.dateline.release.Originals;
import press.dateline.release.Release;
import press.dateline.release.ReleaseDesk;
import press.dateline.search.Indexes;
import press.dateline.web.Staff;
import press.dateline.web.Staff.Role;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Who may what: every staff address of the running mappings, asked by every role, for releases of
/// one's own company and of another, by accounts for all companies and for one. What is not in the
/// list below must be refused.
@ArchiveTest
class RightsTests {

    /// Whose the thing is that an address names.
    private enum Owner {
        /// Nobody's, or one's own.
        NONE,
        /// A company's: out of sight for accounts of another one.
        COMPANY,
        /// Of every company: needs an account for all.
        ARCHIVE
    }

    private record Rule(Role least, Owner owner) {}

    private static final String RULES =
            """
            GET  /admin author none
            GET  /admin/password author none
            POST /admin/password author none
            GET  /admin/sessions/removal author none
            POST /admin/sessions/removal author none
            GET  /admin/sessions/{key}/removal author none
            POST /admin/sessions/{key}/removal author none
            GET  /admin/accounts administrator archive
            POST /admin/accounts administrator archive
            GET  /admin/accounts/{name} administrator archive
            POST /admin/accounts/{name} administrator archive
            GET  /admin/accounts/{name}/sessions/removal administrator archive
            POST /admin/accounts/{name}/sessions/removal administrator archive
            GET  /admin/accounts/{name}/{verb} administrator archive
            POST /admin/accounts/{name}/disabling administrator archive
            POST /admin/accounts/{name}/enabling administrator archive
            POST /admin/accounts/{name}/reset administrator archive
            GET  /admin/audit administrator archive
            GET  /admin/audit.csv administrator archive
            GET  /admin/search administrator archive
            GET  /admin/search/rebuilding administrator archive
            POST /admin/search/rebuilding administrator archive
            GET  /admin/settings administrator archive
            POST /admin/settings administrator archive
            GET  /admin/tokens administrator archive
            POST /admin/tokens administrator archive
            GET  /admin/tokens/{id}/revocation administrator archive
            POST /admin/tokens/{id}/revocation administrator archive
            GET  /admin/samples/removal administrator archive
            POST /admin/samples/removal administrator archive
            GET  /admin/companies author none
            GET  /admin/companies/suggestions author none
            GET  /admin/companies/new publisher archive
            POST /admin/companies/new publisher archive
            GET  /admin/companies/{id}/edit publisher company
            POST /admin/companies/{id}/edit publisher company
            GET  /admin/companies/{id}/merge publisher archive
            POST /admin/companies/{id}/merge publisher archive
            GET  /admin/incoming author none
            POST /admin/incoming author none
            GET  /admin/incoming/publication publisher none
            POST /admin/incoming/publication publisher none
            GET  /admin/incoming/{id}/{ordinal} author company
            POST /admin/incoming/{id}/{ordinal} author company
            GET  /admin/incoming/{id}/{ordinal}/copies author company
            POST /admin/incoming/{id}/{ordinal}/copies author company
            GET  /admin/incoming/{id}/{ordinal}/discarding author company
            POST /admin/incoming/{id}/{ordinal}/discarding author company
            GET  /admin/incoming/{id}/{ordinal}/file author company
            GET  /admin/releases author none
            GET  /admin/releases/new author none
            POST /admin/releases/new author none
            GET  /admin/releases/new/form author none
            POST /admin/releases/new/form author none
            GET  /admin/releases/preview author none
            POST /admin/releases/preview author none
            GET  /admin/releases/reading author none
            GET  /admin/releases/{code} author company
            GET  /admin/releases/{code}/edit author company
            POST /admin/releases/{code}/edit author company
            GET  /admin/releases/{code}/changes author company
            GET  /admin/releases/{code}/changes/{from}-{to} author company
            GET  /admin/releases/{code}/editions/{number} author company
            GET  /admin/releases/{code}/editions/{number}/restoration author company
            POST /admin/releases/{code}/editions/{number}/restoration author company
            GET  /admin/releases/{code}/originals/{position} author company
            GET  /admin/releases/{code}/originals/{position}/file author company
            GET  /admin/releases/{code}/review author company
            POST /admin/releases/{code}/review author company
            GET  /admin/releases/{code}/review/removal author company
            POST /admin/releases/{code}/review/removal author company
            GET  /admin/releases/{code}/approval reviewer company
            POST /admin/releases/{code}/approval reviewer company
            GET  /admin/releases/{code}/approval/removal reviewer company
            POST /admin/releases/{code}/approval/removal reviewer company
            GET  /admin/releases/{code}/objection reviewer company
            POST /admin/releases/{code}/objection reviewer company
            GET  /admin/releases/{code}/publication publisher company
            POST /admin/releases/{code}/publication publisher company
            GET  /admin/releases/{code}/schedule/removal publisher company
            POST /admin/releases/{code}/schedule/removal publisher company
            GET  /admin/releases/{code}/links publisher company
            POST /admin/releases/{code}/links publisher company
            GET  /admin/releases/{code}/links/{id}/revocation publisher company
            POST /admin/releases/{code}/links/{id}/revocation publisher company
            GET  /admin/releases/{code}/corrected publisher company
            POST /admin/releases/{code}/corrected publisher company
            GET  /admin/releases/{code}/corrected/{other}/removal publisher company
            POST /admin/releases/{code}/corrected/{other}/removal publisher company
            GET  /admin/releases/{code}/withdrawal publisher company
            POST /admin/releases/{code}/withdrawal publisher company
            GET  /admin/releases/{code}/withholding publisher company
            POST /admin/releases/{code}/withholding publisher company
            GET  /admin/releases/{code}/erasure administrator archive
            POST /admin/releases/{code}/erasure administrator archive
            """;

    private static final Pattern RULE = Pattern.compile("(GET|POST) +(\\S+) (\\w+) (\\w+)");

    /// A word of the first company's hidden releases alone.
    private static final String CANARY = "Wagtailbrook";

    @Autowired private MockMvc web;
    @Autowired private Newsroom newsroom;
    @Autowired private Originals originals;
    @Autowired private ReleaseDesk desk;
    @Autowired private CompanyDesk companies;
    @Autowired private AccountDesk accounts;
    @Autowired private Indexes indexes;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private @Nullable RequestMappingHandlerMapping mappings;

    private static final String INCOMING = "/admin/incoming/{id}/{ordinal}";

    private String earlier = "";
    private String company = "";
    private int document;
    private final Map<String, Map<String, String>> variables = new LinkedHashMap<>();

    /// The accounts by what they are: a role, and `all`, `own` or `other` for whose releases.
    private final Map<String, Staff> staff = new LinkedHashMap<>();

    @BeforeEach
    void archive() {
        Company own = newsroom.company("Orrin Foods " + CANARY);
        Company other = newsroom.company("Vale Dairies");
        for (Role role : Role.values()) {
            add(role, "all", null);
            add(role, "own", Set.of(own.id()));
            add(role, "other", Set.of(other.id()));
        }
        accounts.add("target", Role.author, null, "tester");
        Release first = newsroom.draft(Newsroom.text("Milk Earlier", "2009-03-23", own));
        Release release = newsroom.draft(Newsroom.text("Milk " + CANARY, "2009-03-24", own));
        newsroom.edit(release, "Milk prices " + CANARY);
        originals.keep(
                release,
                ("Original of " + CANARY).getBytes(StandardCharsets.UTF_8),
                1,
                "text/plain",
                "milk.txt",
                null);
        earlier = first.code();
        company = Long.toString(own.id());
        variables.put(
                "/admin/releases",
                Map.of(
                        "code", release.code(),
                        "number", "1",
                        "position", "1",
                        "from", "1",
                        "to", "2",
                        "other", first.code(),
                        "id", "1"));
        variables.put("/admin/companies", Map.of("id", Long.toString(own.id())));
        variables.put("/admin/accounts", Map.of("name", "target", "verb", "reset"));
        variables.put("/admin/tokens", Map.of("id", "1"));
        variables.put("/admin/sessions", Map.of("key", "0123456789abcdef01234567"));
    }

    private void add(Role role, String whose, @Nullable Set<Long> only) {
        String name = role.name() + "-" + whose;
        accounts.useLink(accounts.add(name, role, only, "tester"), "a long enough password");
        staff.put(name, new Staff(name, true, role, only));
    }

    private static Map<String, Rule> rules() {
        var rules = new TreeMap<String, Rule>();
        Matcher line = RULE.matcher(RULES);
        while (line.find()) {
            rules.put(
                    line.group(1) + " " + line.group(2),
                    new Rule(
                            Role.valueOf(line.group(3)),
                            Owner.valueOf(line.group(4).toUpperCase(Locale.ROOT))));
        }
        assertThat(rules).hasSize((int) RULES.lines().count());
        return rules;
    }

    private List<String> mapped() {
        var mapped = new ArrayList<String>();
        for (RequestMappingInfo mapping :
                Objects.requireNonNull(mappings).getHandlerMethods().keySet()) {
            for (String pattern : mapping.getPatternValues()) {
                if (pattern.startsWith("/admin")) {
                    mapping.getMethodsCondition()
                            .getMethods()
                            .forEach(m -> mapped.add(m + " " + MappedAddresses.plain(pattern)));
                }
            }
        }
        return mapped.stream().distinct().sorted().toList();
    }

    @Test
    void everyAddressHasARuleAndEveryRuleAnAddress() {
        assertThat(mapped()).containsExactlyElementsOf(rules().keySet());
    }

    @Test
    void nobodyMayMoreThanTheRulesSay() {
        int refused = 0;
        for (Map.Entry<String, Rule> rule : rules().entrySet()) {
            for (Staff person : staff.values()) {
                Answer answer = ask(rule.getKey(), person);
                String asked = person.name() + " " + rule.getKey();
                boolean mayRole = person.may(rule.getValue().least());
                boolean archive = rule.getValue().owner() != Owner.ARCHIVE || person.isForAll();
                boolean inSight =
                        rule.getValue().owner() != Owner.COMPANY
                                || !person.name().endsWith("-other");
                if (!mayRole || !archive) {
                    assertThat(answer.status()).as(asked).isEqualTo(403);
                    refused++;
                } else if (!inSight) {
                    assertThat(answer.status()).as(asked).isEqualTo(404);
                    refused++;
                } else {
                    assertThat(answer.status())
                            .as(asked)
                            .isNotIn(401, 403, 404, 405)
                            .isLessThan(500);
                }
                if (person.name().endsWith("-other")) {
                    assertThat(answer.page().outerHtml()).as(asked).doesNotContain(CANARY);
                }
            }
            Answer stranger = ask(rule.getKey(), null);
            assertThat(stranger.status())
                    .as(rule.getKey())
                    .isEqualTo(rule.getKey().startsWith("GET") ? 302 : 403);
        }
        assertThat(refused).isGreaterThan(rules().size() * 2);
    }

    /// A document in the inbox, brought by this person.
    private String incoming(Staff person) {
        Answer pasted =
                send(
                        person.name(),
                        "/admin/releases/new",
                        "text",
                        document++ + " " + CANARY + "\n\nText of it.");
        assertThat(pasted.location()).startsWith("/admin/incoming/");
        return pasted.location();
    }

    private String address(String pattern, @Nullable Staff person) {
        if (pattern.startsWith(INCOMING)) {
            Staff receiver =
                    person != null && person.name().endsWith("-own")
                            ? person
                            : Objects.requireNonNull(staff.get("author-own"));
            return pattern.replace(INCOMING, incoming(receiver));
        }
        String address = pattern;
        for (var known : variables.entrySet()) {
            if (address.startsWith(known.getKey())) {
                for (var variable : known.getValue().entrySet()) {
                    address = address.replace("{" + variable.getKey() + "}", variable.getValue());
                }
            }
        }
        return address;
    }

    private Answer ask(String rule, @Nullable Staff person) {
        HttpMethod method = rule.startsWith("GET") ? HttpMethod.GET : HttpMethod.POST;
        String address = address(rule.substring(rule.indexOf(' ') + 1), person);
        MockHttpServletRequestBuilder request = request(method, URI.create(address));
        if (method.equals(HttpMethod.POST)) {
            request.with(token()).param("of", earlier).param("target", company);
        } else {
            request.param("from", "1").param("to", "2");
        }
        if (person != null) {
            request.with(user(person.name()));
        }
        return perform(web, request);
    }

    @Test
    void whatIsOutOfSightIsNowhere() {
        Staff person = Objects.requireNonNull(staff.get("administrator-other"));
        indexes.rebuild((_, _) -> {});
        for (String address :
                List.of(
                        "/admin",
                        "/admin/releases",
                        "/admin/releases?state=draft",
                        "/admin/releases?q=milk",
                        "/admin/releases?q=milk&scope=all&facet=orrin",
                        "/admin/releases?q=milk&company=orrin-foods-wagtailbrook",
                        "/admin/releases?q=wagtailbrok",
                        "/admin/companies",
                        "/admin/companies?q=orrin",
                        "/admin/companies/suggestions?q=orrin",
                        "/admin/incoming")) {
            Answer answer = as(person.name(), address);
            assertThat(answer.status()).as(address).isEqualTo(200);
            assertThat(answer.page().outerHtml())
                    .as(address)
                    .doesNotContainIgnoringCase(CANARY + " ")
                    .doesNotContain("Milk");
            Answer seen = as("administrator-own", address);
            if (!address.endsWith("incoming")) {
                assertThat(seen.page().outerHtml()).as(address).containsIgnoringCase(CANARY);
            }
        }
    }

    @Test
    void aReleaseStaysInSightOfWhoeverSavesIt() {
        Answer refused =
                send(
                        "author-other",
                        "/admin/releases/new/form",
                        "action",
                        "save",
                        "headline",
                        "Not of ours");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text(".summary")).contains("Vale Dairies");

        Answer saved =
                send(
                        "author-other",
                        "/admin/releases/new/form",
                        "action",
                        "save",
                        "headline",
                        "Of ours",
                        "companies[0].printed",
                        "Vale Dairies");
        assertThat(saved.status()).as(saved.text(".summary")).isEqualTo(302);

        Answer published =
                send(
                        "author-other",
                        "/admin/releases/new/form",
                        "action",
                        "publish",
                        "headline",
                        "Of ours",
                        "body",
                        "Text.",
                        "releasedOn",
                        "2009-03-24",
                        "companies[0].printed",
                        "Vale Dairies");
        assertThat(published.status()).isEqualTo(422);
        assertThat(published.text(".summary")).contains("not publish");
    }

    @Test
    void whatAnAccountMayChangesAtOnce() {
        var visitor = new Visitor(web);
        visitor.signIn("author-all", "a long enough password");
        assertThat(visitor.read("/admin/accounts").status()).isEqualTo(403);

        send("admin", "/admin/accounts/author-all", "role", "administrator", "every", "yes");
        assertThat(visitor.read("/admin/accounts").status()).isEqualTo(200);

        send(
                "admin",
                "/admin/accounts/author-all",
                "role",
                "administrator",
                "companies",
                "vale dairies");
        assertThat(visitor.read("/admin/accounts").status()).isEqualTo(403);
        assertThat(readAsStaff(web, "/admin/accounts").text("table")).contains("Vale Dairies");

        Answer unknown =
                send(
                        "admin",
                        "/admin/accounts/author-all",
                        "role",
                        "author",
                        "companies",
                        "Nobody Ltd");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.text(".summary")).contains("Nobody Ltd");
    }

    private Company company(String slug) {
        return companies.withSlugs(List.of(slug)).getFirst();
    }

    @Test
    void whatIsOfSeveralCompaniesIsInSightOfEach() {
        Company own = company("orrin-foods-wagtailbrook");
        Company other = company("vale-dairies");
        Release both = newsroom.publish("Of Both", "2009-03-24", own, other);
        String record = "/admin/releases/" + both.code();

        // Whoever writes another edition without the other company takes nothing from its people.
        newsroom.save(both, Newsroom.text("Of One", "2009-03-24", own));
        assertThat(as("publisher-other", record).status()).isEqualTo(200);

        // A draft that names a company which is not public yet can be saved by the other one's
        // people.
        Release draft = newsroom.draft(Newsroom.text("Draft of Both", "2009-03-24", other, own));
        Answer saved =
                send(
                        "author-other",
                        "/admin/releases/" + draft.code() + "/edit",
                        "base",
                        "1",
                        "headline",
                        "Draft of Both, Changed",
                        "companies[0].printed",
                        other.name(),
                        "companies[1].printed",
                        own.name());
        assertThat(saved.status()).as(saved.text(".summary")).isEqualTo(302);
    }

    @Test
    void noStepTakesAReleaseIntoOtherHands() {
        Company own = company("orrin-foods-wagtailbrook");
        Company other = company("vale-dairies");
        Release moved = newsroom.draft(Newsroom.text("Of Ours", "2009-03-24", own));
        newsroom.save(moved, Newsroom.text("Of Theirs", "2009-03-24", other));
        Answer restored =
                send("author-other", "/admin/releases/" + moved.code() + "/editions/1/restoration");
        assertThat(restored.status()).isEqualTo(409);
        assertThat(as("author-other", "/admin/releases/" + moved.code()).status()).isEqualTo(200);
    }

    @Test
    void aDocumentOfSeveralReleasesIsShownToThoseWhoSeeAll() {
        Release hidden =
                newsroom.draft(Newsroom.text("Hidden", "2009-03-24", company("vale-dairies")));
        byte[] bytes = ("Original of " + CANARY).getBytes(StandardCharsets.UTF_8);
        originals.keep(hidden, bytes, 2, "text/plain", "milk.txt", null);
        String original = Objects.requireNonNull(variables.get("/admin/releases")).get("code");
        String address = "/admin/releases/" + original + "/originals/1/file";

        assertThat(as("author-own", address).status()).isEqualTo(404);
        assertThat(as("author-all", address).status()).isEqualTo(200);
    }

    @Test
    void linksToWhatIsOutOfSightAreNotNamed() {
        Release theirs = newsroom.publish("Theirs", "2009-03-24", company("vale-dairies"));
        Release correction =
                newsroom.draft(
                        Newsroom.text("Ours", "2009-03-25", company("orrin-foods-wagtailbrook")));
        desk.correct(correction, theirs.code(), "tester");
        String record = "/admin/releases/" + theirs.code();
        assertThat(as("author-other", record).text("main")).doesNotContain(correction.code());
        assertThat(as("author-all", record).text("main")).contains(correction.code());
    }

    private Answer as(String person, String address) {
        return readAs(person, web, address);
    }

    private Answer send(String person, String address, String... fields) {
        return sendAs(person, web, address, fields);
    }
}
