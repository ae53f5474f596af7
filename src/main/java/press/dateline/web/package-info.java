/// What every page shares: the archive's settings and calendar, the person who asks, clean input, the
/// layout's facts, response headers and error pages.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package press.dateline.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
