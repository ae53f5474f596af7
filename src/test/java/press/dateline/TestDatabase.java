package press.dateline;

import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

import press.dateline.database.EmbeddedPostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/// The PostgreSQL of a test run: a container where a Docker engine answers and has the image, else
/// the embedded server. `-Ddatabase=container` or `-Ddatabase=embedded` forces one. One server for
/// the whole run, an own database for each application context.
public final class TestDatabase {

    private static final String IMAGE = "postgres:18-alpine";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Server SERVER = start();

    private TestDatabase() {}

    /// An empty database of the run's server.
    public record Server(String url, String username, String password) {}

    /// Creates a database that no other context uses.
    public static Server create() {
        String name = "test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        try (Connection connection =
                        DriverManager.getConnection(
                                SERVER.url(), SERVER.username(), SERVER.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return new Server(
                SERVER.url().replaceFirst("/[^/?]+(?=$|\\?)", "/" + name),
                SERVER.username(),
                SERVER.password());
    }

    private static Server start() {
        String forced = System.getProperty("database", "");
        boolean container =
                switch (forced) {
                    case "container" -> true;
                    case "embedded" -> false;
                    default -> hasImage();
                };
        LoggerFactory.getLogger(TestDatabase.class)
                .info("Database of the tests: {}", container ? IMAGE : "embedded");
        return container ? container() : embedded();
    }

    /// An engine that has to pull the image first may be one that cannot: that would cost minutes.
    private static boolean hasImage() {
        try {
            if (!DockerClientFactory.instance().isDockerAvailable()) {
                return false;
            }
            DockerClientFactory.lazyClient().inspectImageCmd(IMAGE).exec();
            return true;
        } catch (RuntimeException noImage) {
            return false;
        }
    }

    @SuppressWarnings("resource") // Lives as long as the run; the hook stops it.
    private static Server container() {
        var postgres =
                new PostgreSQLContainer(DockerImageName.parse(IMAGE))
                        .withDatabaseName("dateline")
                        .withUsername("dateline")
                        .withPassword("a-password-for-tests");
        postgres.start();
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::stop));
        return new Server(postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
    }

    private static Server embedded() {
        try {
            Path directory = Files.createTempDirectory(Path.of("target"), "test-database-");
            EmbeddedPostgres postgres =
                    EmbeddedPostgres.open(directory.toAbsolutePath(), EmbeddedPostgres.Use.SERVER);
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
            return new Server(postgres.jdbcUrl(), postgres.username(), postgres.password());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
