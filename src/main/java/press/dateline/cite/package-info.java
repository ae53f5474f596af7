/// What readers take away: citations of an edition with the hash of its text, passages, plain texts and
/// lists of releases, and the check of whether a quotation stood so.
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "release", "edition", "browse", "text"})
package press.dateline.cite;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
