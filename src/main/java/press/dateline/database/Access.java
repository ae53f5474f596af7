package press.dateline.database;

import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLState;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;

/// How to reach the database of a data directory: the file `embedded.properties`, which only its
/// owner may read.
///
/// @param port the TCP port on 127.0.0.1, 0 before the first start
/// @param password 32 random bytes in base64url
record Access(int port, String username, String password) {
    /// The name of the database and of the one role that is made with it.
    static final String NAME = "dateline";

    private static final String FILE = "embedded.properties";
    private static final String HOST = "127.0.0.1";
    private static final int PASSWORD_BYTES = 32;
    private static final int CONNECT_SECONDS = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Access withNewPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        RANDOM.nextBytes(bytes);
        return new Access(0, NAME, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// Reads the file; empty if there is none.
    static Optional<Access> read(Path dataDirectory) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(dataDirectory.resolve(FILE))) {
            properties.load(reader);
            return Optional.of(
                    new Access(
                            Integer.parseInt(properties.getProperty("port", "0")),
                            properties.getProperty("username", NAME),
                            properties.getProperty("password", "")));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new IOException(FILE + " cannot be understood", e);
        }
    }

    Access at(int otherPort) {
        return new Access(otherPort, username, password);
    }

    void write(Path dataDirectory) throws IOException {
        PrivateFiles.write(
                dataDirectory.resolve(FILE),
                "url=%s\nusername=%s\npassword=%s\nport=%d\n"
                        .formatted(url(), username, password, port));
    }

    String url() {
        return "jdbc:postgresql://" + HOST + ":" + port + "/" + NAME;
    }

    /// Makes the database `dateline` unless it is there.
    void createDatabase() throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            boolean exists;
            try (ResultSet found =
                    statement.executeQuery(
                            "select from pg_database where datname = '" + NAME + "'")) {
                exists = found.next();
            }
            if (!exists) {
                statement.execute("create database " + NAME);
            }
        }
    }

    /// Whether the server at the port takes the password and serves this data. The port alone
    /// proves nothing: after a crash it may belong to another server.
    boolean reaches(Path data) throws IOException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("show data_directory")) {
            return answer.next()
                    && Path.of(answer.getString(1)).toRealPath().equals(data.toRealPath());
        } catch (SQLException e) {
            if (PSQLState.INVALID_PASSWORD.getState().equals(e.getSQLState())) {
                return false;
            }
            if (PSQLState.isConnectionError(e.getSQLState()) || "57P03".equals(e.getSQLState())) {
                return false;
            }
            throw new IOException(e.getMessage(), e);
        }
    }

    private Connection connect(String database) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {HOST});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser(username);
        source.setPassword(password);
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setLoginTimeout(CONNECT_SECONDS);
        return source.getConnection();
    }
}
