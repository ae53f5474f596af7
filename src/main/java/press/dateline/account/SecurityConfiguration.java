package press.dateline.account;

import static org.springframework.security.authorization.AuthorityAuthorizationManager.hasAuthority;
import static org.springframework.security.authorization.AuthorizationManagers.allOf;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

import press.dateline.journal.Audit;
import press.dateline.web.ArchiveSettings;
import press.dateline.web.Program.Scope;
import press.dateline.web.ProgramGate;
import press.dateline.web.Site;
import press.dateline.web.Staff;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;

/// The rules of every address. The public ones know no session, cookie or token; the staff ones are
/// closed unless said otherwise.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /// Everything from the archive itself, nothing inline.
    static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src"
                    + " 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    /// Every address that may know who asks.
    static final RequestMatcher STAFF =
            new OrRequestMatcher(
                    Stream.of("/admin", "/admin/**", "/signin", "/signout", "/account/**")
                            .map(PathPatternRequestMatcher.withDefaults()::matcher)
                            .toArray(RequestMatcher[]::new));

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    UserDetailsService staff(AccountDesk accounts, PasswordEncoder encoder) {
        // An account without a password costs a comparison like any other.
        String impossible = String.valueOf(encoder.encode(UUID.randomUUID().toString()));
        return name ->
                accounts.named(name)
                        .map(
                                account -> {
                                    String encoded = account.password();
                                    return new StaffMember(
                                            account, encoded == null ? impossible : encoded);
                                })
                        .orElseThrow(() -> new UsernameNotFoundException(name));
    }

    /// Programs with a token: each request says who it is, nothing is remembered.
    @Bean
    @Order(0)
    @ConditionalOnWebApplication
    SecurityFilterChain programAddresses(
            HttpSecurity http, ApiTokens tokens, ProgramGate gate, ArchiveSettings settings) {
        http.securityMatcher("/api/v1/parse", "/api/v1/desk/**")
                .addFilterBefore(new TokenFilter(tokens, gate), AuthorizationFilter.class)
                .exceptionHandling(
                        failures ->
                                failures.authenticationEntryPoint(
                                                (request, response, none) -> {
                                                    response.setHeader(
                                                            "WWW-Authenticate",
                                                            "Bearer realm=\"archive\"");
                                                    response.sendError(401);
                                                })
                                        .accessDeniedHandler(
                                                (request, response, denied) ->
                                                        response.sendError(403)));
        stateless(http);
        http.authorizeHttpRequests(
                        rules ->
                                rules.dispatcherTypeMatchers(DispatcherType.ERROR)
                                        .permitAll()
                                        .requestMatchers(HttpMethod.OPTIONS)
                                        .permitAll()
                                        .requestMatchers("/api/v1/parse")
                                        .hasAuthority(Scope.parse.authority())
                                        .requestMatchers(
                                                "/api/v1/desk/releases/*/publication",
                                                "/api/v1/desk/releases/*/withdrawal")
                                        .hasAuthority(Scope.publish.authority())
                                        .requestMatchers(
                                                "/api/v1/desk/releases", "/api/v1/desk/releases/*")
                                        .hasAuthority(Scope.draft.authority())
                                        .anyRequest()
                                        .denyAll())
                .headers(
                        h ->
                                h.addHeaderWriter(
                                        new StaticHeadersWriter(
                                                "Cache-Control", "private, no-store")));
        headers(http, settings);
        return http.build();
    }

    @Bean
    @Order(1)
    @ConditionalOnWebApplication
    SecurityFilterChain staffAddresses(
            HttpSecurity http,
            AccountDesk accounts,
            SignInThrottle throttle,
            SignInPage page,
            Audit audit,
            CookieCsrfTokenRepository formTokens,
            Clock clock,
            ArchiveSettings settings) {
        var askedFor = new CookieRequestCache();
        askedFor.setCookieCustomizer(cookie -> cookie.setSecure(settings.isSecure()));
        http.securityMatcher(STAFF)
                .csrf(csrf -> csrf.csrfTokenRepository(formTokens))
                .requestCache(cache -> cache.requestCache(askedFor))
                .authorizeHttpRequests(SecurityConfiguration::permit)
                .formLogin(
                        form ->
                                form.loginPage("/signin")
                                        .successHandler(
                                                afterSignIn(throttle, audit, askedFor, clock))
                                        .failureHandler(afterRefusal(throttle, audit, page)))
                .logout(
                        out ->
                                out.logoutUrl("/signout")
                                        .logoutSuccessUrl("/")
                                        .addLogoutHandler(noting(audit)))
                .addFilterBefore(
                        new ThrottleFilter(throttle, page),
                        UsernamePasswordAuthenticationFilter.class)
                .addFilterBefore(new UploadFilter(), CsrfFilter.class)
                .addFilterBefore(new StaffSessionFilter(accounts, clock), AuthorizationFilter.class)
                .addFilterAfter(new CarriedFormFilter(), AuthorizationFilter.class)
                .exceptionHandling(
                        failures ->
                                failures.authenticationEntryPoint(
                                                (request, response, none) ->
                                                        signIn(page, request, response))
                                        .accessDeniedHandler(denied(page)));
        headers(http, settings);
        return http.build();
    }

    /// Which role may what. Whose releases is a matter of the queries; what is not named here, nobody
    /// may.
    private static void permit(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    rules) {
        rules.dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers("/signin", "/signout", "/account/*")
                .permitAll()
                .requestMatchers(
                        "/admin/accounts/**",
                        "/admin/audit",
                        "/admin/audit.csv",
                        // A document's bytes may hold releases of other companies, too.
                        "/admin/releases/*/erasure",
                        "/admin/samples/**",
                        "/admin/settings",
                        "/admin/tokens/**",
                        "/admin/search/**")
                .access(allOf(hasRole(Staff.Role.administrator), hasAuthority(StaffMember.FOR_ALL)))
                .requestMatchers("/admin/companies/new", "/admin/companies/*/merge")
                .access(allOf(hasRole(Staff.Role.publisher), hasAuthority(StaffMember.FOR_ALL)))
                .requestMatchers(
                        "/admin/releases/*/publication",
                        "/admin/releases/*/schedule/removal",
                        "/admin/releases/*/links/**",
                        "/admin/releases/*/corrected/**",
                        "/admin/releases/*/withdrawal",
                        "/admin/releases/*/withholding",
                        "/admin/incoming/publication",
                        "/admin/companies/*/edit")
                .access(hasRole(Staff.Role.publisher))
                .requestMatchers(
                        "/admin/releases/*/approval",
                        "/admin/releases/*/approval/removal",
                        "/admin/releases/*/objection")
                .access(hasRole(Staff.Role.reviewer))
                .requestMatchers(
                        "/admin",
                        "/admin/password",
                        "/admin/sessions/**",
                        "/admin/companies",
                        "/admin/companies/suggestions",
                        "/admin/incoming/**",
                        "/admin/releases",
                        "/admin/releases/new",
                        "/admin/releases/new/form",
                        "/admin/releases/preview",
                        "/admin/releases/reading",
                        "/admin/releases/*",
                        "/admin/releases/*/edit",
                        "/admin/releases/*/review",
                        "/admin/releases/*/review/removal",
                        "/admin/releases/*/changes",
                        "/admin/releases/*/changes/*",
                        "/admin/releases/*/editions/**",
                        "/admin/releases/*/originals/**")
                .access(hasRole(Staff.Role.author))
                .anyRequest()
                .denyAll();
    }

    private static <T> AuthorizationManager<T> hasRole(Staff.Role least) {
        return hasAuthority(StaffMember.authority(least));
    }

    /// Links to what is not yet public: nothing keeps the page, nothing hears of its address.
    @Bean
    @Order(2)
    @ConditionalOnWebApplication
    SecurityFilterChain sharedAddresses(HttpSecurity http, ArchiveSettings settings) {
        http.securityMatcher("/shared/**");
        open(http);
        headers(http, settings);
        http.headers(
                h ->
                        h.referrerPolicy(r -> r.policy(ReferrerPolicy.NO_REFERRER))
                                .addHeaderWriter(
                                        new StaticHeadersWriter(
                                                "Cache-Control", "private, no-store"))
                                .addHeaderWriter(
                                        new StaticHeadersWriter("X-Robots-Tag", "noindex")));
        return http.build();
    }

    /// Neither session nor cookie nor token.
    private static void open(HttpSecurity http) {
        http.authorizeHttpRequests(rules -> rules.anyRequest().permitAll());
        stateless(http);
    }

    private static void stateless(HttpSecurity http) {
        http.sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .headers(h -> h.cacheControl(HeadersConfigurer.CacheControlConfig::disable));
    }

    @Bean
    @Order(3)
    @ConditionalOnWebApplication
    SecurityFilterChain publicAddresses(HttpSecurity http, ArchiveSettings settings) {
        open(http);
        http.headers(
                h ->
                        h.addHeaderWriter(
                                new StaticHeadersWriter(
                                        "Cache-Control", Site.PUBLIC_CACHE_CONTROL)));
        headers(http, settings);
        return http.build();
    }

    /// A path that no browser sends by itself (`//`, `%00`, `;`) is a bad request, not a fault.
    @Bean
    RequestRejectedHandler rejected() {
        return new HttpStatusRequestRejectedHandler();
    }

    private static void headers(HttpSecurity http, ArchiveSettings settings) {
        http.headers(
                h -> {
                    h.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                            .referrerPolicy(
                                    r -> r.policy(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN))
                            .permissionsPolicyHeader(
                                    p ->
                                            p.policy(
                                                    "camera=(), geolocation=(), microphone=(),"
                                                            + " payment=(), usb=()"))
                            .crossOriginOpenerPolicy(
                                    c -> c.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                            .crossOriginResourcePolicy(
                                    c -> c.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
                    if (settings.isSecure()) {
                        // Behind a proxy the request itself looks like http.
                        h.httpStrictTransportSecurity(HeadersConfigurer.HstsConfig::disable)
                                .addHeaderWriter(
                                        new StaticHeadersWriter(
                                                "Strict-Transport-Security", "max-age=31536000"));
                    }
                });
    }

    /// Someone who is not signed in: a page they asked for comes after the sign-in, a form they sent
    /// is carried through it.
    private static void signIn(
            SignInPage page, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (request.getMethod().equals("POST")) {
            page.show(request, response, "signin.expired", 403, null);
        } else {
            response.sendRedirect("/signin");
        }
    }

    private static AuthenticationSuccessHandler afterSignIn(
            SignInThrottle throttle, Audit audit, RequestCache askedFor, Clock clock) {
        return (request, response, person) -> {
            throttle.succeeded(person.getName());
            StaffSessions.describe(request, clock.instant());
            audit.record(person.getName(), "account.sign-in", request.getRemoteAddr());
            Carried carried = Carried.of(request);
            if (carried == null) {
                response.sendRedirect(page(askedFor.getRequest(request, response)));
            } else {
                request.getSession().setAttribute(Carried.SESSION_ATTRIBUTE, carried);
                response.sendRedirect(carried.path());
            }
            askedFor.removeRequest(request, response);
        };
    }

    private static AuthenticationFailureHandler afterRefusal(
            SignInThrottle throttle, Audit audit, SignInPage page) {
        return (request, response, failure) -> {
            throttle.failed(username(request));
            // Not the name: it may be a password, typed into the wrong field.
            audit.record("", "account.sign-in-refused", request.getRemoteAddr());
            page.show(request, response, "signin.wrong", 401, null);
        };
    }

    private static LogoutHandler noting(Audit audit) {
        return (request, response, person) -> {
            if (person != null) {
                audit.record(person.getName(), "account.sign-out", request.getRemoteAddr());
            }
        };
    }

    private static AccessDeniedHandler denied(SignInPage page) {
        return (request, response, denied) -> {
            if (request.getMethod().equals("POST") && denied instanceof CsrfException) {
                page.show(request, response, "signin.stale", 403, null);
            } else {
                response.sendError(403);
            }
        };
    }

    /// The staff page that was asked for before the sign-in, else the desk. What kept it is a
    /// cookie, so it is not believed that the page is one of ours.
    private static String page(@Nullable SavedRequest asked) {
        try {
            URI address = URI.create(asked == null ? "" : asked.getRedirectUrl());
            String path = String.valueOf(address.getRawPath());
            String query = address.getRawQuery();
            return Carried.isStaffPath(path) ? path + (query == null ? "" : "?" + query) : "/admin";
        } catch (IllegalArgumentException noAddress) {
            return "/admin";
        }
    }

    private static String username(HttpServletRequest request) {
        String name = request.getParameter("username");
        return name == null ? "" : name;
    }

    private static final class ThrottleFilter extends OncePerRequestFilter {

        // As the form is matched, however the address is written.
        private static final RequestMatcher TRY =
                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/signin");

        private final SignInThrottle throttle;
        private final SignInPage page;

        ThrottleFilter(SignInThrottle throttle, SignInPage page) {
            this.throttle = throttle;
            this.page = page;
        }

        @Override
        protected void doFilterInternal(
                HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            boolean tries = TRY.matches(request);
            Duration wait =
                    tries
                            ? throttle.waitFor(username(request), request.getRemoteAddr())
                            : Duration.ZERO;
            if (wait.isZero()) {
                chain.doFilter(request, response);
            } else {
                long seconds = wait.toSeconds() + 1;
                response.setHeader("Retry-After", Long.toString(seconds));
                page.show(request, response, "signin.slow", 429, seconds);
            }
        }
    }
}
