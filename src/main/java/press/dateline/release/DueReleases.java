package press.dateline.release;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;

/// Says in the journal what became public by itself. Readers do not wait for it: from its instant on
/// a release is public, whether any server runs or not; what follows the journal hears of it here.
@Component
@ConditionalOnWebApplication
class DueReleases implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DueReleases.class);

    private final ReleaseDesk desk;
    private final Duration interval;
    private @Nullable SimpleAsyncTaskScheduler scheduler;
    private @Nullable ScheduledFuture<?> looking;
    private volatile boolean stopping;
    private boolean troubled;

    /// @param interval between two looks; zero lets nothing be said by itself, as tests want it
    DueReleases(ReleaseDesk desk, @Value("${dateline.due-interval:500ms}") Duration interval) {
        this.desk = desk;
        this.interval = interval;
    }

    @Override
    public void start() {
        if (interval.isZero()) {
            return;
        }
        var begun = new SimpleAsyncTaskScheduler();
        begun.setThreadNamePrefix("due releases ");
        stopping = false;
        looking = begun.scheduleWithFixedDelay(this::look, interval);
        scheduler = begun;
    }

    @Override
    public void stop() {
        stopping = true;
        if (looking != null) {
            looking.cancel(false);
        }
        if (scheduler != null) {
            scheduler.close();
            scheduler = null;
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }

    /// A hundred at a time, each hundred in a transaction of its own; where a hundred cannot be said,
    /// each of them in one of its own, so that one does not hold back the others.
    private void sayAll() {
        try {
            while (desk.announceDue() > 0) {
                // There may be more.
            }
        } catch (DataAccessResourceFailureException away) {
            throw away;
        } catch (DataAccessException one) {
            DataAccessException failure = null;
            for (long id : desk.due()) {
                try {
                    desk.announceDue(id);
                } catch (DataAccessException again) {
                    failure = again;
                }
            }
            if (failure != null) {
                throw failure;
            }
        }
    }

    void look() {
        try {
            sayAll();
            troubled = false;
        } catch (RuntimeException failure) {
            // Said once, not twice a second: the database may be away for a while.
            if (!troubled && !stopping) {
                troubled = true;
                log.warn(
                        "What became public cannot be noted just now: {}",
                        NestedExceptionUtils.getMostSpecificCause(failure).toString());
            }
        }
    }
}
