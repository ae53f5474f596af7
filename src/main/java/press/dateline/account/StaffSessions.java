package press.dateline.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

import press.dateline.web.Token;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The sign-ins of a person that have not ended, to look at and to end.
@Component
@ConditionalOnWebApplication
class StaffSessions {

    /// However busy it is, a session ends so long after the sign-in.
    static final Duration LONGEST = Duration.ofHours(12);

    private static final String SINCE = "dateline.since";
    private static final String ADDRESS = "dateline.address";
    private static final String BROWSER = "dateline.browser";
    private static final int MAX_BROWSER = 300;

    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    StaffSessions(FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.sessions = sessions;
    }

    /// A sign-in.
    ///
    /// @param key names it in an address; whoever has it cannot use the session
    /// @param address of the network, as it was at the sign-in
    /// @param browser as it called itself then; may be empty
    /// @param own whether it is the one that asks
    record SignedIn(
            String key,
            Instant since,
            Instant lastUsed,
            String address,
            String browser,
            boolean own) {

        /// Edge and Opera call themselves Chrome, too, and Chrome calls itself Safari: the first
        /// that fits is meant. So for systems.
        private static final List<Known> BROWSERS =
                List.of(
                        new Known("Edg/", "Edge"),
                        new Known("OPR/", "Opera"),
                        new Known("Firefox/", "Firefox"),
                        new Known("Chrome/", "Chrome"),
                        new Known("Safari/", "Safari"));

        private static final List<Known> SYSTEMS =
                List.of(
                        new Known("Android", "Android"),
                        new Known("iPhone", "iPhone"),
                        new Known("iPad", "iPad"),
                        new Known("Windows", "Windows"),
                        new Known("CrOS", "ChromeOS"),
                        new Known("Mac OS", "macOS"),
                        new Known("Linux", "Linux"));

        private record Known(String sign, String name) {}

        /// What a person would call the browser.
        public String browserName() {
            return named(BROWSERS)
                    .map(name -> name + named(SYSTEMS).map(system -> " on " + system).orElse(""))
                    .orElse("Another program");
        }

        private Optional<String> named(List<Known> known) {
            return known.stream()
                    .filter(k -> browser.contains(k.sign()))
                    .findFirst()
                    .map(Known::name);
        }
    }

    /// Notes in a new session when and from where it came.
    static void describe(HttpServletRequest request, Instant now) {
        HttpSession session = request.getSession();
        session.setAttribute(SINCE, now);
        String browser = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
        session.setAttribute(ADDRESS, request.getRemoteAddr());
        session.setAttribute(
                BROWSER, browser.substring(0, Math.min(browser.length(), MAX_BROWSER)));
    }

    /// Whether it has lasted as long as a sign-in may.
    static boolean isOver(HttpSession session, Instant now) {
        return session.getAttribute(SINCE) instanceof Instant since
                && !since.plus(LONGEST).isAfter(now);
    }

    /// Those of one person, the one used last first.
    List<SignedIn> of(String name, @Nullable HttpSession own) {
        return found(name).values().stream()
                .filter(session -> !session.isExpired())
                .map(session -> signedIn(session, own))
                .sorted(Comparator.comparing(SignedIn::lastUsed).reversed())
                .toList();
    }

    private static SignedIn signedIn(Session session, @Nullable HttpSession own) {
        return new SignedIn(
                key(session.getId()),
                session.getAttributeOrDefault(SINCE, session.getCreationTime()),
                session.getLastAccessedTime(),
                session.getAttributeOrDefault(ADDRESS, ""),
                session.getAttributeOrDefault(BROWSER, ""),
                own != null && own.getId().equals(session.getId()));
    }

    /// The identifier opens the session, so pages carry its hash.
    private static String key(String id) {
        return HexFormat.of().formatHex(Token.sha256(id), 0, 12);
    }

    /// Ends one session of a person.
    ///
    /// @return whether there was such a one
    boolean end(String name, String key) {
        Optional<String> named =
                found(name).keySet().stream().filter(id -> key(id).equals(key)).findFirst();
        named.ifPresent(sessions::deleteById);
        return named.isPresent();
    }

    /// Ends every session of a person but one.
    void endOthers(String name, @Nullable HttpSession own) {
        found(name).keySet().stream()
                .filter(id -> own == null || !own.getId().equals(id))
                .forEach(sessions::deleteById);
    }

    private Map<String, ? extends Session> found(String name) {
        return sessions.findByPrincipalName(name);
    }
}
