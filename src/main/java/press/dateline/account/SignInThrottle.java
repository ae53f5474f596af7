package press.dateline.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// Slows down guessing: after some failures in a row each further try has to wait longer. By name,
/// whether or not such an account exists, and by address. Nothing is locked for good, so nobody can
/// lock another person out for more than a minute.
@Component
class SignInThrottle {

    static final int FREE_FAILURES_BY_NAME = 5;
    static final int FREE_FAILURES_BY_ADDRESS = 20;
    static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private static final int MAX_REMEMBERED = 100_000;
    private static final Duration MEMORY = Duration.ofMinutes(30);

    private record Failures(int count, Instant last) {}

    private final Clock clock;
    private final Cache<String, Failures> failures =
            Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).expireAfterWrite(MEMORY).build();

    SignInThrottle(Clock clock) {
        this.clock = clock;
    }

    /// How long this try has to wait; zero where it may go on.
    Duration waitFor(String name, String address) {
        Duration byName = wait("name " + folded(name), FREE_FAILURES_BY_NAME);
        Duration byAddress = wait("address " + address, FREE_FAILURES_BY_ADDRESS);
        return byName.compareTo(byAddress) > 0 ? byName : byAddress;
    }

    private Duration wait(String key, int free) {
        Failures past = failures.getIfPresent(key);
        if (past == null || past.count() < free) {
            return Duration.ZERO;
        }
        long seconds =
                Math.min(LONGEST_WAIT.toSeconds(), 1L << Math.min(30, past.count() - free + 1));
        Duration left = Duration.between(clock.instant(), past.last().plusSeconds(seconds));
        return left.isNegative() ? Duration.ZERO : left;
    }

    void failed(String name, String address) {
        count("name " + folded(name));
        count("address " + address);
    }

    void succeeded(String name) {
        failures.invalidate("name " + folded(name));
    }

    void forget() {
        failures.invalidateAll();
    }

    private void count(String key) {
        failures.asMap()
                .merge(
                        key,
                        new Failures(1, clock.instant()),
                        (past, one) -> new Failures(past.count() + 1, one.last()));
    }

    private static String folded(String name) {
        String folded = name.strip().toLowerCase(Locale.ROOT);
        return folded.substring(0, Math.min(folded.length(), 100));
    }
}
