package press.dateline.release;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

import press.dateline.web.CleanText;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/// What is known of an original, beside its bytes.
///
/// @param position which original of the release it is, from 1
/// @param sha256 hexadecimal
/// @param mediaType with the charset where it is known
/// @param source an address, an accession number, or words; null where not known
/// @param came `pasted`, `uploaded`, `imported`; null where not known
public record Original(
        int position,
        String sha256,
        long size,
        String mediaType,
        @Nullable String fileName,
        @Nullable String source,
        @Nullable String came,
        Instant receivedAt) {

    /// The columns of the record, of `original` or of the public view.
    public static final String COLUMNS =
            "position, sha256, size, media_type, file_name, source, came, received_at";

    /// More of a text than this, in UTF-16 code units, is not shown on a page; the file has it all.
    public static final int MAX_SHOWN = 400_000;

    private static final int MAX_FILE_NAME = 120;

    private static final Map<String, String> ENDINGS =
            Map.of(
                    "text/plain", ".txt",
                    "text/html", ".html",
                    "text/markdown", ".md",
                    "message/rfc822", ".eml",
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                            ".docx");

    public static Original read(ResultSet row, int n) throws SQLException {
        return new Original(
                row.getInt("position"),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                row.getLong("size"),
                row.getString("media_type"),
                row.getString("file_name"),
                row.getString("source"),
                row.getString("came"),
                row.getTimestamp("received_at").toInstant());
    }

    public String sizeText() {
        return sizeText(size);
    }

    /// `612 bytes` or `4.1 KB`.
    public static String sizeText(long size) {
        return size < 1024 ? size + " bytes" : Math.round(size / 102.4) / 10.0 + " KB";
    }

    /// The media type without its parameters.
    public String type() {
        int semicolon = mediaType.indexOf(';');
        return (semicolon < 0 ? mediaType : mediaType.substring(0, semicolon)).strip();
    }

    /// In groups, so that it can wrap.
    public String groupedHash() {
        return String.join(" ", sha256.split("(?<=\\G.{8})"));
    }

    private boolean isText() {
        return type().startsWith("text/") || type().equals("message/rfc822");
    }

    /// A text as far as a page takes it.
    ///
    /// @param cut whether there is more
    public record Shown(String text, boolean cut) {}

    /// The text of the bytes, for a page: exact but for what no page can hold. Null where the bytes
    /// are no text.
    public @Nullable Shown shown(byte[] bytes) {
        if (!isText()) {
            return null;
        }
        String text = decode(bytes);
        boolean cut = text.length() > MAX_SHOWN;
        if (cut) {
            // Never within a character.
            int back = Character.isHighSurrogate(text.charAt(MAX_SHOWN - 1)) ? 1 : 0;
            text = text.substring(0, MAX_SHOWN - back);
        }
        return new Shown(CleanText.of(text), cut);
    }

    private String decode(byte[] bytes) {
        String text = new String(bytes, charset(bytes));
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private Charset charset(byte[] bytes) {
        int at = mediaType.toLowerCase(Locale.ROOT).indexOf("charset=");
        if (at >= 0) {
            String name = mediaType.substring(at + 8).replaceAll("[\";].*$", "").strip();
            try {
                return Charset.forName(name);
            } catch (IllegalCharsetNameException | UnsupportedCharsetException notKnown) {
                // Read as below.
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException notUtf8) {
            return Charset.forName("windows-1252");
        }
    }

    /// The exact bytes as an answer that a browser saves and never runs or guesses at, wherever it
    /// is told to show it.
    public ResponseEntity<byte[]> file(byte[] bytes) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentDisposition(
                ContentDisposition.attachment()
                        .filename(safeFileName(), StandardCharsets.UTF_8)
                        .build());
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Content-Security-Policy", "sandbox; default-src 'none'");
        boolean plain = type().equals("text/plain");
        headers.set(
                "Content-Type",
                plain ? "text/plain;charset=" + charset(bytes).name() : "application/octet-stream");
        return ResponseEntity.ok().headers(headers).body(bytes);
    }

    /// A name that no file system takes for a path or a command.
    String safeFileName() {
        String name = fileName == null ? "" : fileName;
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        name = name.replaceAll("[^\\p{L}\\p{N}._ -]", "_").replaceAll("^[. ]+|[. ]+$", "");
        if (name.length() > MAX_FILE_NAME) {
            int end = Character.isLowSurrogate(name.charAt(MAX_FILE_NAME)) ? 1 : 0;
            name = name.substring(0, MAX_FILE_NAME - end);
        }
        return name.isEmpty()
                ? "original-" + sha256.substring(0, 12) + ENDINGS.getOrDefault(type(), ".bin")
                : name;
    }

    /// How and when it came, as a sentence's end: `Uploaded on …`.
    public String cameText() {
        return switch (came == null ? "" : came) {
            case "pasted" -> "Pasted";
            case "uploaded" -> "Uploaded";
            case "imported" -> "Imported";
            default -> "Received";
        };
    }

    /// Types that a page shows as what they are called, not as what programs call them.
    public String typeText() {
        return switch (type()) {
            case "text/plain" -> "plain text";
            case "text/html" -> "HTML";
            case "text/markdown" -> "Markdown";
            case "message/rfc822" -> "e-mail";
            default -> type();
        };
    }
}
