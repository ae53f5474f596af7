package press.dateline.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import press.dateline.TestDatabase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Archives of earlier versions go on.
class UpgradeTests {

    private static final String PRESENT = "classpath:db/migration";

    /// What there is in a schema, whatever its parts are called by themselves and in which order they
    /// came.
    private static final String SCHEMA =
            """
            select concat_ws(' ', 'column', table_name, column_name, data_type, is_nullable, column_default)
            from information_schema.columns where table_schema = 'public'
            union all
            select 'view ' || viewname || ' ' || definition from pg_views where schemaname = 'public'
            union all
            select pg_get_functiondef(p.oid) from pg_proc p
            where p.pronamespace = 'public'::regnamespace and p.prokind = 'f'
            union all
            select pg_get_triggerdef(t.oid) from pg_trigger t where not t.tgisinternal
            union all
            select conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint
            where connamespace = 'public'::regnamespace
            union all
            select indexdef from pg_indexes where schemaname = 'public'
            order by 1
            """;

    /// Of migrations that were released in another wording: 10, 11, 12 and 16, up to 17.
    private static final String REWORDED = "classpath:db/reworded-migration/*.sql";

    @TempDir private Path folder;

    private static DriverManagerDataSource database() {
        TestDatabase.Server server = TestDatabase.create();
        return new DriverManagerDataSource(server.url(), server.username(), server.password());
    }

    private static void migrate(DriverManagerDataSource database, String location, String target) {
        Flyway.configure().dataSource(database).locations(location).target(target).load().migrate();
    }

    private static List<String> schema(DriverManagerDataSource database) {
        return JdbcClient.create(database).sql(SCHEMA).query((row, n) -> row.getString(1)).list();
    }

    private String reworded() throws IOException {
        var resources = new PathMatchingResourcePatternResolver();
        for (String pattern : List.of(PRESENT + "/V*.sql", REWORDED)) {
            for (Resource migration : resources.getResources(pattern)) {
                String name = String.valueOf(migration.getFilename());
                String version = name.substring(0, name.indexOf("__"));
                try (var earlier = Files.newDirectoryStream(folder, version + "__*")) {
                    for (Path other : earlier) {
                        Files.delete(other);
                    }
                }
                Files.write(folder.resolve(name), migration.getContentAsByteArray());
            }
        }
        return "filesystem:" + folder;
    }

    @Test
    void anArchiveOfRewordedMigrationsGoesOnToTheSameSchema() throws Exception {
        DriverManagerDataSource archive = database();
        migrate(archive, reworded(), "17");

        migrate(archive, PRESENT, "latest");

        DriverManagerDataSource fresh = database();
        migrate(fresh, PRESENT, "latest");
        assertThat(schema(archive)).isEqualTo(schema(fresh)).hasSizeGreaterThan(200);
        // Once it has gone on, it is one like the others.
        migrate(archive, PRESENT, "latest");
    }
}
