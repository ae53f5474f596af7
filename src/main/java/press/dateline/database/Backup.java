package press.dateline.database;

import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

import press.dateline.web.FileLocks;
import press.dateline.web.HashedStream;
import press.dateline.web.ZipEntries;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipOutputStream;

/// Writes the whole archive of one consistent snapshot into a ZIP file, while the server goes on
/// working.
///
/// Each table of the schema `public` is one entry, `tables/NAME.copy`, in PostgreSQL's text format
/// for COPY; the [Manifest] is the last. Rows pass through and are never all in memory. Sequences
/// that belong to no column, large objects, roles and passwords of the database are not in it.
public final class Backup {
    static final String MANIFEST = "manifest.json";

    private Backup() {}

    static String entry(String table) {
        return "tables/" + table + ".copy";
    }

    /// Writes the file under the name `FILE.part` and renames it when it is complete. Only its
    /// owner may read it: it holds the hashes of passwords.
    ///
    /// @param connection without an open transaction, of an account that may read every table
    /// @param file a name that is not yet taken, in a directory that exists
    /// @throws BackupException if the file exists or cannot be written, or the database does not
    ///     answer; then no file is left
    public static Manifest write(Connection connection, Path file) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        refuseExisting(file);
        try (FileChannel channel = PrivateFiles.open(part)) {
            if (!FileLocks.take(channel)) {
                throw new BackupException(
                        "Another backup is just being written to %s. Choose another name."
                                .formatted(file));
            }
            // Another backup may have been completed before this one got the lock.
            refuseExisting(file);
            boolean complete = false;
            try {
                channel.truncate(0);
                Manifest manifest = write(connection, Channels.newOutputStream(channel));
                channel.force(true);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
                complete = true;
                Path directory = file.toAbsolutePath().getParent();
                if (directory != null) {
                    PrivateFiles.forceDirectory(directory);
                }
                return manifest;
            } finally {
                if (!complete) {
                    Files.deleteIfExists(part);
                }
            }
        } catch (IOException e) {
            throw new BackupException(
                    "The backup %s cannot be written: %s."
                            .formatted(file, EmbeddedPostgresException.reason(e)),
                    e);
        } catch (SQLException e) {
            throw new BackupException(
                    "The backup %s was not written. The database answered: %s"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    private static void refuseExisting(Path file) {
        if (Files.exists(file)) {
            throw new BackupException(
                    "The file %s exists and is not overwritten. Choose another name."
                            .formatted(file));
        }
    }

    private static Manifest write(Connection connection, OutputStream out)
            throws SQLException, IOException {
        boolean autoCommit = connection.getAutoCommit();
        boolean readOnly = connection.isReadOnly();
        int isolation = connection.getTransactionIsolation();
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        try {
            return writeSnapshot(connection, out);
        } finally {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
            connection.setReadOnly(readOnly);
            connection.setTransactionIsolation(isolation);
        }
    }

    private static Manifest writeSnapshot(Connection connection, OutputStream out)
            throws SQLException, IOException {
        ArchiveTable.fixSettings(connection);
        String schema = schema(connection);
        Instant now = now(connection);
        List<Manifest.Table> tables = new ArrayList<>();
        // Closing the ZIP would close the file under its lock.
        ZipOutputStream zip = new ZipOutputStream(out);
        for (ArchiveTable table : ArchiveTable.allIn(connection)) {
            begin(zip, entry(table.name()));
            HashedStream fingerprint = new HashedStream(zip);
            new CopyManager(connection.unwrap(BaseConnection.class))
                    .copyOut(table.copyOut(), fingerprint);
            zip.closeEntry();
            tables.add(
                    new Manifest.Table(
                            table.name(),
                            table.columns(),
                            fingerprint.rows(),
                            fingerprint.bytes(),
                            fingerprint.sha256()));
        }
        Manifest manifest = Manifest.of(schema, now, tables);
        begin(zip, MANIFEST);
        zip.write(manifest.toJson());
        zip.closeEntry();
        zip.finish();
        return manifest;
    }

    private static void begin(ZipOutputStream zip, String name) throws IOException {
        zip.putNextEntry(ZipEntries.named(name));
    }

    private static String schema(Connection connection) throws SQLException {
        String versions =
                "select version from flyway_schema_history where success and version is not null";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(versions)) {
            MigrationVersion highest = MigrationVersion.EMPTY;
            while (rows.next()) {
                MigrationVersion version = MigrationVersion.fromVersion(rows.getString(1));
                highest = version.compareTo(highest) > 0 ? version : highest;
            }
            if (highest.equals(MigrationVersion.EMPTY)) {
                throw new BackupException("The database holds no archive yet.");
            }
            return highest.getVersion();
        }
    }

    private static Instant now(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select transaction_timestamp()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }
}
