package press.dateline;

import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

import press.dateline.account.ForgottenTries;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A journey through the running application in a real browser, on an archive that is empty before
/// each test.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "dateline.samples=false",
            "dateline.admin-password=" + ArchiveTest.PASSWORD,
            "spring.flyway.locations=classpath:db/migration,classpath:db/test-migration"
        })
@ContextConfiguration(initializers = EmptyDatabase.class)
@ExtendWith({EmptyDatabase.class, ForgottenTries.class, Chromium.class})
@Import({TestClock.Configuration.class, Newsroom.class})
public @interface JourneyTest {}
