/// How documents come in. So far the samples of a new archive, loaded once and removed by one
/// button.
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "journal", "text", "release", "company"})
package press.dateline.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
