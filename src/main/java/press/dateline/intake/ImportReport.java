package press.dateline.intake;

import static press.dateline.web.CsvCells.harmless;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

import org.jspecify.annotations.Nullable;

import press.dateline.intake.ImportLine.Outcome;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// The report of an import: what became of each release, counted, and line by line in a CSV file
/// where one is asked for (RFC 4180, UTF-8).
public final class ImportReport implements Closeable {

    private final @Nullable CsvWriter file;
    private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);

    /// @param path overwritten where it exists: a run that is repeated reports anew; null for none
    public ImportReport(@Nullable Path path) throws IOException {
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

    public void add(ImportLine line) {
        counts.merge(line.outcome(), 1L, Long::sum);
        if (file != null) {
            file.writeRecord(
                    harmless(line.file()),
                    harmless(line.entry()),
                    line.ordinal() == 0 ? "" : Integer.toString(line.ordinal()),
                    line.outcome().words(),
                    harmless(line.code()),
                    harmless(line.company()),
                    harmless(line.date()),
                    harmless(line.headline()),
                    harmless(line.why()));
        }
    }

    /// Brings to the disk what was reported so far.
    public void flush() throws IOException {
        if (file != null) {
            file.flush();
        }
    }

    /// How many releases, or documents without one, had which outcome.
    public record Summary(
            long imported, long nearDuplicate, long alreadyThere, long notARelease, long failed) {

        /// For people.
        public String sentence() {
            return String.format(
                    Locale.ENGLISH,
                    "%,d imported, %,d near-duplicate, %,d already there, %,d not a release, %,d"
                            + " failed.",
                    imported,
                    nearDuplicate,
                    alreadyThere,
                    notARelease,
                    failed);
        }
    }

    /// What was reported so far.
    public Summary summary() {
        return new Summary(
                count(Outcome.IMPORTED),
                count(Outcome.NEAR_DUPLICATE),
                count(Outcome.ALREADY_THERE),
                count(Outcome.NOT_A_RELEASE),
                count(Outcome.FAILED));
    }

    private long count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
