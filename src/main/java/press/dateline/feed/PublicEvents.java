package press.dateline.feed;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

import press.dateline.browse.Archive;
import press.dateline.browse.ReleaseDate;
import press.dateline.release.Filter;
import press.dateline.release.Markup;
import press.dateline.release.PublicChange;
import press.dateline.release.TextArray;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// What happened in public, from the public views: editions that became public, and withdrawals.
@Component
class PublicEvents {

    /// A longer text is left to the release's page.
    private static final int MAX_TEXT = 64 * 1024;

    /// The kinds of events, each in the order of an index of its own, so that the latest of a million are
    /// found without looking at the others.
    private static final List<Kind> KINDS =
            List.of(
                    new Kind(
                            "public_release r join public_listing l on l.release_id = r.id",
                            "public_release r",
                            "r.publish_at",
                            "1",
                            "true"),
                    new Kind(
                            "public_edition e join public_release r on r.id = e.release_id"
                                    + " join public_listing l on l.release_id = r.id",
                            "public_edition e join public_release r on r.id = e.release_id",
                            "e.published_at",
                            "e.number",
                            "e.number > 1"),
                    new Kind(
                            "public_release r join public_listing l on l.release_id = r.id",
                            "public_release r",
                            "r.withdrawn_at",
                            ":withdrawal",
                            // Said for the index, which holds no others.
                            "r.state = 'withdrawn' and r.withdrawn_at is not null"),
                    new Kind(
                            "public_gone r join public_gone_listing l on l.release_id ="
                                    + " r.release_id",
                            "public_gone r",
                            "r.withdrawn_at",
                            ":withdrawal",
                            "r.withdrawn_at is not null"));

    private final JdbcClient database;

    PublicEvents(@Qualifier("publicDatabase") JdbcClient publicDatabase) {
        this.database = publicDatabase;
    }

    /// @param ofCompanies what it is read from with the companies, `l`, of each release, `r`
    /// @param from the same without
    private record Kind(
            String ofCompanies, String from, String at, String number, String condition) {

        /// The limit stands in it: where it is a parameter, the planner counts on a tenth of the archive.
        String query(boolean companies, String narrowed, boolean continued, int limit) {
            return """
            (select distinct r.code, %2$s as at, %3$s as number
             from %1$s
             where %4$s %5$s %6$s
             order by at desc, code desc, number desc limit %7$d)\
            """
                    .formatted(
                            companies ? ofCompanies : from,
                            at,
                            number,
                            condition,
                            narrowed,
                            continued
                                    ? "and %s <= :at and (%1$s, r.code, %s) < (:at, :code, :number)"
                                            .formatted(at, number)
                                    : "",
                            limit)
                    .replace("select distinct", companies ? "select distinct" : "select");
        }
    }

    /// Where events of a list are, the latest first. The list's words and wires are not looked at.
    ///
    /// @param companies ids; empty for all
    /// @param issued whether those alone whose releases came out here when they were issued
    /// @param before what they have to come after in this order; null for the beginning
    List<Place> places(
            List<Long> companies,
            Filter filter,
            boolean issued,
            @Nullable Place before,
            int limit) {
        String narrowed =
                (companies.isEmpty() ? "" : " and l.company_id in (:companies)")
                        + (issued ? " and r.issued" : "")
                        + (filter.years().isEmpty()
                                ? ""
                                : " and " + Archive.inYears(filter, "r.sort_date"));
        String sql =
                String.join(
                        "\nunion all\n",
                        KINDS.stream()
                                .map(
                                        kind ->
                                                kind.query(
                                                        !companies.isEmpty(),
                                                        narrowed,
                                                        before != null,
                                                        limit))
                                .toList());
        JdbcClient.StatementSpec query =
                database.sql(sql + "\norder by at desc, code desc, number desc limit " + limit)
                        .param("withdrawal", Place.WITHDRAWAL);
        if (!companies.isEmpty()) {
            query = query.param("companies", companies);
        }
        if (before != null) {
            query =
                    query.param("at", before.at().atOffset(ZoneOffset.UTC))
                            .param("code", before.code())
                            .param("number", before.number());
        }
        return query.query(
                        (row, n) ->
                                new Place(
                                        row.getTimestamp("at").toInstant(),
                                        row.getString("code"),
                                        row.getInt("number")))
                .list();
    }

    /// What happened at these places, in their order; without what readers may not have any more.
    List<FeedEntry> entries(List<Place> places) {
        if (places.isEmpty()) {
            return List.of();
        }
        return database.sql(
                        """
                        select v.code, timestamptz 'epoch' + v.at * interval '1 microsecond' as at,
                               case when v.number <> :last then v.number
                                    when r.state = 'withdrawn' then :withdrawal
                                    else e.number end as place,
                               r.id is null as gone, e.number,
                               (select max(x.number) from public_edition x
                                where x.release_id = r.id) as current,
                               coalesce(r.withdrawn_at, g.withdrawn_at) as withdrawn_at,
                               coalesce(r.withdrawal_reason, g.withdrawal_reason, '') as reason,
                               e.change, e.note, r.headline as release_headline, e.headline,
                               e.released_on, e.precision, e.published_at, e.language,
                               array(select i.printed_name from public_edition_issuer i
                                     where i.edition_id = e.id order by i.position) as issuers,
                               e.summary, e.dateline,
                               case when octet_length(e.body) <= :most then e.body else '' end as body,
                               %s as correction
                        from unnest(:codes, :ats, :numbers)
                             with ordinality as v (code, at, number, position)
                        left join public_release r on r.code = v.code
                        left join public_edition e
                             on e.release_id = r.id
                             and (e.number = v.number
                                  or v.number in (:last, :withdrawal) and e.id = r.edition_id)
                        left join public_gone g on g.code = v.code and r.id is null
                        where e.id is not null or g.code is not null
                        order by v.position\
                        """
                                .formatted(Archive.IS_CORRECTION))
                .param("last", Place.LAST)
                .param("withdrawal", Place.WITHDRAWAL)
                .param("most", MAX_TEXT)
                .param("codes", places.stream().map(Place::code).toArray(String[]::new))
                .param(
                        "ats",
                        places.stream()
                                .map(p -> ChronoUnit.MICROS.between(Instant.EPOCH, p.at()))
                                .toArray(Long[]::new))
                .param("numbers", places.stream().map(Place::number).toArray(Integer[]::new))
                .query((row, n) -> entry(row))
                .list();
    }

    private static FeedEntry entry(ResultSet row) throws SQLException {
        boolean gone = row.getBoolean("gone");
        String change = row.getString("change");
        String note = row.getString("note");
        return new FeedEntry(
                new Place(
                        row.getTimestamp("at").toInstant(),
                        row.getString("code"),
                        gone ? Place.WITHDRAWAL : row.getInt("place")),
                row.getInt("number"),
                row.getInt("current"),
                instant(row, "withdrawn_at"),
                row.getString("reason"),
                change == null ? null : PublicChange.Kind.valueOf(change),
                note == null ? "" : note,
                gone ? null : text(row));
    }

    private static FeedEntry.Text text(ResultSet row) throws SQLException {
        return new FeedEntry.Text(
                row.getString("release_headline"),
                row.getString("headline"),
                ReleaseDate.of(
                        row.getObject("released_on", LocalDate.class),
                        row.getString("precision"),
                        row.getTimestamp("published_at").toInstant()),
                row.getString("language"),
                TextArray.of(row, "issuers"),
                row.getString("summary"),
                news(row.getString("dateline"), row.getString("body")),
                row.getBoolean("correction"));
    }

    /// The news with its dateline before the first paragraph, as it was printed.
    private static String news(String dateline, String body) {
        String clean = Markup.clean(body);
        if (dateline.isEmpty() || clean.isEmpty()) {
            return clean;
        }
        String line = HtmlUtils.htmlEscape(dateline, "UTF-8");
        return clean.startsWith("<p>")
                ? "<p>" + line + " " + clean.substring("<p>".length())
                : "<p>" + line + "</p>" + clean;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
