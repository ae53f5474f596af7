/// The way of a text to its approval, as staff press it: a review asked for and taken back, changes
/// asked for, an approval given and taken back; and whether people may approve their own work.
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "release"})
package press.dateline.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
