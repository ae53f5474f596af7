package press.dateline.text;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/// HTML that stands in Markdown, rewritten in place as the Markdown that it stands for: every
/// character keeps its place, tags become signs, line ends and blanks.
final class MarkdownTags {

    /// Elements that flow with their words.
    private static final Set<String> INLINE =
            Terms.of(
                    """
                    a, abbr, big, cite, code, del, em, font, i, img, ins, s, small, span, strike,
                    sub, sup, u
                    """);

    private static final Set<String> BLOCKS = Terms.of(HtmlText.STANDING + ", iframe, video");

    private static final String BOLD = "**";
    private static final String HEADING = "# ";
    private static final String ITEM = "\n- ";
    private static final String LINE = "\n";
    private static final String PARAGRAPH = "\n\n";

    private static final int LONGEST_NAME = 10;

    /// Longer tags are words, in characters.
    private static final int LONGEST = 4000;

    private static final String COMMENT = "<!--";
    private static final String COMMENT_END = "-->";

    private final String raw;
    private final int top;
    private final int end;
    private final char[] text;

    private MarkdownTags(String raw, int top, int end) {
        this.raw = raw;
        this.top = top;
        this.end = end;
        this.text = raw.toCharArray();
    }

    /// The text with signs where its tags were, of the same length; the same one without tags.
    ///
    /// @param top where the words begin; in a front matter, above it, no signs take the tags' place
    static String asMarkdown(String raw, int start, int top, int end) {
        int at = raw.indexOf('<', start, end);
        if (at < 0) {
            return raw;
        }
        var tags = new MarkdownTags(raw, top, end);
        while (at >= 0) {
            at = raw.indexOf('<', tags.past(at), end);
        }
        return new String(tags.text);
    }

    /// Rewrites what begins at a `<`.
    ///
    /// @return where to go on
    private int past(int at) {
        if (raw.startsWith(COMMENT, at)) {
            int close = raw.indexOf(COMMENT_END, at, end);
            if (close < 0) {
                return end;
            }
            int past = close + COMMENT_END.length();
            PlainText.blankKeepingLines(text, at, past);
            return past;
        }
        boolean closing = at + 1 < end && raw.charAt(at + 1) == '/';
        int name = closing ? at + 2 : at + 1;
        int past = name;
        while (past < end
                && past < name + LONGEST_NAME
                && Character.isLetterOrDigit(raw.charAt(past))) {
            past++;
        }
        String element = raw.substring(name, past).toLowerCase(Locale.ROOT);
        String sign = sign(element, closing);
        int close = sign == null ? -1 : close(past);
        if (sign == null || close < 0) {
            return at + 1;
        }
        PlainText.blankKeepingLines(text, at, close);
        if (at < top) {
            return close;
        }
        int words = words(close);
        if (sign.equals(HEADING)) {
            Arrays.fill(text, close, words, ' ');
            put(PARAGRAPH, at);
            put(sign, words - sign.length());
        } else if (sign.equals(BOLD) && !closing) {
            put(sign, words - sign.length());
        } else if (!sign.equals(LINE) || raw.indexOf('\n', close, words) < 0) {
            put(sign, at);
        }
        return close;
    }

    /// What a tag is in Markdown; null where it is no tag.
    private static @Nullable String sign(String element, boolean closing) {
        return switch (element) {
            case "b", "strong" -> BOLD;
            case "br" -> LINE;
            case "h1", "h2", "h3", "h4", "h5", "h6" -> closing ? PARAGRAPH : HEADING;
            case "li" -> closing ? "" : ITEM;
            default -> INLINE.contains(element) ? "" : BLOCKS.contains(element) ? PARAGRAPH : null;
        };
    }

    /// Past the `>` of a tag whose name ends here; -1 where another `<` or a free line comes first.
    private int close(int past) {
        if (past < end && !Words.isSpace(raw.charAt(past)) && ">/".indexOf(raw.charAt(past)) < 0) {
            return -1;
        }
        int limit = Math.min(end, past + LONGEST);
        for (int i = past; i < limit; i++) {
            if (raw.charAt(i) == '>') {
                return i + 1;
            }
            if (raw.charAt(i) == '<' || isFreeLine(i)) {
                return -1;
            }
        }
        return -1;
    }

    private boolean isFreeLine(int lineEnd) {
        return raw.charAt(lineEnd) == '\n' && raw.indexOf('\n', lineEnd + 1, words(lineEnd)) > 0;
    }

    /// Where words follow, in this line or a later one.
    private int words(int at) {
        int i = at;
        while (i < end && Words.isSpace(raw.charAt(i))) {
            i++;
        }
        return i;
    }

    private void put(String sign, int at) {
        sign.getChars(0, sign.length(), text, at);
    }
}
