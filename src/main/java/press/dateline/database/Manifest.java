package press.dateline.database;

import press.dateline.web.HashedStream;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/// What a backup holds: its last entry, `manifest.json`.
///
/// @param product always [#PRODUCT]
/// @param format the version of the file format, now [#FORMAT]
/// @param schema the version of the database schema the rows belong to, as Flyway counts
/// @param createdAt the time of the snapshot, by the database's clock
/// @param contents SHA-256 over the tables, in hexadecimal digits: two archives with the same rows
///     have the same
/// @param tables sorted by name
public record Manifest(
        String product,
        int format,
        String schema,
        Instant createdAt,
        String contents,
        List<Table> tables) {
    static final String PRODUCT = "Dateline";
    static final int FORMAT = 1;

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .build();

    /// One table, in the entry `tables/NAME.copy`.
    ///
    /// @param columns in the order of the values in each row
    /// @param bytes the length of the entry before it was compressed
    /// @param sha256 of those bytes, in hexadecimal digits
    public record Table(String name, List<String> columns, long rows, long bytes, String sha256) {
        public Table {
            columns = List.copyOf(columns);
        }
    }

    public Manifest {
        tables = List.copyOf(tables);
    }

    static Manifest of(String schema, Instant createdAt, List<Table> tables) {
        return new Manifest(PRODUCT, FORMAT, schema, createdAt, contents(tables), tables);
    }

    /// The number of rows in all tables.
    public long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }

    /// Whether [#contents] belongs to [#tables].
    boolean isConsistent() {
        return contents.equals(contents(tables));
    }

    byte[] toJson() {
        return JSON.writeValueAsBytes(this);
    }

    /// @throws BackupException if the format is a later one
    /// @throws IOException if the text is not a manifest
    static Manifest fromJson(byte[] json) throws IOException {
        try {
            // The format first: a later one may have other fields.
            if (JSON.readTree(json).path("format").asInt(0) > FORMAT) {
                throw new BackupException(
                        "it was written by a newer version of Dateline. Restore it with that one");
            }
            return JSON.readValue(json, Manifest.class);
        } catch (JacksonException e) {
            throw new IOException("its manifest cannot be read", e);
        }
    }

    private static String contents(List<Table> tables) {
        HashedStream fingerprint = new HashedStream();
        for (Table table : tables) {
            String line =
                    "%s\t%s\t%d\t%d\t%s\n"
                            .formatted(
                                    table.name(),
                                    String.join(",", table.columns()),
                                    table.rows(),
                                    table.bytes(),
                                    table.sha256());
            fingerprint.add(line.getBytes(StandardCharsets.UTF_8));
        }
        return fingerprint.sha256();
    }
}
