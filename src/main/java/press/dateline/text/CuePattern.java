package press.dateline.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A pattern of alternatives that is looked for in running text. Each begins with letters, and the
/// pattern is tried only where one's letters stand: at nearly every place none does.
final class CuePattern {

    private static final String BOUNDARY = "\\b";

    private final Pattern pattern;
    private final Openings openings;

    private CuePattern(Pattern pattern, Openings openings) {
        this.pattern = pattern;
        this.openings = openings;
    }

    /// @param pattern alternatives, each of which begins with two plain characters or more, or with
    ///     `\\b` and them
    static CuePattern of(int flags, String pattern) {
        return new CuePattern(
                Pattern.compile(pattern, flags),
                Openings.of(
                        0,
                        alternatives(pattern).stream()
                                .map(CuePattern::letters)
                                .toArray(String[]::new)));
    }

    /// What bars outside of brackets part.
    private static List<String> alternatives(String pattern) {
        var alternatives = new ArrayList<String>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (c == '|' && depth == 0) {
                alternatives.add(pattern.substring(from, i));
                from = i + 1;
            }
        }
        alternatives.add(pattern.substring(from));
        return alternatives;
    }

    /// The plain characters that an alternative begins with.
    private static String letters(String alternative) {
        var letters = new StringBuilder();
        int i = alternative.startsWith(BOUNDARY) ? BOUNDARY.length() : 0;
        while (i < alternative.length() && ".?*+{}[](|)^$".indexOf(alternative.charAt(i)) < 0) {
            if (alternative.charAt(i) == '\\') {
                if (Character.isLetter(alternative.charAt(i + 1))) {
                    break;
                }
                i++;
            }
            letters.append(alternative.charAt(i));
            i++;
        }
        boolean repeated = i < alternative.length() && "?*{".indexOf(alternative.charAt(i)) >= 0;
        letters.setLength(repeated ? letters.length() - 1 : letters.length());
        if (letters.length() < 2) {
            throw new IllegalArgumentException("begins with no letters: " + alternative);
        }
        return letters.toString();
    }

    /// The same with something before and behind each of the alternatives.
    ///
    /// @param before nothing or `\\b`
    static CuePattern any(int flags, String before, String pattern, String after) {
        return of(
                flags,
                alternatives(pattern).stream()
                        .map(one -> before + one + after)
                        .collect(Collectors.joining("|")));
    }

    /// The same for whole words.
    static CuePattern words(String pattern) {
        return any(0, BOUNDARY, pattern, BOUNDARY);
    }

    /// The same for words that begin so.
    static CuePattern beginnings(int flags, String pattern) {
        return any(flags, BOUNDARY, pattern, "");
    }

    /// Whether one of the alternatives stands in a range of a text.
    boolean finds(String text, int start, int end) {
        Matcher matcher = null;
        for (int i = start; i < end; i++) {
            if (openings.openAt(text, i, end)) {
                matcher =
                        matcher == null
                                ? pattern.matcher(text).useTransparentBounds(true)
                                : matcher;
                if (matcher.region(i, end).lookingAt()) {
                    return true;
                }
            }
        }
        return false;
    }

    boolean finds(String text) {
        return finds(text, 0, text.length());
    }
}
