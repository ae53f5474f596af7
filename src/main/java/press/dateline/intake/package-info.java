/// How documents come in: read, mapped to what the archive keeps, compared with what is there. One
/// by one into the inbox, pasted or uploaded, where each is reviewed beside what was read from it; by
/// the thousand through the command `import`; and the samples of a new archive, loaded once and
/// removed by one button.
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "journal", "text", "release", "company"})
package press.dateline.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
