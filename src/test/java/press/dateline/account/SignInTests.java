package press.dateline.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import static press.dateline.Pages.perform;
import static press.dateline.Pages.read;
import static press.dateline.Pages.readAsStaff;
import static press.dateline.Pages.send;
import static press.dateline.Pages.token;

import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import press.dateline.ArchiveTest;
import press.dateline.Pages.Answer;
import press.dateline.TestClock;
import press.dateline.Visitor;
import press.dateline.web.Staff;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

@ArchiveTest
class SignInTests {

    @Autowired private MockMvc web;
    @Autowired private JdbcClient database;
    @Autowired private PasswordEncoder encoder;
    @Autowired private SignInThrottle throttle;
    @Autowired private TestClock clock;
    @Autowired private AccountDesk accounts;

    @Autowired private List<RequestMappingHandlerMapping> mappings = List.of();

    @BeforeEach
    void admin() {
        throttle.forget();
        database.sql(
                        "update account set password = :password, must_change = false where name ="
                                + " 'admin'")
                .param("password", encoder.encode(ArchiveTest.PASSWORD))
                .update();
    }

    private Answer signIn(String name, String password) {
        return new Visitor(web).signIn(name, password);
    }

    private Visitor signedIn() {
        var visitor = new Visitor(web);
        assertThat(visitor.signIn("admin", ArchiveTest.PASSWORD).location()).isEqualTo("/admin");
        return visitor;
    }

    @Test
    void staffPagesAreClosedAndNeverCached() {
        assertThat(read(web, "/admin").location()).isEqualTo("/signin");
        Answer desk = signedIn().read("/admin");
        assertThat(desk.status()).isEqualTo(200);
        assertThat(desk.response().getHeader("Cache-Control")).contains("no-store");
    }

    @Test
    void aWrongNameAndAWrongPasswordGetTheSameAnswer() {
        Answer wrongPassword = signIn("admin", "not the password");
        Answer wrongName = signIn("nobody", "not the password");

        assertThat(wrongPassword.status()).isEqualTo(401);
        assertThat(wrongName.status()).isEqualTo(401);
        assertThat(wrongName.text(".summary")).isEqualTo(wrongPassword.text(".summary"));
    }

    @Test
    void guessingIsSlowedDownForKnownAndUnknownNames() {
        for (String name : List.of("admin", "nobody")) {
            for (int i = 0; i < SignInThrottle.FREE_FAILURES_BY_NAME; i++) {
                assertThat(signIn(name, "guess").status()).isEqualTo(401);
            }
            Answer slowed = signIn(name, ArchiveTest.PASSWORD);
            assertThat(slowed.status()).isEqualTo(429);
            assertThat(slowed.response().getHeader("Retry-After")).isNotNull();
            assertThat(slowed.text(".summary")).contains("Wait 3 seconds");
        }
        clock.move(Duration.ofSeconds(61));
        assertThat(signIn("admin", ArchiveTest.PASSWORD).status()).isEqualTo(302);
    }

    @Test
    void aTryIsATryHoweverItsAddressIsWritten() {
        for (int i = 0; i < SignInThrottle.TRIES_BY_ADDRESS; i++) {
            perform(web, post(URI.create("/%73ignin")).with(token()).param("username", "n" + i));
        }
        assertThat(signIn("admin", ArchiveTest.PASSWORD).status()).isEqualTo(429);
    }

    @Test
    void aFormSentWithoutASessionIsCarriedThroughTheSignIn() {
        Answer page =
                perform(
                        web,
                        post("/admin/releases/new/form")
                                .param("headline", "Typed for an hour")
                                .param("body", "One.\n\nTwo \"quoted\" <b>bold</b>."));
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.page().select("[name=carried-path]").val())
                .isEqualTo("/admin/releases/new/form");

        var visitor = new Visitor(web);
        MockHttpServletRequestBuilder request = post("/signin").with(token());
        page.page().select("main form [name]").forEach(f -> request.param(f.attr("name"), f.val()));
        // The page's own empty fields come first; the person fills them in.
        Answer failed = visitor.perform(request);
        assertThat(failed.status()).isEqualTo(401);
        assertThat(failed.page().select("[name='carried.headline']").val())
                .isEqualTo("Typed for an hour");

        MockHttpServletRequestBuilder again = post("/signin").with(token());
        failed.page()
                .select("main form [name^=carried]")
                .forEach(f -> again.param(f.attr("name"), f.val()));
        again.param("username", "admin").param("password", ArchiveTest.PASSWORD);
        assertThat(visitor.perform(again).location()).isEqualTo("/admin/releases/new/form");

        Answer form = visitor.read("/admin/releases/new/form");
        assertThat(form.page().select("#headline").val()).isEqualTo("Typed for an hour");
        assertThat(form.page().select("#body").val())
                .isEqualTo("One.\n\nTwo \"quoted\" <b>bold</b>.");
        assertThat(form.text(".notice")).contains("nothing has been saved yet");
        assertThat(database.sql("select count(*) from release").query(Long.class).single())
                .isZero();
        assertThat(visitor.read("/admin/releases/new/form").page().select("#headline").val())
                .isEmpty();
    }

    @Test
    void everyPostWithoutATokenIsRefused() {
        Visitor visitor = signedIn();
        int tried = 0;
        for (RequestMappingHandlerMapping mapping : mappings) {
            for (var entry : mapping.getHandlerMethods().entrySet()) {
                for (String pattern : posts(entry.getKey(), entry.getValue())) {
                    if (pattern.equals("/check")) {
                        // It changes nothing, and knows nobody.
                        continue;
                    }
                    Answer answer =
                            visitor.perform(
                                    post(pattern.replaceAll("\\{[^}]*}", "1"))
                                            .param("headline", "x"));
                    // Programs have tokens of another kind, and no session that a form could use.
                    assertThat(answer.status())
                            .as(pattern)
                            .isEqualTo(pattern.startsWith("/api/") ? 401 : 403);
                    tried++;
                }
            }
        }
        assertThat(tried).isGreaterThan(10);
    }

    private static List<String> posts(RequestMappingInfo mapping, HandlerMethod method) {
        boolean post =
                mapping.getMethodsCondition().getMethods().stream()
                        .anyMatch(m -> m.asHttpMethod().equals(HttpMethod.POST));
        return post && method.getBeanType().getName().startsWith("press.dateline")
                ? List.copyOf(mapping.getPatternValues())
                : List.of();
    }

    @Test
    void aDisabledAccountIsOutAtOnce() {
        String token = accounts.add("vera", Staff.Role.author, null, "tester");
        assertThat(accounts.useLink(token, "a long enough password")).isTrue();
        var visitor = new Visitor(web);
        assertThat(visitor.signIn("vera", "a long enough password").location()).isEqualTo("/admin");
        assertThat(visitor.read("/admin").status()).isEqualTo(200);
        assertThat(visitor.read("/admin/accounts").status()).isEqualTo(403);

        send(web, "/admin/accounts/vera/disabling");

        assertThat(visitor.read("/admin").location()).isEqualTo("/signin");
        assertThat(signIn("vera", "a long enough password").status()).isEqualTo(401);
    }

    @Test
    void aNameIsTakenOnce() {
        accounts.add("vera", Staff.Role.author, null, "tester");
        assertThatThrownBy(() -> accounts.add("Vera ", Staff.Role.author, null, "tester"))
                .hasMessageContaining("already");
    }

    @Test
    void anAdministratorInvitesAndResetsByALinkThatIsShownOnce() {
        var administrator = new Visitor(web);
        administrator.signIn("admin", ArchiveTest.PASSWORD);
        administrator.send("/admin/accounts", "name", "vera", "role", "author", "every", "yes");
        String invitation = administrator.read("/admin/accounts").text("p.secret");
        assertThat(administrator.read("/admin/accounts").texts(".secret")).isEmpty();

        choosePassword(invitation, "a long enough password");
        var vera = new Visitor(web);
        vera.signIn("vera", "a long enough password");
        assertThat(vera.read("/admin").status()).isEqualTo(200);

        administrator.send("/admin/accounts/vera/reset");
        String reset = administrator.read("/admin/accounts").text(".secret");
        assertThat(vera.read("/admin").location()).isEqualTo("/signin");
        assertThat(vera.signIn("vera", "a long enough password").location()).isNotEqualTo("/admin");
        choosePassword(reset, "another long password");
        vera.signIn("vera", "another long password");
        assertThat(vera.read("/admin").status()).isEqualTo(200);
    }

    private void choosePassword(String link, String password) {
        String path = URI.create(link).getPath();
        assertThat(send(web, path, "next", password, "again", password).location())
                .isEqualTo("/signin?set");
    }

    @Test
    void aOneTimeLinkWorksOnceAndNotForever() {
        String token = accounts.add("vera", Staff.Role.author, null, "tester");
        assertThat(read(web, "/account/" + token).response().getHeader("Referrer-Policy"))
                .isEqualTo("no-referrer");
        Answer refused = send(web, "/account/" + token, "next", "short", "again", "short");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(
                        send(
                                        web,
                                        "/account/" + token,
                                        "next",
                                        "a long enough password",
                                        "again",
                                        "a long enough password")
                                .location())
                .isEqualTo("/signin?set");
        assertThat(read(web, "/account/" + token).status()).isEqualTo(404);

        String later = accounts.reset("vera", "tester");
        clock.move(AccountDesk.LINK_LIFETIME);
        assertThat(read(web, "/account/" + later).status()).isEqualTo(404);
    }

    @Test
    void theLastAdministratorCannotGo() {
        Answer refused = send(web, "/admin/accounts/admin/disabling");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("main")).contains("last administrator");
        assertThat(readAsStaff(web, "/admin/accounts").text("table")).contains("active");
    }

    @Test
    void aPrintedPasswordHasToBeChangedFirst() {
        database.sql("update account set must_change = true where name = 'admin'").update();
        Visitor visitor = signedIn();
        assertThat(visitor.read("/admin").location()).isEqualTo("/admin/password");

        Answer changed = changePassword(visitor);
        assertThat(changed.location()).isEqualTo("/admin");
        assertThat(visitor.read("/admin").status()).isEqualTo(200);
    }

    @Test
    void changingThePasswordEndsTheOtherSessions() {
        Visitor other = signedIn();
        Visitor own = signedIn();
        String before = String.valueOf(own.cookie(Visitor.SESSION));
        changePassword(own);

        assertThat(own.read("/admin").status()).isEqualTo(200);
        assertThat(other.read("/admin").location()).isEqualTo("/signin");
        var thief = new Visitor(web);
        thief.keep(Visitor.SESSION, before);
        assertThat(thief.read("/admin").location()).isEqualTo("/signin");
        assertThat(sessions()).isEqualTo(1);
    }

    private static Answer changePassword(Visitor visitor) {
        return visitor.send(
                "/admin/password",
                "present",
                ArchiveTest.PASSWORD,
                "next",
                "another good password",
                "again",
                "another good password");
    }

    private long sessions() {
        return database.sql("select count(*) from staff_session").query(Long.class).single();
    }

    @Test
    void nobodyHasASessionBeforeSigningIn() {
        var visitor = new Visitor(web);
        visitor.read("/");
        visitor.read("/signin");
        visitor.read("/admin/releases?state=draft");
        visitor.signIn("admin", "not the password");
        assertThat(visitor.cookie(Visitor.SESSION)).isNull();
        assertThat(sessions()).isZero();

        assertThat(visitor.signIn("admin", ArchiveTest.PASSWORD).location())
                .isEqualTo("/admin/releases?state=draft");
        assertThat(sessions()).isEqualTo(1);
        assertThat(Base64.getUrlDecoder().decode(visitor.cookie(Visitor.SESSION))).hasSize(32);
    }

    @Test
    void aForgedPageToGoOnWithLeadsToTheDesk() {
        for (String page :
                List.of("http://evil.example/admin/", "//evil.example", "/releases", "\\", "")) {
            var visitor = new Visitor(web);
            visitor.keep(
                    "REDIRECT_URI",
                    Base64.getEncoder().encodeToString(page.getBytes(StandardCharsets.UTF_8)));
            assertThat(visitor.signIn("admin", ArchiveTest.PASSWORD).location())
                    .as(page)
                    .isIn("/admin", "/admin/");
        }
    }

    @Test
    void aSessionThatIsFoundBeforeTheSignInIsNotTheOneAfterIt() {
        var visitor = new Visitor(web);
        visitor.keep(Visitor.SESSION, "chosen-by-somebody-else");
        visitor.signIn("admin", ArchiveTest.PASSWORD);
        assertThat(visitor.cookie(Visitor.SESSION)).isNotEqualTo("chosen-by-somebody-else");
    }

    @Test
    void aSignInEndsWhenItIsIdleAndWhenItIsOld() {
        Visitor idle = signedIn();
        database.sql("update staff_session set last_access_time = last_access_time - :idle")
                .param("idle", Duration.ofMinutes(30).toMillis())
                .update();
        assertThat(idle.read("/admin").location()).isEqualTo("/signin");

        Visitor busy = signedIn();
        clock.move(StaffSessions.LONGEST.minusMinutes(1));
        assertThat(busy.read("/admin").status()).isEqualTo(200);
        clock.move(Duration.ofMinutes(1));
        assertThat(busy.read("/admin").location()).isEqualTo("/signin");
        assertThat(sessions()).isZero();
    }

    @Test
    void signInsAreListedAndCanBeEnded() {
        Visitor own = signedIn();
        Visitor lost = signedIn();
        Visitor other = signedIn();
        Document page = own.read("/admin/password").page();
        assertThat(page.select("tbody tr")).hasSize(3);
        assertThat(page.select("tbody tr:contains(this one)")).hasSize(1);
        assertThat(page.outerHtml()).doesNotContain(String.valueOf(lost.cookie(Visitor.SESSION)));

        own.send(page.select("tbody form[action^=/admin/sessions/]").get(0).attr("action"));
        assertThat(own.read("/admin/password").page().select("tbody tr")).hasSize(2);
        own.send("/admin/sessions/removal");

        assertThat(own.read("/admin").status()).isEqualTo(200);
        assertThat(lost.read("/admin").location()).isEqualTo("/signin");
        assertThat(other.read("/admin").location()).isEqualTo("/signin");
    }

    @Test
    void nobodyEndsTheSessionOfAnotherPerson() {
        accounts.useLink(
                accounts.add("vera", Staff.Role.author, null, "tester"), "a long enough password");
        Visitor admin = signedIn();
        signedIn();
        String other =
                admin.read("/admin/password")
                        .page()
                        .select("form[action$=/removal]")
                        .get(0)
                        .attr("action");
        var vera = new Visitor(web);
        vera.signIn("vera", "a long enough password");
        vera.send(other);
        assertThat(sessions()).isEqualTo(3);
    }

    @Test
    void publicPagesDoNotTouchTheSession() {
        Visitor visitor = signedIn();
        long before = System.currentTimeMillis() - Duration.ofMinutes(20).toMillis();
        database.sql("update staff_session set last_access_time = :before")
                .param("before", before)
                .update();
        visitor.read("/");
        visitor.read("/releases");
        assertThat(lastAccess()).isEqualTo(before);
        visitor.read("/admin");
        assertThat(lastAccess()).isGreaterThan(before);
    }

    private long lastAccess() {
        return database.sql("select last_access_time from staff_session")
                .query(Long.class)
                .single();
    }

    @Test
    void guessingFromOneAddressIsSlowedDownWhateverTheNames() {
        int reached = 0;
        for (int i = 0; i < 10_000; i++) {
            reached += throttle.waitFor("name" + i, "192.0.2.7").isZero() ? 1 : 0;
        }
        assertThat(reached).isEqualTo(SignInThrottle.TRIES_BY_ADDRESS);
        assertThat(throttle.waitFor("anybody", "192.0.2.8")).isZero();
        clock.move(SignInThrottle.REFILL);
        assertThat(throttle.waitFor("anybody", "192.0.2.7")).isZero();

        for (int i = 0; i < SignInThrottle.TRIES_BY_ADDRESS; i++) {
            throttle.waitFor("name" + i, "2001:db8:1:2::" + Integer.toHexString(i));
        }
        assertThat(throttle.waitFor("anybody", "2001:db8:1:2:ffff::1")).isPositive();
        assertThat(throttle.waitFor("anybody", "2001:db8:1:3::1")).isZero();
    }

    @Test
    void aForgedHostComesBackNowhere() {
        @Nullable String location =
                perform(
                                web,
                                get("/admin")
                                        .header("Host", "evil.example")
                                        .header("X-Forwarded-Host", "evil.example"))
                        .response()
                        .getHeader("Location");

        assertThat(location).isEqualTo("/signin");
        assertThat(perform(web, get("/").header("Host", "evil.example")).page().outerHtml())
                .doesNotContain("evil.example");
    }
}
