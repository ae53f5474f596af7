package press.dateline.bulk;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import press.dateline.release.TextArray;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;

import javax.sql.DataSource;

/// What a dump is made of: the public views, or all tables that hold releases. The database makes the
/// lines, so that both have one shape, said in one place.
final class DumpSource {

    private static final int FETCH = 50;

    private static final int RELEASES_AT_ONCE = 200;

    /// Documents that are asked for at once.
    private static final int DOCUMENTS = 20;

    /// ISO 8601, shortened to the precision.
    private static final String STATED =
            """
            left(e.released_on::text, case e.precision when 'year' then 4 when 'month' then 7 else 10 end)
                as released_on, e.precision\
            """;

    private static final String PUBLIC_RELEASES = "public_release";

    private static final String ALL_RELEASES =
            """
            (select q.id, q.code, q.sort_date, q.publish_at, q.withdrawn_at, q.withdrawal_reason,
             q.withheld, q.withheld_reason, q.text_withheld, q.sample,
             case when q.state in ('draft', 'in_review', 'approved') then 'draft'
             else q.state end as state
             from release q where q.state <> 'killed' and q.erased_at is null)\
            """;

    private static final String COMPANIES =
            """
            select row_to_json(d)::text as line
            from (select c.slug, c.name, c.cik, c.lei, c.sample,
                         array(select a.slug from %2$s a where a.company_id = c.id
                               order by a.slug collate "C") as former_slugs,
                         coalesce((select json_agg(row_to_json(x)) from (
                             select n.name, n.kind, n.ended_on from %3$s n where n.company_id = c.id
                             order by n.kind collate "C", n.name collate "C") x), '[]') as names,
                         coalesce((select json_agg(row_to_json(x)) from (
                             select t.exchange, t.symbol, t.since, t.until from %4$s t
                             where t.company_id = c.id
                             order by t.since nulls first, t.exchange collate "C", t.symbol collate "C") x),
                             '[]') as tickers
                  from %1$s c
                  order by c.slug collate "C") d
            """;

    private static final String RELEASES =
            """
            select r.sort_date, row_to_json(d)::text as line, o.documents, o.files
            from %1$s r
            cross join lateral (
                select coalesce(json_agg(row_to_json(x)), '[]') as originals,
                       coalesce(array_agg(x.sha256), '{}') as documents,
                       coalesce(array_agg(x.file), '{}') as files
                from (
                    select o.position, o.ordinal, encode(o.sha256, 'hex') as sha256, o.size,
                           o.media_type, o.file_name, o.source, o.came, %13$s as received_at,
                           case o.year when 1 then 'originals/undated.zip'
                                else 'originals/' || lpad(o.year::text, 4, '0') || '.zip'
                           end as file%14$s
                    from %3$s o where o.release_id = r.id order by o.position) x) o
            cross join lateral (
                select r.code, r.state, %5$s as archived_at, %6$s as withdrawn_at, r.withdrawal_reason,
                       r.withheld, r.withheld_reason, r.sample%8$s,
                       array(select k.code from %4$s l join release_code k on k.id = l.replaced_id
                             where l.release_id = r.id order by k.code) as replaces,
                       coalesce((select json_agg(row_to_json(x)) from (
                           select e.edition, %7$s as published_at, e.change, e.change_note, e.language,
                                  e.headline, e.subheadlines, e.dateline, e.places, e.wire,
                                  %10$s,
                                  coalesce((select json_agg(row_to_json(i)) from (
                                      select i.printed_name, i.slug as company
                                      from %11$s i where i.edition_id = e.id order by i.position) i),
                                      '[]') as issuers,
                                  e.body as news_html, e.about as about_html, e.disclaimer as disclaimer_html,
                                  coalesce((select json_agg(row_to_json(c)) from (
                                      select c.name, c.title, c.organization, c.phones, c.emails, c.kind
                                      from %12$s c where c.edition_id = e.id order by c.position) c),
                                      '[]') as contacts,
                                  e.source_line%9$s
                           from %2$s e where e.release_id = r.id order by e.number) x), '[]') as editions,
                       o.originals) d
            where r.id = any (?)
            order by r.sort_date, r.code
            """;

    private final JdbcTemplate rows;

    /// One at a time: each may have 32 MB.
    private final JdbcTemplate bytes;

    private final TransactionTemplate snapshot;
    private final boolean everything;
    private final String companies;
    private final String order;
    private final String releases;
    private final String gone;

    /// @param data of an account that may read what is asked for
    /// @param everything whether the tables are read, and not only the public views
    DumpSource(DataSource data, boolean everything) {
        this.everything = everything;
        rows = new JdbcTemplate(data);
        rows.setFetchSize(FETCH);
        bytes = new JdbcTemplate(data);
        bytes.setFetchSize(1);
        snapshot = new TransactionTemplate(new DataSourceTransactionManager(data));
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        companies =
                everything
                        ? COMPANIES.formatted(
                                "company", "company_address", "company_name", "ticker")
                        : COMPANIES.formatted(
                                "public_company",
                                "public_company_address",
                                "public_company_name",
                                "public_ticker");
        // Apart from what the releases say, which would have to be sorted with them.
        order =
                "select r.id from %s r order by r.sort_date, r.code"
                        .formatted(everything ? ALL_RELEASES : PUBLIC_RELEASES);
        releases = everything ? releasesOfAll() : releasesOfThePublic();
        gone =
                """
                select row_to_json(d)::text as line
                from (select e.code, 'gone' as state, %2$s as archived_at, %3$s as withdrawn_at,
                             e.withdrawal_reason, %4$s,
                             array(select c.slug from public_gone_listing l
                                   join public_company c on c.id = l.company_id
                                   where l.release_id = e.release_id order by c.slug) as companies
                      from public_gone e
                      where %1$s
                      order by e.sort_date, e.code) d
                """
                        .formatted(
                                everything
                                        ? "exists (select from release r where r.id = e.release_id"
                                                + " and (r.state = 'killed' or r.erased_at is not"
                                                + " null))"
                                        : "true",
                                time("e.publish_at"),
                                time("e.withdrawn_at"),
                                STATED);
    }

    private static String time(String column) {
        return "to_char(%s at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                .formatted(column);
    }

    private static String releasesOfThePublic() {
        return RELEASES.replace("release_code", "public_release")
                .formatted(
                        PUBLIC_RELEASES,
                        "(select p.*, p.number as edition, p.note as change_note from"
                                + " public_edition p)",
                        """
                        (select o.*, (select extract(year from min(v.sort_date))::integer
                                      from public_original y
                                      join public_release v on v.id = y.release_id
                                      where y.sha256 = o.sha256) as year
                         from public_original o)\
                        """,
                        "public_replacement",
                        time("r.publish_at"),
                        time("r.withdrawn_at"),
                        time("e.published_at"),
                        "",
                        "",
                        STATED,
                        "public_edition_issuer",
                        "public_contact",
                        time("o.received_at"),
                        "");
    }

    private static String releasesOfAll() {
        return RELEASES.replace("release_code", "release")
                .formatted(
                        ALL_RELEASES,
                        """
                        (select q.*, p.number as edition, p.published_at, p.change, p.note as change_note
                         from edition q left join publication p on p.edition_id = q.id)\
                        """,
                        """
                        (select q.sha256, q.size, q.media_type, q.file_name, q.source, q.came, q.received_at,
                                y.release_id, y.position, y.ordinal,
                                greatest(1, q.releases - (
                                    select count(distinct p.ordinal)
                                    from incoming i
                                    join incoming_release p on p.incoming_id = i.id
                                    where i.sha256 = q.sha256 and p.reason is null and p.state = 'discarded'
                                      and not exists (select from incoming j
                                                      join incoming_release s on s.incoming_id = j.id
                                                      where j.sha256 = i.sha256 and s.ordinal = p.ordinal
                                                        and s.state <> 'discarded')
                                      and not exists (select from release_original z
                                                      where z.original_id = q.id and z.ordinal = p.ordinal)))
                                    as releases,
                                (select extract(year from min(v.sort_date))::integer
                                 from release_original z join release v on v.id = z.release_id
                                 where z.original_id = q.id and v.state <> 'killed'
                                   and v.erased_at is null) as year
                         from release_original y
                         -- One that was erased with another release has no bytes.
                         join original q on q.id = y.original_id and q.size > 0)\
                        """,
                        """
                        (select q.release_id, q.corrects_release_id as replaced_id
                         from release_link q join release y on y.id = q.corrects_release_id
                         where y.state <> 'killed' or y.publish_at is not null)\
                        """,
                        time("r.publish_at"),
                        time("r.withdrawn_at"),
                        time("e.published_at"),
                        ", r.text_withheld",
                        ", e.number, e.note as staff_note, " + time("e.saved_at") + " as saved_at",
                        STATED,
                        "(select q.*, y.slug from issuer q join company y on y.id = q.company_id)",
                        "contact",
                        time("o.received_at"),
                        ", o.releases");
    }

    /// Something that reads and writes.
    interface Work {
        void run() throws IOException;
    }

    /// Runs something on one unchanging picture of the archive.
    ///
    /// @throws IOException where it cannot be written
    void inSnapshot(Work work) throws IOException {
        try {
            snapshot.executeWithoutResult(
                    _ -> {
                        // The public role's is for pages; a whole archive takes longer.
                        rows.execute("set local statement_timeout = 0");
                        try {
                            work.run();
                        } catch (IOException full) {
                            throw new UncheckedIOException(full);
                        }
                    });
        } catch (UncheckedIOException full) {
            throw full.getCause();
        }
    }

    boolean isEverything() {
        return everything;
    }

    /// How many releases there are, to show how far it is.
    long count() {
        Long count = rows.queryForObject("select count(*) from (" + order + ")", Long.class);
        return count == null ? 0 : count;
    }

    /// Whoever takes lines as they come.
    interface Taker {

        /// Takes one.
        ///
        /// @throws IOException where it cannot be written
        void take(String line) throws IOException;
    }

    /// Whoever takes releases as they come.
    interface ReleaseTaker {

        /// Takes one.
        ///
        /// @param sortDate its year is that of the files
        /// @param documents hashes of its originals
        /// @param files the file of each of them
        /// @throws IOException where it cannot be written
        void take(String line, LocalDate sortDate, List<String> documents, List<String> files)
                throws IOException;
    }

    /// Something that is done with a row and writes.
    private interface Writing {
        void write(ResultSet row) throws SQLException, IOException;
    }

    private static RowCallbackHandler writing(Writing writing) {
        return row -> {
            try {
                writing.write(row);
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        };
    }

    void companies(Taker taker) {
        rows.query(companies, writing(row -> taker.take(row.getString("line"))));
    }

    void gone(Taker taker) {
        rows.query(gone, writing(row -> taker.take(row.getString("line"))));
    }

    /// The oldest first.
    void releases(ReleaseTaker taker) {
        List<Long> ids = rows.query(order, (row, n) -> row.getLong(1));
        for (int i = 0; i < ids.size(); i += RELEASES_AT_ONCE) {
            Long[] some =
                    ids.subList(i, Math.min(ids.size(), i + RELEASES_AT_ONCE)).toArray(Long[]::new);
            rows.query(
                    releases,
                    query -> query.setArray(1, query.getConnection().createArrayOf("bigint", some)),
                    writing(
                            row ->
                                    taker.take(
                                            row.getString("line"),
                                            row.getObject("sort_date", LocalDate.class),
                                            TextArray.of(row, "documents"),
                                            TextArray.of(row, "files"))));
        }
    }

    /// A document as it was received.
    @SuppressWarnings("ArrayRecordComponent")
    record Received(String sha256, byte[] bytes) {}

    interface DocumentTaker {
        void take(Received document) throws IOException;
    }

    /// The bytes of documents, in the order of their hashes.
    ///
    /// @param hashes in hexadecimal digits, sorted
    void documents(List<String> hashes, DocumentTaker taker) {
        String query =
                everything
                        ? "select sha256, bytes from original where sha256 = any (?) order by"
                                + " sha256"
                        : """
                        select distinct on (sha256) sha256, bytes from public_original
                        where sha256 = any (?) order by sha256\
                        """;
        for (int i = 0; i < hashes.size(); i += DOCUMENTS) {
            byte[][] some =
                    hashes.subList(i, Math.min(hashes.size(), i + DOCUMENTS)).stream()
                            .map(HexFormat.of()::parseHex)
                            .toArray(byte[][]::new);
            bytes.query(
                    query,
                    asked -> asked.setArray(1, asked.getConnection().createArrayOf("bytea", some)),
                    writing(
                            row ->
                                    taker.take(
                                            new Received(
                                                    HexFormat.of().formatHex(row.getBytes(1)),
                                                    row.getBytes(2)))));
        }
    }
}
