package press.dateline.text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Makes plain text ready: unusual spaces become plain ones, quote marks of mail, dash escapes of
/// privacy-enhanced mail, EDGAR's table markers and the signs of Markdown are blanked. Every
/// character keeps its place.
final class PlainText {

    private static final int TAB = 8;

    /// Links longer than this are left as they stand, in characters.
    private static final int LINK = 2000;

    /// So many lines that begin with bars are looked at.
    private static final int BARS = 40;

    private final String raw;
    private final int start;
    private final int top;
    private final int end;
    private final boolean markdown;
    private char @Nullable [] changed;

    /// @param top where the words begin, past a front matter
    private PlainText(String raw, int start, int top, int end, boolean markdown) {
        this.raw = raw;
        this.start = start;
        this.top = top;
        this.end = end;
        this.markdown = markdown;
    }

    static Reading read(String raw, int start, int end, boolean markdown) {
        boolean odd = false;
        for (int i = start; i < end; i++) {
            char c = raw.charAt(i);
            if (c >= 0x85) {
                if (Words.isInvisible(c)) {
                    return withoutInvisible(raw, start, end, markdown);
                }
                odd |= Words.isOddSpace(c);
            }
        }
        int top = Math.max(start, FrontMatter.end(raw, start, end));
        String signs = markdown ? MarkdownTags.asMarkdown(raw, start, top, end) : raw;
        var plain = new PlainText(signs, start, top, end, markdown);
        if (odd) {
            plain.blankOddSpaces();
        }
        return plain.read();
    }

    /// Recognition must not stumble over characters that nobody sees: they are left out.
    private static Reading withoutInvisible(String raw, int start, int end, boolean markdown) {
        char[] seen = new char[end - start];
        int[] from = new int[end - start];
        int[] to = new int[end - start];
        int length = 0;
        for (int i = start; i < end; i++) {
            char c = raw.charAt(i);
            if (!Words.isInvisible(c)) {
                from[length] = i;
                to[length] = i + 1;
                seen[length] = c;
                length++;
            }
        }
        Reading plain = read(new String(seen, 0, length), 0, length, markdown);
        return new Reading(plain.text(), from, to, 0, false, plain.lines());
    }

    private Reading read() {
        boolean quoted = isQuoted();
        boolean escaped = raw.startsWith("-----BEGIN PRIVACY") || isEscaped();
        boolean barred = isBarred();
        var lines = new ArrayList<Line>();
        frontMatter(lines);
        int at = top;
        int gap = 0;
        while (at < end) {
            int stop = lineEnd(at);
            int from = at;
            if (quoted) {
                from = unquote(from, stop);
            }
            if (escaped && raw.startsWith("- -", from) && from + 3 <= stop) {
                blank(from, from + 2);
                from += 2;
            }
            int flags = 0;
            int probe = skip(from, stop);
            if (barred && probe < stop && raw.charAt(probe) == '|') {
                blank(probe, probe + 1);
            }
            if (probe < stop && raw.charAt(probe) == '<') {
                blankTableMarkers(probe, stop);
            }
            if (markdown) {
                flags = markdown(from, stop);
            }
            Line line = trimmed(from, stop, gap, flags);
            if (line == null) {
                gap++;
            } else {
                lines.add(line);
                gap = 0;
            }
            at = after(stop);
        }
        String text =
                changed == null
                        ? (start == 0 && end == raw.length() ? raw : raw.substring(start, end))
                        : new String(changed, start, end - start);
        if (start > 0) {
            lines.replaceAll(
                    l ->
                            new Line(
                                    l.start() - start,
                                    l.end() - start,
                                    l.gap(),
                                    l.indent(),
                                    l.flags()));
        }
        return new Reading(text, null, null, start, false, lines);
    }

    /// Whether bars stand where the cells of a layout began, one a line, as some programs write that
    /// make text out of pages; tables of Markdown have several in a line.
    private boolean isBarred() {
        int cells = 0;
        int bar = raw.indexOf('|', start, end);
        while (bar >= 0 && cells < BARS) {
            int first = bar;
            while (first > start
                    && isBlank(raw.charAt(first - 1))
                    && raw.charAt(first - 1) != '\n') {
                first--;
            }
            int stop = lineEnd(bar);
            boolean opens = first == start || raw.charAt(first - 1) == '\n';
            if (opens && raw.indexOf('|', bar + 1, stop) >= 0) {
                return false;
            }
            cells += opens ? 1 : 0;
            bar = raw.indexOf('|', stop, end);
        }
        return cells > 1;
    }

    /// Blanks what a site's generator reads above the text, but for what readers see of it.
    private void frontMatter(List<Line> lines) {
        if (top == start) {
            return;
        }
        int from = start;
        for (FrontMatter.Value value : FrontMatter.values(raw, start, top, end)) {
            blankKeepingLines(from, value.from());
            int gap = value.goesOn() ? 0 : 1;
            int flags = value.title() ? Line.HEADING : 0;
            lines.add(new Line(value.from(), value.to(), gap, 0, flags));
            from = value.to();
        }
        blankKeepingLines(from, top);
    }

    private int lineEnd(int at) {
        return lineEnd(raw, at, end);
    }

    /// Where a line ends: at a line feed, a carriage return or both, or at the end of the range.
    static int lineEnd(String s, int at, int end) {
        int newline = s.indexOf('\n', at, end);
        int stop = newline < 0 ? end : newline;
        int lone = s.indexOf('\r', at, stop);
        return lone >= 0 ? lone : stop;
    }

    private int after(int stop) {
        return after(raw, stop, end);
    }

    /// Past what ends a line.
    static int after(String s, int stop, int end) {
        if (stop < end && s.charAt(stop) == '\r') {
            return stop + 1 < end && s.charAt(stop + 1) == '\n' ? stop + 2 : stop + 1;
        }
        return stop + 1;
    }

    private char at(int i) {
        return changed == null ? raw.charAt(i) : changed[i];
    }

    private boolean startsWith(String sign, int i) {
        return raw.startsWith(sign, i);
    }

    private char[] change() {
        if (changed == null) {
            changed = raw.toCharArray();
        }
        return changed;
    }

    private void blank(int from, int to) {
        char[] text = change();
        for (int i = from; i < to; i++) {
            text[i] = ' ';
        }
    }

    private void blankOddSpaces() {
        for (int i = start; i < end; i++) {
            char c = raw.charAt(i);
            if (c >= 0x85 && Words.isOddSpace(c)) {
                change()[i] = ' ';
            }
        }
    }

    private int skip(int from, int stop) {
        int i = from;
        while (i < stop && isBlank(at(i))) {
            i++;
        }
        return i;
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || Words.isInvisible(c);
    }

    private @Nullable Line trimmed(int from, int stop, int gap, int flags) {
        int indent = 0;
        int first = from;
        while (first < stop && isBlank(at(first))) {
            indent += at(first) == '\t' ? TAB - indent % TAB : 1;
            first++;
        }
        int last = stop;
        while (last > first && isBlank(at(last - 1))) {
            last--;
        }
        return first == last ? null : new Line(first, last, gap, indent, flags);
    }

    /// Mail that was quoted whole: nearly every line begins with the mark.
    private boolean isQuoted() {
        int marked = 0;
        int all = 0;
        int at = start;
        while (at < end && all < 400) {
            int stop = lineEnd(at);
            int first = skip(at, stop);
            if (first < stop) {
                all++;
                marked += raw.charAt(first) == '>' ? 1 : 0;
            }
            at = after(stop);
        }
        return marked > 2 && marked * 10 > all * 7;
    }

    private int unquote(int from, int stop) {
        int i = from;
        int past = from;
        while (i < stop && (raw.charAt(i) == '>' || raw.charAt(i) == ' ')) {
            i++;
            if (raw.charAt(i - 1) == '>') {
                past = i;
            }
        }
        if (past < stop && past > from && raw.charAt(past) == ' ') {
            past++;
        }
        if (past > from) {
            blank(from, past);
        }
        return past;
    }

    private boolean isEscaped() {
        return raw.indexOf("\n- ---", start, end) >= 0 || raw.indexOf("\n- -C-", start, end) >= 0;
    }

    private void blankTableMarkers(int from, int stop) {
        for (String marker : List.of("<TABLE>", "</TABLE>", "<CAPTION>", "<S>", "<C>", "<FN>")) {
            int at = from;
            while (at < stop && at < from + 400) {
                if (raw.regionMatches(true, at, marker, 0, marker.length())) {
                    blank(at, Math.min(stop, at + marker.length()));
                    at += marker.length();
                } else {
                    int next = raw.indexOf('<', at + 1, stop);
                    if (next < 0) {
                        break;
                    }
                    at = next;
                }
            }
        }
    }

    /// Blanks the signs of Markdown in a line and says what they mean.
    private int markdown(int from, int stop) {
        int first = skip(from, stop);
        int flags = 0;
        if (first == stop) {
            return flags;
        }
        if (at(first) == '>' && first + 1 < stop && isBlank(at(first + 1))) {
            blank(first, first + 1);
            first = skip(first, stop);
        }
        int past = first;
        while (past < stop && past < first + 6 && at(past) == '#') {
            past++;
        }
        if (past > first && past < stop && at(past) == ' ') {
            blank(first, past);
            flags |= Line.HEADING;
        } else if (stop - first > 1 && "*-+•".indexOf(at(first)) >= 0 && isBlank(at(first + 1))) {
            blank(first, first + 1);
            flags |= Line.ITEM;
        } else if (stop - first == 1 && "*-+".indexOf(at(first)) >= 0) {
            blank(first, stop);
            return flags;
        }
        if (isTableRule(first, stop)) {
            blank(first, stop);
            return flags;
        }
        boolean bold = startsWith("**", first) || startsWith("__", first);
        boolean boldEnd = false;
        int i = past;
        while (i < stop) {
            char c = at(i);
            if (c == '*' && i + 1 < stop && at(i + 1) == '*') {
                blank(i, i + 2);
                boldEnd = skip(i + 2, stop) == stop;
                i += 2;
            } else if (c == '\\' && i + 1 < stop && "*_#[]()-.!&".indexOf(at(i + 1)) >= 0) {
                blank(i, i + 1);
                i += 2;
            } else if (c == '_' && isUnderline(i, from, stop)) {
                blank(i, i + 1);
                i++;
            } else if (c == '*' && isEmphasis(i, from, stop)) {
                blank(i, i + 1);
                i++;
            } else if (c == '[' || (c == '!' && i + 1 < stop && at(i + 1) == '[')) {
                i = link(i, c == '!');
            } else {
                i++;
            }
        }
        return bold && boldEnd ? flags | Line.BOLD : flags;
    }

    /// The rule below the head of a table, `|---|:--|`, or a row of empty cells.
    private boolean isTableRule(int first, int stop) {
        boolean bar = false;
        for (int i = first; i < stop; i++) {
            char c = at(i);
            bar |= c == '|';
            if (c != '|' && c != '-' && c != ':' && !isBlank(c)) {
                return false;
            }
        }
        return bar;
    }

    /// An underline at the edge of a word, not inside one as in addresses.
    private boolean isUnderline(int i, int from, int stop) {
        boolean before = i == from || isBlank(at(i - 1)) || "(\"“*".indexOf(at(i - 1)) >= 0;
        boolean after = i + 1 >= stop || isBlank(at(i + 1)) || ".,:;)*”\"".indexOf(at(i + 1)) >= 0;
        return before != after;
    }

    private boolean isEmphasis(int i, int from, int stop) {
        boolean letterBefore = i > from && !isBlank(raw.charAt(i - 1));
        boolean letterAfter = i + 1 < stop && Character.isLetter(raw.charAt(i + 1));
        int other = raw.indexOf('*', i + 1, stop);
        return (letterAfter && !letterBefore && other > 0)
                || (letterBefore && raw.charAt(first(from, stop)) == '*');
    }

    /// Where the words of a line begin, with the signs that were blanked.
    private int first(int from, int stop) {
        int i = from;
        while (i < stop - 1 && isBlank(raw.charAt(i))) {
            i++;
        }
        return i;
    }

    /// A link keeps its words, a picture nothing. The address may go on in the next line.
    private int link(int i, boolean picture) {
        int open = picture ? i + 1 : i;
        int limit = Math.min(end, open + LINK);
        int close = raw.indexOf(']', open, limit);
        // `[[hidden]](address)`
        boolean nested =
                close > 0
                        && close + 1 < limit
                        && raw.charAt(close + 1) == ']'
                        && raw.charAt(open + 1) == '[';
        close += nested ? 1 : 0;
        if (close < 0 || close + 1 >= end || raw.charAt(close + 1) != '(') {
            return i + 1;
        }
        int last = raw.indexOf(')', close, limit);
        if (last < 0 || raw.substring(close, last).contains("\n\n")) {
            return i + 1;
        }
        if (picture) {
            blankKeepingLines(i, last + 1);
        } else {
            blank(open, open + 1);
            blankKeepingLines(close, last + 1);
        }
        return picture ? last + 1 : open + 1;
    }

    private void blankKeepingLines(int from, int to) {
        blankKeepingLines(change(), from, to);
    }

    static void blankKeepingLines(char[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] != '\n') {
                text[i] = ' ';
            }
        }
    }
}
