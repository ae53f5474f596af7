package press.dateline.release;

import jakarta.persistence.Embeddable;

/// A company that issued a release, under the name that the release prints.
@Embeddable
public record Issuer(long companyId, String printedName) {}
