package press.dateline.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Word lists and patterns written so that a person can read them.
final class Terms {

    /// Patterns written where they are used, compiled once. Only literals come here, so their number
    /// is bounded.
    private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();

    private Terms() {}

    /// The terms of a list that are parted by commas and line ends.
    static Set<String> of(String list) {
        return Arrays.stream(list.split("[,\n]", -1))
                .map(String::strip)
                .filter(term -> !term.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// A pattern of alternatives.
    ///
    /// @param before what stands before each of them
    /// @param after what stands behind each of them
    static Pattern any(String before, String after, String... alternatives) {
        return Pattern.compile(before + "(?:" + String.join("|", alternatives) + ")" + after);
    }

    /// Whether a range of a text holds one of some words, as they are written: a quick look before a
    /// pattern is tried.
    static boolean anyIn(String text, int start, int end, String... words) {
        for (String word : words) {
            if (text.indexOf(word, start, end) >= 0) {
                return true;
            }
        }
        return false;
    }

    /// Whether a range of a text holds a word in letters of either case.
    ///
    /// @param word in small letters; begins with an ASCII letter
    static boolean holds(String text, int start, int end, String word) {
        return indexOf(text, start, end, word) >= 0;
    }

    /// Where a range of a text first holds a word in letters of either case; -1 where it does not.
    ///
    /// @param word in small letters; begins with an ASCII letter
    static int indexOf(String text, int start, int end, String word) {
        char first = word.charAt(0);
        int last = Math.min(end, text.length()) - word.length();
        for (int i = start; i <= last; i++) {
            char c = text.charAt(i);
            if ((c == first || (c | 0x20) == first)
                    && text.regionMatches(true, i, word, 0, word.length())) {
                return i;
            }
        }
        return -1;
    }

    /// Whether a text holds one of some words in letters of either case.
    static boolean holds(String text, String... words) {
        for (String word : words) {
            if (holds(text, 0, text.length(), word)) {
                return true;
            }
        }
        return false;
    }

    /// Where a range of a text next holds a word, as it is written, that no word character touches.
    ///
    /// @param word its own ends that are no word characters may be touched
    /// @return -1 where there is none
    static int wholeWord(String text, int from, int end, String word) {
        boolean opens = isWordCharacter(word.charAt(0));
        boolean closes = isWordCharacter(word.charAt(word.length() - 1));
        int at = text.indexOf(word, from, end);
        while (at >= 0) {
            int past = at + word.length();
            if ((!opens || at == 0 || !isWordCharacter(text.charAt(at - 1)))
                    && (!closes || past == text.length() || !isWordCharacter(text.charAt(past)))) {
                return at;
            }
            at = text.indexOf(word, past, end);
        }
        return -1;
    }

    /// A letter or digit of any script, or an underscore.
    static boolean isWordCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    /// Whether a text holds an ASCII digit.
    static boolean holdsDigit(String text) {
        return text.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    /// The characters of a range: an array is read several times as fast as a string.
    static char[] chars(String text, int start, int end) {
        char[] chars = new char[Math.max(0, end - start)];
        text.getChars(start, start + chars.length, chars, 0);
        return chars;
    }

    /// The pieces between runs of characters that part them; what begins with such a run has an empty
    /// first piece, and what ends with one an empty last piece.
    ///
    /// @param most the last piece of so many is not split further
    static List<String> pieces(String text, IntPredicate parts, int most) {
        var pieces = new ArrayList<String>();
        int from = 0;
        int i = 0;
        while (i < text.length() && pieces.size() < most - 1) {
            if (!parts.test(text.charAt(i))) {
                i++;
                continue;
            }
            pieces.add(text.substring(from, i));
            while (i < text.length() && parts.test(text.charAt(i))) {
                i++;
            }
            from = i;
        }
        pieces.add(text.substring(from));
        return pieces;
    }

    /// A text without some characters.
    static String without(String text, String signs) {
        int i = 0;
        while (i < text.length() && signs.indexOf(text.charAt(i)) < 0) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        var kept = new StringBuilder(text.length()).append(text, 0, i);
        for (; i < text.length(); i++) {
            if (signs.indexOf(text.charAt(i)) < 0) {
                kept.append(text.charAt(i));
            }
        }
        return kept.toString();
    }

    static String[] split(String text, String pattern, int limit) {
        return compiled(pattern).split(text, limit);
    }

    private static Pattern compiled(String pattern) {
        return COMPILED.computeIfAbsent(pattern, Pattern::compile);
    }

    static boolean finds(String text, String pattern) {
        return compiled(pattern).matcher(text).find();
    }

    static boolean matches(String text, String pattern) {
        return compiled(pattern).matcher(text).matches();
    }

    static String replace(String text, String pattern, String with) {
        return compiled(pattern).matcher(text).replaceAll(with);
    }

    static String replaceFirst(String text, String pattern, String with) {
        return compiled(pattern).matcher(text).replaceFirst(with);
    }
}
