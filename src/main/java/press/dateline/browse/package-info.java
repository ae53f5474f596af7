/// What readers see: home, lists, company pages and release pages. Reads the public views through
/// the public pool, into records.
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "release", "edition", "share", "company", "text"})
package press.dateline.browse;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
