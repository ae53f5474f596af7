/// Releases and their editions: what is kept of them, what may be in them, how they are approved and
/// become public, and the staff pages that write them. `text` is used for the date that a dateline states.
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "journal", "company", "text"})
package press.dateline.release;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
