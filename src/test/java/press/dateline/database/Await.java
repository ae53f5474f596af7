package press.dateline.database;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/// Looks again and again until something has come true, for a bounded time.
public final class Await {
    private static final Duration POLL = Duration.ofMillis(10);

    private Await() {}

    public static void until(String what, Duration atMost, Callable<Boolean> condition)
            throws Exception {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError(what + ": not within " + atMost);
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }
}
