package press.dateline.account;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;

import org.jspecify.annotations.Nullable;

import press.dateline.web.Staff;

import java.util.HashSet;
import java.util.Set;

/// A person who may sign in.
@Entity
class Account {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String name;
    private @Nullable String password;

    @Enumerated(EnumType.STRING)
    private Staff.Role role;

    private boolean limited;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "account_company", joinColumns = @JoinColumn(name = "account_id"))
    @Column(name = "company_id")
    private Set<Long> companies = new HashSet<>();

    private boolean enabled = true;
    private boolean mustChange;
    private int sessionsStamp;

    @Version private int version;

    @SuppressWarnings("NullAway.Init")
    protected Account() {}

    Account(String name, Staff.Role role) {
        this.name = name;
        this.role = role;
    }

    /// Says anew what the account may do, and for whom.
    ///
    /// @param only ids of companies; null for every company
    void authorize(Staff.Role role, @Nullable Set<Long> only) {
        this.role = role;
        limited = only != null;
        companies.clear();
        if (only != null) {
            companies.addAll(only);
        }
    }

    /// The person, as what they do is checked.
    Staff staff() {
        return new Staff(name, true, role, limited ? companies : null);
    }

    /// Whether the account keeps the other accounts.
    boolean keepsArchive() {
        return staff().keepsArchive();
    }

    /// Sets the encoded password and ends the account's sessions.
    void setPassword(String encoded, boolean seenByOthers) {
        password = encoded;
        mustChange = seenByOthers;
        sessionsStamp++;
    }

    /// Takes the password away, so that only a one-time link lets in; ends the sessions.
    void forgetPassword() {
        password = null;
        mustChange = false;
        sessionsStamp++;
    }

    void disable() {
        enabled = false;
        sessionsStamp++;
    }

    void enable() {
        enabled = true;
    }

    long id() {
        if (id == null) {
            throw new IllegalStateException("not yet saved");
        }
        return id;
    }

    String name() {
        return name;
    }

    @Nullable String password() {
        return password;
    }

    boolean isEnabled() {
        return enabled;
    }

    boolean mustChange() {
        return mustChange;
    }

    int sessionsStamp() {
        return sessionsStamp;
    }
}
