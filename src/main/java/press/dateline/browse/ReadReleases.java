package press.dateline.browse;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import press.dateline.release.Contact;
import press.dateline.release.TextArray;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Public releases with their texts, for lists that quote from them.
@Component
public class ReadReleases {

    /// A list quotes from the beginning of a text; a long one is not fetched whole.
    private static final int MAX_TEXT = 100_000;

    private final JdbcClient database;

    ReadReleases(@Qualifier("publicDatabase") JdbcClient publicDatabase) {
        this.database = publicDatabase;
    }

    /// A release in a list, and what can be quoted from it.
    ///
    /// @param body the beginning of it, in the subset of HTML; likewise about and disclaimer
    /// @param contacts one text for each
    /// @param rest dateline and source line
    public record Read(
            ListedRelease listed,
            List<String> subheadlines,
            String body,
            String about,
            String disclaimer,
            List<String> contacts,
            List<String> rest) {}

    /// Those of the releases that the public may see now, by their codes.
    public Map<String, Read> withCodes(Collection<String> codes) {
        if (codes.isEmpty()) {
            return Map.of();
        }
        return database
                .sql(
                        Archive.ROW
                                + """
                                , e.subheadlines, left(e.body, :max) as body, left(e.about, :max) as about,
                                  left(e.disclaimer, :max) as disclaimer, e.dateline, e.source_line,
                                  array(select %s from public_contact c
                                        where c.edition_id = e.id order by c.position) as contacts
                                from public_release r join public_edition e on e.id = r.edition_id
                                where r.code in (:codes)\
                                """
                                        .formatted(Contact.LINE))
                .param("codes", codes)
                .param("max", MAX_TEXT)
                .query(
                        (row, n) ->
                                new Read(
                                        Archive.listed(row, n),
                                        TextArray.of(row, "subheadlines"),
                                        row.getString("body"),
                                        row.getString("about"),
                                        row.getString("disclaimer"),
                                        TextArray.of(row, "contacts"),
                                        List.of(
                                                row.getString("dateline"),
                                                row.getString("source_line"))))
                .list()
                .stream()
                .collect(Collectors.toMap(read -> read.listed().code(), Function.identity()));
    }
}
