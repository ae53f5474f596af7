package press.dateline.web;

import java.util.Locale;
import java.util.Set;

/// Which way a text runs, told by all of its letters: the first one alone, which `dir=auto` goes by,
/// turns an English headline round that begins with an Arabic name.
public final class TextDirection {

    public static final String LTR = "ltr";
    public static final String RTL = "rtl";

    /// How much of a text is looked at, in UTF-16 code units.
    private static final int SAMPLE = 4_000;

    /// Such texts hold names and addresses in Latin letters, so fewer letters of their own will do.
    private static final int FOREIGN = 2;

    /// Languages written from right to left (Unicode CLDR, likely scripts).
    private static final Set<String> RIGHT_TO_LEFT =
            Set.of(
                    "ar", "arc", "arz", "azb", "ckb", "dv", "fa", "he", "ks", "lrc", "mzn", "nqo",
                    "ps", "sd", "syr", "ug", "ur", "yi");

    private TextDirection() {}

    /// `rtl` or `ltr`, the values of the attribute `dir`.
    ///
    /// @param language BCP 47, which decides where the letters do not; empty where it is not known
    public static String of(String text, String language) {
        int left = 0;
        int right = 0;
        int end = Math.min(text.length(), SAMPLE);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c < 'A') {
                continue;
            }
            switch (Character.getDirectionality(c)) {
                case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> left++;
                case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                        Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
                        right++;
                default -> {}
            }
        }
        String own = of(language);
        if (left == 0 && right == 0) {
            return own;
        }
        return right * (own.equals(RTL) ? FOREIGN : 1) > left ? RTL : LTR;
    }

    /// The direction of a language.
    private static String of(String language) {
        Locale locale = Locale.forLanguageTag(language);
        return switch (locale.getScript()) {
            case "" -> RIGHT_TO_LEFT.contains(locale.getLanguage()) ? RTL : LTR;
            case "Arab", "Hebr", "Syrc", "Thaa", "Nkoo" -> RTL;
            default -> LTR;
        };
    }

    /// Whether a text has letters that run from right to left.
    public static boolean hasRightToLeft(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // The first of them is in the block of Hebrew.
            if (c >= '\u0590') {
                byte direction = Character.getDirectionality(c);
                if (direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC) {
                    return true;
                }
            }
        }
        return false;
    }

    /// A part of a plain text that runs another way, between the marks that keep it together (U+2068
    /// and U+2069); any other as it is.
    public static String isolated(String part) {
        return hasRightToLeft(part) ? "\u2068" + part + "\u2069" : part;
    }
}
