package press.dateline.text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
        return new Dateline(places(line), StatedDate.findIn(line), wire(line));
    }

    /// The place ends where the date, the wire or the dash begins.
    private static List<String> places(String line) {
        int end = line.length();
        int date = StatedDate.startIn(line);
        if (date >= 0) {
            end = Math.min(end, date);
        }
        int wire = wireStart(line);
        if (wire >= 0) {
            end = Math.min(end, wire);
        }
        for (String dash : List.of("--", " - ", "–", "—", "...")) {
            int at = line.indexOf(dash);
            if (at >= 0) {
                end = Math.min(end, at);
            }
        }
        String place = trim(line.substring(0, end));
        if (place.isEmpty()) {
            return List.of();
        }
        var places = new ArrayList<String>();
        for (String one : place.split(" (?i:and|&) ", 8)) {
            String trimmed = trim(one);
            if (!trimmed.isEmpty()) {
                places.add(trimmed);
            }
        }
        return List.copyOf(places);
    }

    private static @Nullable String wire(String line) {
        int start = wireStart(line);
        if (start < 0) {
            return null;
        }
        return line.substring(start + 1, line.indexOf(closing(line.charAt(start)), start + 1))
                .strip();
    }

    /// A bracketed or slashed token without a digit is the wire: the list of wires is open. A
    /// bracket that opens the line holds a place, one with digits a date.
    private static int wireStart(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if ((c != '(' && c != '[' && c != '/') || (i == 0 && c != '/')) {
                continue;
            }
            int close = line.indexOf(closing(c), i + 1);
            if (close < 0) {
                continue;
            }
            String token = line.substring(i + 1, close).strip();
            boolean words = token.length() > 1 && token.chars().noneMatch(Character::isDigit);
            if (words && token.toUpperCase(Locale.ROOT).chars().anyMatch(Character::isLetter)) {
                return i;
            }
        }
        return -1;
    }

    private static char closing(char opening) {
        return switch (opening) {
            case '(' -> ')';
            case '[' -> ']';
            default -> opening;
        };
    }

    private static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isAround(text.charAt(start))) {
            start++;
        }
        while (end > start && isAround(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isAround(char c) {
        return Character.isWhitespace(c) || ",;:-–—/()[]".indexOf(c) >= 0;
    }
}
