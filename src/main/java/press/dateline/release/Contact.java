package press.dateline.release;

import jakarta.persistence.Embeddable;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import java.util.List;

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
        @Nullable String kind) {}
