package press.dateline.release;

import jakarta.persistence.Embeddable;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A person or office that a release names for questions. Texts are empty where not printed.
///
/// @param kind `media`, `investor`, `other`, or null where the release does not say
@Embeddable
public record Contact(
        String name,
        String title,
        String organization,
        @JdbcTypeCode(SqlTypes.ARRAY) List<String> phones,
        @JdbcTypeCode(SqlTypes.ARRAY) List<String> emails,
        @Nullable String kind) {

    /// All that it says on one line, in SQL, for a row `c` of contacts; empty parts are left out.
    public static final String LINE =
            """
            concat_ws(', ', nullif(c.name, ''), nullif(c.title, ''), nullif(c.organization, ''),
                      nullif(array_to_string(c.phones, ', '), ''),
                      nullif(array_to_string(c.emails, ', '), ''))\
            """;

    /// The same, outside the database.
    public String line() {
        return Stream.of(
                        name,
                        title,
                        organization,
                        String.join(", ", phones),
                        String.join(", ", emails))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /// All that it says, and for whose questions, where the release says so.
    public String whole() {
        return kind == null ? line() : line() + " (" + kind + ")";
    }
}
