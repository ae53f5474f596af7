package press.dateline;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A clock for what is displayed, that stands still until a test moves it.
public class TestClock extends Clock {

    public static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

    private volatile Instant now = NOON;

    public void move(Duration by) {
        now = now.plus(by);
    }

    void reset() {
        now = NOON;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }

    @TestConfiguration
    static class Configuration {
        @Bean
        @Primary
        TestClock testClock() {
            return new TestClock();
        }
    }
}
