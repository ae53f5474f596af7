package press.dateline.account;

import org.jspecify.annotations.Nullable;

import press.dateline.web.Program;
import press.dateline.web.Program.Scope;
import press.dateline.web.Staff;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A token of a program, without what it is.
///
/// @param companies ids of those whose releases it is for; null for every company
/// @param revokedAt null while it is not
/// @param lastUsedAt to the minute; null before its first use
/// @param lastUsedFrom the address; empty before
record ApiToken(
        long id,
        String name,
        List<Scope> scopes,
        @Nullable Set<Long> companies,
        Instant madeAt,
        String madeBy,
        Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt,
        String lastUsedFrom) {

    static List<Scope> scopes(String[] names) {
        return Arrays.stream(names).map(Scope::valueOf).sorted(Comparator.naturalOrder()).toList();
    }

    boolean isGood(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    Program program() {
        return new Program(id);
    }

    /// As whom it acts. What nobody has approved it publishes, too: that is what the scope says.
    Staff staff() {
        return new Staff(
                "program:" + name,
                false,
                scopes.contains(Scope.publish) ? Staff.Role.publisher : Staff.Role.author,
                companies);
    }

    /// What it is for, in a few words.
    String may() {
        return scopes.stream().map(Scope::name).collect(Collectors.joining(", "));
    }
}
