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

    /// In a statement for [#ask], of a row `r` of releases: whether it is in sight. So it is for the
    /// companies of its latest edition and of the public one.
    public static final String IN_SIGHT = "in_sight(r)";

    /// As a condition of its own, so that the database can begin with the few of a company instead of
    /// looking through all.
    private static final String OWN =
            """
            r.id in (select x.release_id from issuer own
                     join edition x on x.id = own.edition_id
                     join release y on y.id = x.release_id
                     where own.company_id = any(:own)
                       and (x.number = y.editions or x.id = y.public_edition_id))\
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

    /// A statement that asks for what is in sight: with [#IN_SIGHT], or with the parameters
    /// `everything` and `own`, ids of companies.
    public JdbcClient.StatementSpec ask(JdbcClient database, String sql) {
        return database.sql(sql.replace(IN_SIGHT, companies == null ? "true" : OWN))
                .param("everything", companies == null)
                .param("own", companies == null ? new Long[0] : companies.toArray(Long[]::new));
    }
}
