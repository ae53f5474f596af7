package press.dateline.bulk;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

import press.dateline.web.Progress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

import javax.sql.DataSource;

/// Writes dumps.
@Component
public class Dump {

    static final String README = "README.md";
    static final String SUMS = "SHA256SUMS";
    static final String COMPANIES = "companies.jsonl";
    static final String GONE = "gone.jsonl";

    /// Of releases that state no date.
    private static final int UNDATED = 1;

    private final DumpSource ofThePublic;
    private final DumpSource ofAll;

    Dump(DataSource main, @Qualifier("publicDataSource") DataSource publicData) {
        ofThePublic = new DumpSource(publicData, false);
        ofAll = new DumpSource(main, true);
    }

    /// Writes a dump into a folder that appears when it is whole.
    ///
    /// @param folder one that is not there or is empty; its parent is made where it is missing
    /// @param everything whether drafts and embargoed releases are in it, too; only its owner may read the
    ///     folder then
    /// @throws DumpProblem where the folder holds something or cannot be written
    public DumpManifest export(Path folder, boolean everything, Progress progress) {
        Path whole = folder.toAbsolutePath().normalize();
        Path part = whole.resolveSibling(whole.getFileName() + ".part");
        try {
            refuseFull(whole);
            refuseFull(part);
            Path parent = whole.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.deleteIfExists(part);
            if (everything
                    && Files.getFileStore(parentOf(whole)).supportsFileAttributeView("posix")) {
                Files.createDirectory(
                        part,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectory(part);
            }
            boolean complete = false;
            try {
                DumpManifest manifest = write(part, everything, progress);
                Files.deleteIfExists(whole);
                Files.move(part, whole);
                complete = true;
                return manifest;
            } finally {
                if (!complete) {
                    FileSystemUtils.deleteRecursively(part);
                }
            }
        } catch (DirectoryNotEmptyException | NoSuchFileException other) {
            throw new DumpProblem(
                    "The folder %s is used by something else.".formatted(folder), other);
        } catch (IOException failure) {
            throw new DumpProblem(
                    "The dump %s cannot be written: %s.".formatted(folder, failure.getMessage()),
                    failure);
        }
    }

    private static Path parentOf(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }

    private static void refuseFull(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new DumpProblem(folder + " is a file. Choose another name.");
        }
        try (var inside = Files.list(folder)) {
            if (inside.findAny().isPresent()) {
                throw new DumpProblem(
                        "The folder %s is not empty, and nothing in it is overwritten. Choose another one."
                                .formatted(folder));
            }
        }
    }

    /// Writes a dump into an empty folder.
    DumpManifest write(Path folder, boolean everything, Progress progress) throws IOException {
        DumpSource source = everything ? ofAll : ofThePublic;
        var writing = new Writing(folder, source, progress);
        try {
            source.inSnapshot(writing::all);
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        } finally {
            writing.close();
        }
        return writing.finish();
    }

    /// The name of the files of a year.
    ///
    /// @param folder `releases` or `originals`
    static String path(String folder, int year, String ending) {
        return "%s/%s.%s"
                .formatted(
                        folder,
                        year == UNDATED ? "undated" : String.format(Locale.ROOT, "%04d", year),
                        ending);
    }

    /// One dump on its way. Years come one after the other, so at most one file of lines is open.
    private static final class Writing {

        private final Path folder;
        private final DumpSource source;
        private final Progress progress;
        private final List<DumpManifest.File> files = new ArrayList<>();

        /// Hashes of the originals that lie with the releases of the year.
        private final TreeSet<String> documents = new TreeSet<>();

        private @Nullable DumpFile lines;
        private int year;
        private long companies;
        private long releases;
        private long gone;
        private long originals;

        Writing(Path folder, DumpSource source, Progress progress) {
            this.folder = folder;
            this.source = source;
            this.progress = progress;
        }

        void all() {
            progress.expect(source.count());
            try {
                lines = DumpFile.ofLines(folder, COMPANIES);
                source.companies((line, _, _) -> add(line));
                companies = end();
                source.releases(this::release);
                endYear();
                lines = DumpFile.ofLines(folder, GONE);
                source.gone((line, _, _) -> add(line));
                gone = end();
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        }

        private void release(String line, @Nullable LocalDate date, List<String> hashes) {
            try {
                int stated = date == null ? UNDATED : date.getYear();
                if (lines == null || stated != year) {
                    endYear();
                    year = stated;
                    lines = DumpFile.ofLines(folder, path("releases", year, "jsonl"));
                }
                add(line);
                documents.addAll(hashes);
                progress.advance(1);
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        }

        private void add(String line) {
            try {
                if (lines != null) {
                    lines.line(line);
                }
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        }

        private void endYear() throws IOException {
            if (lines == null) {
                return;
            }
            releases += end();
            if (documents.isEmpty()) {
                return;
            }
            try (DumpFile zip = DumpFile.ofDocuments(folder, path("originals", year, "zip"))) {
                source.documents(
                        List.copyOf(documents),
                        document -> {
                            try {
                                zip.document(document);
                            } catch (IOException full) {
                                throw new UncheckedIOException(full);
                            }
                        });
                DumpManifest.File file = zip.finish();
                originals += file.entries();
                files.add(file);
            }
            documents.clear();
        }

        /// Ends the file of lines.
        ///
        /// @return how many it has
        private long end() throws IOException {
            DumpFile ended = lines;
            lines = null;
            if (ended == null) {
                return 0;
            }
            DumpManifest.File file = ended.finish();
            files.add(file);
            return file.entries();
        }

        DumpManifest finish() throws IOException {
            var manifest =
                    new DumpManifest(
                            DumpManifest.PRODUCT,
                            DumpManifest.FORMAT,
                            source.isEverything(),
                            companies,
                            releases,
                            gone,
                            originals,
                            files);
            try (var readme = new ClassPathResource("dump/README.md").getInputStream()) {
                Files.copy(readme, folder.resolve(README));
            }
            Files.writeString(folder.resolve(SUMS), manifest.sums());
            // The last one: with it the dump is whole.
            Files.write(folder.resolve(DumpManifest.NAME), manifest.bytes());
            return manifest;
        }

        void close() throws IOException {
            if (lines != null) {
                lines.close();
            }
        }
    }
}
