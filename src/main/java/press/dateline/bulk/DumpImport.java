package press.dateline.bulk;

import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

import press.dateline.intake.ImportLine;
import press.dateline.intake.ImportLine.Outcome;
import press.dateline.intake.ImportReport;
import press.dateline.intake.OneByOne;
import press.dateline.web.Progress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Takes in a dump: the same releases under the same codes, public where they were. Whatever ends it, it
/// can be run again: what is there stays as it is, what is missing comes.
@Component
public class DumpImport {

    private static final int BATCH = 100;
    private static final long BATCH_BYTES = 16L * 1024 * 1024;

    private final DumpWriting writing;

    DumpImport(DumpWriting writing) {
        this.writing = writing;
    }

    /// Imports the dump in a folder.
    ///
    /// @param actor an account's name, or the name of the command
    /// @param report a CSV file with a line for each release, overwritten; null for none
    /// @param checking is told in bytes
    /// @param progress is told in releases
    /// @throws DumpProblem where the dump is not whole; then nothing of it is taken in
    /// @throws IOException where it cannot be read any more or the report cannot be written
    public ImportReport.Summary run(
            Path folder, String actor, @Nullable Path report, Progress checking, Progress progress)
            throws IOException {
        try (var dump = new DumpReader(folder);
                var lines = new ImportReport(report)) {
            dump.check(checking);
            progress.expect(dump.manifest().releases() + dump.manifest().gone());
            var run = new Run(dump, actor, lines, progress);
            run.companies();
            run.releases();
            return lines.summary();
        } catch (UncheckedIOException unwritable) {
            throw unwritable.getCause();
        }
    }

    private final class Run {

        private final DumpReader dump;
        private final String actor;
        private final ImportReport report;
        private final Progress progress;

        /// Ids by slugs of the dump.
        private final Map<String, Long> companies = new HashMap<>();

        /// What stands in the place of what, by codes, as far as it was read.
        private final Map<String, List<String>> replaces = new LinkedHashMap<>();

        private List<DumpWriting.Arrival> batch = new ArrayList<>();
        private long bytes;

        Run(DumpReader dump, String actor, ImportReport report, Progress progress) {
            this.dump = dump;
            this.actor = actor;
            this.report = report;
            this.progress = progress;
        }

        void companies() throws IOException {
            for (DumpManifest.File file : dump.files(Dump.COMPANIES)) {
                var some = new ArrayList<DumpedCompany>();
                dump.lines(
                        file,
                        (number, line) -> {
                            some.add(company(file, number, line));
                            if (some.size() == BATCH) {
                                keep(some);
                            }
                        });
                keep(some);
            }
        }

        private void keep(List<DumpedCompany> some) {
            try {
                companies.putAll(writing.companies(some, actor));
            } catch (DataIntegrityViolationException refused) {
                throw new DumpProblem(
                        "The companies from “%s” on cannot be kept: %s"
                                .formatted(
                                        some.getFirst().slug(),
                                        NestedExceptionUtils.getMostSpecificCause(refused)
                                                .getMessage()),
                        refused);
            }
            some.clear();
        }

        private static DumpedCompany company(DumpManifest.File file, int number, String line) {
            try {
                return DumpReader.read(line, DumpedCompany.class);
            } catch (DumpProblem problem) {
                throw new DumpProblem(
                        "%s, line %d: %s".formatted(file.path(), number, problem.getMessage()),
                        problem);
            }
        }

        void releases() throws IOException {
            var files = new ArrayList<>(dump.files("releases/"));
            files.addAll(dump.files(Dump.GONE));
            for (DumpManifest.File file : files) {
                dump.lines(file, (number, line) -> release(file.path(), number, line));
                send();
            }
            report.flush();
        }

        private void release(String file, int number, String line) {
            DumpWriting.Arrival arrival;
            try {
                DumpedRelease release = DumpReader.read(line, DumpedRelease.class);
                arrival = new DumpWriting.Arrival(file, number, release);
            } catch (DumpProblem unreadable) {
                report.add(
                        ImportLine.failed(
                                file, "", number, String.valueOf(unreadable.getMessage())));
                progress.advance(1);
                return;
            }
            if (!arrival.release().replaces().isEmpty()) {
                replaces.put(arrival.release().code(), arrival.release().replaces());
            }
            batch.add(arrival);
            bytes += line.length() + arrival.bytes();
            if (batch.size() == BATCH || bytes >= BATCH_BYTES) {
                send();
            }
        }

        private void send() {
            if (batch.isEmpty()) {
                return;
            }
            List<ImportLine> lines =
                    OneByOne.write(
                            batch,
                            some -> writing.releases(some, dump, companies, replaces, actor),
                            (one, why) -> one.reported(Outcome.FAILED, why));
            lines.forEach(report::add);
            try {
                report.flush();
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
            progress.advance(batch.size());
            batch = new ArrayList<>();
            bytes = 0;
        }
    }
}
