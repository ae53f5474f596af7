package press.dateline.web;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Measures what passes through: bytes, rows and SHA-256.
///
/// PostgreSQL's text format for COPY and JSON Lines end each row with a line feed and write a line feed
/// inside a value as `\n`, so line feeds are rows.
public final class HashedStream extends FilterOutputStream {
    private final MessageDigest digest;
    private long bytes;
    private long rows;

    public HashedStream(OutputStream next) {
        super(next);
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Measures and keeps nothing.
    public HashedStream() {
        this(OutputStream.nullOutputStream());
    }

    /// So many have passed.
    public long bytes() {
        return bytes;
    }

    /// So many line feeds have passed.
    public long rows() {
        return rows;
    }

    /// The hash in hexadecimal digits; to be asked for once, at the end.
    public String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /// Measures what goes nowhere.
    public void add(byte[] part) {
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
