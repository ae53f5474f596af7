package press.dateline.account;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;

import press.dateline.web.Staff;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A signed-in person, as the session remembers them.
final class StaffMember extends User {

    private static final long serialVersionUID = 1;

    /// What concerns the releases of every company.
    static final String FOR_ALL = "ROLE_FOR_ALL";

    /// The account's stamp at sign-in; the session ends when the account has another one.
    private final int stamp;

    StaffMember(Account account, String encodedPassword) {
        super(
                account.name(),
                encodedPassword,
                account.isEnabled(),
                true,
                true,
                true,
                authorities(account));
        this.stamp = account.sessionsStamp();
    }

    /// One for each role whose work the account may do, as Spring's rules name them.
    static List<GrantedAuthority> authorities(Account account) {
        var granted = new ArrayList<GrantedAuthority>();
        Staff staff = account.staff();
        for (Staff.Role role : Staff.Role.values()) {
            if (staff.may(role)) {
                granted.add(new SimpleGrantedAuthority(authority(role)));
            }
        }
        if (staff.isForAll()) {
            granted.add(new SimpleGrantedAuthority(FOR_ALL));
        }
        return granted;
    }

    static String authority(Staff.Role role) {
        return "ROLE_" + role.name().toUpperCase(Locale.ROOT);
    }

    boolean isStillGood(Account account) {
        return account.isEnabled() && account.sessionsStamp() == stamp;
    }

    // Equality is by name, as User defines it; the stamp does not name a person.
    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
