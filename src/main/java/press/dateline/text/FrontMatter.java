package press.dateline.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What generators of sites read above a text between two lines of hyphens, `title: "…"`, or of
/// plus signs, `title = "…"`. Of its values only those that readers see are words of the release.
final class FrontMatter {

    private static final String YAML = "---";
    private static final String TOML = "+++";

    /// Longer ones are none, in characters.
    private static final int LONGEST = 6000;

    /// The headline stands below, too, where one does so near, in characters.
    private static final int NEAR = 4000;

    private static final Set<String> TITLES = Set.of("title", "headline");
    private static final Set<String> DECKS =
            Set.of("subtitle", "subheadline", "subheading", "deck");
    private static final int ISO_DATE = 10;

    private FrontMatter() {}

    /// A value that readers see.
    ///
    /// @param from without its quotation marks
    /// @param title whether it is the headline
    /// @param goesOn whether it is more of the value before it
    record Value(int from, int to, boolean title, boolean goesOn) {}

    /// Past the closing line; -1 where a text does not begin so.
    static int end(String s, int start, int end) {
        String fence = s.startsWith(TOML, start) ? TOML : YAML;
        if (!isFence(s, start, end, fence)) {
            return -1;
        }
        int limit = Math.min(end, start + LONGEST);
        boolean keyed = false;
        int at = next(s, start, limit);
        while (at < limit) {
            if (isFence(s, at, end, fence)) {
                return keyed ? PlainText.lineEnd(s, at, end) : -1;
            }
            int colon = colon(s, at, limit);
            char first = s.charAt(at);
            if (colon < 0 && !Words.isSpace(first) && first != '-' && first != '#') {
                return -1;
            }
            keyed |= colon > 0;
            at = next(s, at, limit);
        }
        return -1;
    }

    /// The values of a front matter in order: headline, deck and date; the headline only where none
    /// stands below.
    ///
    /// @param past its end
    static List<Value> values(String s, int start, int past, int end) {
        var values = new ArrayList<Value>();
        boolean headed = s.substring(past, Math.min(end, past + NEAR)).contains("\n# ");
        int at = next(s, start, past);
        while (at < past) {
            int colon = colon(s, at, past);
            int stop = PlainText.lineEnd(s, at, past);
            String key = colon < 0 ? "" : s.substring(at, colon).stripTrailing();
            boolean title = TITLES.contains(key) && !headed;
            if (title || DECKS.contains(key)) {
                int before = values.size();
                add(values, s, colon + 1, stop, title, false);
                // `title: >` and the words in indented lines below.
                int more = PlainText.after(s, stop, past);
                while (more < past && Words.isSpace(s.charAt(more))) {
                    stop = PlainText.lineEnd(s, more, past);
                    add(values, s, more, stop, title, values.size() > before);
                    more = PlainText.after(s, stop, past);
                }
            } else if (key.equals("date")) {
                int from = skip(s, colon + 1, stop);
                boolean iso =
                        stop - from >= ISO_DATE
                                && Terms.matches(
                                        s.substring(from, from + ISO_DATE), "\\d{4}-\\d\\d-\\d\\d");
                add(values, s, from, iso ? from + ISO_DATE : stop, false, false);
            }
            at = PlainText.after(s, stop, past);
        }
        return values;
    }

    private static void add(
            List<Value> values, String s, int start, int stop, boolean title, boolean goesOn) {
        int from = skip(s, start, stop);
        int to = stop;
        while (to > from
                && (Words.isSpace(s.charAt(to - 1)) || "\"'".indexOf(s.charAt(to - 1)) >= 0)) {
            to--;
        }
        boolean sign = to - from == 1 && "-+".indexOf(s.charAt(from)) >= 0;
        if (to > from && !sign) {
            values.add(new Value(from, to, title, goesOn));
        }
    }

    /// Past blanks, a quotation mark and what says that the value stands in the lines below.
    private static int skip(String s, int from, int stop) {
        int k = from;
        while (k < stop && (Words.isSpace(s.charAt(k)) || "\"'>|".indexOf(s.charAt(k)) >= 0)) {
            k++;
        }
        return k;
    }

    private static boolean isFence(String s, int at, int end, String fence) {
        return s.startsWith(fence, at)
                && s.substring(at, PlainText.lineEnd(s, at, end)).stripTrailing().equals(fence);
    }

    /// Where the colon or the sign of equality behind a key stands, -1 on other lines.
    private static int colon(String s, int at, int end) {
        int k = at;
        while (k < end
                && (Terms.isWordCharacter(s.charAt(k))
                        || s.charAt(k) == '-'
                        || s.charAt(k) == '.')) {
            k++;
        }
        int past = k;
        while (k < end && s.charAt(k) != '\n' && Words.isSpace(s.charAt(k))) {
            k++;
        }
        boolean equal = k < end && s.charAt(k) == '=';
        boolean sign = equal || (k == past && k < end && s.charAt(k) == ':');
        return sign && past > at && Character.isLetter(s.charAt(at)) ? k : -1;
    }

    private static int next(String s, int at, int end) {
        return Math.min(end, PlainText.after(s, PlainText.lineEnd(s, at, end), end));
    }
}
