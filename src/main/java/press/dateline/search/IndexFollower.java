package press.dateline.search;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

import press.dateline.journal.Journal;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Lets the indexes of a running server follow the archive: after each commit of this node, and
/// twice a second for what other nodes or a command wrote and for what came due. A look costs two
/// statements.
@Component
@ConditionalOnWebApplication
class IndexFollower implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(IndexFollower.class);

    private final Indexes indexes;
    private final Reindexing reindexing;
    private final Duration interval;
    private final List<Follower> followers = new ArrayList<>();

    /// @param interval between two looks; zero lets nothing follow by itself, as tests want it
    IndexFollower(
            Indexes indexes,
            Reindexing reindexing,
            @Value("${dateline.search-interval:500ms}") Duration interval) {
        this.indexes = indexes;
        this.reindexing = reindexing;
        this.interval = interval;
    }

    /// What this node made public is looked at at once.
    @EventListener
    void committed(Journal.Appended appended) {
        followers.forEach(Follower::wake);
    }

    @Override
    public void start() {
        if (interval.isZero()) {
            return;
        }
        for (FollowedIndex index : indexes.all()) {
            followers.add(new Follower(index));
        }
        followers.forEach(Follower::start);
    }

    @Override
    public void stop() {
        followers.forEach(Follower::stop);
        followers.clear();
    }

    @Override
    public boolean isRunning() {
        return !followers.isEmpty();
    }

    private final class Follower {

        private final FollowedIndex index;
        private final Semaphore woken = new Semaphore(0);
        private final Executor builders;
        private final Thread thread;
        private volatile boolean stopped;
        private boolean troubled;

        Follower(FollowedIndex index) {
            this.index = index;
            builders =
                    build ->
                            Thread.ofPlatform()
                                    .name("search index build, " + index.name())
                                    .daemon()
                                    .start(build);
            thread =
                    Thread.ofPlatform()
                            .name("search index, " + index.name())
                            .daemon()
                            .unstarted(this::run);
        }

        void start() {
            thread.start();
        }

        void wake() {
            woken.release();
        }

        void stop() {
            stopped = true;
            wake();
            try {
                thread.join(Duration.ofSeconds(20));
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
        }

        private void run() {
            boolean verified = false;
            while (!stopped) {
                try {
                    index.followToTheEnd(builders);
                    reindexing.follow(index, builders);
                    if (troubled) {
                        log.info("The {} search index follows the archive again.", index.name());
                        troubled = false;
                    }
                    if (!verified) {
                        verified = true;
                        // Beside the following, because it reads the whole index.
                        Thread.ofPlatform()
                                .name("search index check, " + index.name())
                                .daemon()
                                .start(index::verify);
                    }
                } catch (IOException | RuntimeException failure) {
                    trouble(failure);
                }
                rest();
            }
        }

        /// Says it once, not twice a second: the database may be away for a while.
        private void trouble(Exception failure) {
            if (!troubled && !stopped) {
                troubled = true;
                log.warn(
                        "The {} search index cannot follow the archive just now: {}",
                        index.name(),
                        NestedExceptionUtils.getMostSpecificCause(failure).toString());
            }
        }

        private void rest() {
            try {
                if (woken.tryAcquire(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                    woken.drainPermits();
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                stopped = true;
            }
        }
    }
}
