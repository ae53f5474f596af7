package press.dateline.account;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.jspecify.annotations.Nullable;

/// A person who may sign in.
@Entity
class Account {

    /// A publisher writes and publishes; an administrator also keeps accounts.
    enum Role {
        publisher,
        administrator
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String name;
    private @Nullable String password;

    @Enumerated(EnumType.STRING)
    private Role role;

    private boolean enabled = true;
    private boolean mustChange;
    private int sessionsStamp;

    @Version private int version;

    @SuppressWarnings("NullAway.Init")
    protected Account() {}

    Account(String name, Role role) {
        this.name = name;
        this.role = role;
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

    Role role() {
        return role;
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
