package press.dateline;

import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A test of the whole application on a real PostgreSQL, empty before each test.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        properties = {
            "dateline.samples=false",
            "dateline.search-interval=0s",
            "dateline.due-interval=0s",
            "dateline.version-interval=0s",
            "dateline.dump-interval=0s",
            "dateline.admin-password=" + ArchiveTest.PASSWORD,
            "dateline.base-url=http://archive.test",
            "dateline.contact=archivist@archive.test",
            "spring.flyway.locations=classpath:db/migration,classpath:db/test-migration"
        })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = EmptyDatabase.class)
@ExtendWith(EmptyDatabase.class)
@Import({
    TestClock.Configuration.class,
    Newsroom.class,
    CountedStatements.class,
    MappedAddresses.class
})
public @interface ArchiveTest {

    String PASSWORD = "correct horse battery";
}
