/// The editions of a release: what differs between two of them, and what staff do with them: look at
/// them, restore one, publish the latest at once or at a later time.
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "release", "text"})
package press.dateline.edition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
