package press.dateline.intake;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import press.dateline.release.Markup;
import press.dateline.release.Release;
import press.dateline.release.TextArray;
import press.dateline.release.TextFingerprint;
import press.dateline.web.Staff;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The releases of the archive that may be the same as one in the inbox: those that came as the
/// same bytes, those of the same company, date and headline, and those of nearly the same text.
@Component
class IncomingDuplicates {

    /// As much of a body is shown for comparison, in UTF-16 code units.
    private static final int EXCERPT = 900;

    /// The ids, as far as they are in sight, of the possible duplicates of a row `p` of incoming_release with its document `i`.
    static final String IDS =
            """
            select d.release_id from (
            select x.release_id
            from original o
            join release_original x on x.original_id = o.id
            where o.sha256 = i.sha256 and x.ordinal = p.ordinal
            union
            select l.release_id
            from company c
            join listing l on l.company_id = c.id and l.sort_date = p.sort_date
            join release r on r.id = l.release_id
            join edition e on e.release_id = r.id and e.number = r.editions
            where p.headline <> '' and lower(e.headline) = lower(p.headline)
              and (c.name_key = any(p.name_keys)
                   or exists (select from company_name n
                              where n.company_id = c.id and n.name_key = any(p.name_keys)))
            union
            select f.release_id
            from release_fingerprint f
            where p.simhash is not null
              and ((f.simhash & 65535) = (p.simhash & 65535)
                   or (f.simhash >> 16 & 65535) = (p.simhash >> 16 & 65535)
                   or (f.simhash >> 32 & 65535) = (p.simhash >> 32 & 65535)
                   or (f.simhash >> 48 & 65535) = (p.simhash >> 48 & 65535))
              and bit_count((f.simhash # p.simhash)::bit(64)) <= %d) d
            join release r on r.id = d.release_id
            where %s
            """
                    .formatted(TextFingerprint.NEAR, Staff.IN_SIGHT);

    private final JdbcClient database;

    IncomingDuplicates(JdbcClient database) {
        this.database = database;
    }

    /// A release that may be the same.
    ///
    /// @param sortDate 0001-01-01 where undated
    /// @param excerpt the beginning of its body as text
    /// @param sameBytes whether it came as the same bytes, so that these cannot be kept once more
    record Duplicate(
            String code,
            String state,
            String headline,
            List<String> companies,
            LocalDate sortDate,
            String excerpt,
            boolean sameBytes) {}

    List<Duplicate> of(long incoming, int ordinal, Staff staff) {
        return staff.ask(
                        database,
                        """
                        select r.code, %s as state, e.headline, e.sort_date, e.body,
                               array(select s.printed_name from issuer s
                                     where s.edition_id = e.id order by s.position) as companies,
                               exists (select from release_original x
                                       join original o on o.id = x.original_id
                                       where x.release_id = r.id and x.ordinal = p.ordinal
                                         and o.sha256 = i.sha256) as same_bytes
                        from incoming i
                        join incoming_release p on p.incoming_id = i.id
                        cross join lateral (%s) d
                        join release r on r.id = d.release_id
                        join edition e on e.release_id = r.id and e.number = r.editions
                        where i.id = :incoming and p.ordinal = :ordinal
                        order by same_bytes desc, r.code\
                        """
                                .formatted(Release.LISTED_AS, IDS))
                .param("incoming", incoming)
                .param("ordinal", ordinal)
                .query(
                        (row, n) ->
                                new Duplicate(
                                        row.getString("code"),
                                        row.getString("state"),
                                        row.getString("headline"),
                                        TextArray.of(row, "companies"),
                                        row.getObject("sort_date", LocalDate.class),
                                        excerpt(row.getString("body")),
                                        row.getBoolean("same_bytes")))
                .list();
    }

    static String excerpt(String html) {
        String text = Markup.text(html);
        if (text.length() <= EXCERPT) {
            return text;
        }
        int end = text.lastIndexOf(' ', EXCERPT);
        return text.substring(0, end > EXCERPT / 2 ? end : EXCERPT) + " …";
    }

    /// The code of the release that has this release of these bytes already.
    Optional<String> sameBytes(byte[] sha256, int ordinal) {
        return database.sql(
                        """
                        select r.code from original o
                        join release_original x on x.original_id = o.id
                        join release r on r.id = x.release_id
                        where o.sha256 = :sha256 and x.ordinal = :ordinal\
                        """)
                .param("sha256", sha256)
                .param("ordinal", ordinal)
                .query((row, n) -> row.getString(1))
                .optional();
    }
}
