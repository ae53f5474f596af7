package press.dateline.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.springframework.stereotype.Component;

import press.dateline.web.Allowance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// Slows down guessing. Each address has a number of tries that fills up again by and by; each name,
/// whether or not such an account exists, makes the next try wait longer after some failures in a
/// row. Nothing is locked for good, so nobody can lock another person out for more than a minute.
@Component
class SignInThrottle {

    /// How many tries of one address go through at once.
    static final int TRIES_BY_ADDRESS = 20;

    /// In which time so many come back.
    static final Duration REFILL = Duration.ofMinutes(1);

    static final int FREE_FAILURES_BY_NAME = 5;
    static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private static final int MAX_REMEMBERED = 100_000;
    private static final Duration MEMORY = Duration.ofMinutes(30);

    private record Failures(int count, Instant last) {}

    private final Clock clock;
    private final Allowance tries;

    private final Cache<String, Failures> failures =
            Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).expireAfterAccess(MEMORY).build();

    SignInThrottle(Clock clock) {
        this.clock = clock;
        this.tries = new Allowance(TRIES_BY_ADDRESS, REFILL, clock);
    }

    /// Counts a try.
    ///
    /// @return how long it has to wait; zero where it may go on
    Duration waitFor(String name, String address) {
        Duration byName = waitFor(name);
        return byName.isZero() ? tries.take(address).until() : byName;
    }

    private Duration waitFor(String name) {
        Failures past = failures.getIfPresent(folded(name));
        if (past == null || past.count() < FREE_FAILURES_BY_NAME) {
            return Duration.ZERO;
        }
        int more = past.count() - FREE_FAILURES_BY_NAME + 1;
        long seconds = Math.min(LONGEST_WAIT.toSeconds(), 1L << Math.min(30, more));
        Duration left = Duration.between(clock.instant(), past.last().plusSeconds(seconds));
        return left.isNegative() ? Duration.ZERO : left;
    }

    void failed(String name) {
        failures.asMap()
                .merge(
                        folded(name),
                        new Failures(1, clock.instant()),
                        (past, one) -> new Failures(past.count() + 1, one.last()));
    }

    void succeeded(String name) {
        failures.invalidate(folded(name));
    }

    void forget() {
        failures.invalidateAll();
        tries.forget();
    }

    private static String folded(String name) {
        String folded = name.strip().toLowerCase(Locale.ROOT);
        return folded.substring(0, Math.min(folded.length(), 100));
    }
}
