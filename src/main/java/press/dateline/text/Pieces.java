package press.dateline.text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What has been read of a release so far, on the way from its blocks to a draft.
final class Pieces {

    /// When a relay of wires had a release.
    private static final Pattern RELAY_TIME =
            Pattern.compile("Eastern Time|\\d{1,2}:\\d{2} ?[ap]m\\b");

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

    /// Keeps the date of a line above the dateline, one with a year rather than one without.
    void date(Marks mark, Line line) {
        if (mark == Marks.PAGE || mark == Marks.EXHIBIT) {
            return;
        }
        Dates.Found date =
                Dates.findIn(
                        reading.text(), line.start(), Math.min(line.end(), line.start() + 200));
        if (date == null) {
            return;
        }
        if (stamp == null || (stamp.year() == 0 && date.year() > 0)) {
            stamp = date;
        }
        relayed |=
                date.weekday() != null
                        && date.year() == 0
                        && RELAY_TIME
                                .matcher(reading.text())
                                .region(line.start(), line.end())
                                .find();
    }
}
