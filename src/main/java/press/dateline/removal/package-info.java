/// The pages on which staff take a release back: withdraw, kill or erase it, or withhold parts of it.
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "release"})
package press.dateline.removal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
