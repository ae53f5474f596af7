package press.dateline.text;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Tells the language of a text by its commonest words or its script.
final class Languages {

    /// How much of a text is looked at, in characters.
    private static final int SAMPLE = 6000;

    private static final Map<String, List<String>> WORDS =
            Map.of(
                    "en",
                            List.of(
                                    "the", "and", "of", "to", "in", "for", "with", "that", "is",
                                    "said", "its", "from"),
                    "de",
                            List.of(
                                    "der", "die", "und", "das", "den", "von", "mit", "für", "ist",
                                    "des", "auf", "ein", "im"),
                    "fr",
                            List.of(
                                    "le", "les", "des", "et", "une", "pour", "dans", "est", "du",
                                    "sur", "avec", "au", "la"),
                    "es",
                            List.of(
                                    "el", "los", "las", "una", "para", "con", "que", "del", "por",
                                    "su", "más", "y"),
                    "it",
                            List.of(
                                    "il", "di", "che", "della", "per", "con", "una", "dei", "del",
                                    "alla", "sono", "gli"),
                    "pt",
                            List.of(
                                    "os", "uma", "para", "com", "que", "da", "do", "dos", "não",
                                    "mais", "em", "ao"),
                    "nl",
                            List.of(
                                    "het", "een", "van", "voor", "met", "zijn", "dat", "op", "te",
                                    "wordt", "bij", "de"),
                    "sv",
                            List.of(
                                    "och", "att", "det", "som", "för", "med", "av", "på", "är",
                                    "till", "har", "den"),
                    "da",
                            List.of(
                                    "og", "det", "til", "for", "med", "af", "på", "er", "der",
                                    "har", "som", "en"));

    /// No word of the lists is longer, in characters.
    private static final int LONGEST = 5;

    private static final List<String> NAMES = WORDS.keySet().stream().sorted().toList();

    /// A common word with the languages that have it, by their place in `NAMES`.
    private record Word(
            String letters, @SuppressWarnings("ArrayRecordComponent") int[] languages) {}

    private static final int MASK = 511;

    /// The words by the hash of their letters, each in the first free slot from its own on.
    private static final @Nullable Word[] TABLE = table();

    private Languages() {}

    private static @Nullable Word[] table() {
        var table = new @Nullable Word[MASK + 1];
        for (String letters :
                WORDS.values().stream().flatMap(List::stream).distinct().sorted().toList()) {
            int[] languages =
                    IntStream.range(0, NAMES.size())
                            .filter(
                                    i ->
                                            WORDS.getOrDefault(NAMES.get(i), List.of())
                                                    .contains(letters))
                            .toArray();
            int slot = letters.hashCode() & MASK;
            while (table[slot] != null) {
                slot = (slot + 1) & MASK;
            }
            table[slot] = new Word(letters, languages);
        }
        return table;
    }

    /// ISO 639-1; English where nothing tells.
    static String of(String text, int start, int end) {
        int stop = Math.min(end, start + SAMPLE);
        int han = 0;
        int kana = 0;
        int hangul = 0;
        int cyrillic = 0;
        int hebrew = 0;
        int arabic = 0;
        int persian = 0;
        int urdu = 0;
        int letters = 0;
        int[] votes = new int[NAMES.size()];
        char[] chars = Terms.chars(text, start, stop);
        int i = 0;
        while (i < chars.length) {
            char c = chars[i];
            if (!isLetter(c)) {
                i++;
                continue;
            }
            int from = i;
            while (c < 0x400) {
                i++;
                if (i >= chars.length) {
                    break;
                }
                c = chars[i];
                if (!isLetter(c)) {
                    break;
                }
            }
            letters += i - from;
            while (i < chars.length && c >= 0x400 && isLetter(c)) {
                letters++;
                han += c >= 0x4E00 && c <= 0x9FFF ? 1 : 0;
                kana += c >= 0x3040 && c <= 0x30FF ? 1 : 0;
                hangul += c >= 0xAC00 && c <= 0xD7A3 ? 1 : 0;
                cyrillic += c <= 0x4FF ? 1 : 0;
                hebrew += c >= 0x590 && c <= 0x5FF ? 1 : 0;
                arabic += c >= 0x600 && c <= 0x6FF ? 1 : 0;
                persian += "پچژگ".indexOf(c) >= 0 ? 1 : 0;
                urdu += "ٹڈڑےں".indexOf(c) >= 0 ? 1 : 0;
                i++;
                c = i < chars.length ? chars[i] : c;
            }
            int[] languages = i - from <= LONGEST ? speaking(text, start + from, start + i) : null;
            if (languages != null) {
                for (int language : languages) {
                    votes[language]++;
                }
            }
        }
        if (kana * 20 > letters && letters > 0 && kana > 4) {
            return "ja";
        }
        if (hangul * 5 > letters && letters > 0) {
            return "ko";
        }
        if (han * 5 > letters && letters > 0) {
            return "zh";
        }
        if (cyrillic * 2 > letters && letters > 0) {
            return "ru";
        }
        if (hebrew * 2 > letters && letters > 0) {
            return "he";
        }
        if (arabic * 2 > letters && letters > 0) {
            // Urdu has the letters of Persian besides its own, Arabic neither.
            return urdu * 50 > arabic ? "ur" : persian * 50 > arabic ? "fa" : "ar";
        }
        int best = NAMES.indexOf("en");
        for (int language = 0; language < votes.length; language++) {
            if (votes[language] > votes[best] + 1) {
                best = language;
            }
        }
        return NAMES.get(best);
    }

    private static boolean isLetter(char c) {
        return c < 0x80 ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') : Character.isLetter(c);
    }

    /// The languages that have a word; null for none.
    private static int @Nullable [] speaking(String text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            hash = hash * 31 + (c < 0x80 ? c | 0x20 : Character.toLowerCase(c));
        }
        for (int slot = hash & MASK; TABLE[slot] != null; slot = (slot + 1) & MASK) {
            Word word = TABLE[slot];
            if (word.letters().length() == to - from
                    && text.regionMatches(true, from, word.letters(), 0, to - from)) {
                return word.languages();
            }
        }
        return null;
    }
}
