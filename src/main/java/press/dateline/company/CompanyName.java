package press.dateline.company;

import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// A name by which a company is found besides its own.
///
/// @param nameKey see [NameKey]
/// @param kind `former`: it was called so; `printed`: a release calls it so
/// @param endedOn the last day of a former name; null where not known, and for printed names
@Embeddable
public record CompanyName(String name, String nameKey, String kind, @Nullable LocalDate endedOn) {

    static CompanyName former(String name, @Nullable LocalDate endedOn) {
        return new CompanyName(name, NameKey.of(name), "former", endedOn);
    }

    static CompanyName printed(String name) {
        return new CompanyName(name, NameKey.of(name), "printed", null);
    }

    boolean isFormer() {
        return kind.equals("former");
    }
}
