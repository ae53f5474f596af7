package press.dateline.web;

import java.text.Normalizer;
import java.util.Locale;

/// The readable part of an address. It decorates: nothing is found by it alone but companies.
public final class Slug {

    public static final int MAX_LENGTH = 80;

    private Slug() {}

    /// Lower-case letters and digits of any script, Latin ones without their accents, parted by
    /// single hyphens and cut at a word; `fallback` where nothing is left.
    public static String of(String text, String fallback) {
        String folded =
                Normalizer.normalize(text.replaceAll("[™℠]", " "), Normalizer.Form.NFKD)
                        .toLowerCase(Locale.ROOT)
                        .replace("ß", "ss")
                        .replace("ø", "o")
                        .replace("ł", "l")
                        .replace("æ", "ae")
                        .replace("&", " and ");
        var slug = new StringBuilder();
        boolean gap = false;
        for (int i = 0; i < folded.length(); ) {
            int c = folded.codePointAt(i);
            i += Character.charCount(c);
            boolean mark =
                    Character.getType(c) == Character.NON_SPACING_MARK
                            || Character.getType(c) == Character.COMBINING_SPACING_MARK;
            boolean stray = mark && (gap || slug.isEmpty());
            if (isDroppedMark(c) || stray || c == '\'' || c == '’') {
                continue;
            }
            if (!Character.isLetterOrDigit(c) && !mark) {
                gap = !slug.isEmpty();
                continue;
            }
            if (gap) {
                if (slug.length() >= MAX_LENGTH * 3 / 4) {
                    break;
                }
                slug.append('-');
                gap = false;
            }
            if (slug.length() + Character.charCount(c) > MAX_LENGTH) {
                break;
            }
            slug.appendCodePoint(c);
        }
        String composed = Normalizer.normalize(slug, Normalizer.Form.NFC);
        return composed.isEmpty() ? fallback : composed;
    }

    /// Accents of Latin, and the selectors between a character as text and as picture.
    private static boolean isDroppedMark(int c) {
        return (c >= 0x300 && c <= 0x36f) || (c >= 0xfe00 && c <= 0xfe0f);
    }
}
