/// What programs follow and crawl: Atom and JSON feeds of every list, and what tells search engines of the
/// archive's pages. Reads the public views through the public pool.
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "release", "browse", "search", "text"})
package press.dateline.feed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
