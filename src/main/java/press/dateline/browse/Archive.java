package press.dateline.browse;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import press.dateline.company.NameKey;
import press.dateline.release.Filter;
import press.dateline.release.TextArray;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the public may read, read from the public views. Every list seeks by its key, so a deep page
/// costs what the first one costs.
@Component
public class Archive {

    public static final int PAGE = 20;
    static final int COMPANY_FACET = 12;
    static final int MAX_SUGGESTIONS = 10;

    /// Of a release, in rows `r`. Not as EXISTS: for that the planner gathers every replacement of the
    /// archive first, 20 ms for 5,000 of them, to ask for twenty releases.
    public static final String IS_REPLACED =
            "(select true from public_replacement p where p.replaced_id = r.id limit 1) is not"
                    + " null";

    public static final String IS_CORRECTION =
            "(select true from public_replacement p where p.release_id = r.id limit 1) is not null";

    static final String ROW =
            """
            select r.code, r.state, r.sort_date, r.released_on, r.precision, r.publish_at,
                   r.headline, r.summary, r.language,
                   array(select i.printed_name from public_issuer i
                         where i.release_id = r.id order by i.position) as issuers,
                   %s as replaced, %s as correction
            """
                    .formatted(IS_REPLACED, IS_CORRECTION);

    /// The companies with most releases: the first in the order of the counts, as many more as there
    /// are counts that something due changes, and all of those. The best are among them.
    private static final String RANKED =
            """
            with due as materialized (
                select company_id, sum(n) as n from public_count_due
                where year in (:years) and company_id > 0 group by company_id),
            counted as (
                (select company_id, n from public_counted
                 where year in (:years) and company_id > 0
                 order by n desc, company_id limit :limit + (select count(*) from due))
                union
                select c.company_id, c.n from due join public_counted c using (company_id)
                where c.year in (:years))
            select company_id, sum(n)::bigint as n
            from (select company_id, n from counted
                  union all
                  select company_id, n from due) counts
            group by company_id having sum(n) > 0
            order by 2 desc, 1 limit :limit\
            """;

    /// Several years, or what was replaced too: no order is kept of these sums.
    private static final String ADDED_UP =
            """
            select company_id, sum(n)::bigint as n
            from (select company_id, n from public_release_count
                  where company_id > 0 and year in (:years)
                  union all
                  select l.company_id, 1
                  from public_listing l
                  where :replaced
                    and l.release_id in (select replaced_id from public_replacement)
                    and (0 in (:years) or extract(year from l.sort_date)::integer in (:years)))
                 counts
            group by company_id order by 2 desc, 1 limit :limit\
            """;

    private final JdbcClient database;

    Archive(@Qualifier("publicDatabase") JdbcClient publicDatabase) {
        this.database = publicDatabase;
    }

    /// A company that the public knows.
    public record Company(
            long id, String slug, String name, @Nullable String cik, @Nullable String lei) {}

    public record CompanyCount(String slug, String name, long n) {}

    /// Another name of a company.
    ///
    /// @param name as the company was called or printed
    /// @param endedOn the last day of a former name, where known
    public record OtherName(String name, String kind, @Nullable LocalDate endedOn) {}

    public record Ticker(
            String exchange, String symbol, @Nullable LocalDate since, @Nullable LocalDate until) {}

    /// A page of a list.
    ///
    /// @param newer where the newer page ends; null on the first page
    /// @param older where the older page begins; null on the last page
    public record Page(
            List<ListedRelease> releases, @Nullable Cursor newer, @Nullable Cursor older) {}

    /// A page of the releases of these companies and years, newest first.
    ///
    /// @param companies ids; empty for all
    /// @param older show what comes after this one; or
    /// @param newer what comes before it; null both for the first page
    /// @param size of the page
    public Page page(
            List<Long> companies,
            Filter filter,
            @Nullable Cursor older,
            @Nullable Cursor newer,
            int size) {
        boolean backwards = newer != null;
        Cursor from = backwards ? newer : older;
        // One company reads its own index; several are a condition on the whole list.
        boolean one = companies.size() == 1;
        String key = one ? "(l.sort_date, l.code)" : "(r.sort_date, r.code)";
        String date = one ? "l.sort_date" : "r.sort_date";
        String shown = filter.replaced() ? "public_release" : "public_current";
        var sql = new StringBuilder(ROW);
        sql.append(
                one
                        ? """
                        from public_listing l join %s r on r.id = l.release_id
                        where l.company_id = :company
                        """
                                .formatted(shown)
                        : """
                        from %s r
                        where true
                        """
                                .formatted(shown));
        if (companies.size() > 1) {
            sql.append(
                    "and exists (select from public_listing l where l.release_id = r.id and"
                            + " l.company_id in (:companies))\n");
        }
        if (!filter.years().isEmpty()) {
            sql.append("and ").append(inYears(filter, date)).append("\n");
        }
        if (from != null) {
            sql.append("and ")
                    .append(key)
                    .append(backwards ? " > " : " < ")
                    .append("(:date, :code)\n");
        }
        String direction = backwards ? "asc" : "desc";
        sql.append(
                "order by %s %s, %s %s limit %d"
                        .formatted(
                                date, direction, one ? "l.code" : "r.code", direction, size + 1));
        JdbcClient.StatementSpec query = database.sql(sql.toString());
        if (one) {
            query = query.param("company", companies.getFirst());
        } else if (companies.size() > 1) {
            query = query.param("companies", companies);
        }
        if (from != null) {
            query = query.param("date", from.date()).param("code", from.code());
        }
        List<ListedRelease> rows = new ArrayList<>(query.query(Archive::listed).list());
        boolean more = rows.size() > size;
        if (more) {
            rows.removeLast();
        }
        if (backwards) {
            Collections.reverse(rows);
        }
        boolean hasNewer = backwards ? more : older != null;
        boolean hasOlder = backwards || more;
        return new Page(
                List.copyOf(rows),
                hasNewer && !rows.isEmpty() ? rows.getFirst().cursor() : null,
                hasOlder && !rows.isEmpty() ? rows.getLast().cursor() : null);
    }

    /// A condition on a date: that it lies in one of the filter's years, of which there is one at least.
    public static String inYears(Filter filter, String date) {
        return filter.years().stream()
                .map(
                        year ->
                                "%1$s >= date '%2$04d-01-01' and %1$s < date '%3$04d-01-01'"
                                        .formatted(date, year, year + 1))
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    static ListedRelease listed(ResultSet row, int n) throws SQLException {
        return new ListedRelease(
                row.getString("code"),
                row.getObject("sort_date", LocalDate.class),
                date(row),
                row.getString("headline"),
                row.getString("summary"),
                TextArray.of(row, "issuers"),
                row.getString("language"),
                row.getString("state").equals("withdrawn"),
                row.getBoolean("replaced"),
                row.getBoolean("correction"));
    }

    static ReleaseDate date(ResultSet row) throws SQLException {
        return ReleaseDate.of(
                row.getObject("released_on", LocalDate.class),
                row.getString("precision"),
                row.getTimestamp("publish_at").toInstant());
    }

    /// How many releases each year has, by the year; years without any are absent.
    ///
    /// @param companies ids; empty for all
    public Map<Integer, Long> years(List<Long> companies, Filter filter) {
        var years = new HashMap<Integer, Long>();
        if (companies.size() > 1) {
            // A joint release counts once, so sums of the companies' counts would not do.
            database.sql(
                            """
                            select extract(year from r.sort_date)::integer as year, count(*) as n
                            from public_current r
                            where exists (select from public_listing l
                                          where l.release_id = r.id and l.company_id in (:companies))
                            group by 1\
                            """)
                    .param("companies", companies)
                    .query((row, n) -> years.put(row.getInt("year"), row.getLong("n")))
                    .list();
        } else {
            database.sql(
                            """
                            select year, n from public_release_count
                            where company_id = :company and year > 0\
                            """)
                    .param("company", companies.isEmpty() ? 0 : companies.getFirst())
                    .query((row, n) -> years.put(row.getInt("year"), row.getLong("n")))
                    .list();
        }
        if (filter.replaced()) {
            addReplaced(companies, years);
        }
        return years;
    }

    /// The counts know only what is current; the few others are counted when somebody asks.
    private void addReplaced(List<Long> companies, Map<Integer, Long> years) {
        database.sql(
                        """
                        select extract(year from r.sort_date)::integer as year, count(*) as n
                        from public_release r
                        where r.id in (select replaced_id from public_replacement)
                          and (:all or exists (select from public_listing l
                                               where l.release_id = r.id
                                                 and l.company_id in (:companies)))
                        group by 1\
                        """)
                .param("all", companies.isEmpty())
                .param("companies", companies.isEmpty() ? List.of(0L) : companies)
                .query((row, n) -> years.merge(row.getInt("year"), row.getLong("n"), Long::sum))
                .list();
    }

    /// The companies with most releases, of these years or of all.
    List<CompanyCount> busiestCompanies(Filter filter) {
        boolean ranked = filter.years().size() < 2 && !filter.replaced();
        return database.sql(
                        """
                        select c.slug, c.name, k.n
                        from (%s) k join public_company c on c.id = k.company_id
                        order by k.n desc, c.name, c.slug\
                        """
                                .formatted(ranked ? RANKED : ADDED_UP))
                .param("years", filter.years().isEmpty() ? List.of(0) : filter.years())
                .param("replaced", filter.replaced())
                .param("limit", COMPANY_FACET)
                .query(new DataClassRowMapper<>(CompanyCount.class))
                .list();
    }

    /// How many releases the archive shows in all.
    long total() {
        return database.sql("select n from public_release_count where company_id = 0 and year = 0")
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /// What every page says, or offers, of the whole archive.
    ///
    /// @param samples whether the public sees sample releases
    /// @param replacements whether any release replaces another
    record Facts(boolean samples, boolean replacements) {}

    Facts facts() {
        return database.sql(
                        """
                        select exists (select from public_release where sample) as samples,
                               exists (select from public_replacement) as replacements\
                        """)
                .query(Facts.class)
                .single();
    }

    public Optional<Company> company(String slug) {
        return database.sql(
                        "select id, slug, name, cik, lei from public_company where slug = :slug")
                .param("slug", slug)
                .query(Company.class)
                .optional();
    }

    /// Those of the companies that the public knows, in no order.
    public List<Company> companies(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : database.sql(
                                "select id, slug, name, cik, lei from public_company where id in"
                                        + " (:ids)")
                        .param("ids", ids)
                        .query(new DataClassRowMapper<>(Company.class))
                        .list();
    }

    /// The companies with a word of their name that begins like this.
    public List<Company> companies(String typed, int limit) {
        String key = NameKey.typed(typed);
        return key.isEmpty()
                ? List.of()
                : database.sql(
                                """
                                select id, slug, name, cik, lei from public_company
                                where name_key like :start or name_key like :inside
                                order by name_key limit :limit\
                                """)
                        .param("start", key + "%")
                        .param("inside", "% " + key + "%")
                        .param("limit", limit)
                        .query(new DataClassRowMapper<>(Company.class))
                        .list();
    }

    /// The present address of a company that had this one before.
    public Optional<String> movedTo(String slug) {
        return database.sql("select current_slug from public_company_address where slug = :slug")
                .param("slug", slug)
                .query(String.class)
                .optional();
    }

    /// Companies whose name, present or past, is this one but for case, punctuation and legal form;
    /// where there is none, those with a word of a name that begins so.
    List<CompanyCount> named(String typed) {
        String key = NameKey.of(typed);
        if (key.isEmpty()) {
            return List.of();
        }
        List<CompanyCount> exact = named(key, key);
        return exact.isEmpty() ? suggestions(typed) : exact;
    }

    List<CompanyCount> suggestions(String typed) {
        String key = NameKey.typed(typed);
        return key.isEmpty() ? List.of() : named(key + "%", "% " + key + "%");
    }

    private List<CompanyCount> named(String start, String inside) {
        return database.sql(
                        """
                        select c.slug, c.name,
                            coalesce((select k.n from public_release_count k
                                      where k.company_id = c.id and k.year = 0), 0) as n
                        from public_company c
                        where c.name_key like :start or c.name_key like :inside
                           or exists (select from public_company_name p where p.company_id = c.id
                                      and (p.name_key like :start or p.name_key like :inside))
                        order by 3 desc, c.name limit :limit\
                        """)
                .param("start", start)
                .param("inside", inside)
                .param("limit", MAX_SUGGESTIONS)
                .query(new DataClassRowMapper<>(CompanyCount.class))
                .list();
    }

    List<CompanyCount> companies() {
        return database.sql(
                        """
                        select c.slug, c.name, k.n
                        from public_release_count k join public_company c on c.id = k.company_id
                        where k.year = 0 and k.company_id > 0
                        order by c.name_key, c.slug\
                        """)
                .query(new DataClassRowMapper<>(CompanyCount.class))
                .list();
    }

    public List<OtherName> names(long company) {
        return database.sql(
                        """
                        select name, kind, ended_on from public_company_name
                        where company_id = :company
                        order by kind, ended_on desc nulls last, name\
                        """)
                .param("company", company)
                .query(new DataClassRowMapper<>(OtherName.class))
                .list();
    }

    public List<Ticker> tickers(long company) {
        return database.sql(
                        """
                        select exchange, symbol, since, until from public_ticker
                        where company_id = :company
                        order by until desc nulls first, since desc nulls last, symbol\
                        """)
                .param("company", company)
                .query(new DataClassRowMapper<>(Ticker.class))
                .list();
    }
}
