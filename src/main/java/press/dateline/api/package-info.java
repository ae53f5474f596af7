/// The archive for programs: what readers see, as JSON, through the same rule of what the public may see;
/// and, for programs with a token, what staff do at their desk.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"web", "release", "browse", "search", "text", "intake", "company"})
package press.dateline.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
