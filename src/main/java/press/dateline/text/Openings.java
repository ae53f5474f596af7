package press.dateline.text;

import java.util.Locale;

/// Words that a line may begin with, found by its first two letters: nearly every line of a
/// document is told by them to be none of those that a pattern is written for.
final class Openings {

    private static final int LETTERS = 27;
    private static final int ASCII = 0x80;

    /// By the first two letters; null where none of the words begins with them.
    private final String[][] words = new String[LETTERS * LETTERS][];

    /// Whether one of the words begins with a character; the last place stands for those that are not
    /// ASCII.
    private final boolean[] firsts = new boolean[ASCII + 1];

    private final int signs;

    private Openings(int signs, String... openings) {
        this.signs = signs;
        for (String opening : openings) {
            firsts[Math.min(ASCII, Character.toLowerCase(opening.charAt(0)))] = true;
            firsts[Math.min(ASCII, Character.toUpperCase(opening.charAt(0)))] = true;
            int key = key(opening.charAt(0), opening.length() < 2 ? ' ' : opening.charAt(1));
            String[] before = words[key] == null ? new String[0] : words[key];
            words[key] = java.util.Arrays.copyOf(before, before.length + 1);
            words[key][before.length] = opening.toLowerCase(Locale.ROOT);
        }
    }

    /// @param signs how many characters that are no ASCII letters, digits or underscores may stand
    ///     before the word
    /// @param openings case does not count; one of a single letter stands for that letter as a word
    static Openings of(int signs, String... openings) {
        return new Openings(signs, openings);
    }

    /// The same.
    ///
    /// @param openings parted by bars
    static Openings listed(int signs, String openings) {
        return new Openings(signs, openings.split("\\|", -1));
    }

    /// Whether a text begins with one of the words.
    boolean open(String text) {
        int i = 0;
        int length = text.length();
        while (i < length && i < signs && !isAsciiWordCharacter(text.charAt(i))) {
            i++;
        }
        return openAt(text, i, length);
    }

    /// Whether one of the words stands at a place.
    boolean openAt(String text, int at, int end) {
        if (at >= end) {
            return false;
        }
        char first = text.charAt(at);
        if (!firsts[Math.min(ASCII, first)]) {
            return false;
        }
        char second = at + 1 < end ? text.charAt(at + 1) : ' ';
        int key = key(first, second);
        if (words[key] == null) {
            return false;
        }
        for (String word : words[key]) {
            boolean whole = word.length() > 1 || !isAsciiWordCharacter(second);
            if (whole && text.regionMatches(true, at, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAsciiWordCharacter(char c) {
        return letter(c) < LETTERS - 1 || (c >= '0' && c <= '9') || c == '_';
    }

    private static int key(char first, char second) {
        return letter(first) * LETTERS + letter(second);
    }

    /// 0 to 25 for a letter of either case, 26 for anything else.
    private static int letter(char c) {
        int low = (c | 0x20) - 'a';
        return c < 0x80 && low >= 0 && low < LETTERS - 1 ? low : LETTERS - 1;
    }
}
