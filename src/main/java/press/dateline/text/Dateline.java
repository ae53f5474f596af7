package press.dateline.text;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What a dateline as printed says, such as `CAMDEN, N.Y., Mar 24, 2009 (SOME WIRE) --`.
///
/// @param places as printed, in order; empty where none was recognised
/// @param date null without a date that has a year
/// @param wire as printed, without its brackets or slashes; null without one
public record Dateline(List<String> places, @Nullable StatedDate date, @Nullable String wire) {

    /// Longer texts are no dateline; the rest is not read.
    public static final int MAX_LENGTH = 1000;

    /// Reads a dateline. Never throws; what is not recognised is left out.
    public static Dateline read(String printed) {
        String line = printed.substring(0, Math.min(printed.length(), MAX_LENGTH)).strip();
        DatelineReader.Found found = DatelineReader.known(line);
        if (found == null) {
            return new Dateline(List.of(), StatedDate.findIn(line), null);
        }
        List<String> places =
                found.places().stream()
                        .map(place -> Words.clean(line.substring(place.start(), place.end())))
                        .toList();
        StatedDate date = found.date() == null ? null : found.date().stated();
        String wire =
                found.wireStart() < 0
                        ? null
                        : Words.clean(line.substring(found.wireStart(), found.wireEnd()));
        return new Dateline(places, date == null ? StatedDate.findIn(line) : date, wire);
    }
}
