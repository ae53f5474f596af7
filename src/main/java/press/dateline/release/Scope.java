package press.dateline.release;

import java.util.Locale;

/// The parts of a release that a search looks into.
public enum Scope {
    /// Headline, subheadlines and body.
    NEWS("news"),
    ABOUT("boilerplate"),
    DISCLAIMER("disclaimers"),
    CONTACTS("contacts"),
    /// Every part, with the dateline, the issuers as printed and the source line.
    ALL("all parts");

    private final String label;

    Scope(String label) {
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
