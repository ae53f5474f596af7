package press.dateline.search;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import press.dateline.web.NodeFolders;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// Makes an index of the whole archive, as it is at one moment, in a folder of its own. One thread
/// reads, one for each core writes; what changes meanwhile is applied when it is in use.
final class IndexBuild implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(IndexBuild.class);

    private static final int BATCH = 100;
    private static final double MEGABYTE = 1024 * 1024;

    private final String name;
    private final IndexSource source;
    private final Path folder;
    private final AtomicLong done = new AtomicLong();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile long total;
    private volatile @Nullable LuceneEngine engine;
    private volatile @Nullable String failure;
    private volatile boolean stopped;

    IndexBuild(String name, IndexSource source, Path folder) {
        this.name = name;
        this.source = source;
        this.folder = folder;
    }

    /// Of documents that are not yet written, in megabytes: a tenth of the heap, at most 96.
    static double memory() {
        return Math.clamp(Runtime.getRuntime().maxMemory() / MEGABYTE / 10, 16, 96);
    }

    @Override
    public void run() {
        long start = System.nanoTime();
        LuceneEngine fresh = null;
        try {
            fresh = LuceneEngine.open(folder, memory());
            LuceneEngine filled = fresh;
            source.mark();
            Position position =
                    source.inSnapshot(
                            () -> {
                                Position at = source.state(new Position("", 0, 0, 0)).position();
                                total = source.count();
                                fill(filled);
                                return at;
                            });
            fresh.reach(position);
            fresh.commit();
            NodeFolders.complete(folder);
            fresh.refresh();
            engine = fresh;
            log.info(
                    "Built the {} search index: {} releases in {} s.",
                    name,
                    done.get(),
                    Duration.ofNanos(System.nanoTime() - start).toSeconds());
        } catch (IOException | RuntimeException failed) {
            failure = stopped ? "stopped" : String.valueOf(failed.getMessage());
            if (!stopped) {
                log.warn("The {} search index was not built: {}", name, failed.toString());
            }
            discard(fresh);
        } finally {
            if (engine == null && failure == null) {
                // An error that is nobody's to catch here, such as a full heap.
                failure = "ended in the middle";
            }
            ended.countDown();
        }
    }

    private void discard(@Nullable LuceneEngine half) {
        try {
            if (half != null) {
                half.close();
            }
            NodeFolders.remove(folder);
        } catch (IOException | RuntimeException left) {
            log.warn("Remains of a search index stay in {}: {}", folder, left.toString());
        }
    }

    private void fill(LuceneEngine index) {
        int threads = Runtime.getRuntime().availableProcessors();
        var failed = new AtomicReference<@Nullable Exception>();
        // Whoever finds the queue full writes a batch itself, so reading never runs ahead.
        try (var writers =
                new ThreadPoolExecutor(
                        threads,
                        threads,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(threads * 2),
                        new ThreadPoolExecutor.CallerRunsPolicy())) {
            var batch = new AtomicReference<List<IndexedRelease>>(new ArrayList<>());
            source.readAll(
                    release -> {
                        Exception earlier = failed.get();
                        if (stopped || earlier != null) {
                            throw new IllegalStateException(
                                    stopped ? "stopped" : String.valueOf(earlier), earlier);
                        }
                        List<IndexedRelease> filling = batch.get();
                        filling.add(release);
                        if (filling.size() == BATCH) {
                            batch.set(new ArrayList<>(BATCH));
                            writers.execute(() -> write(index, filling, failed));
                        }
                    });
            writers.execute(() -> write(index, batch.get(), failed));
        }
        Exception failure = failed.get();
        if (failure != null) {
            throw new IllegalStateException(failure.toString(), failure);
        }
    }

    private void write(
            LuceneEngine index,
            List<IndexedRelease> releases,
            AtomicReference<@Nullable Exception> failed) {
        try {
            for (IndexedRelease release : releases) {
                index.add(release);
            }
            done.addAndGet(releases.size());
        } catch (IOException | RuntimeException failure) {
            failed.compareAndSet(null, failure);
        }
    }

    /// Waits until it is finished, well or not.
    void await() throws InterruptedException {
        ended.await();
    }

    boolean isFinished() {
        return engine != null || failure != null;
    }

    @Nullable String failure() {
        return failure;
    }

    /// Of a build that finished well.
    LuceneEngine engine() {
        return Objects.requireNonNull(engine);
    }

    Path folder() {
        return folder;
    }

    long done() {
        return done.get();
    }

    long total() {
        return total;
    }

    int percent() {
        return total == 0 ? 0 : (int) Math.min(99, 100 * done.get() / total);
    }

    void stop() {
        stopped = true;
    }
}
