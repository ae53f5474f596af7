package press.dateline.release;

import jakarta.persistence.Embeddable;

import java.time.Instant;

/// An edition that became public.
@Embeddable
record Publication(int number, long editionId, Instant publishedAt, String publishedBy) {}
