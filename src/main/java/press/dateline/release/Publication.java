package press.dateline.release;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// An edition that became public, or will.
///
/// @param number counts the editions that were ever public
/// @param change null for the first
@Embeddable
record Publication(
        int number,
        long editionId,
        Instant publishedAt,
        String publishedBy,
        @Enumerated(EnumType.STRING) PublicChange.@Nullable Kind change,
        String note) {

    static Publication first(long editionId, Instant at, String by) {
        return new Publication(1, editionId, at, by, null, "");
    }
}
