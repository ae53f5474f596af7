package press.dateline.database;

import com.zaxxer.hikari.HikariDataSource;

import org.flywaydb.core.api.callback.Callback;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

import press.dateline.web.ArchiveSettings;

import javax.sql.DataSource;

/// The two ways to the database: the archive's own account for staff and commands, and a pool for
/// the public whose account can read the public views and nothing else.
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /// Readers wait this long for a connection before the page says that the database is busy.
    private static final long PUBLIC_WAIT_MILLIS = 1000;

    private static final int PUBLIC_CONNECTIONS = 12;

    // Chosen when the bean is made, not by a condition: conditions are evaluated when the jar is
    // built where the application was prepared ahead of its start.
    @Bean
    ArchiveDatabase archiveDatabase(Environment environment, ArchiveSettings settings) {
        return ArchiveDatabase.open(
                environment, settings.dataDirectory(), EmbeddedPostgres.Use.SERVER);
    }

    @Bean
    JdbcConnectionDetails connection(ArchiveDatabase database) {
        return database.asDetails();
    }

    @Bean
    PublicRole publicRole(JdbcConnectionDetails main) {
        return new PublicRole(String.valueOf(main.getPassword()));
    }

    @Bean
    Callback publicRoleAfterMigration(PublicRole role) {
        return role.afterMigration();
    }

    // Not a candidate where a DataSource is wanted without a name: JPA, Flyway and JdbcClient keep
    // the main one.
    @Bean(defaultCandidate = false)
    @Qualifier("publicDataSource")
    @DependsOnDatabaseInitialization
    HikariDataSource publicDataSource(
            JdbcConnectionDetails main,
            PublicRole role,
            @Value("${dateline.public-datasource.url:}") String url,
            @Value("${dateline.public-datasource.username:}") String username,
            @Value("${dateline.public-datasource.password:}") String password) {
        var pool = new HikariDataSource();
        pool.setPoolName("public");
        pool.setJdbcUrl(url.isEmpty() ? main.getJdbcUrl() : url);
        if (!username.isEmpty()) {
            pool.setUsername(username);
            pool.setPassword(password);
        } else if (role.isThere()) {
            pool.setUsername(role.name());
            pool.setPassword(role.password());
        } else {
            pool.setUsername(main.getUsername());
            pool.setPassword(main.getPassword());
        }
        pool.setReadOnly(true);
        pool.setConnectionTimeout(PUBLIC_WAIT_MILLIS);
        pool.setMaximumPoolSize(PUBLIC_CONNECTIONS);
        pool.setMinimumIdle(0);
        pool.setInitializationFailTimeout(-1);
        return pool;
    }

    @Bean(defaultCandidate = false)
    @Qualifier("publicDatabase")
    JdbcClient publicDatabase(@Qualifier("publicDataSource") DataSource publicDataSource) {
        return JdbcClient.create(publicDataSource);
    }
}
