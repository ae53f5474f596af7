package press.dateline.search;

import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import press.dateline.company.NameKey;
import press.dateline.web.ArchiveCalendar;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The staff's side: every release, with its latest edition.
@Component
class StaffSide implements SearchSide {

    private static final int MAX_TEXT = 100_000;

    private final Indexes indexes;
    private final JdbcClient database;

    StaffSide(Indexes indexes, JdbcClient database) {
        this.indexes = indexes;
        this.database = database;
    }

    @Override
    public String path() {
        return "/admin/releases";
    }

    @Override
    public String template() {
        return "search/staff";
    }

    @Override
    public FollowedIndex index() {
        return indexes.forStaff();
    }

    private record Coded(String code, Text text) {}

    @Override
    public Map<String, Text> texts(Collection<String> codes, ArchiveCalendar calendar) {
        if (codes.isEmpty()) {
            return Map.of();
        }
        return database
                .sql(
                        """
                        select r.code, r.state, r.sample, e.headline, e.summary, e.language,
                               e.released_on, e.subheadlines, e.dateline, e.source_line,
                               left(e.body, :max) as body, left(e.about, :max) as about,
                               left(e.disclaimer, :max) as disclaimer,
                               r.state = 'published' and r.publish_at > archive_now() as embargoed,
                               r.public_edition_id is not null and r.public_edition_id <> e.id as unpublished,
                               array(select i.printed_name from issuer i
                                     where i.edition_id = e.id order by i.position) as issuers,
                               array(select concat_ws(', ', nullif(c.name, ''), nullif(c.title, ''),
                                                      nullif(c.organization, ''),
                                                      nullif(array_to_string(c.phones, ', '), ''),
                                                      nullif(array_to_string(c.emails, ', '), ''))
                                     from contact c
                                     where c.edition_id = e.id order by c.position) as contacts
                        from release r
                        join edition e on e.release_id = r.id and e.number = r.editions
                        where r.code in (:codes)\
                        """)
                .param("codes", codes)
                .param("max", MAX_TEXT)
                .query((row, n) -> read(row, calendar))
                .list()
                .stream()
                .collect(Collectors.toMap(Coded::code, Coded::text));
    }

    private static Coded read(ResultSet row, ArchiveCalendar calendar) throws SQLException {
        var tags = new ArrayList<String>();
        tags.add(
                row.getBoolean("embargoed")
                        ? "embargoed"
                        : row.getString("state").replace('_', ' '));
        if (row.getBoolean("unpublished")) {
            tags.add("newer edition saved");
        }
        if (row.getBoolean("sample")) {
            tags.add("sample");
        }
        Date day = row.getDate("released_on");
        String headline = row.getString("headline");
        return new Coded(
                row.getString("code"),
                new Text(
                        "/admin/releases/" + row.getString("code"),
                        day == null ? null : day.toString(),
                        day == null ? "Date not stated" : calendar.day(day.toLocalDate()),
                        strings(row, "issuers"),
                        tags,
                        row.getString("language"),
                        headline.isEmpty() ? "No headline yet" : headline,
                        row.getString("summary"),
                        strings(row, "subheadlines"),
                        row.getString("body"),
                        row.getString("about"),
                        row.getString("disclaimer"),
                        strings(row, "contacts"),
                        List.of(row.getString("dateline"), row.getString("source_line"))));
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    @Override
    public List<CompanyName> companies(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : database.sql("select id, slug, name from company where id in (:ids)")
                        .param("ids", ids)
                        .query(new DataClassRowMapper<>(CompanyName.class))
                        .list();
    }

    @Override
    public List<CompanyName> companies(String typed, int limit) {
        String key = NameKey.of(typed).replaceAll("[%_\\\\]", "");
        return key.isEmpty()
                ? List.of()
                : database.sql(
                                """
                                select id, slug, name from company
                                where name_key like :start or name_key like :inside
                                order by name_key limit :limit\
                                """)
                        .param("start", key + "%")
                        .param("inside", "% " + key + "%")
                        .param("limit", limit)
                        .query(new DataClassRowMapper<>(CompanyName.class))
                        .list();
    }

    /// The companies of a filter; what the archive does not know is left out.
    List<CompanyName> withSlugs(Collection<String> slugs) {
        return slugs.isEmpty()
                ? List.of()
                : database.sql("select id, slug, name from company where slug in (:slugs)")
                        .param("slugs", slugs)
                        .query(new DataClassRowMapper<>(CompanyName.class))
                        .list();
    }
}
