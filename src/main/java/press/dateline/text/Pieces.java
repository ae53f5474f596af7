package press.dateline.text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What has been read of a release so far, on the way from its blocks to a draft.
final class Pieces {

    final Reading reading;
    final List<Block> headline = new ArrayList<>();
    final List<Block> decks = new ArrayList<>();
    final List<ParsedContact> contacts = new ArrayList<>();

    /// The line that names who sent the release; null without one.
    @Nullable Block source;

    /// A date outside the dateline, for one without a year; null without one.
    Dates.@Nullable Found stamp;

    /// Whether the stamp is a relay's, with a weekday and an hour and no year.
    boolean relayed;

    Pieces(Reading reading) {
        this.reading = reading;
    }
}
