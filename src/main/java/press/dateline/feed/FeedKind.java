package press.dateline.feed;

import press.dateline.release.Filter;

/// The two things that can be followed of every list: an archive that takes in five thousand old releases
/// has no news.
enum FeedKind {
    ISSUED(
            "Newly issued",
            "Releases that came out here within a week of their date, with their corrections and"
                    + " withdrawals. What arrives later is in the feed of what is newly archived."),
    ARCHIVED(
            "Newly archived",
            "Every release in the order in which it came into the archive, whatever its date, with"
                    + " corrections and withdrawals.");

    private final String label;
    private final String explanation;

    FeedKind(String label, String explanation) {
        this.label = label;
        this.explanation = explanation;
    }

    String label() {
        return label;
    }

    String explanation() {
        return explanation;
    }

    /// The address of the feed of a list.
    ///
    /// @param ending of the format, without the dot
    String href(Filter filter, String ending) {
        return filter.href(path(ending));
    }

    String path(String ending) {
        return "/feeds/" + (this == ISSUED ? "issued" : "archived") + "." + ending;
    }
}
