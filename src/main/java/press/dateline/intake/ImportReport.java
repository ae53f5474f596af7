package press.dateline.intake;

import static press.dateline.web.CsvCells.harmless;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/// The report of an import: what became of each release, counted, and line by line in a CSV file
/// where one is asked for (RFC 4180, UTF-8).
final class ImportReport implements Closeable {

    private final @Nullable CsvWriter file;
    private final Map<ImportLine.Outcome, Long> counts = new EnumMap<>(ImportLine.Outcome.class);

    /// @param path overwritten where it exists: a run that is repeated reports anew; null for none
    ImportReport(@Nullable Path path) throws IOException {
        file =
                path == null
                        ? null
                        : CsvWriter.builder()
                                .lineDelimiter(LineDelimiter.CRLF)
                                .build(path, StandardCharsets.UTF_8);
        if (file != null) {
            file.writeRecord(
                    "file",
                    "entry",
                    "ordinal",
                    "outcome",
                    "release",
                    "company",
                    "date",
                    "headline",
                    "why");
        }
    }

    void add(ImportLine line) {
        counts.merge(line.outcome(), 1L, Long::sum);
        if (file != null) {
            file.writeRecord(
                    harmless(line.file()),
                    harmless(line.entry()),
                    line.ordinal() == 0 ? "" : Integer.toString(line.ordinal()),
                    line.outcome().words(),
                    line.code(),
                    harmless(line.company()),
                    line.date(),
                    harmless(line.headline()),
                    harmless(line.why()));
        }
    }

    /// Brings to the disk what was reported so far.
    void flush() throws IOException {
        if (file != null) {
            file.flush();
        }
    }

    long count(ImportLine.Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
