/// How documents come in: read, mapped to what the archive keeps, compared with what is there. By
/// the thousand through the command `import`, and the samples of a new archive, loaded once and
/// removed by one button. Public is what the command needs.
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "journal", "text", "release", "company"})
package press.dateline.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
