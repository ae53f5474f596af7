package press.dateline.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import static press.dateline.Pages.perform;
import static press.dateline.Pages.read;
import static press.dateline.Pages.readAsStaff;
import static press.dateline.Pages.send;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import press.dateline.ArchiveTest;
import press.dateline.Pages.Answer;
import press.dateline.TestClock;

import java.time.Duration;
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

    private Answer signIn(String name, String password, MockHttpSession session) {
        return perform(
                web,
                post("/signin")
                        .session(session)
                        .with(csrf())
                        .param("username", name)
                        .param("password", password));
    }

    private MockHttpSession signedIn() {
        var session = new MockHttpSession();
        assertThat(signIn("admin", ArchiveTest.PASSWORD, session).location()).isEqualTo("/admin");
        return session;
    }

    private Answer as(MockHttpSession session, String address) {
        return perform(web, get(address).session(session));
    }

    @Test
    void staffPagesAreClosedAndNeverCached() {
        assertThat(read(web, "/admin").location()).isEqualTo("/signin");
        Answer desk = as(signedIn(), "/admin");
        assertThat(desk.status()).isEqualTo(200);
        assertThat(desk.response().getHeader("Cache-Control")).contains("no-store");
    }

    @Test
    void aWrongNameAndAWrongPasswordGetTheSameAnswer() {
        Answer wrongPassword = signIn("admin", "not the password", new MockHttpSession());
        Answer wrongName = signIn("nobody", "not the password", new MockHttpSession());

        assertThat(wrongPassword.status()).isEqualTo(401);
        assertThat(wrongName.status()).isEqualTo(401);
        assertThat(wrongName.text(".summary")).isEqualTo(wrongPassword.text(".summary"));
    }

    @Test
    void guessingIsSlowedDownForKnownAndUnknownNames() {
        for (String name : List.of("admin", "nobody")) {
            for (int i = 0; i < SignInThrottle.FREE_FAILURES_BY_NAME; i++) {
                assertThat(signIn(name, "guess", new MockHttpSession()).status()).isEqualTo(401);
            }
            Answer slowed = signIn(name, ArchiveTest.PASSWORD, new MockHttpSession());
            assertThat(slowed.status()).isEqualTo(429);
            assertThat(slowed.response().getHeader("Retry-After")).isNotNull();
            assertThat(slowed.text(".summary")).contains("Wait 3 seconds");
        }
        clock.move(Duration.ofSeconds(61));
        assertThat(signIn("admin", ArchiveTest.PASSWORD, new MockHttpSession()).status())
                .isEqualTo(302);
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

        var session = new MockHttpSession();
        MockHttpServletRequestBuilder request = post("/signin").session(session).with(csrf());
        page.page().select("main form [name]").forEach(f -> request.param(f.attr("name"), f.val()));
        // The page's own empty fields come first; the person fills them in.
        Answer failed = perform(web, request);
        assertThat(failed.status()).isEqualTo(401);
        assertThat(failed.page().select("[name='carried.headline']").val())
                .isEqualTo("Typed for an hour");

        MockHttpServletRequestBuilder again = post("/signin").session(session).with(csrf());
        failed.page()
                .select("main form [name^=carried]")
                .forEach(f -> again.param(f.attr("name"), f.val()));
        again.param("username", "admin").param("password", ArchiveTest.PASSWORD);
        assertThat(perform(web, again).location()).isEqualTo("/admin/releases/new/form");

        Answer form = as(session, "/admin/releases/new/form");
        assertThat(form.page().select("#headline").val()).isEqualTo("Typed for an hour");
        assertThat(form.page().select("#body").val())
                .isEqualTo("One.\n\nTwo \"quoted\" <b>bold</b>.");
        assertThat(form.text(".notice")).contains("nothing has been saved yet");
        assertThat(database.sql("select count(*) from release").query(Long.class).single())
                .isZero();
        assertThat(as(session, "/admin/releases/new/form").page().select("#headline").val())
                .isEmpty();
    }

    @Test
    void everyPostWithoutATokenIsRefused() {
        var session = signedIn();
        int tried = 0;
        for (RequestMappingHandlerMapping mapping : mappings) {
            for (var entry : mapping.getHandlerMethods().entrySet()) {
                for (String pattern : posts(entry.getKey(), entry.getValue())) {
                    Answer answer =
                            perform(
                                    web,
                                    post(pattern.replaceAll("\\{[^}]*}", "1"))
                                            .session(session)
                                            .param("headline", "x"));
                    assertThat(answer.status()).as(pattern).isEqualTo(403);
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
        String token = accounts.add("vera", false, "tester");
        assertThat(accounts.useLink(token, "a long enough password")).isTrue();
        var session = new MockHttpSession();
        assertThat(signIn("vera", "a long enough password", session).location())
                .isEqualTo("/admin");
        assertThat(as(session, "/admin").status()).isEqualTo(200);
        assertThat(as(session, "/admin/accounts").status()).isEqualTo(403);

        send(web, "/admin/accounts/vera/disabling");

        assertThat(as(session, "/admin").location()).isEqualTo("/signin");
        assertThat(signIn("vera", "a long enough password", new MockHttpSession()).status())
                .isEqualTo(401);
    }

    @Test
    void aOneTimeLinkWorksOnceAndNotForever() {
        String token = accounts.add("vera", false, "tester");
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
                .isEqualTo("/signin");
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
        var session = signedIn();
        assertThat(as(session, "/admin").location()).isEqualTo("/admin/password");

        Answer changed =
                perform(
                        web,
                        post("/admin/password")
                                .session(session)
                                .with(csrf())
                                .param("present", ArchiveTest.PASSWORD)
                                .param("next", "another good password")
                                .param("again", "another good password"));
        assertThat(changed.location()).isEqualTo("/admin");
        assertThat(as(session, "/admin").status()).isEqualTo(200);
    }

    @Test
    void changingThePasswordEndsTheOtherSessions() {
        MockHttpSession other = signedIn();
        MockHttpSession own = signedIn();
        perform(
                web,
                post("/admin/password")
                        .session(own)
                        .with(csrf())
                        .param("present", ArchiveTest.PASSWORD)
                        .param("next", "another good password")
                        .param("again", "another good password"));

        assertThat(as(own, "/admin").status()).isEqualTo(200);
        assertThat(as(other, "/admin").location()).isEqualTo("/signin");
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
