package press.dateline.web;

import org.springframework.http.HttpStatus;

import press.dateline.web.PageProblem.Way;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Lets so many requests at once do what costs much, and others wait for a moment, so that many of them
/// slow down one another and not every page.
public final class Turns {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Semaphore free;
    private final String busy;
    private final Way[] ways;

    /// Two turns for each processor: what keeps one busy is only late where there are more.
    ///
    /// @param busy the sentence for whoever waited in vain
    /// @param ways what else they can do
    public Turns(String busy, Way... ways) {
        this.free = new Semaphore(2 * Runtime.getRuntime().availableProcessors(), true);
        this.busy = busy;
        this.ways = ways.clone();
    }

    /// A turn, until it is closed.
    public final class Turn implements AutoCloseable {

        private Turn() {}

        @Override
        public void close() {
            free.release();
        }
    }

    /// Waits for a turn.
    ///
    /// @throws PageProblem where none comes
    public Turn take() {
        try {
            if (free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Turn();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        throw new PageProblem(HttpStatus.SERVICE_UNAVAILABLE, busy, ways);
    }
}
