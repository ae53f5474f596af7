package press.dateline;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Gives each application context a database of its own, and empties it before each test. The
/// administrator stays.
class EmptyDatabase
        implements ApplicationContextInitializer<ConfigurableApplicationContext>,
                BeforeEachCallback {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestDatabase.Server database = TestDatabase.create();
        TestPropertyValues.of(
                        "spring.datasource.url=" + database.url(),
                        "spring.datasource.username=" + database.username(),
                        "spring.datasource.password=" + database.password(),
                        "dateline.data-directory=" + dataDirectory())
                .applyTo(context);
    }

    private static Path dataDirectory() {
        try {
            return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "test-data-");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        ApplicationContext context = SpringExtension.getApplicationContext(test);
        JdbcClient database = context.getBean(JdbcClient.class);
        empty(database);
        context.getBean(TestClock.class).reset();
    }

    /// Leaves the tables, and the administrator.
    static void empty(JdbcClient database) {
        List<String> tables =
                database.sql(
                                """
                                select quote_ident(tablename) from pg_tables
                                where schemaname = 'public'
                                  and tablename not in ('flyway_schema_history', 'account')\
                                """)
                        .query((row, n) -> row.getString(1))
                        .list();
        truncate(database, tables);
        database.sql("delete from account where name <> 'admin'").update();
        database.sql("update account set enabled = true").update();
    }

    /// Whatever still reads in the background takes its locks in another order.
    private static void truncate(JdbcClient database, List<String> tables) {
        for (int left = 5; ; left--) {
            try {
                database.sql("truncate " + String.join(", ", tables)).update();
                return;
            } catch (PessimisticLockingFailureException crossed) {
                if (left == 0) {
                    throw crossed;
                }
            }
        }
    }
}
