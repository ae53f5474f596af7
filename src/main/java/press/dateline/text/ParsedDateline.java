package press.dateline.text;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The dateline of a release.
///
/// @param printed with its closing dash; null where only a stamp above the release gives the date
/// @param places as printed, in order; empty where it names none
/// @param date null without a date that has a year, printed here or in the envelope
/// @param wire as printed, without its brackets or slashes; null without one
public record ParsedDateline(
        @Nullable Passage printed,
        List<String> places,
        @Nullable StatedDate date,
        @Nullable String wire) {

    public ParsedDateline {
        places = List.copyOf(places);
    }
}
