/// What lies between readers and the pages: tags, packing, and the pages of the current public version, kept
/// in memory.
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "journal", "search"})
package press.dateline.edge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
