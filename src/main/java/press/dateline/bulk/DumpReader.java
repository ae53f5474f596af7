package press.dateline.bulk;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

import press.dateline.web.HashedStream;
import press.dateline.web.Progress;
import press.dateline.web.Sha256;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// Reads a dump: whether it is whole, its lines, and its documents.
final class DumpReader implements Closeable {

    /// A document may have 32 MB, and a text that many in each of three parts.
    private static final int MAX_TEXT = 128 * 1024 * 1024;

    private static final int MAX_DOCUMENT = 64 * 1024 * 1024;

    private static final Pattern PATH =
            Pattern.compile(
                    "companies\\.jsonl|gone\\.jsonl|releases/([0-9]{4}|undated)\\.jsonl|originals/([0-9]{4}|undated)\\.zip");

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxStringLength(MAX_TEXT)
                                                    .build())
                                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                                    .build())
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    // Fields that a later version adds.
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    private final Path folder;
    private final DumpManifest manifest;

    /// The file of documents that was used last: those of a year lie together.
    private @Nullable ZipFile open;

    private String openPath = "";

    DumpReader(Path folder) {
        this.folder = folder;
        this.manifest = DumpManifest.in(folder);
    }

    DumpManifest manifest() {
        return manifest;
    }

    /// Compares each file with the manifest, before anything of it is used.
    ///
    /// @throws DumpProblem where one is missing or is another one
    void check(Progress progress) {
        progress.expect(manifest.size());
        for (DumpManifest.File file : manifest.files()) {
            Path path = folder.resolve(file.path());
            if (!PATH.matcher(file.path()).matches()) {
                throw new DumpProblem("“%s” is no file of a dump.".formatted(file.path()));
            }
            if (!Files.isRegularFile(path)) {
                throw new DumpProblem("The dump is not whole: %s is missing.".formatted(path));
            }
            try (InputStream in = Files.newInputStream(path);
                    var hashed = new HashedStream()) {
                byte[] buffer = new byte[1 << 16];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    hashed.write(buffer, 0, n);
                    progress.advance(n);
                }
                if (hashed.bytes() != file.bytes() || !hashed.sha256().equals(file.sha256())) {
                    throw new DumpProblem(
                            "%s is not the file that the manifest names. Fetch it again."
                                    .formatted(path));
                }
            } catch (IOException unreadable) {
                throw new DumpProblem("%s cannot be read.".formatted(path), unreadable);
            }
        }
    }

    /// The files whose names begin so, in their order.
    List<DumpManifest.File> files(String beginning) {
        return manifest.files().stream().filter(f -> f.path().startsWith(beginning)).toList();
    }

    /// Whoever takes lines; the number counts from 1.
    interface LineTaker {
        void take(int number, String line);
    }

    void lines(DumpManifest.File file, LineTaker taker) throws IOException {
        // Not by Files, which ends at the first byte that is no UTF-8.
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                Files.newInputStream(folder.resolve(file.path())),
                                StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                taker.take(++number, line);
            }
        }
    }

    /// What a line says.
    ///
    /// @throws DumpProblem where it says nothing of that kind
    static <T> T read(String line, Class<T> type) {
        try {
            T read = JSON.readValue(line, type);
            if (read == null) {
                throw new DumpProblem("The line is empty.");
            }
            return read;
        } catch (JacksonException other) {
            throw new DumpProblem(
                    "The line cannot be read: "
                            + String.valueOf(other.getOriginalMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse("")
                            + ".",
                    other);
        }
    }

    /// The bytes of a document.
    ///
    /// @throws DumpProblem where they are not there or are others
    byte[] document(DumpedRelease.Original original) {
        try {
            ZipFile zip = zip(original.file());
            ZipArchiveEntry entry = zip == null ? null : zip.getEntry(original.sha256());
            if (zip == null || entry == null || entry.getSize() > MAX_DOCUMENT) {
                throw new DumpProblem(
                        "Its original %s is not in the dump.".formatted(original.sha256()));
            }
            byte[] bytes;
            try (InputStream in = zip.getInputStream(entry)) {
                bytes = in.readNBytes(MAX_DOCUMENT);
            }
            if (!Sha256.hex(bytes).equals(original.sha256())) {
                throw new DumpProblem(
                        "Its original %s has other bytes.".formatted(original.sha256()));
            }
            return bytes;
        } catch (IOException damaged) {
            throw new DumpProblem(
                    "Its original %s cannot be read.".formatted(original.sha256()), damaged);
        }
    }

    private @Nullable ZipFile zip(String path) throws IOException {
        if (path.equals(openPath)) {
            return open;
        }
        if (manifest.files().stream().noneMatch(f -> f.path().equals(path))) {
            return null;
        }
        close();
        open = ZipFile.builder().setPath(folder.resolve(path)).get();
        openPath = path;
        return open;
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            open.close();
            open = null;
            openPath = "";
        }
    }
}
