package press.dateline.text;

import org.jsoup.parser.Parser;

import java.util.Locale;
import java.util.Set;

/// The named clean-ups that make words for reading out of words as typed: unwrap, dehyphenate,
/// entities, invisible characters.
final class Words {

    /// Ends of words that are no words themselves: a hyphen before one at a line's end broke a word.
    private static final Set<String> ENDINGS =
            Terms.of(
                    """
                    tion, tions, tional, ment, ments, ing, ings, ity, ities, able, ably, ible,
                    ance, ence, ences, ness, ly, ed, er, ers, ies, sion, sions, cations, cation,
                    ations, ation, ative, tive, tively, ture, tures, ments., ous, al, ally,
                    ical, cally, ful, less, ized, izes, izing, ize, ism, ist, ists, mental,
                    ship, ships
                    """);

    /// Second halves of words with a hyphen.
    private static final Set<String> TAILS =
            Terms.of(
                    """
                    based, leading, owned, class, term, edge, wide, driven, oriented, related,
                    quality, time, plated, backed, looking, year, scale, level, made, known,
                    free, up, down, in, of, the, and, to, generation, winning, effective,
                    focused, sized, tech, end, out, on, date, over, growing, powered, center,
                    share, line, house, party, market, side, sensitive, specific, ready, friendly,
                    proof, resistant, compatible, intensive, performance, purpose, speed, volume
                    """);

    /// How far around a broken word its first half is looked for, in characters.
    private static final int WINDOW = 8000;

    private Words() {}

    static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || isOddSpace(c);
    }

    /// Spaces that are read as plain ones.
    static boolean isOddSpace(char c) {
        return c >= 0x80
                && (c == 0xA0
                        || c == 0x2007
                        || c == 0x202F
                        || (c >= 0x2000 && c <= 0x200A)
                        || c == 0x2028
                        || c == 0x2029
                        || c == 0x3000
                        || c == 0x85
                        || c == 0x205F);
    }

    /// Characters that show nothing: zero-width, direction marks, soft hyphens.
    static boolean isInvisible(char c) {
        return c >= 0xAD
                && (c == 0xAD
                        || (c >= 0x200B && c <= 0x200F)
                        || (c >= 0x202A && c <= 0x202E)
                        || (c >= 0x2060 && c <= 0x2064)
                        || (c >= 0x2066 && c <= 0x2069)
                        || c == 0xFEFF);
    }

    /// Appends a range as reading text, with one space between it and what stands there.
    static void join(StringBuilder words, String text, int start, int end) {
        int at = start;
        char[] chars = Terms.chars(text, start, end);
        boolean space = !words.isEmpty();
        int tail = words.length();
        if (space && endsWithHyphen(words) && !isSpaceBefore(text, start)) {
            space = false;
            brokenWord(words, text, start, end);
        }
        while (at < end) {
            char c = chars[at - start];
            if (isSpace(c)) {
                int from = at;
                boolean lineEnd = false;
                while (at < end && (isSpace(chars[at - start]) || isInvisible(chars[at - start]))) {
                    lineEnd |= chars[at - start] == '\n';
                    at++;
                }
                if (lineEnd && from > start && endsWithHyphen(words)) {
                    brokenWord(words, text, at, end);
                } else {
                    space = true;
                }
                continue;
            }
            if (isInvisible(c) || c < ' ') {
                at++;
                continue;
            }
            if (space && words.length() > 0) {
                words.append(' ');
            }
            space = false;
            if (c == '&') {
                int semicolon = entityEnd(text, at, end);
                if (semicolon > 0) {
                    String name = text.substring(at, semicolon);
                    String sign = Parser.unescapeEntities(name, false);
                    words.append(sign.isBlank() ? " " : sign);
                    at = semicolon;
                    continue;
                }
            }
            int run = at + 1;
            while (run < end
                    && (isPlain(chars[run - start])
                            || (chars[run - start] == ' '
                                    && run + 1 < end
                                    && isPlain(chars[run - start + 1])))) {
                run++;
            }
            words.append(text, at, run);
            at = run;
        }
        if (words.length() > tail && words.charAt(words.length() - 1) == ' ') {
            words.setLength(words.length() - 1);
        }
    }

    private static boolean isPlain(char c) {
        return c > ' ' && c < 0x80 && c != '&';
    }

    private static boolean isSpaceBefore(String text, int at) {
        return at > 0 && text.charAt(at - 1) == ' ' && (at < 2 || text.charAt(at - 2) == ' ');
    }

    private static int entityEnd(String text, int at, int end) {
        int last = Math.min(end, at + 12);
        for (int i = at + 1; i < last; i++) {
            char c = text.charAt(i);
            if (c == ';') {
                return i - at >= 3 ? i + 1 : -1;
            }
            if (!Character.isLetterOrDigit(c) && c != '#') {
                return -1;
            }
        }
        return -1;
    }

    private static boolean endsWithHyphen(StringBuilder words) {
        int n = words.length();
        return n > 1
                && words.charAt(n - 1) == '-'
                && Character.isLetterOrDigit(words.charAt(n - 2));
    }

    /// A hyphen at a line's end stays where it joins two words and goes where it broke one.
    private static void brokenWord(StringBuilder words, String text, int at, int end) {
        int stop = at;
        while (stop < end && stop < at + 12 && Character.isLetter(text.charAt(stop))) {
            stop++;
        }
        String next = text.substring(at, stop);
        int from = words.length() - 1;
        while (from > 0 && Character.isLetter(words.charAt(from - 1))) {
            from--;
        }
        String left = words.substring(from, words.length() - 1);
        boolean lower = !next.isEmpty() && Character.isLowerCase(next.charAt(0));
        boolean broken =
                ENDINGS.contains(next)
                        || (left.length() > 4
                                && lower
                                && !TAILS.contains(next)
                                && !isWord(left, text, at));
        if (broken) {
            words.setLength(words.length() - 1);
        }
    }

    /// Whether letters stand as a word of their own near a place of the text.
    private static boolean isWord(String letters, String text, int near) {
        int from = Math.max(0, near - WINDOW);
        int to = Math.min(text.length(), near + WINDOW);
        int at = text.indexOf(letters, from, to);
        while (at >= 0) {
            int end = at + letters.length();
            boolean free =
                    (at == 0 || !Character.isLetter(text.charAt(at - 1)))
                            && end < text.length()
                            && !Character.isLetter(text.charAt(end))
                            && text.charAt(end) != '-';
            if (free) {
                return true;
            }
            at = text.indexOf(letters, end, to);
        }
        return false;
    }

    static String clean(String text) {
        var words = new StringBuilder(text.length());
        join(words, text, 0, text.length());
        return words.toString();
    }

    /// Whether no letter is small.
    static boolean isCapitals(String text) {
        return text.equals(text.toUpperCase(Locale.ROOT));
    }
}
