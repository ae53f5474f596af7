package press.dateline.database;

import org.jspecify.annotations.Nullable;

import press.dateline.web.HashedStream;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// A backup that was read once from end to end and found complete and unchanged.
final class BackupFile implements AutoCloseable {
    /// Far above what a schema of a thousand tables needs.
    private static final int LARGEST_MANIFEST = 4 << 20;

    private final ZipFile zip;
    private final Manifest manifest;

    private BackupFile(ZipFile zip, Manifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    /// Opens the file and checks the manifest and the length, rows and hash of every table.
    ///
    /// @throws BackupException if the file is no backup, is damaged, or is of a later format
    static BackupFile open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BackupException("There is no file %s.".formatted(file));
        }
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new BackupException(
                    ("The file %s is not a backup of Dateline, or only a part of one. Use another"
                                    + " copy of it.")
                            .formatted(file),
                    e);
        } catch (IOException e) {
            throw new BackupException(
                    "The backup %s cannot be read: %s."
                            .formatted(file, EmbeddedPostgresException.reason(e)),
                    e);
        }
        @Nullable BackupFile backup = null;
        try {
            backup = new BackupFile(zip, check(zip));
            return backup;
        } catch (IOException | IllegalArgumentException e) {
            throw new BackupException(
                    "The backup %s is damaged: %s. Use another copy of it."
                            .formatted(file, e.getMessage()),
                    e);
        } catch (BackupException e) {
            throw new BackupException(
                    "The backup %s cannot be used: %s.".formatted(file, e.getMessage()), e);
        } finally {
            if (backup == null) {
                close(zip);
            }
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /// The rows of a table, in PostgreSQL's text format for COPY.
    InputStream rows(Manifest.Table table) throws IOException {
        return zip.getInputStream(entry(zip, Backup.entry(table.name())));
    }

    @Override
    public void close() {
        close(zip);
    }

    private static Manifest check(ZipFile zip) throws IOException {
        Manifest manifest = readManifest(zip);
        if (!manifest.product().equals(Manifest.PRODUCT) || manifest.format() < 1) {
            throw new IOException("its manifest is not one of " + Manifest.PRODUCT);
        }
        if (!manifest.isConsistent()) {
            throw new IOException("its manifest was changed");
        }
        Set<String> expected = new HashSet<>(Set.of(Backup.MANIFEST));
        for (Manifest.Table table : manifest.tables()) {
            if (!expected.add(Backup.entry(table.name()))) {
                throw new IOException("the table " + table.name() + " is in it twice");
            }
            check(zip, table);
        }
        List<String> names = zip.stream().map(ZipEntry::getName).toList();
        if (names.size() != expected.size() || !expected.containsAll(names)) {
            throw new IOException("it holds files that are not in its manifest");
        }
        return manifest;
    }

    private static void check(ZipFile zip, Manifest.Table table) throws IOException {
        ZipEntry entry = entry(zip, Backup.entry(table.name()));
        HashedStream fingerprint = new HashedStream();
        try (InputStream in = zip.getInputStream(entry)) {
            in.transferTo(fingerprint);
        } catch (IOException e) {
            throw new IOException("the table " + table.name() + " cannot be unpacked", e);
        }
        if (fingerprint.bytes() != table.bytes()
                || fingerprint.rows() != table.rows()
                || !fingerprint.sha256().equals(table.sha256())) {
            throw new IOException("the table " + table.name() + " was changed");
        }
    }

    private static Manifest readManifest(ZipFile zip) throws IOException {
        ZipEntry entry = entry(zip, Backup.MANIFEST);
        CRC32 sum = new CRC32();
        byte[] json;
        try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), sum)) {
            json = in.readNBytes(LARGEST_MANIFEST);
        } catch (IOException e) {
            throw new IOException("its manifest cannot be unpacked", e);
        }
        // ZipFile does not compare the sum by itself.
        if (sum.getValue() != entry.getCrc()) {
            throw new IOException("its manifest was changed");
        }
        return Manifest.fromJson(json);
    }

    private static ZipEntry entry(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException(name + " is missing");
        }
        return entry;
    }

    private static void close(ZipFile zip) {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
