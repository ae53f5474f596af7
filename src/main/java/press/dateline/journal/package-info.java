/// The append-only record of public change, which versions, indexes and feeds follow, and apart
/// from it the audit trail of the staff side.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package press.dateline.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
