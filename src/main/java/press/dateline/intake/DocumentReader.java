package press.dateline.intake;

import org.zwobble.mammoth.DocumentConverter;

import press.dateline.text.ParsedDocument;
import press.dateline.text.ReleaseParser;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Reads the bytes of a document, packed ones too. Word documents are unpacked here, within bounds,
/// before anything else looks at them; what is no text at all is refused with a sentence.
public final class DocumentReader {

    /// Larger documents are refused, in bytes.
    static final int MAX_BYTES = 32 * 1024 * 1024;

    /// A Word document may unpack to this many bytes of text and its marks.
    static final long MAX_UNPACKED = 48L * 1024 * 1024;

    /// What was packed more tightly than this is no text that anybody wrote.
    static final int MAX_RATIO = 200;

    /// Small documents may be packed tighter: a page of blanks is one.
    static final long ALWAYS_UNPACKED = 1024 * 1024;

    static final int MAX_ENTRIES = 2000;

    private static final int BINARY_LOOK = 64 * 1024;
    private static final int BINARY_LEAST = 512;

    /// One byte in so many, at even places and at odd ones: random bytes have twice as many.
    private static final int BINARY_SHARE = 40;

    /// Begins a change of the character set in ISO 2022.
    private static final int ESCAPE = 0x1b;

    static final String DOCX =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// The first bytes, in hexadecimal, of what holds no text to read, and what it is.
    private static final Map<String, String> UNREAD =
            Map.of(
                    "255044462d", "a PDF file",
                    "d0cf11e0a1b11ae1", "an old Word, Excel or Outlook file",
                    "7b5c727466", "an RTF file",
                    "1f8b08", "a gzip file",
                    "377abcaf271c", "a 7z file",
                    "526172211a07", "a RAR file",
                    "89504e470d0a", "a picture",
                    "ffd8ff", "a picture",
                    "474946383", "a picture",
                    "7f454c46", "a program");

    private DocumentReader() {}

    /// Why a document cannot be read, in a sentence for people.
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String sentence) {
            super(sentence);
        }
    }

    /// Reads a document.
    ///
    /// @param fileName as it came; its ending is a hint
    /// @throws Refused where it is no text, or unpacks to too much
    public static ParsedDocument read(byte[] bytes, String fileName) {
        if (bytes.length > MAX_BYTES) {
            throw new Refused(
                    "The document has %,d bytes; at most %,d are read."
                            .formatted(bytes.length, MAX_BYTES));
        }
        if (isZip(bytes)) {
            return ReleaseParser.parseDerived(html(wordParts(bytes)), "text/html");
        }
        String start = HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, 8));
        UNREAD.forEach(
                (signature, what) -> {
                    if (start.startsWith(signature)) {
                        throw new Refused(
                                "This is %s; text, HTML, mail and Word (.docx) are read."
                                        .formatted(what));
                    }
                });
        if (isBinary(bytes)) {
            throw new Refused("This is no text; text, HTML, mail and Word (.docx) are read.");
        }
        return ReleaseParser.parse(bytes, fileName);
    }

    /// Whether bytes that no text has stand everywhere at the beginning. Looked at before anything is
    /// decoded: of a film or a database a decoder would make a text several times its size. In UTF-16,
    /// which has zeros, they stand at every other place; with its mark it is text in any case.
    private static boolean isBinary(byte[] bytes) {
        int length = Math.min(bytes.length, BINARY_LOOK);
        if (length < BINARY_LEAST || ((bytes[0] & 0xff) >= 0xfe && (bytes[1] & 0xff) >= 0xfe)) {
            return false;
        }
        int[] at = new int[2];
        for (int i = 0; i < length; i++) {
            int b = bytes[i];
            if (b >= 0 && b < ' ' && (b < '\t' || b > '\r') && b != ESCAPE) {
                at[i % 2]++;
            }
        }
        return Math.min(at[0], at[1]) > length / BINARY_SHARE;
    }

    /// The media type under which the archive keeps a document.
    ///
    /// @param read what [#read] made of it
    static String mediaType(byte[] bytes, String fileName, ParsedDocument read) {
        String name = fileName.toLowerCase(Locale.ROOT);
        if (isZip(bytes)) {
            return DOCX;
        }
        // Packed mail is the only other document whose text is no plain decoding.
        if (read.derived() || name.endsWith(".eml")) {
            return "message/rfc822";
        }
        String opening =
                read.text()
                        .substring(0, Math.min(read.text().length(), 1000))
                        .toLowerCase(Locale.ROOT);
        boolean html =
                name.matches(".*\\.x?html?") || opening.contains("<html") || isHtmlType(opening);
        boolean markdown = name.matches(".*\\.(?:md|markdown)");
        return (html ? "text/html" : markdown ? "text/markdown" : "text/plain")
                + "; charset="
                + read.charset().toLowerCase(Locale.ROOT);
    }

    private static boolean isHtmlType(String opening) {
        return opening.contains("<!doctype html");
    }

    static boolean isZip(byte[] bytes) {
        return bytes.length > 3
                && bytes[0] == 'P'
                && bytes[1] == 'K'
                && bytes[2] == 3
                && bytes[3] == 4;
    }

    /// Packs the parts of a Word document that hold text anew, so that the converter, which keeps
    /// every part in memory, meets none that is too large. Pictures are left out.
    private static byte[] wordParts(byte[] bytes) {
        var parts = new ByteArrayOutputStream();
        long bound = Math.max(ALWAYS_UNPACKED, (long) MAX_RATIO * bytes.length);
        bound = Math.min(bound, MAX_UNPACKED);
        boolean document = false;
        try (var in = new ZipInputStream(new ByteArrayInputStream(bytes));
                var out = new ZipOutputStream(parts)) {
            out.setLevel(Deflater.NO_COMPRESSION);
            long unpacked = 0;
            int entries = 0;
            var names = new java.util.HashSet<String>();
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (++entries > MAX_ENTRIES) {
                    throw new Refused(
                            "The Word document has more than %,d parts.".formatted(MAX_ENTRIES));
                }
                String name = entry.getName();
                boolean kept = isText(name) && names.add(name);
                document |= name.equals("word/document.xml");
                if (kept) {
                    out.putNextEntry(new ZipEntry(name));
                }
                byte[] buffer = new byte[16 * 1024];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    // What is left out has to be unpacked too, to come to the next part.
                    unpacked += n;
                    if (unpacked > bound) {
                        throw new Refused(
                                "The Word document unpacks to more than %,d bytes."
                                        .formatted(bound));
                    }
                    if (kept) {
                        out.write(buffer, 0, n);
                    }
                }
            }
        } catch (IOException damaged) {
            throw new Refused("The ZIP file is damaged or encrypted: " + damaged.getMessage());
        }
        if (!document) {
            throw new Refused(
                    "This is a ZIP file without a Word document; ZIP files can be imported by the"
                            + " command, which reads their entries.");
        }
        return parts.toByteArray();
    }

    private static boolean isText(String name) {
        return name.equals("[Content_Types].xml")
                || name.equals("_rels/.rels")
                || (name.startsWith("word/") && name.endsWith(".xml"))
                || (name.startsWith("word/_rels/") && name.endsWith(".rels"));
    }

    /// Without the styles that the document brings for the converter, and without pictures.
    private static String html(byte[] parts) {
        try {
            return new DocumentConverter()
                    .disableEmbeddedStyleMap()
                    .imageConverter(_ -> Map.of())
                    .convertToHtml(new ByteArrayInputStream(parts))
                    .getValue();
        } catch (IOException | RuntimeException damaged) {
            throw new Refused("The Word document is damaged: " + innermost(damaged));
        } catch (StackOverflowError nested) {
            throw new Refused("The parts of the Word document are nested too deeply.");
        }
    }

    private static String innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null
                ? cause.getClass().getSimpleName()
                : cause.getMessage().lines().findFirst().orElse("");
    }
}
