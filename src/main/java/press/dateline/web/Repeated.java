package press.dateline.web;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;

/// Something that a server does again and again while it runs. What goes wrong is said once, not each
/// time: the database may be away for a while.
public final class Repeated {

    private final Logger log;
    private final String name;
    private final Duration interval;
    private final Task task;
    private final String trouble;
    private @Nullable SimpleAsyncTaskScheduler scheduler;
    private @Nullable ScheduledFuture<?> running;
    private volatile boolean stopping;
    private boolean troubled;

    /// What is done.
    public interface Task {

        /// Does it once.
        ///
        /// @throws Exception whatever goes wrong; it is done again all the same
        void run() throws Exception;
    }

    /// @param owner whose log says what goes wrong
    /// @param name of the thread
    /// @param interval between the end of one time and the beginning of the next; zero for never, as tests
    ///     want it
    /// @param trouble a sentence without its end, which the reason becomes
    public Repeated(Class<?> owner, String name, Duration interval, String trouble, Task task) {
        this.log = LoggerFactory.getLogger(owner);
        this.name = name;
        this.interval = interval;
        this.trouble = trouble;
        this.task = task;
    }

    /// Begins.
    ///
    /// @param first when it is done for the first time
    public synchronized void start(Instant first) {
        if (interval.isZero() || scheduler != null) {
            return;
        }
        var begun = new SimpleAsyncTaskScheduler();
        begun.setThreadNamePrefix(name + " ");
        stopping = false;
        running = begun.scheduleWithFixedDelay(this::once, first, interval);
        scheduler = begun;
    }

    /// Does it once, now.
    public void once() {
        try {
            task.run();
            troubled = false;
        } catch (Exception failure) {
            if (!troubled && !stopping) {
                troubled = true;
                log.warn(
                        "{}: {}",
                        trouble,
                        NestedExceptionUtils.getMostSpecificCause(failure).toString());
            }
        }
    }

    /// Ends; what is just being done is not waited for.
    ///
    /// @param interrupted whether it is interrupted
    public synchronized void stop(boolean interrupted) {
        stopping = true;
        if (running != null) {
            running.cancel(interrupted);
            running = null;
        }
        if (scheduler != null) {
            scheduler.close();
            scheduler = null;
        }
    }
}
