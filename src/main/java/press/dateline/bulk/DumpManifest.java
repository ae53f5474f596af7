package press.dateline.bulk;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// What a dump holds: its `manifest.json`, which is written last.
///
/// @param product always [#PRODUCT]
/// @param format the version of the format, now [#FORMAT]
/// @param everything whether it holds what only staff may see, too
/// @param gone releases that were public and of which only that is kept
/// @param files in the order in which they are written
public record DumpManifest(
        String product,
        int format,
        boolean everything,
        long companies,
        long releases,
        long gone,
        long originals,
        List<File> files) {

    /// The name of the file.
    public static final String NAME = "manifest.json";

    static final String PRODUCT = "Dateline dump";
    static final int FORMAT = 1;

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build();

    /// A file of the dump.
    ///
    /// @param path within the dump, parted by `/`
    /// @param entries lines, or documents in a ZIP file
    /// @param bytes its length
    /// @param sha256 in hexadecimal digits
    public record File(String path, long entries, long bytes, String sha256) {}

    public DumpManifest {
        files = List.copyOf(files);
    }

    /// The length of all files.
    long size() {
        return files.stream().mapToLong(File::bytes).sum();
    }

    /// The same bytes on every system, ending in LF.
    byte[] bytes() {
        var indenter = new DefaultIndenter("  ", "\n");
        var printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        return (JSON.writer().with(printer).writeValueAsString(this) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /// A line for each file as `sha256sum` checks them.
    String sums() {
        return files.stream()
                .map(f -> f.sha256() + "  " + f.path() + "\n")
                .collect(Collectors.joining());
    }

    /// Whether a folder is a dump, whole or not.
    public static boolean isIn(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            return Files.isRegularFile(file)
                    && Files.size(file) < 50_000_000
                    && JSON.readTree(Files.readAllBytes(file))
                            .path("product")
                            .asString("")
                            .equals(PRODUCT);
        } catch (JacksonException | IOException another) {
            return false;
        }
    }

    /// Whether a folder is what is left of a dump, without a manifest that can be read.
    public static boolean isMissingIn(Path folder) {
        return Files.exists(folder.resolve(Dump.COMPANIES)) && !isIn(folder);
    }

    /// Reads the manifest of a folder.
    ///
    /// @throws DumpProblem if it is of a later format, or damaged
    static DumpManifest in(Path folder) {
        try {
            byte[] bytes = Files.readAllBytes(folder.resolve(NAME));
            // The format first: a later one may have other fields.
            if (JSON.readTree(bytes).path("format").asInt(0) > FORMAT) {
                throw new DumpProblem(
                        "The dump in %s was written by a newer version of Dateline. Import it with that one."
                                .formatted(folder));
            }
            return JSON.readValue(bytes, DumpManifest.class);
        } catch (JacksonException | IOException damaged) {
            throw new DumpProblem(
                    "The manifest of the dump in %s cannot be read.".formatted(folder), damaged);
        }
    }
}
