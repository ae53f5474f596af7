package press.dateline.web;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/// Removes what no text of an archive may hold: it cannot be stored (NUL), cannot be seen, or makes
/// a reader see something else than what is written.
public final class CleanText {

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private CleanText() {}

    /// What was typed into a field of one line: without spaces around it, and one between two words.
    ///
    /// @param typed null where the field was not sent, which is the same as empty
    public static String line(@Nullable String typed) {
        return typed == null ? "" : SPACES.matcher(typed).replaceAll(" ").strip();
    }

    /// The text without control characters (tab and line ends stay), lone surrogates, and the
    /// directional embeddings, overrides and isolates that can turn a figure round (Unicode TR 36,
    /// 2.9). The marks LRM and RLM stay: right-to-left text needs them. Line ends become LF.
    public static String of(String text) {
        int i = 0;
        while (i < text.length() && isKept(text, i)) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        var clean = new StringBuilder(text.length()).append(text, 0, i);
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isKept(text, i)) {
                clean.append(c);
            } else if (c == '\r') {
                if (i + 1 == text.length() || text.charAt(i + 1) != '\n') {
                    clean.append('\n');
                }
            } else if (c == '\u000b' || c == '\f') {
                clean.append(' ');
            }
        }
        return clean.toString();
    }

    private static boolean isKept(String text, int i) {
        char c = text.charAt(i);
        // Nearly all that is written.
        if ((c >= ' ' && c < 0x7f) || c == '\t' || c == '\n') {
            return true;
        }
        if (c < ' ' || (c >= 0x7f && c < 0xa0)) {
            return false;
        }
        if (Character.isHighSurrogate(c)) {
            return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
        }
        return !(c >= '\u202a' && c <= '\u202e')
                && !(c >= '\u2066' && c <= '\u2069')
                && c != '\ufeff'
                && c != '\ufffe'
                && c != '\uffff';
    }
}
