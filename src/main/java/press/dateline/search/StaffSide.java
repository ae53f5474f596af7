package press.dateline.search;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import press.dateline.browse.ReleaseDate;
import press.dateline.company.Company;
import press.dateline.company.CompanyDesk;
import press.dateline.release.Contact;
import press.dateline.release.Release;
import press.dateline.release.TextArray;
import press.dateline.web.ArchiveCalendar;
import press.dateline.web.Staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
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
    private final CompanyDesk companies;
    private final JdbcClient database;

    StaffSide(Indexes indexes, CompanyDesk companies, JdbcClient database) {
        this.indexes = indexes;
        this.companies = companies;
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
                        select r.code, %s as state, r.sample, e.headline, e.summary, e.language,
                               e.released_on, e.precision, e.subheadlines, e.dateline, e.source_line,
                               left(e.body, :max) as body, left(e.about, :max) as about,
                               left(e.disclaimer, :max) as disclaimer,
                               r.public_edition_id is not null and r.public_edition_id <> e.id as unpublished,
                               array(select i.printed_name from issuer i
                                     where i.edition_id = e.id order by i.position) as issuers,
                               array(select %s from contact c
                                     where c.edition_id = e.id order by c.position) as contacts
                        from release r
                        join edition e on e.release_id = r.id and e.number = r.editions
                        where r.code in (:codes)\
                        """
                                .formatted(Release.LISTED_AS, Contact.LINE))
                .param("codes", codes)
                .param("max", MAX_TEXT)
                .query((row, n) -> read(row, calendar))
                .list()
                .stream()
                .collect(Collectors.toMap(Coded::code, Coded::text));
    }

    private static Coded read(ResultSet row, ArchiveCalendar calendar) throws SQLException {
        var tags = new ArrayList<String>();
        tags.add(row.getString("state").replace('_', ' '));
        if (row.getBoolean("unpublished")) {
            tags.add("newer edition saved");
        }
        if (row.getBoolean("sample")) {
            tags.add("sample");
        }
        ReleaseDate date =
                ReleaseDate.of(
                        row.getObject("released_on", LocalDate.class),
                        row.getString("precision"),
                        calendar.now());
        String headline = row.getString("headline");
        return new Coded(
                row.getString("code"),
                new Text(
                        "/admin/releases/" + row.getString("code"),
                        date.iso(),
                        date.text(),
                        TextArray.of(row, "issuers"),
                        tags,
                        row.getString("language"),
                        headline.isEmpty() ? "No headline yet" : headline,
                        row.getString("summary"),
                        TextArray.of(row, "subheadlines"),
                        row.getString("body"),
                        row.getString("about"),
                        row.getString("disclaimer"),
                        TextArray.of(row, "contacts"),
                        List.of(row.getString("dateline"), row.getString("source_line"))));
    }

    @Override
    public List<CompanyName> companies(Collection<Long> ids) {
        return names(companies.withIds(ids));
    }

    @Override
    public List<CompanyName> companies(String typed, int limit) {
        return names(companies.suggestions(typed, limit));
    }

    /// The companies of a filter; what the archive does not know is left out.
    List<CompanyName> withSlugs(Collection<String> slugs, Staff staff) {
        return names(companies.withSlugs(slugs, staff));
    }

    private static List<CompanyName> names(List<Company> companies) {
        return companies.stream().map(c -> new CompanyName(c.id(), c.slug(), c.name())).toList();
    }
}
