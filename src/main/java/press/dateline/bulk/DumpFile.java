package press.dateline.bulk;

import press.dateline.web.HashedStream;
import press.dateline.web.ZipEntries;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A file of a dump while it is written: lines, or a ZIP file of documents. The documents are not
/// packed, for what a packer makes of them differs between systems.
final class DumpFile implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final String path;
    private final FileChannel channel;
    private final HashedStream hashed;
    private final OutputStream out;
    private long entries;

    private DumpFile(Path folder, String path, boolean packed) throws IOException {
        this.path = path;
        Path file = folder.resolve(path);
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        hashed =
                new HashedStream(
                        new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
        out = packed ? new ZipOutputStream(hashed) : hashed;
    }

    static DumpFile ofLines(Path folder, String path) throws IOException {
        return new DumpFile(folder, path, false);
    }

    static DumpFile ofDocuments(Path folder, String path) throws IOException {
        return new DumpFile(folder, path, true);
    }

    void line(String line) throws IOException {
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
        entries++;
    }

    void document(DumpSource.Received document) throws IOException {
        var crc = new CRC32();
        crc.update(document.bytes());
        ZipEntry entry = ZipEntries.named(document.sha256());
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(document.bytes().length);
        entry.setCrc(crc.getValue());
        ZipOutputStream zip = (ZipOutputStream) out;
        zip.putNextEntry(entry);
        zip.write(document.bytes());
        zip.closeEntry();
        entries++;
    }

    /// Brings it to the disk.
    DumpManifest.File finish() throws IOException {
        if (out instanceof ZipOutputStream zip) {
            zip.finish();
        }
        out.flush();
        channel.force(true);
        close();
        return new DumpManifest.File(path, entries, hashed.bytes(), hashed.sha256());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
