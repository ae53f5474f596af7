package press.dateline.feed;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// A document of a feed: the latest events, or a page of the earlier ones.
///
/// @param title of the whole feed
/// @param list the address of the page that shows the same releases
/// @param current the address of the document with the latest events
/// @param self its own
/// @param earlier the address of the page before this document; null where it reaches the first event
record Feed(
        String title,
        String explanation,
        String list,
        String current,
        String self,
        @Nullable String earlier,
        List<FeedEntry> entries) {

    /// Whether it is a page of earlier events, which stays as it is.
    boolean isArchive() {
        return !self.equals(current);
    }

    /// When the last of its entries was; the beginning of time where there is none, since nothing
    /// happened.
    Instant updated() {
        return entries.stream()
                .map(FeedEntry::updated)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }
}
