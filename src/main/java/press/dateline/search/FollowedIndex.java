package press.dateline.search;

import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import press.dateline.search.IndexSource.Changes;
import press.dateline.search.IndexSource.State;
import press.dateline.web.NodeFolders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;

/// One index and its way after the archive: opened or built anew, brought up to date step by step,
/// replaced by a new one when asked. Whatever happens to its files, the archive stays; the index
/// can always be made again from it.
final class FollowedIndex {

    private static final Logger log = LoggerFactory.getLogger(FollowedIndex.class);

    /// A crash costs the changes since the last commit, which are then applied once more.
    private static final Duration COMMIT_AFTER = Duration.ofSeconds(30);

    /// After this long without a change it is committed too.
    private static final Duration QUIET = Duration.ofSeconds(5);

    private static final Duration RETRY_BUILD = Duration.ofSeconds(30);

    private final String name;
    private final IndexSource source;
    private final NodeFolders folders;
    private final Runnable moved;

    private volatile @Nullable LuceneEngine engine;
    private volatile @Nullable IndexBuild build;
    private volatile @Nullable IndexBuild lastBuild;
    private volatile @Nullable String trouble;
    private @Nullable Path folder;
    private boolean opened;
    private boolean dirty;
    private long dirtySince;
    private long lastChange;
    private long failedAt;

    /// @param name `public` or `staff`; also the name of its folders
    /// @param moved is told after each step after which answers may be others
    FollowedIndex(String name, IndexSource source, NodeFolders folders, Runnable moved) {
        this.name = name;
        this.source = source;
        this.folders = folders;
        this.moved = moved;
    }

    String name() {
        return name;
    }

    /// What of an index can be told apart from outside.
    enum Health {
        READY,
        BUILDING,
        REBUILDING,
        FAILED
    }

    /// @param documents in the index; -1 where there is none
    /// @param percent of a build; -1 where none is going on
    record Status(
            String name, Health health, int documents, int percent, @Nullable String trouble) {

        /// A sentence for people.
        public String said() {
            return switch (health) {
                case READY -> "%,d releases, up to date".formatted(documents);
                case BUILDING -> "being built, %d %%".formatted(percent);
                case REBUILDING ->
                        "%,d releases, a new one is %d %% done".formatted(documents, percent);
                case FAILED -> "cannot be built: " + trouble;
            };
        }
    }

    Status status() {
        LuceneEngine live = engine;
        IndexBuild running = build;
        String failure = trouble;
        int documents = -1;
        try {
            documents = live == null ? -1 : live.size();
        } catch (IOException | AlreadyClosedException gone) {
            // About to be replaced.
        }
        Health health =
                live == null
                        ? running == null && failure != null ? Health.FAILED : Health.BUILDING
                        : running == null ? Health.READY : Health.REBUILDING;
        return new Status(
                name,
                health,
                documents,
                live == null && running == null ? 0 : running == null ? -1 : running.percent(),
                failure);
    }

    /// Something that is asked of an engine.
    interface Question<T> {
        T ask(SearchEngine engine) throws IOException;
    }

    /// Asks the index.
    ///
    /// @throws SearchUnavailable while there is none
    <T> T ask(Question<T> question) {
        for (int tries = 0; ; tries++) {
            LuceneEngine live = engine;
            if (live == null) {
                throw new SearchUnavailable(status());
            }
            try {
                return question.ask(live);
            } catch (AlreadyClosedException swapped) {
                // Replaced between the two lines above: the new one is there.
                if (tries > 1) {
                    throw new SearchUnavailable(status());
                }
            } catch (IOException | UncheckedIOException damaged) {
                damaged(live, damaged);
                throw new SearchUnavailable(status());
            }
        }
    }

    /// Gives an index up that cannot be read.
    private synchronized void damaged(LuceneEngine which, Exception failure) {
        if (engine != which) {
            return;
        }
        log.warn(
                "The {} search index is damaged and is being built anew: {}",
                name,
                failure.toString());
        discard();
    }

    private synchronized void discard() {
        LuceneEngine gone = engine;
        Path remains = folder;
        engine = null;
        folder = null;
        dirty = false;
        try {
            if (gone != null) {
                gone.close();
            }
            if (remains != null) {
                NodeFolders.remove(remains);
            }
        } catch (IOException | RuntimeException left) {
            log.warn("Remains of the {} search index stay: {}", name, left.toString());
        }
    }

    /// One step after the archive: opens the index, begins to build one where there is none, takes
    /// a finished one into use, applies what changed.
    ///
    /// @param builders what runs a build
    /// @return whether there may be more to apply at once
    synchronized boolean follow(Executor builders) throws IOException {
        open();
        takeBuilt();
        LuceneEngine live = engine;
        if (live == null) {
            if (failedAt == 0 || System.nanoTime() - failedAt > RETRY_BUILD.toNanos()) {
                build(builders);
            }
            return engine != null;
        }
        State state = source.state(live.position());
        if (!state.follows(live.position())) {
            log.info("The {} search index is of another archive and is being built anew.", name);
            discard();
            return true;
        }
        try {
            boolean more = state.moved() && apply(live);
            commitInTime(live);
            return more;
        } catch (AlreadyClosedException dead) {
            // Lucene closes a writer that failed once, such as on a full disk, for good.
            damaged(live, dead);
            return true;
        }
    }

    private void open() {
        if (opened) {
            return;
        }
        opened = true;
        try {
            Path newest = folders.newest(name);
            if (newest != null) {
                folder = newest;
                engine = LuceneEngine.open(newest, IndexBuild.memory());
            }
        } catch (IOException | RuntimeException damaged) {
            log.warn(
                    "The {} search index cannot be opened and is being built anew: {}",
                    name,
                    damaged.toString());
            discard();
        }
    }

    /// Reads the files of the index through, as it was opened.
    void verify() {
        LuceneEngine live = engine;
        if (live == null) {
            return;
        }
        try {
            live.verify();
        } catch (AlreadyClosedException replaced) {
            // Then it is new.
        } catch (IOException | RuntimeException damaged) {
            damaged(live, damaged);
        }
    }

    /// Applies what happened since the position of an engine, at most one step of it.
    ///
    /// @return whether there is more
    private boolean apply(LuceneEngine live) throws IOException {
        Position before = live.position();
        var releases = new ArrayList<IndexedRelease>();
        Changes changes =
                source.inSnapshot(
                        () -> {
                            Changes found = source.changes(before);
                            if (!found.touched().isEmpty()) {
                                releases.addAll(source.read(found.touched()));
                            }
                            return found;
                        });
        if (changes.samplesRemoved()) {
            live.removeSamples();
        }
        live.remove(gone(changes.touched(), releases));
        live.put(releases);
        live.reach(changes.reached());
        live.refresh();
        moved.run();
        lastChange = System.nanoTime();
        if (!dirty) {
            dirty = true;
            dirtySince = lastChange;
        }
        return changes.more();
    }

    private static List<Long> gone(Set<Long> touched, List<IndexedRelease> there) {
        var gone = new HashSet<>(touched);
        there.forEach(release -> gone.remove(release.id()));
        return List.copyOf(gone);
    }

    private void commitInTime(LuceneEngine live) throws IOException {
        long now = System.nanoTime();
        if (dirty
                && (now - dirtySince > COMMIT_AFTER.toNanos()
                        || now - lastChange > QUIET.toNanos())) {
            live.commit();
            dirty = false;
        }
    }

    /// Begins a new index beside the one in use; does nothing while one is being built.
    synchronized void build(Executor builders) throws IOException {
        if (build != null) {
            return;
        }
        open();
        var begun = new IndexBuild(name, source, folders.next(name));
        build = begun;
        builders.execute(begun);
        takeBuilt();
    }

    /// Brings it up to the archive, building it where it is not there; where another thread builds
    /// it, waits for that.
    void catchUp() throws IOException, InterruptedException {
        do {
            IndexBuild running = build;
            if (running != null) {
                running.await();
            }
            forgetFailure();
            followToTheEnd(Runnable::run);
        } while (isBuilding());
    }

    /// Who asks for an index does not wait until the next try is due.
    private synchronized void forgetFailure() {
        failedAt = 0;
    }

    /// Follows until there is nothing more to apply.
    void followToTheEnd(Executor builders) throws IOException {
        while (follow(builders)) {
            // Step by step, so that a long way does not hold one snapshot.
        }
    }

    private void takeBuilt() throws IOException {
        IndexBuild finished = build;
        if (finished == null || !finished.isFinished()) {
            return;
        }
        String failure = finished.failure();
        if (failure == null) {
            catchUp(finished.engine());
        }
        build = null;
        lastBuild = finished;
        if (failure != null) {
            trouble = failure;
            failedAt = System.nanoTime();
            return;
        }
        trouble = null;
        failedAt = 0;
        LuceneEngine fresh = finished.engine();
        LuceneEngine old = engine;
        Path oldFolder = folder;
        engine = fresh;
        folder = finished.folder();
        moved.run();
        if (old != null) {
            old.close();
        }
        if (oldFolder != null) {
            NodeFolders.remove(oldFolder);
        }
    }

    /// Applies what happened during a build, before the new index is asked anything: what was
    /// withdrawn meanwhile stands in it.
    private void catchUp(LuceneEngine fresh) throws IOException {
        boolean behind = true;
        while (behind) {
            behind = apply(fresh);
        }
    }

    boolean isBuilding() {
        return build != null;
    }

    /// How far a build is, or how far the last one came, of how many releases; both 0 before the
    /// first.
    long[] progress() {
        IndexBuild running = build;
        IndexBuild latest = running == null ? lastBuild : running;
        return latest == null ? new long[] {0, 0} : new long[] {latest.done(), latest.total()};
    }

    @Nullable String trouble() {
        return trouble;
    }

    synchronized void close() {
        IndexBuild running = build;
        if (running != null) {
            running.stop();
        }
        LuceneEngine live = engine;
        engine = null;
        if (live != null) {
            try (live) {
                live.commit();
            } catch (IOException | RuntimeException failure) {
                log.warn("The {} search index was not committed: {}", name, failure.toString());
            }
        }
    }
}
