package press.dateline.browse;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import press.dateline.release.Contact;
import press.dateline.release.Filter;
import press.dateline.release.Issuer;
import press.dateline.release.Original;
import press.dateline.release.PublicChange;
import press.dateline.release.ReleaseText;
import press.dateline.release.TextArray;
import press.dateline.web.ArchiveCalendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One release and its editions as the public may read them, from the public views.
@Component
class PublicReleases {

    /// Longer chains of corrections end here.
    private static final int MAX_CHAIN = 50;

    private final JdbcClient database;

    PublicReleases(@Qualifier("publicDatabase") JdbcClient publicDatabase) {
        this.database = publicDatabase;
    }

    /// The row of a release and its public edition. Read whole before anything else is asked: a
    /// query inside the reading of another one would take a second connection.
    private record Row(
            long id,
            String code,
            ReleaseDate date,
            LocalDate sortDate,
            long editionId,
            int number,
            int editions,
            String releaseHeadline,
            String headline,
            List<String> subheadlines,
            String dateline,
            List<String> places,
            String wire,
            String language,
            String body,
            String about,
            String disclaimer,
            String sourceLine,
            boolean linked,
            Instant publishedAt,
            List<String> withheld,
            String withheldReason,
            ReleasePage.@Nullable Withdrawal withdrawal) {

        static Row read(ResultSet row, int n) throws SQLException {
            return new Row(
                    row.getLong("id"),
                    row.getString("code"),
                    Archive.date(row),
                    row.getObject("sort_date", LocalDate.class),
                    row.getLong("edition_id"),
                    row.getInt("number"),
                    row.getInt("editions"),
                    row.getString("release_headline"),
                    row.getString("headline"),
                    TextArray.of(row, "subheadlines"),
                    row.getString("dateline"),
                    TextArray.of(row, "places"),
                    row.getString("wire"),
                    row.getString("language"),
                    row.getString("body"),
                    row.getString("about"),
                    row.getString("disclaimer"),
                    row.getString("source_line"),
                    row.getBoolean("linked"),
                    row.getTimestamp("published_at").toInstant(),
                    TextArray.of(row, "withheld"),
                    row.getString("withheld_reason"),
                    row.getString("state").equals("withdrawn")
                            ? new ReleasePage.Withdrawal(
                                    row.getTimestamp("withdrawn_at").toInstant(),
                                    row.getString("withdrawal_reason"))
                            : null);
        }
    }

    private record IssuingCompany(
            long companyId,
            String printedName,
            String slug,
            @Nullable String cik,
            @Nullable String lei) {}

    private static final String PAGE_ROW =
            """
            select r.id, r.code, r.state, r.publish_at, r.withdrawn_at, r.withdrawal_reason,
                   r.sort_date, r.headline as release_headline, e.id as edition_id, e.number, e.published_at, e.headline, e.subheadlines,
                   e.dateline, e.places, e.wire, e.released_on, e.precision, e.language,
                   e.body, e.about, e.disclaimer, e.source_line, r.withheld, r.withheld_reason,
                   (select count(*) from public_edition x where x.release_id = r.id) as editions,
                   %s or %s as linked
            from public_release r
            join public_edition e on e.release_id = r.id
            where r.code = :code and\
            """
                    .formatted(Archive.IS_REPLACED, Archive.IS_CORRECTION);

    /// A release by its code, whole; its neighbours are those of its first company.
    Optional<ReleasePage> release(String code) {
        return database.sql(PAGE_ROW + " e.id = r.edition_id")
                .param("code", code)
                .query(Row::read)
                .optional()
                .map(this::page);
    }

    /// An edition of a release that was public once, or is.
    ///
    /// @param number the public one
    Optional<ReleasePage> edition(String code, int number) {
        return database.sql(PAGE_ROW + " e.number = :number")
                .param("code", code)
                .param("number", number)
                .query(Row::read)
                .optional()
                .map(
                        row ->
                                page(
                                        row,
                                        database.sql(
                                                        """
                                                        select printed_name, slug from public_edition_issuer
                                                        where edition_id = :edition order by position\
                                                        """)
                                                .param("edition", row.editionId())
                                                .query(
                                                        (issuer, n) ->
                                                                new ReleasePage.Company(
                                                                        issuer.getString(1),
                                                                        issuer.getString(2),
                                                                        null,
                                                                        null,
                                                                        List.of()))
                                                .list(),
                                        null,
                                        null));
    }

    /// Why a release that was public is not here any more.
    ///
    /// @return a sentence; empty for what never was public
    Optional<String> gone(String code, ArchiveCalendar calendar) {
        return database.sql(
                        "select withdrawn_at, withdrawal_reason from public_gone where code ="
                                + " :code")
                .param("code", code)
                .query(
                        (row, n) ->
                                "This release was withdrawn on %s. %s"
                                        .formatted(
                                                calendar.day(
                                                        row.getTimestamp("withdrawn_at")
                                                                .toInstant()),
                                                row.getString("withdrawal_reason")))
                .optional();
    }

    /// What an edition said that was public once, or is; for comparing it with another.
    Optional<ReleaseText> text(String code, int number) {
        return cited(code, number).map(PublicEdition::text);
    }

    /// What the present edition says.
    Optional<ReleaseText> text(String code) {
        return cited(code).map(PublicEdition::text);
    }

    /// An edition that was public once, or is, as it is cited.
    ///
    /// @param number the public one
    Optional<PublicEdition> cited(String code, int number) {
        return cited(database.sql(PAGE_ROW + " e.number = :number").param("number", number), code);
    }

    /// The present edition, as it is cited.
    Optional<PublicEdition> cited(String code) {
        return cited(database.sql(PAGE_ROW + " e.id = r.edition_id"), code);
    }

    private Optional<PublicEdition> cited(JdbcClient.StatementSpec edition, String code) {
        return edition.param("code", code)
                .query(Row::read)
                .optional()
                .map(
                        row ->
                                new PublicEdition(
                                        row.code(),
                                        ListedRelease.href(row.code(), row.releaseHeadline()),
                                        row.number(),
                                        row.editions(),
                                        row.publishedAt(),
                                        text(
                                                row,
                                                issuers(row.editionId()),
                                                contacts(row.editionId())),
                                        row.withheld()));
    }

    private static ReleaseText text(Row row, List<Issuer> issuers, List<Contact> contacts) {
        return new ReleaseText(
                row.headline(),
                row.subheadlines(),
                issuers,
                row.dateline(),
                row.places(),
                row.date().releasedOn(),
                row.wire(),
                row.language(),
                row.body(),
                row.about(),
                row.disclaimer(),
                contacts,
                row.sourceLine());
    }

    /// As printed; which companies they are is not asked for.
    private List<Issuer> issuers(long edition) {
        return database.sql(
                        """
                        select printed_name from public_edition_issuer
                        where edition_id = :edition order by position\
                        """)
                .param("edition", edition)
                .query((row, n) -> new Issuer(0, row.getString(1)))
                .list();
    }

    /// When each edition became public, and what readers were told, the first one first.
    private List<ReleasePage.Published> history(long release) {
        return database.sql(
                        """
                        select number, published_at, change, note from public_edition
                        where release_id = :release order by number\
                        """)
                .param("release", release)
                .query(
                        (row, n) ->
                                new ReleasePage.Published(
                                        row.getInt("number"),
                                        row.getTimestamp("published_at").toInstant(),
                                        row.getString("change") == null
                                                ? null
                                                : PublicChange.Kind.valueOf(
                                                        row.getString("change")),
                                        row.getString("note")))
                .list();
    }

    private ReleasePage page(Row row) {
        List<IssuingCompany> issuers =
                database.sql(
                                """
                                select i.company_id, i.printed_name, i.slug, c.cik, c.lei
                                from public_issuer i join public_company c on c.id = i.company_id
                                where i.release_id = :release order by i.position\
                                """)
                        .param("release", row.id())
                        .query(new DataClassRowMapper<>(IssuingCompany.class))
                        .list();
        List<Long> ids = issuers.stream().map(IssuingCompany::companyId).toList();
        Map<Long, List<ReleasePage.Ticker>> tickers = tickers(ids, row.sortDate());
        return page(
                row,
                issuers.stream()
                        .map(
                                i ->
                                        new ReleasePage.Company(
                                                i.printedName(),
                                                i.slug(),
                                                i.cik(),
                                                i.lei(),
                                                tickers.getOrDefault(i.companyId(), List.of())))
                        .toList(),
                neighbour(ids.getFirst(), row, "<", "desc"),
                neighbour(ids.getFirst(), row, ">", "asc"));
    }

    /// The releases that lead on from this one, the nearest first.
    ///
    /// @param to the column to go to
    /// @param from the column to come from
    private List<ReleasePage.Neighbour> chain(long release, String to, String from) {
        return database.sql(
                        """
                        with recursive chain (id, step) as (
                            select %1$s, 1 from public_replacement where %2$s = :release
                            union
                            select p.%1$s, c.step + 1
                            from public_replacement p join chain c on c.id = p.%2$s
                            where c.step < :most)
                        select r.code, r.headline, r.released_on, r.precision, r.publish_at
                        from (select id, max(step) as step from chain group by id) c
                        join public_release r on r.id = c.id
                        order by c.step, r.code\
                        """
                                .formatted(to, from))
                .param("release", release)
                .param("most", MAX_CHAIN)
                .query(PublicReleases::neighbour)
                .list();
    }

    private static ReleasePage.Neighbour neighbour(ResultSet row, int n) throws SQLException {
        return new ReleasePage.Neighbour(
                row.getString("code"),
                ListedRelease.href(row.getString("code"), row.getString("headline")),
                Archive.date(row).text(),
                row.getString("headline"));
    }

    private ReleasePage page(
            Row row,
            List<ReleasePage.Company> companies,
            ReleasePage.@Nullable Neighbour earlier,
            ReleasePage.@Nullable Neighbour later) {
        return new ReleasePage(
                row.code(),
                row.releaseHeadline(),
                row.date(),
                companies,
                text(
                        row,
                        companies.stream().map(c -> new Issuer(0, c.printedName())).toList(),
                        contacts(row.editionId())),
                ShownText.of(
                        row.language(), row.dateline(), row.body(), row.about(), row.disclaimer()),
                row.number(),
                row.editions() > 1 ? history(row.id()) : List.of(),
                row.linked() ? chain(row.id(), "release_id", "replaced_id") : List.of(),
                row.linked() ? chain(row.id(), "replaced_id", "release_id") : List.of(),
                row.withdrawal(),
                row.withheld(),
                row.withheldReason(),
                originals(row.id()),
                earlier,
                later);
    }

    private List<Contact> contacts(long edition) {
        return database.sql(
                        """
                        select name, title, organization, phones, emails, kind from public_contact
                        where edition_id = :edition order by position\
                        """)
                .param("edition", edition)
                .query(
                        (row, n) ->
                                new Contact(
                                        row.getString("name"),
                                        row.getString("title"),
                                        row.getString("organization"),
                                        TextArray.of(row, "phones"),
                                        TextArray.of(row, "emails"),
                                        row.getString("kind")))
                .list();
    }

    /// The tickers that were in use on the day, by the company; of an undated release none.
    private Map<Long, List<ReleasePage.Ticker>> tickers(List<Long> companies, LocalDate day) {
        var tickers = new HashMap<Long, List<ReleasePage.Ticker>>();
        if (day.getYear() == Filter.UNDATED) {
            return tickers;
        }
        database.sql(
                        """
                        select distinct company_id, exchange, symbol from public_ticker
                        where company_id in (:companies)
                          and coalesce(since, :day) <= :day and coalesce(until, :day) >= :day
                        order by exchange, symbol\
                        """)
                .param("companies", companies)
                .param("day", day)
                .query(
                        (row, n) ->
                                tickers.computeIfAbsent(
                                                row.getLong("company_id"), _ -> new ArrayList<>())
                                        .add(
                                                new ReleasePage.Ticker(
                                                        row.getString("exchange"),
                                                        row.getString("symbol"))))
                .list();
        return tickers;
    }

    private List<Original> originals(long release) {
        return database.sql(
                        "select "
                                + Original.COLUMNS
                                + """
                                 from public_original
                                where release_id = :release order by position\
                                """)
                .param("release", release)
                .query(Original::read)
                .list();
    }

    /// The bytes of an original of a public release.
    Optional<byte[]> bytes(String code, int position) {
        return database.sql(
                        """
                        select o.bytes from public_original o
                        join public_release r on r.id = o.release_id
                        where r.code = :code and o.position = :position\
                        """)
                .param("code", code)
                .param("position", position)
                .query((row, n) -> row.getBytes(1))
                .optional();
    }

    private ReleasePage.@Nullable Neighbour neighbour(
            long company, Row of, String direction, String order) {
        return database.sql(
                        """
                        select r.code, r.headline, r.released_on, r.precision, r.publish_at
                        from public_listing l join public_current r on r.id = l.release_id
                        where l.company_id = :company and (l.sort_date, l.code) %s (:day, :code)
                        order by l.sort_date %s, l.code %s limit 1\
                        """
                                .formatted(direction, order, order))
                .param("company", company)
                .param("day", of.sortDate())
                .param("code", of.code())
                .query(PublicReleases::neighbour)
                .optional()
                .orElse(null);
    }
}
