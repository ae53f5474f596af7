package press.dateline.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

/// The database of the archive, for the server as for a command: the external one where
/// `SPRING_DATASOURCE_URL` names one, else the embedded one of the data directory.
public final class ArchiveDatabase implements AutoCloseable {

    private final @Nullable EmbeddedPostgres embedded;
    private final String url;
    private final String username;
    private final String password;

    private ArchiveDatabase(
            @Nullable EmbeddedPostgres embedded, String url, String username, String password) {
        this.embedded = embedded;
        this.url = url;
        this.username = username;
        this.password = password;
    }

    /// Opens the database that the settings name.
    ///
    /// @throws EmbeddedPostgresException where there is no archive and the command does not make one
    public static ArchiveDatabase open(
            Environment settings, Path dataDirectory, EmbeddedPostgres.Use use) {
        String url = settings.getProperty("spring.datasource.url", "");
        if (url.isEmpty()) {
            EmbeddedPostgres embedded = EmbeddedPostgres.open(dataDirectory, use);
            return new ArchiveDatabase(
                    embedded, embedded.jdbcUrl(), embedded.username(), embedded.password());
        }
        var external =
                new ArchiveDatabase(
                        null,
                        url,
                        settings.getProperty("spring.datasource.username", ""),
                        settings.getProperty("spring.datasource.password", ""));
        if (use == EmbeddedPostgres.Use.COMMAND) {
            external.requireArchive();
        }
        return external;
    }

    private void requireArchive() {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select to_regclass('flyway_schema_history') is null")) {
            if (row.next() && row.getBoolean(1)) {
                throw EmbeddedPostgresException.noArchiveAt(url);
            }
        } catch (SQLException unreachable) {
            throw new EmbeddedPostgresException(
                    "The database cannot be used: %s. Check SPRING_DATASOURCE_URL, _USERNAME and"
                                    .formatted(unreachable.getMessage())
                            + " _PASSWORD.",
                    unreachable);
        }
    }

    /// Connections without a pool; whoever asks for one closes it.
    public DataSource dataSource() {
        return new DriverManagerDataSource(url, username, password);
    }

    /// The same database as arguments of the application.
    public String[] asArguments() {
        return new String[] {
            "--spring.datasource.url=" + url,
            "--spring.datasource.username=" + username,
            "--spring.datasource.password=" + password
        };
    }

    /// The same database as the server's pools, Flyway and Hibernate ask for it.
    JdbcConnectionDetails asDetails() {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return username;
            }

            @Override
            public String getPassword() {
                return password;
            }

            @Override
            public String getJdbcUrl() {
                return url;
            }
        };
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
