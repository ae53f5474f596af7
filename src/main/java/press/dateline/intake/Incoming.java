package press.dateline.intake;

import org.jspecify.annotations.Nullable;

import press.dateline.release.Original;
import press.dateline.release.Originals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;

/// A document in the inbox, without its bytes.
///
/// @param sha256 hexadecimal
/// @param mediaType with the charset of its text
/// @param fileName null for what was pasted
/// @param source where it came from, in the words of whoever brought it; null where not said
/// @param came `pasted` or `uploaded`
record Incoming(
        long id,
        String sha256,
        long size,
        String mediaType,
        @Nullable String fileName,
        @Nullable String source,
        String came,
        Instant receivedAt,
        String receivedBy) {

    static Incoming read(ResultSet row, int n) throws SQLException {
        return new Incoming(
                row.getLong("id"),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                row.getLong("size"),
                row.getString("media_type"),
                row.getString("file_name"),
                row.getString("source"),
                row.getString("came"),
                row.getTimestamp("received_at").toInstant(),
                row.getString("received_by"));
    }

    /// What it is called among others.
    public String name() {
        return fileName == null ? "Pasted text" : fileName;
    }

    public String sizeText() {
        return Original.sizeText(size);
    }

    /// The document as the original that it may become.
    Original original() {
        return new Original(1, sha256, size, mediaType, fileName, source, came, receivedAt);
    }

    Originals.Arrival arrival() {
        return new Originals.Arrival(mediaType, fileName, source, came, receivedAt);
    }
}
