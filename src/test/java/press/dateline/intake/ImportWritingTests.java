package press.dateline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import press.dateline.ArchiveTest;
import press.dateline.WireCopy;
import press.dateline.company.Company;
import press.dateline.company.CompanyDesk;
import press.dateline.company.Ticker;
import press.dateline.release.Issuer;
import press.dateline.release.Originals;
import press.dateline.release.Release;
import press.dateline.release.ReleaseDesk;
import press.dateline.text.ParsedCompany;
import press.dateline.web.Staff;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The two writers of releases, the desk and the import, leave the same rows in every table.
@ArchiveTest
class ImportWritingTests {

    private static final String ACTOR = "tester";

    @Autowired private ImportWriting writing;
    @Autowired private CompanyDesk companies;
    @Autowired private ReleaseDesk releases;
    @Autowired private Originals originals;
    @Autowired private JdbcClient database;

    @Test
    void anImportedReleaseIsOneOfTheDeskInEveryColumn() {
        List<ReadDocument> documents = new ArrayList<>();
        for (String text :
                List.of(
                        WireCopy.release(1),
                        // The same company under another name, another company, no company.
                        WireCopy.release(8).replace("Vale Dairies Ltd.", "VALE DAIRIES, LIMITED"),
                        WireCopy.release(2).replace("UTICA", "ÜTICÄ & <CO>"),
                        WireCopy.release(3).replace(", Inc.", ""))) {
            documents.add(
                    ReadDocument.read(
                            new Document("d.txt", "", text.getBytes(StandardCharsets.UTF_8))));
        }
        assertThat(documents).allMatch(d -> d.releases().size() == 1);

        for (boolean publish : List.of(true, false)) {
            clear();
            List<ImportLine> lines = writing.write(documents, publish, ACTOR);
            Map<String, List<String>> imported = rows();
            List<String> notes =
                    database.sql("select note from edition order by id")
                            .query((row, n) -> row.getString(1))
                            .list();
            clear();
            for (int i = 0; i < documents.size(); i++) {
                onTheDesk(documents.get(i), notes.get(i), publish);
            }
            assertThat(lines).allMatch(line -> line.outcome() == ImportLine.Outcome.IMPORTED);
            Map<String, List<String>> typed = rows();
            assertThat(imported.keySet()).isEqualTo(typed.keySet());
            imported.forEach(
                    (table, rows) -> assertThat(rows).as(table).isEqualTo(typed.get(table)));
            assertThat(imported.get("contact")).isNotEmpty();
            assertThat(imported.get("ticker")).isNotEmpty();
            assertThat(imported.get("company_name")).isNotEmpty();
            assertThat(imported.get("release_fingerprint")).isNotEmpty();
            assertThat(imported.containsKey("journal")).isTrue();
            assertThat(imported.getOrDefault("journal", List.of()).isEmpty()).isNotEqualTo(publish);
        }
    }

    private void onTheDesk(ReadDocument document, String note, boolean publish) {
        ReadDocument.Found found = document.releases().getFirst();
        var issuers = new ArrayList<Issuer>();
        for (ParsedCompany parsed : found.companies()) {
            String name = parsed.name().text();
            List<Company> fitting = companies.named(name);
            Company company =
                    fitting.isEmpty()
                            ? companies.register(
                                    name,
                                    Map.<String, Optional<java.time.LocalDate>>of(),
                                    parsed.tickers().stream()
                                            .map(
                                                    t ->
                                                            new Ticker(
                                                                    String.valueOf(t.exchange()),
                                                                    t.symbol(),
                                                                    null,
                                                                    null))
                                            .toList(),
                                    null,
                                    null,
                                    ACTOR)
                            : fitting.getFirst();
            issuers.add(new Issuer(company.id(), name));
        }
        Release release = releases.create(found.mapped().with(issuers), note, null, false, ACTOR);
        originals.keep(
                release,
                document.document().bytes(),
                found.ordinal(),
                document.releases().size(),
                new Originals.Arrival(
                        document.mediaType(), document.document().name(), null, "imported", null));
        if (publish && note.isEmpty()) {
            releases.publish(release.code(), ReleaseDesk.Publishing.NOW, Staff.program(ACTOR));
        }
    }

    private void clear() {
        List<String> tables =
                database.sql(
                                """
                                select quote_ident(tablename) from pg_tables
                                where schemaname = 'public'
                                  and tablename not in ('flyway_schema_history', 'account')\
                                """)
                        .query((row, n) -> row.getString(1))
                        .list();
        database.sql("truncate " + String.join(", ", tables) + " restart identity").update();
    }

    /// Every row of every table as text, sorted; times become whether there is one, and codes are
    /// left out. The checkpoints of the import are its own.
    private Map<String, List<String>> rows() {
        var rows = new TreeMap<String, List<String>>();
        Map<String, List<String>> columns = new TreeMap<>();
        database.sql(
                        """
                        select table_name, column_name, data_type from information_schema.columns
                        where table_schema = 'public' and data_type <> 'xid8'
                          and table_name in (select tablename from pg_tables)
                          and table_name not in
                              ('flyway_schema_history', 'account', 'import_document')
                        order by 1, 2\
                        """)
                .query(
                        row -> {
                            String table = row.getString(1);
                            String column = row.getString(2);
                            boolean time = row.getString(3).startsWith("timestamp");
                            // The desk says what it did release by release, the import table by
                            // table.
                            boolean order = table.equals("audit") && column.equals("id");
                            if (!column.equals("code") && !order) {
                                columns.computeIfAbsent(table, _ -> new ArrayList<>())
                                        .add(time ? column + " is null" : column);
                            }
                        });
        columns.forEach(
                (table, of) ->
                        rows.put(
                                table,
                                database
                                        .sql(
                                                "select row(%s)::text from %s order by 1"
                                                        .formatted(String.join(", ", of), table))
                                        .query(
                                                (row, n) ->
                                                        row.getString(1)
                                                                .replaceAll(
                                                                        "\\b[0-9a-hjkmnp-tv-z]{10}\\b(?=[\",)"
                                                                                + " ]| edition)",
                                                                        "CODE"))
                                        .list()
                                        .stream()
                                        .sorted()
                                        .toList()));
        return rows;
    }
}
