package press.dateline.search;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import press.dateline.browse.Archive;
import press.dateline.journal.ArchiveMark;
import press.dateline.release.Contact;
import press.dateline.release.Release;
import press.dateline.release.TextArray;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

import javax.sql.DataSource;

/// Where an index takes its releases from: the public views, or everything with its latest edition.
final class IndexSource {

    /// Of what the indexes hold; another one makes them be built anew.
    private static final String FORMAT = " 3";

    /// Journal entries that are applied at once.
    private static final int STEP = 5000;

    private static final int FETCH = 500;

    private static final String ROW =
            """
            select r.id, r.code, r.sort_date, r.sample,
                   %8$s as state, %9$s as happened_at, %10$s as issued, e.headline, e.subheadlines, e.body,
                   e.about, e.disclaimer, e.dateline, e.source_line, e.places, e.wire,
                   array(select i.company_id from %2$s i
                         where %5$s
                         group by i.company_id order by min(i.position)) as companies,
                   array(select x.name from %2$s i
                         cross join lateral (values (i.printed_name), (i.name)) x (name)
                         where %5$s order by i.position) as names,
                   array(select %6$s
                         from %3$s c where c.edition_id = e.id order by c.position) as contacts,
                   %7$s as replaced,
                   array(select distinct t.exchange || ' ' || t.symbol
                         from %2$s i join %4$s t on t.company_id = i.company_id
                         where %5$s and r.sort_date > '0001-01-01'
                           and coalesce(t.since, r.sort_date) <= r.sort_date
                           and coalesce(t.until, r.sort_date) >= r.sort_date) as tickers
            from %1$s
            """;

    private final JdbcClient database;
    private final JdbcTemplate rows;
    private final TransactionTemplate snapshot;
    private final @Nullable TransactionTemplate reading;
    private final boolean everything;
    private final String row;

    /// Of everything, drafts and embargoed releases too.
    static IndexSource ofEverything(DataSource main, PlatformTransactionManager transactions) {
        return new IndexSource(transactions, main, null, true);
    }

    /// Of what the public may see.
    ///
    /// @param publicData of a role that can read nothing else, on the main one's server; null for the
    ///     main one
    static IndexSource ofPublic(
            DataSource main,
            PlatformTransactionManager transactions,
            @Nullable DataSource publicData) {
        return new IndexSource(transactions, main, publicData, false);
    }

    private IndexSource(
            PlatformTransactionManager transactions,
            DataSource main,
            @Nullable DataSource publicData,
            boolean everything) {
        this.database = JdbcClient.create(main);
        this.everything = everything;
        snapshot = unchanging(transactions);
        if (publicData == null) {
            reading = null;
            rows = new JdbcTemplate(main);
        } else {
            reading = unchanging(new DataSourceTransactionManager(publicData));
            rows = new JdbcTemplate(publicData);
        }
        rows.setFetchSize(FETCH);
        row =
                everything
                        ? ROW.formatted(
                                "release r join edition e on e.release_id = r.id and e.number ="
                                        + " r.editions",
                                "(select x.*, y.name from issuer x join company y on y.id ="
                                        + " x.company_id)",
                                "contact",
                                "ticker",
                                // Those of the public edition, too, while a later one is worked
                                // on: sight goes by both.
                                "i.edition_id in (e.id, r.public_edition_id)",
                                Contact.LINE,
                                "false",
                                Release.LISTED_AS,
                                "r.created_at",
                                "false")
                        : ROW.formatted(
                                "public_release r join public_edition e on e.id = r.edition_id",
                                "public_issuer",
                                "public_contact",
                                "public_ticker",
                                // By the key of the release: of its public edition there is no
                                // index.
                                "i.release_id = r.id",
                                Contact.LINE,
                                Archive.IS_REPLACED,
                                Release.LISTED_AS,
                                "greatest(e.published_at, r.withdrawn_at)",
                                "r.issued");
    }

    /// How the archive stands.
    ///
    /// @param now the archive's time, in microseconds since 1970
    /// @param oldest the oldest transaction that was still running
    /// @param next the first transaction that had not begun
    /// @param moved whether anything lies between the position and this
    record State(String archive, long journal, long now, long oldest, long next, boolean moved) {

        Position position() {
            return new Position(archive, journal, now, oldest);
        }

        /// Whether an index at this position can follow; where not, the archive is another one or
        /// was put back to an earlier time.
        boolean follows(Position position) {
            return archive.equals(position.archive())
                    && position.journal() <= journal
                    && position.transaction() <= next;
        }
    }

    /// What happened since a position.
    ///
    /// @param touched ids of releases to look at again, whatever they are now
    /// @param more whether the journal goes on after the position that is reached
    record Changes(Set<Long> touched, boolean samplesRemoved, Position reached, boolean more) {}

    private static TransactionTemplate unchanging(PlatformTransactionManager transactions) {
        var template = new TransactionTemplate(transactions);
        template.setReadOnly(true);
        template.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return template;
    }

    /// Runs something on one unchanging picture of the archive, which both connections have.
    <T> T inSnapshot(Supplier<T> work) {
        return Objects.requireNonNull(
                snapshot.execute(_ -> reading == null ? work.get() : sharing(reading, work)));
    }

    private <T> T sharing(TransactionTemplate transaction, Supplier<T> work) {
        String picture = database.sql("select pg_export_snapshot()").query(String.class).single();
        return Objects.requireNonNull(
                transaction.execute(
                        _ -> {
                            // It takes no parameter; the server has made the text.
                            rows.execute("set transaction snapshot '" + picture + "'");
                            // The role's is for pages; a whole archive takes longer.
                            rows.execute("set local statement_timeout = 0");
                            // The server cannot see that the other connection waits for this one:
                            // a change of the schema between the two would hold up all three.
                            rows.execute("set local lock_timeout = '2s'");
                            return work.get();
                        }));
    }

    State state(Position since) {
        return database.sql(
                        """
                        select coalesce((select said from archive_fact where name = :fact), '') || :format as archive,
                               j.journal, n.now, s.oldest, s.next,
                               j.journal > :journal
                               or exists (select from release r
                                          where r.publish_at > least(p.due, archive_now())
                                            and r.publish_at <= greatest(p.due, archive_now()))
                               or (:everything and exists (
                                          select from release r
                                          where r.changed >= :transaction::text::xid8
                                            and r.changed < pg_snapshot_xmax(pg_current_snapshot())))
                               as moved
                        from (select coalesce(max(number), 0) as journal from journal) j,
                             (select (extract(epoch from archive_now()) * 1000000)::bigint as now) n,
                             (select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as oldest,
                                     pg_snapshot_xmax(pg_current_snapshot())::text::bigint as next) s,
                             (select timestamptz 'epoch' + :due * interval '1 microsecond' as due) p\
                        """)
                .param("fact", ArchiveMark.FACT)
                .param("format", FORMAT)
                .param("journal", since.journal())
                .param("due", since.due())
                .param("everything", everything)
                .param("transaction", since.transaction())
                .query(
                        (row, n) ->
                                new State(
                                        row.getString("archive"),
                                        row.getLong("journal"),
                                        row.getLong("now"),
                                        row.getLong("oldest"),
                                        row.getLong("next"),
                                        row.getBoolean("moved")))
                .single();
    }

    /// Gives the archive its mark, where it has none.
    void mark() {
        ArchiveMark.give(database);
    }

    private record Entry(
            long number, String event, @Nullable Long releaseId, @Nullable Long companyId) {

        static Entry read(ResultSet row, int n) throws SQLException {
            return new Entry(
                    row.getLong("number"),
                    row.getString("event"),
                    row.getObject("release_id", Long.class),
                    row.getObject("company_id", Long.class));
        }
    }

    /// To be called in a snapshot, as is what reads the releases.
    Changes changes(Position since) {
        State state = state(since);
        List<Entry> journal =
                database.sql(
                                """
                                select number, event, release_id, company_id from journal
                                where number > :number order by number limit :step\
                                """)
                        .param("number", since.journal())
                        .param("step", STEP)
                        .query(Entry::read)
                        .list();
        var touched = new HashSet<Long>();
        var companies = new HashSet<Long>();
        boolean samplesRemoved = false;
        for (Entry entry : journal) {
            if (entry.releaseId() != null) {
                touched.add(entry.releaseId());
            }
            if (entry.companyId() != null) {
                companies.add(entry.companyId());
            }
            samplesRemoved |= entry.event().equals("samples_removed");
        }
        if (!companies.isEmpty()) {
            touched.addAll(
                    database.sql(
                                    "select release_id from listing where company_id in"
                                            + " (:companies)")
                            .param("companies", companies)
                            .query((row, n) -> row.getLong(1))
                            .list());
        }
        touched.addAll(due(since));
        if (everything) {
            touched.addAll(changed(since));
        }
        touched.addAll(corrected(touched));
        long reached = journal.isEmpty() ? since.journal() : journal.getLast().number();
        return new Changes(
                touched,
                samplesRemoved,
                new Position(state.archive(), reached, state.now(), state.oldest()),
                reached < state.journal());
    }

    /// What came due since, and what would be due no more, should the clock have gone back.
    private List<Long> due(Position since) {
        return database.sql(
                        """
                        select r.id
                        from release r,
                             (select timestamptz 'epoch' + :due * interval '1 microsecond' as due) p
                        where r.publish_at > least(p.due, archive_now())
                          and r.publish_at <= greatest(p.due, archive_now())\
                        """)
                .param("due", since.due())
                .query((row, n) -> row.getLong(1))
                .list();
    }

    /// What the releases correct: whether it is replaced follows from them.
    private List<Long> corrected(Set<Long> releases) {
        return releases.isEmpty()
                ? List.of()
                : database.sql(
                                """
                                select corrects_release_id from release_link
                                where release_id = any (:releases)\
                                """)
                        .param("releases", releases.toArray(Long[]::new))
                        .query((row, n) -> row.getLong(1))
                        .list();
    }

    private List<Long> changed(Position since) {
        return database.sql(
                        """
                        select r.id from release r
                        where r.changed >= :transaction::text::xid8
                          and r.changed < pg_snapshot_xmax(pg_current_snapshot())\
                        """)
                .param("transaction", since.transaction())
                .query((row, n) -> row.getLong(1))
                .list();
    }

    /// Those of the releases that this index may hold.
    List<IndexedRelease> read(Set<Long> ids) {
        return rows.query(
                row + "where r.id = any (?)",
                (row, n) -> release(row),
                (Object) ids.toArray(Long[]::new));
    }

    long count() {
        return Objects.requireNonNull(
                rows.queryForObject(
                        "select count(*) from " + (everything ? "release" : "public_release"),
                        Long.class));
    }

    /// Every release that this index may hold, as it is read.
    void readAll(Consumer<IndexedRelease> taken) {
        rows.query(
                row,
                row -> {
                    taken.accept(release(row));
                });
    }

    private static IndexedRelease release(ResultSet row) throws SQLException {
        return new IndexedRelease(
                row.getLong("id"),
                row.getString("code"),
                row.getObject("sort_date", LocalDate.class),
                List.of((Long[]) row.getArray("companies").getArray()),
                row.getString("wire"),
                row.getString("state"),
                row.getBoolean("sample"),
                row.getBoolean("replaced"),
                row.getTimestamp("happened_at").toInstant(),
                row.getBoolean("issued"),
                row.getString("headline"),
                TextArray.of(row, "subheadlines"),
                row.getString("body"),
                row.getString("about"),
                row.getString("disclaimer"),
                TextArray.of(row, "contacts"),
                TextArray.of(row, "names"),
                TextArray.of(row, "places"),
                TextArray.of(row, "tickers"),
                List.of(row.getString("dateline"), row.getString("source_line")));
    }
}
