package press.dateline.intake;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the archive knows of documents by their bytes: whether an import has dealt with them, and
/// which of their releases are there, whichever way they came.
@Component
class KnownDocuments {

    private final JdbcClient database;

    KnownDocuments(JdbcClient database) {
        this.database = database;
    }

    /// What is known of a document.
    ///
    /// @param noRelease why it is no release, as found by an earlier import; null otherwise
    /// @param releases how many releases an import found in it; null where none dealt with it
    /// @param ordinals those of its releases that are there
    record Known(@Nullable String noRelease, @Nullable Integer releases, Set<Integer> ordinals) {

        /// Whether reading it again would bring nothing.
        boolean isDone() {
            return releases != null && ordinals.size() >= releases;
        }
    }

    /// A release of a document that is there.
    record There(int ordinal, String code, String company, String date, String headline) {}

    /// What is known of each document.
    ///
    /// @return by [Document#key]; every document has an entry
    Map<String, Known> of(Collection<Document> documents) {
        var known = new HashMap<String, Known>();
        database.sql(
                        """
                        select encode(s.sha256, 'hex'), d.outcome = 'not a release', d.why, d.releases,
                               array(select x.ordinal
                                     from original o join release_original x on x.original_id = o.id
                                     where o.sha256 = s.sha256)
                        from unnest(:hashes) as s (sha256)
                        left join import_document d on d.sha256 = s.sha256\
                        """)
                .param("hashes", hashes(documents))
                .query(
                        row -> {
                            String why = row.getBoolean(2) ? row.getString(3) : null;
                            known.put(
                                    row.getString(1),
                                    new Known(
                                            why,
                                            row.getObject(4, Integer.class),
                                            Set.of((Integer[]) row.getArray(5).getArray())));
                        });
        return known;
    }

    /// The releases of the documents, by [Document#key], in their order in the document.
    Map<String, List<There>> releasesOf(Collection<Document> documents) {
        var releases = new HashMap<String, List<There>>();
        if (documents.isEmpty()) {
            return releases;
        }
        database.sql(
                        """
                        select distinct on (o.sha256, x.ordinal)
                               encode(o.sha256, 'hex'), x.ordinal, r.code, e.headline,
                               e.released_on, e.precision, i.printed_name
                        from unnest(:hashes) as s (sha256)
                        join original o on o.sha256 = s.sha256
                        join release_original x on x.original_id = o.id
                        join release r on r.id = x.release_id
                        join edition e on e.release_id = r.id and e.number = r.editions
                        left join issuer i on i.edition_id = e.id and i.position = 0
                        order by o.sha256, x.ordinal\
                        """)
                .param("hashes", hashes(documents))
                .query(
                        row -> {
                            LocalDate day = row.getObject(5, LocalDate.class);
                            String company = row.getString(7);
                            releases.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                                    .add(
                                            new There(
                                                    row.getInt(2),
                                                    row.getString(3),
                                                    company == null ? "" : company,
                                                    day == null ? "" : iso(day, row.getString(6)),
                                                    row.getString(4)));
                        });
        return releases;
    }

    private static String iso(LocalDate day, String precision) {
        int length =
                switch (precision) {
                    case "year" -> 4;
                    case "month" -> 7;
                    default -> 10;
                };
        return day.toString().substring(0, length);
    }

    private static byte[][] hashes(Collection<Document> documents) {
        return documents.stream().map(Document::sha256).toArray(byte[][]::new);
    }
}
