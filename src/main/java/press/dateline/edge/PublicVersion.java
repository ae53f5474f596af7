package press.dateline.edge;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import press.dateline.journal.Journal;
import press.dateline.search.Indexes;
import press.dateline.web.ArchiveCalendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// What public pages are a function of beside their address: the last entry of the journal, what came
/// due, the archive's day and, for pages with found releases, the state of this server's index. It is
/// looked at several times a second and after each commit of this server; between two looks it ends by
/// itself at the next instant at which something becomes public.
///
/// The two questions go different ways: the entry is read where pages are read, which may be a replica,
/// the next instant with the archive's own account, for it is a secret.
@Component
@ConditionalOnWebApplication
class PublicVersion implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PublicVersion.class);

    /// After this many intervals without a look nothing is known: the database is away, or this server
    /// was.
    private static final int TRUSTED = 4;

    private static final Duration NEVER = Duration.ofDays(1);

    /// One state of everything public. Two are the same only if they are one object.
    ///
    /// @param entry the last of the journal
    /// @param day the archive's
    record State(long entry, LocalDate day) {

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /// @param state what was found
    /// @param trustedUntil when another look is needed, as `System.nanoTime` counts
    /// @param dueAt when something becomes public by itself, counted alike
    /// @param due the same by the archive's clock, which may be set, and goes on while a machine sleeps
    private record Look(State state, long trustedUntil, long dueAt, Instant due) {

        boolean holds(long now) {
            return now - trustedUntil < 0 && now - dueAt < 0;
        }
    }

    private final JdbcClient publicDatabase;
    private final JdbcClient database;
    private final ArchiveCalendar calendar;
    private final Duration interval;
    private final Duration trusted;
    private final Semaphore woken = new Semaphore(0);
    private volatile @Nullable Look last;
    private volatile @Nullable Thread looking;
    private final AtomicLong moves = new AtomicLong();
    private boolean troubled;

    /// @param interval between two looks; zero lets none happen by itself, as tests want it
    PublicVersion(
            @Qualifier("publicDatabase") JdbcClient publicDatabase,
            JdbcClient database,
            ArchiveCalendar calendar,
            @Value("${dateline.version-interval:250ms}") Duration interval) {
        this.publicDatabase = publicDatabase;
        this.database = database;
        this.calendar = calendar;
        this.interval = interval;
        this.trusted = interval.isZero() ? NEVER : interval.multipliedBy(TRUSTED);
    }

    /// The state that whatever is read from now on has or is later than; null where none is known for
    /// sure, and at an instant at which something becomes public.
    @Nullable State now() {
        Look look = last;
        return look != null
                        && look.holds(System.nanoTime())
                        && look.state().day().equals(calendar.today())
                ? look.state()
                : null;
    }

    @EventListener
    void committed(Journal.Appended here) {
        moved();
    }

    @EventListener
    void followed(Indexes.PublicMoved index) {
        moved();
    }

    private synchronized void moved() {
        moves.incrementAndGet();
        last = null;
        woken.release();
    }

    /// Looks once.
    ///
    /// @throws DataAccessException where the database cannot be asked
    void look() {
        long movesBefore = moves.get();
        long begun = System.nanoTime();
        LocalDate day = calendar.today();
        Look before = last;
        long entry =
                publicDatabase.sql("select number from public_version").query(Long.class).single();
        Due due = due();
        boolean same =
                before != null
                        && before.state().entry() == entry
                        && before.state().day().equals(day)
                        && begun - before.dueAt() < 0
                        && due.now().isBefore(before.due());
        State state = before != null && same ? before.state() : new State(entry, day);
        take(
                new Look(
                        state,
                        begun + trusted.toNanos(),
                        begun + due.until().toNanos(),
                        due.now().plus(due.until())),
                movesBefore);
    }

    /// What moved during a look may not be in it.
    private synchronized void take(Look look, long movesBefore) {
        if (moves.get() == movesBefore) {
            last = look;
        }
    }

    /// @param now the archive's time
    /// @param until how long it is to the next instant; at most [#NEVER]
    private record Due(Instant now, Duration until) {}

    private Due due() {
        return database.sql(
                        """
                        select archive_now() as now,
                               extract(epoch from min(publish_at) - archive_now())::float8 as seconds
                        from release
                        where publish_at > archive_now()\
                        """)
                .query(
                        (row, n) -> {
                            Double seconds = row.getObject("seconds", Double.class);
                            return new Due(
                                    row.getTimestamp("now").toInstant(),
                                    seconds == null || seconds > NEVER.toSeconds()
                                            ? NEVER
                                            : Duration.ofNanos((long) (seconds * 1e9)));
                        })
                .single();
    }

    @Override
    public synchronized void start() {
        if (!interval.isZero() && looking == null) {
            looking = Thread.ofPlatform().name("public version").daemon().start(this::follow);
        }
    }

    private void follow() {
        while (looking != null) {
            try {
                look();
                troubled = false;
            } catch (RuntimeException failure) {
                trouble(failure);
            }
            try {
                woken.tryAcquire(untilNextLook(), TimeUnit.NANOSECONDS);
                woken.drainPermits();
            } catch (InterruptedException stop) {
                return;
            }
        }
    }

    /// At once after the next instant, so that pages are not made anew for longer than needed.
    private long untilNextLook() {
        Look look = last;
        long untilDue = look == null ? Long.MAX_VALUE : look.dueAt() - System.nanoTime();
        return Math.min(interval.toNanos(), Math.max(untilDue, TimeUnit.MILLISECONDS.toNanos(1)));
    }

    /// Said once, not several times a second: the database may be away for a while.
    private void trouble(RuntimeException failure) {
        if (!troubled && looking != null) {
            troubled = true;
            log.warn(
                    "No page is kept in memory just now: {}",
                    NestedExceptionUtils.getMostSpecificCause(failure).toString());
        }
    }

    @Override
    public void stop() {
        Thread thread;
        synchronized (this) {
            thread = looking;
            looking = null;
            last = null;
        }
        if (thread != null) {
            woken.release();
            try {
                thread.join(Duration.ofSeconds(5));
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return looking != null;
    }
}
