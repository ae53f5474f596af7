package press.dateline.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/// What each address may do at once; it fills up again by and by.
public final class Allowance {

    private static final int MAX_REMEMBERED = 100_000;
    private static final Duration MEMORY = Duration.ofMinutes(30);
    private static final int NETWORK_BYTES = 8;

    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).expireAfterAccess(MEMORY).build();

    private final int most;
    private final Duration refill;
    private final TimeMeter meter;

    /// @param most how much goes through at once
    /// @param refill in which time as much comes back
    public Allowance(int most, Duration refill, Clock clock) {
        this.most = most;
        this.refill = refill;
        this.meter = meter(clock);
    }

    /// What is left after one was taken.
    ///
    /// @param left how much more goes through now
    /// @param until how long until something goes through again; zero where it does now
    /// @param whole until all of it is there again
    public record Left(long left, Duration until, Duration whole) {

        public boolean isRefused() {
            return !until.isZero();
        }
    }

    /// Takes one away.
    ///
    /// @param address of the asker, as it is printed
    public Left take(String address) {
        ConsumptionProbe probe =
                buckets.get(
                                network(address),
                                _ ->
                                        Bucket.builder()
                                                .addLimit(
                                                        limit ->
                                                                limit.capacity(most)
                                                                        .refillGreedy(most, refill))
                                                .withCustomTimePrecision(meter)
                                                .build())
                        .tryConsumeAndReturnRemaining(1);
        return new Left(
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForRefill()),
                Duration.ofNanos(probe.getNanosToWaitForReset()));
    }

    public int most() {
        return most;
    }

    public void forget() {
        buckets.invalidateAll();
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
}
