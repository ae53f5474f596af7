package press.dateline.account;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;

import java.util.List;

/// A signed-in person, as the session remembers them.
final class StaffMember extends User {

    private static final long serialVersionUID = 1;

    /// The account's stamp at sign-in; the session ends when the account has another one.
    private final int stamp;

    private final boolean mustChange;

    StaffMember(Account account, String encodedPassword) {
        super(
                account.name(),
                encodedPassword,
                account.isEnabled(),
                true,
                true,
                true,
                account.role() == Account.Role.administrator
                        ? List.of(
                                new SimpleGrantedAuthority("ROLE_STAFF"),
                                new SimpleGrantedAuthority("ROLE_ADMINISTRATOR"))
                        : List.of(new SimpleGrantedAuthority("ROLE_STAFF")));
        this.stamp = account.sessionsStamp();
        this.mustChange = account.mustChange();
    }

    boolean isStillGood(Account account) {
        return account.isEnabled() && account.sessionsStamp() == stamp;
    }

    boolean mustChange() {
        return mustChange;
    }

    // Equality is by name, as User defines it; the stamp and the duty to change do not name a
    // person.
    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
