/// Links by which somebody outside may read one release before it is public.
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "journal", "release"})
package press.dateline.share;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
