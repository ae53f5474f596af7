package press.dateline.database;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Measures what passes through: bytes, rows and SHA-256.
///
/// PostgreSQL's text format for COPY ends each row with a line feed and writes a line feed inside a
/// value as `\n`, so line feeds are rows.
final class Fingerprint extends FilterOutputStream {
    private final MessageDigest digest;
    private long bytes;
    private long rows;

    Fingerprint(OutputStream next) {
        super(next);
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Measures and keeps nothing.
    Fingerprint() {
        this(OutputStream.nullOutputStream());
    }

    long bytes() {
        return bytes;
    }

    long rows() {
        return rows;
    }

    /// The hash in hexadecimal digits; to be asked for once, at the end.
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    void add(byte[] part) {
        measure(part, 0, part.length);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        measure(buffer, offset, length);
        out.write(buffer, offset, length);
    }

    private void measure(byte[] buffer, int offset, int length) {
        digest.update(buffer, offset, length);
        bytes += length;
        for (int i = offset; i < offset + length; i++) {
            if (buffer[i] == '\n') {
                rows++;
            }
        }
    }
}
