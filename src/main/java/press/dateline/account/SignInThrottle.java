package press.dateline.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;

import org.springframework.stereotype.Component;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

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
    private static final int NETWORK_BYTES = 8;

    private record Failures(int count, Instant last) {}

    private final Clock clock;
    private final TimeMeter meter;
    private final Cache<String, Failures> failures = remembered();
    private final Cache<String, Bucket> tries = remembered();

    SignInThrottle(Clock clock) {
        this.clock = clock;
        this.meter = meter(clock);
    }

    private static <V> Cache<String, V> remembered() {
        return Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).expireAfterAccess(MEMORY).build();
    }

    private static TimeMeter meter(Clock clock) {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return TimeUnit.MILLISECONDS.toNanos(clock.millis());
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    /// Counts a try.
    ///
    /// @return how long it has to wait; zero where it may go on
    Duration waitFor(String name, String address) {
        Duration byName = waitFor(name);
        return byName.isZero() ? byAddress(address) : byName;
    }

    private Duration byAddress(String address) {
        Bucket bucket =
                tries.get(
                        network(address),
                        first ->
                                Bucket.builder()
                                        .addLimit(
                                                limit ->
                                                        limit.capacity(TRIES_BY_ADDRESS)
                                                                .refillGreedy(
                                                                        TRIES_BY_ADDRESS, REFILL))
                                        .withCustomTimePrecision(meter)
                                        .build());
        return Duration.ofNanos(bucket.tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill());
    }

    /// One subscriber has 2^64 addresses of IPv6; they count as one.
    private static String network(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(six.getAddress(), 0, NETWORK_BYTES)
                    : address;
        } catch (IllegalArgumentException noAddress) {
            return address;
        }
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
        tries.invalidateAll();
    }

    private static String folded(String name) {
        String folded = name.strip().toLowerCase(Locale.ROOT);
        return folded.substring(0, Math.min(folded.length(), 100));
    }
}
