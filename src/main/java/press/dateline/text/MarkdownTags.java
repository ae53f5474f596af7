package press.dateline.text;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Set;

/// HTML that stands in Markdown, rewritten in place as the Markdown that it stands for: every
/// character keeps its place, tags become signs, line ends and blanks.
final class MarkdownTags {

    /// Elements that flow with their words.
    private static final Set<String> INLINE =
            Terms.of(
                    """
                    a, abbr, big, cite, code, del, em, font, i, img, ins, s, small, span, strike, sub, sup, u
                    """);

    /// Elements that stand for themselves, and those that hold them.
    private static final Set<String> BLOCKS =
            Terms.of(
                    """
                    address, article, aside, blockquote, center, dd, details, div, dl, dt,
                    figcaption, figure, footer, header, hr, iframe, main, nav, ol, p, pre, section,
                    summary, table, tbody, td, th, thead, tr, ul, video
                    """);

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
    private final int end;
    private final char[] text;

    private MarkdownTags(String raw, int end) {
        this.raw = raw;
        this.end = end;
        this.text = raw.toCharArray();
    }

    /// The text with signs where its tags were, of the same length; the same one without tags.
    static String asMarkdown(String raw, int start, int end) {
        int at = raw.indexOf('<', start, end);
        if (at < 0) {
            return raw;
        }
        var tags = new MarkdownTags(raw, end);
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
            return close < 0 ? end : blank(at, close + COMMENT_END.length());
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
        blank(at, close);
        int words = words(close);
        if (sign.equals(HEADING)) {
            for (int i = close; i < words; i++) {
                text[i] = ' ';
            }
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

    /// Past the `>` of a tag whose name ends here; -1 where another `<` comes first.
    private int close(int past) {
        if (past < end && !Words.isSpace(raw.charAt(past)) && ">/".indexOf(raw.charAt(past)) < 0) {
            return -1;
        }
        int limit = Math.min(end, past + LONGEST);
        for (int i = past; i < limit; i++) {
            if (raw.charAt(i) == '>') {
                return i + 1;
            }
            if (raw.charAt(i) == '<') {
                return -1;
            }
        }
        return -1;
    }

    /// Where words follow, in this line or a later one.
    private int words(int at) {
        int i = at;
        while (i < end && Words.isSpace(raw.charAt(i))) {
            i++;
        }
        return i;
    }

    private int blank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] != '\n' && text[i] != '\r') {
                text[i] = ' ';
            }
        }
        return to;
    }

    private void put(String sign, int at) {
        sign.getChars(0, sign.length(), text, at);
    }
}
