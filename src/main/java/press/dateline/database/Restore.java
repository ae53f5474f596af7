package press.dateline.database;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import javax.sql.DataSource;

/// Reads a [Backup] into an empty database, and brings it to the schema of this version of
/// Dateline.
///
/// The order makes it safe: the whole file is checked before anything is written; the rows are
/// stored in one transaction under the schema they were written with, exactly as they are, without
/// the triggers that fill or check what people enter; only then the later migrations run on them.
public final class Restore {
    private static final String MIGRATIONS = "classpath:db/migration";

    private final Path file;
    private final BackupFile backup;
    private final DataSource target;
    private final Consumer<FluentConfiguration> settings;

    private Restore(
            Path file,
            BackupFile backup,
            DataSource target,
            Consumer<FluentConfiguration> settings) {
        this.file = file;
        this.backup = backup;
        this.target = target;
        this.settings = settings;
    }

    /// Restores the file.
    ///
    /// @param target a database without a row, of an account that owns its tables or may make them
    /// @param settings what the application sets on Flyway besides the data source and the location
    ///     `classpath:db/migration`, such as its callbacks; the target version and the permission
    ///     to clean are set here
    /// @return the manifest of the restored backup
    /// @throws BackupException if the file is damaged, too new or no backup, or the target is not
    ///     empty: then nothing was written; or if a row cannot be stored: then no row was
    public static Manifest read(
            Path file, DataSource target, Consumer<FluentConfiguration> settings) {
        try (BackupFile backup = BackupFile.open(file)) {
            return new Restore(file, backup, target, settings).read();
        } catch (SQLException e) {
            throw new BackupException(
                    "The backup %s was not restored. The database answered: %s"
                            .formatted(file, e.getMessage()),
                    e);
        } catch (FlywayException e) {
            throw new BackupException(
                    "The backup %s was not restored, because its schema could not be made: %s"
                            .formatted(file, reason(e)),
                    e);
        } catch (IOException e) {
            throw new BackupException(
                    "The backup %s cannot be read: %s."
                            .formatted(file, EmbeddedPostgresException.reason(e)),
                    e);
        }
    }

    private Manifest read() throws SQLException, IOException {
        Manifest manifest = backup.manifest();
        MigrationVersion schema = MigrationVersion.fromVersion(manifest.schema());
        requireKnown(schema);
        requireEmpty();
        moveTo(schema);
        store(manifest);
        moveOn(manifest);
        return manifest;
    }

    private void requireKnown(MigrationVersion schema) {
        List<MigrationVersion> known =
                Arrays.stream(flyway(MigrationVersion.LATEST).info().all())
                        .filter(migration -> migration.getState().isResolved())
                        .map(MigrationInfo::getVersion)
                        .filter(version -> version != null)
                        .toList();
        if (known.stream().allMatch(version -> version.compareTo(schema) < 0)) {
            throw new BackupException(
                    ("The backup %s was written by a newer version of Dateline. Restore it with"
                                    + " that one.")
                            .formatted(file));
        }
        if (!known.contains(schema)) {
            throw new BackupException(
                    ("The backup %s was written with the schema %s, which this version of Dateline"
                                    + " does not know. Restore it with the version that wrote it.")
                            .formatted(file, schema));
        }
    }

    private void requireEmpty() throws SQLException {
        try (Connection connection = target.getConnection()) {
            for (ArchiveTable table : ArchiveTable.allIn(connection)) {
                if (table.hasRows(connection)) {
                    throw new BackupException(
                            ("The archive is not empty: the table %s holds rows. A backup is only"
                                            + " restored into a new archive; nothing was changed.")
                                    .formatted(table.name()));
                }
            }
        }
    }

    /// Gives the target the schema of the backup. One that is further already is made anew:
    /// migrations only run forward, and there is no row to lose.
    private void moveTo(MigrationVersion schema) {
        Flyway flyway = flyway(schema);
        @Nullable MigrationInfo current = flyway.info().current();
        if (current != null
                && current.getVersion() != null
                && current.getVersion().compareTo(schema) > 0) {
            flyway.clean();
        }
        flyway.migrate();
    }

    private void moveOn(Manifest manifest) {
        try {
            flyway(MigrationVersion.LATEST).migrate();
        } catch (FlywayException e) {
            throw new BackupException(
                    ("The backup %s was restored with its own schema, %s. Its rows cannot be"
                                    + " brought to that of this version of Dateline: %s")
                            .formatted(file, manifest.schema(), reason(e)),
                    e);
        }
    }

    /// What the database said; Flyway's own message is a page long.
    private static String reason(FlywayException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).strip();
    }

    private Flyway flyway(MigrationVersion version) {
        FluentConfiguration configuration = Flyway.configure().locations(MIGRATIONS);
        settings.accept(configuration);
        return configuration.dataSource(target).target(version).cleanDisabled(false).load();
    }

    private void store(Manifest manifest) throws SQLException, IOException {
        try (Connection connection = target.getConnection()) {
            connection.setAutoCommit(false);
            boolean stored = false;
            try {
                storeRows(connection, manifest);
                connection.commit();
                stored = true;
            } finally {
                if (!stored) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        }
    }

    private void storeRows(Connection connection, Manifest manifest)
            throws SQLException, IOException {
        ArchiveTable.fixSettings(connection);
        List<ArchiveTable> tables = ArchiveTable.allIn(connection);
        requireSameTables(tables, manifest);
        try (Statement statement = connection.createStatement()) {
            for (ArchiveTable table : tables) {
                statement.execute("alter table " + table.sqlName() + " disable trigger user");
            }
            // The rows that the migrations themselves put in are in the backup, or were deleted.
            statement.execute(
                    "truncate "
                            + tables.stream().map(ArchiveTable::sqlName).collect(joining(", ")));
            statement.execute("set constraints all deferred");
            for (ArchiveTable table : ArchiveTable.parentsFirst(tables)) {
                copy(connection, table, manifest);
            }
            // Now and not at the commit: a table whose references are still to be checked cannot be
            // altered.
            statement.execute("set constraints all immediate");
            for (ArchiveTable table : tables) {
                table.continueNumbering(connection);
                statement.execute("alter table " + table.sqlName() + " enable trigger user");
            }
        }
    }

    private void requireSameTables(List<ArchiveTable> tables, Manifest manifest) {
        Map<String, Set<String>> here =
                tables.stream()
                        .collect(toMap(ArchiveTable::name, table -> Set.copyOf(table.columns())));
        Map<String, Set<String>> there =
                manifest.tables().stream()
                        .collect(toMap(Manifest.Table::name, table -> Set.copyOf(table.columns())));
        if (!here.equals(there)) {
            throw new BackupException(
                    "The backup %s was not restored: its tables are not those of the schema %s."
                            .formatted(file, manifest.schema()));
        }
    }

    private void copy(Connection connection, ArchiveTable table, Manifest manifest)
            throws SQLException, IOException {
        Manifest.Table expected =
                manifest.tables().stream()
                        .filter(candidate -> candidate.name().equals(table.name()))
                        .findFirst()
                        .orElseThrow();
        long rows;
        try (InputStream in = backup.rows(expected)) {
            rows =
                    new CopyManager(connection.unwrap(BaseConnection.class))
                            .copyIn(table.copyIn(expected.columns()), in);
        }
        if (rows != expected.rows()) {
            throw new BackupException(
                    "The backup %s was not restored: of %d rows of the table %s %d were stored."
                            .formatted(file, expected.rows(), table.name(), rows));
        }
    }
}
