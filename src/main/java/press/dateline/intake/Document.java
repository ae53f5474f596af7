package press.dateline.intake;

import org.jspecify.annotations.Nullable;

import press.dateline.web.CleanText;
import press.dateline.web.Sha256;

import java.util.HexFormat;

/// A document that an import came upon.
///
/// @param file as the command found it
/// @param entry of a ZIP file, with its folders; empty where the file is the document
@SuppressWarnings("ArrayRecordComponent")
record Document(String file, String entry, byte[] bytes, byte[] sha256) {

    Document(String file, String entry, byte[] bytes) {
        this(file, entry, bytes, Sha256.of(bytes));
    }

    /// The last part of its path.
    String name() {
        return lastPart(entry.isEmpty() ? file : entry);
    }

    /// The ZIP file that it came in and its place there; null where it came by itself.
    @Nullable String place() {
        return entry.isEmpty() ? null : CleanText.of(lastPart(file) + ": " + entry);
    }

    /// The hash as text, which can be looked up.
    String key() {
        return HexFormat.of().formatHex(sha256);
    }

    private static String lastPart(String path) {
        return CleanText.of(
                path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1));
    }
}
