/// Who works here: accounts, one-time links, sign-in, and the security rules of every address.
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "journal", "company"})
package press.dateline.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
