package press.dateline.release;

import java.util.Locale;

/// The order of found releases. Equal ones are ordered by date, the newest first, then by code.
public enum Sorting {
    RELEVANCE("Best match"),
    NEWEST("Newest"),
    OLDEST("Oldest");

    private final String label;

    Sorting(String label) {
        this.label = label;
    }

    /// What readers call it.
    public String label() {
        return label;
    }

    /// As it stands in an address.
    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }
}
