/// The companies that issue releases: their names over time, tickers, identifiers and addresses,
/// how a printed name finds its company, and the staff forms that keep them.
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "journal"})
package press.dateline.company;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
