package press.dateline.bulk;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

import press.dateline.database.PrivateFiles;
import press.dateline.release.Filter;
import press.dateline.web.FileLocks;
import press.dateline.web.Progress;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

import javax.sql.DataSource;

/// Writes dumps.
@Component
public class Dump {

    static final String README = "README.md";
    static final String SUMS = "SHA256SUMS";
    static final String COMPANIES = "companies.jsonl";
    static final String GONE = "gone.jsonl";

    /// Where an export lies until it is whole.
    static final String UNFINISHED = ".unfinished";

    private static final String LOCK = ".unfinished.lock";

    private final DumpSource ofThePublic;
    private final DumpSource ofAll;

    Dump(DataSource main, @Qualifier("publicDataSource") DataSource publicData) {
        ofThePublic = new DumpSource(publicData, false);
        ofAll = new DumpSource(main, true);
    }

    /// Writes a dump into a folder. It is one when its manifest is there, which comes last; what an
    /// export left that was killed goes.
    ///
    /// @param folder one that is not there or is empty, such as a disk that was just put in; its parent
    ///     is made where it is missing
    /// @param everything whether drafts and embargoed releases are in it, too; only its owner may read the
    ///     folder then
    /// @throws DumpProblem where the folder holds something or cannot be written
    public DumpManifest export(Path folder, boolean everything, Progress progress) {
        Path whole = folder.toAbsolutePath().normalize();
        try {
            refuseFull(whole);
            boolean there = Files.exists(whole);
            if (everything) {
                PrivateFiles.createDirectory(whole);
                PrivateFiles.restrict(whole);
            } else {
                Files.createDirectories(whole);
            }
            try {
                return exportInto(whole, everything, progress);
            } finally {
                if (!there) {
                    removeEmpty(whole);
                }
            }
        } catch (IOException failure) {
            throw new DumpProblem(
                    "The dump %s cannot be written: %s.".formatted(folder, failure.getMessage()),
                    failure);
        }
    }

    private DumpManifest exportInto(Path whole, boolean everything, Progress progress)
            throws IOException {
        Path lock = whole.resolve(LOCK);
        try (FileChannel channel =
                FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (!FileLocks.take(channel)) {
                throw new DumpProblem("The folder %s is used by another export.".formatted(whole));
            }
            // Another export may have been completed before this one got the lock.
            refuseFull(whole);
            // Beside nothing: the folder may be a disk of its own, which no other folder can
            // replace.
            Path part = whole.resolve(UNFINISHED);
            FileSystemUtils.deleteRecursively(part);
            Files.createDirectory(part);
            try {
                DumpManifest manifest = write(part, everything, progress);
                List<Path> written;
                try (Stream<Path> files = Files.list(part)) {
                    written =
                            files.sorted(Comparator.comparing(f -> f.endsWith(DumpManifest.NAME)))
                                    .toList();
                }
                for (Path file : written) {
                    Files.move(file, whole.resolve(file.getFileName()));
                }
                return manifest;
            } finally {
                FileSystemUtils.deleteRecursively(part);
                Files.deleteIfExists(lock);
            }
        }
    }

    private static void removeEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException used) {
            // The dump is in it, or something of somebody else.
        }
    }

    private static void refuseFull(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new DumpProblem(folder + " is a file. Choose another name.");
        }
        try (var inside = Files.list(folder)) {
            if (inside.anyMatch(f -> !f.endsWith(UNFINISHED) && !f.endsWith(LOCK))) {
                throw new DumpProblem(
                        "The folder %s is not empty, and nothing in it is overwritten. Choose another one."
                                .formatted(folder));
            }
        }
    }

    /// Writes a dump into an empty folder.
    DumpManifest write(Path folder, boolean everything, Progress progress) throws IOException {
        DumpSource source = everything ? ofAll : ofThePublic;
        try (var writing = new Writing(folder, source, progress)) {
            source.inSnapshot(writing::all);
            return writing.finish();
        }
    }

    /// The name of the files of a year.
    ///
    /// @param folder `releases` or `originals`
    static String path(String folder, int year, String ending) {
        return "%s/%s.%s".formatted(folder, Filter.yearName(year), ending);
    }

    /// One dump on its way. Years come one after the other, so at most one file of lines is open.
    private static final class Writing implements Closeable {

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

        void all() throws IOException {
            progress.expect(source.count());
            companies = file(COMPANIES, source::companies);
            source.releases(this::release);
            endYear();
            gone = file(GONE, source::gone);
        }

        /// Writes a file of lines.
        ///
        /// @return how many it has
        private long file(String path, Consumer<DumpSource.Taker> reading) throws IOException {
            try (DumpFile file = DumpFile.ofLines(folder, path)) {
                reading.accept(file::line);
                return end(file);
            }
        }

        private void release(String line, LocalDate date, List<String> hashes, List<String> places)
                throws IOException {
            DumpFile open = lines;
            if (open == null || date.getYear() != year) {
                endYear();
                year = date.getYear();
                open = DumpFile.ofLines(folder, path("releases", year, "jsonl"));
                lines = open;
            }
            open.line(line);
            for (int i = 0; i < hashes.size(); i++) {
                if (places.get(i).equals(path("originals", year, "zip"))) {
                    documents.add(hashes.get(i));
                }
            }
            progress.advance(1);
        }

        private void endYear() throws IOException {
            if (lines == null) {
                return;
            }
            releases += end(lines);
            lines = null;
            if (documents.isEmpty()) {
                return;
            }
            try (DumpFile zip = DumpFile.ofDocuments(folder, path("originals", year, "zip"))) {
                source.documents(List.copyOf(documents), zip::document);
                originals += end(zip);
            }
            documents.clear();
        }

        /// Ends a file.
        ///
        /// @return how many entries it has
        private long end(DumpFile ended) throws IOException {
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

        @Override
        public void close() throws IOException {
            if (lines != null) {
                lines.close();
            }
        }
    }
}
