package press.dateline.release;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

import press.dateline.web.Repeated;

import java.time.Duration;
import java.time.Instant;

/// Says in the journal what became public by itself. Readers do not wait for it: from its instant on
/// a release is public, whether any server runs or not; what follows the journal hears of it here.
@Component
@ConditionalOnWebApplication
class DueReleases implements SmartLifecycle {

    private final ReleaseDesk desk;
    private final Repeated looking;
    private volatile boolean running;

    /// @param interval between two looks; zero lets nothing be said by itself, as tests want it
    DueReleases(ReleaseDesk desk, @Value("${dateline.due-interval:500ms}") Duration interval) {
        this.desk = desk;
        this.looking =
                new Repeated(
                        DueReleases.class,
                        "due releases",
                        interval,
                        "What became public cannot be noted just now",
                        this::sayAll);
    }

    @Override
    public void start() {
        looking.start(Instant.EPOCH);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        looking.stop(false);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    void look() {
        looking.once();
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
}
