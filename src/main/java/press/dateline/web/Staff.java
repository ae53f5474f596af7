package press.dateline.web;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.Collection;
import java.util.Set;

/// Somebody who does something in the archive, and what they may do: a person who is signed in, or a
/// command.
///
/// @param isPerson whether somebody signed in does it, and no command
/// @param companies ids of those whose releases are in their sight; null for every release
public record Staff(String name, boolean isPerson, Role role, @Nullable Set<Long> companies) {

    /// What an account may do; each may also what those before it may.
    public enum Role {
        /// Writes releases and asks for their review.
        author,
        /// Approves what others wrote, or asks for changes.
        reviewer,
        /// Makes public, changes what is public, takes it back.
        publisher,
        /// Keeps what concerns the whole archive; erases.
        administrator;

        /// What of the archive's work it may do, in a few words.
        public String may() {
            return switch (this) {
                case author -> "write";
                case reviewer -> "write and approve";
                case publisher -> "write, approve and publish";
                case administrator -> "write, approve, publish and administer";
            };
        }
    }

    /// In SQL, for a row `e` of editions, the latest of its release: whether it is in sight. Its
    /// parameters come from [#asking].
    public static final String IN_SIGHT =
            """
            (:everything or exists (
                select from issuer own where own.edition_id = e.id and own.company_id = any(:own)))\
            """;

    public Staff {
        companies = companies == null ? null : Set.copyOf(companies);
    }

    /// What no person does: a command, the start, an import.
    public static Staff program(String name) {
        return new Staff(name, false, Role.administrator, null);
    }

    public boolean may(Role least) {
        return role.compareTo(least) >= 0;
    }

    /// Whether the releases of every company are in sight.
    public boolean isForAll() {
        return companies == null;
    }

    /// Whether a release that these companies issue is in sight.
    public boolean sees(Collection<Long> issuers) {
        return companies == null || issuers.stream().anyMatch(companies::contains);
    }

    /// Whether they keep what concerns every company: accounts, the audit trail, the samples.
    public boolean keepsArchive() {
        return isForAll() && may(Role.administrator);
    }

    // For templates, which have no constants.

    public boolean reviews() {
        return may(Role.reviewer);
    }

    public boolean publishes() {
        return may(Role.publisher);
    }

    public boolean administers() {
        return may(Role.administrator);
    }

    /// Gives a statement the parameters of [#IN_SIGHT].
    public JdbcClient.StatementSpec asking(JdbcClient.StatementSpec statement) {
        return statement
                .param("everything", companies == null)
                .param("own", companies == null ? new Long[0] : companies.toArray(Long[]::new));
    }
}
