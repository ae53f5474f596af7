/// Who works here, and what they may do: accounts with their roles and companies, one-time links,
/// sign-in and sessions, the audit page, and the security rules of every address.
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "journal", "company"})
package press.dateline.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
