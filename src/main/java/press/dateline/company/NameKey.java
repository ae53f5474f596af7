package press.dateline.company;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A company's name folded for matching: releases print one company's name in capitals, with stray
/// stops, with and without its legal form.
public final class NameKey {

    /// Legal forms that say nothing of which company it is, as they look when folded. Two words are
    /// two entries only where each may stand alone.
    private static final Set<String> LEGAL_FORMS =
            Set.of(
                    "inc",
                    "incorporated",
                    "corp",
                    "corporation",
                    "co",
                    "company",
                    "ltd",
                    "limited",
                    "llc",
                    "llp",
                    "lp",
                    "plc",
                    "pllc",
                    "ag",
                    "gmbh",
                    "kg",
                    "kgaa",
                    "se",
                    "sa",
                    "sas",
                    "sarl",
                    "nv",
                    "bv",
                    "ab",
                    "asa",
                    "as",
                    "oy",
                    "oyj",
                    "spa",
                    "srl",
                    "kk",
                    "pte",
                    "pty",
                    "bhd",
                    "sdn",
                    "ulc");

    private NameKey() {}

    /// The key of a name: lower case, without accents, punctuation, an opening "The" and closing
    /// legal forms. Names that consist of nothing else keep the first of them. Never empty for a
    /// name that has a letter or digit.
    public static String of(String name) {
        List<String> words = words(name);
        int start = words.size() > 1 && words.getFirst().equals("the") ? 1 : 0;
        int end = words.size();
        // "GmbH & Co. KG" is two forms with an "and" between them.
        while (end > start + 1
                && (LEGAL_FORMS.contains(words.get(end - 1)) || words.get(end - 1).equals("and"))) {
            end--;
        }
        return String.join(" ", words.subList(start, end));
    }

    /// The key of a name that is typed so far, for the patterns of `like`: without their marks.
    public static String typed(String beginning) {
        return of(beginning).replaceAll("[%_\\\\]", "");
    }

    private static List<String> words(String name) {
        String folded =
                Normalizer.normalize(name.replaceAll("[™℠]", " "), Normalizer.Form.NFKD)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("\\ba/s\\b", "as")
                        .replace("ß", "ss")
                        .replace("ø", "o")
                        .replace("ł", "l")
                        .replace("æ", "ae")
                        .replace("œ", "oe")
                        .replace("&", " and ")
                        .replace("+", " and ");
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        folded.codePoints()
                .forEach(
                        c -> {
                            if (Character.isLetterOrDigit(c) || isVowelSign(c)) {
                                word.appendCodePoint(c);
                            } else if (!isJoined(c) && !word.isEmpty()) {
                                words.add(word.toString());
                                word.setLength(0);
                            }
                        });
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    /// Stops and apostrophes join: `S.A.` is `sa`, `Group.,` is `group`, `Sotheby's` `sothebys`.
    private static boolean isJoined(int c) {
        return c == '.' || c == '\'' || c == '’' || isAccent(c);
    }

    /// Marks of other scripts than Latin, Greek and Cyrillic tell words apart: Japanese, Thai and
    /// the scripts of India write sounds with them.
    private static boolean isVowelSign(int c) {
        int type = Character.getType(c);
        return (type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK)
                && !isAccent(c);
    }

    private static boolean isAccent(int c) {
        return (c >= 0x300 && c <= 0x36f) || (c >= 0xfe00 && c <= 0xfe0f);
    }
}
