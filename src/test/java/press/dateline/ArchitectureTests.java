package press.dateline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import jakarta.persistence.Entity;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/// The arrows between the packages, and a few habits.
@AnalyzeClasses(packagesOf = Dateline.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static void packagesDependOneWay(com.tngtech.archunit.core.domain.JavaClasses all) {
        ApplicationModules.of(Dateline.class).verify();
    }

    @ArchTest
    static final ArchRule TEXT_IS_PURE =
            classes()
                    .that()
                    .resideInAPackage("press.dateline.text")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..", "org.jspecify..", "org.jsoup..", "press.dateline.text");

    @ArchTest
    static final ArchRule CONTROLLERS_ARE_PACKAGE_PRIVATE =
            classes().that().areAnnotatedWith(Controller.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule CONTROLLERS_HAVE_NO_TRANSACTIONS =
            methods()
                    .that()
                    .areDeclaredInClassesThat()
                    .areAnnotatedWith(Controller.class)
                    .should()
                    .notBeAnnotatedWith(Transactional.class);

    @ArchTest
    static final ArchRule FIELDS_ARE_NOT_INJECTED =
            fields().should().notBeAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule TIME_COMES_FROM_THE_CLOCK =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("press.dateline.web", "press.dateline.database")
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(LocalDate.class, "now")
                    .orShould()
                    .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule ENTITIES_HAVE_NO_SETTERS =
            methods()
                    .that()
                    .areDeclaredInClassesThat()
                    .areAnnotatedWith(Entity.class)
                    .and()
                    .haveNameMatching("set[A-Z].*")
                    .should()
                    .haveName("setPassword");
}
