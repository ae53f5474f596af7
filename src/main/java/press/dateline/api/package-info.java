/// The archive for programs: what readers see, as JSON. Reads what the pages read, through the same rule
/// of what the public may see.
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "release", "browse", "search", "text"})
package press.dateline.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
