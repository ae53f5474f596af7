package press.dateline.text;

import org.jsoup.nodes.Entities;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Takes the words out of HTML and remembers where each came from. One pass over the characters:
/// tags only tell where blocks end and how text looks, so badly nested tags cost nothing.
final class HtmlText {

    /// Elements that stand for themselves, and those that hold them, in pages and in Markdown.
    static final String STANDING =
            """
            p, div, ul, ol, dl, dt, dd, table, tbody, thead, tr, td, th, center, blockquote,
            address, pre, hr, section, article, header, footer, main, aside, nav, figure,
            figcaption, details, summary
            """;

    private static final Set<String> BLOCKS =
            Terms.of(
                    STANDING
                            + """
                            , h1, h2, h3, h4, h5, h6, li, tfoot, kbd, body, html, head, form,
                            caption, fieldset, dir, menu, document, text, page, card, wml, br
                            """);

    /// Elements whose text nobody sees.
    private static final Set<String> SKIPPED =
            Set.of(
                    "script",
                    "style",
                    "title",
                    "noscript",
                    "template",
                    "textarea",
                    "select",
                    "iframe",
                    "object",
                    "svg");

    /// Markers of an EDGAR document that own the rest of their line.
    private static final Set<String> MARKERS =
            Set.of("type", "sequence", "filename", "description");

    /// Deeper elements are read as if they stood here; their looks are not remembered.
    private static final int DEPTH = 256;

    /// A table of more rows is one of figures, never one for the layout.
    private static final int LAYOUT_ROWS = 40;

    private static final String WINDOWS =
            "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D"
                    + "\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A"
                    + "\u0153\u009D\u017E\u0178";

    private static final Map<String, Character> COMMON =
            Map.of(
                    "nbsp", '\u00A0', "amp", '&', "lt", '<', "gt", '>', "quot", '"', "apos", '\'',
                    "rsquo", '\u2019', "ldquo", '\u201C', "rdquo", '\u201D', "mdash", '\u2014');

    /// A line with the cell of the table that it stands in.
    private record Placed(Line line, int table, int row, int column) {}

    private final String raw;
    private final int end;
    private int at;

    private char[] text;
    private int[] from;
    private int[] to;
    private int length;

    private final List<Placed> lines = new ArrayList<>();
    private int lineStart;
    private int gap = 1;
    private int boldCharacters;

    private final String[] open = new String[DEPTH];
    private final byte[] looks = new byte[DEPTH];
    private int depth;
    private int beyond;
    private byte look;

    private int table;
    private int tableDepth;
    private int tables;
    private int row;
    private int column;
    private boolean item;
    private boolean heading;
    private int preformatted;

    private static final byte BOLD = 1;
    private static final byte CENTER = 2;
    private static final byte HIDDEN = 4;

    private HtmlText(String raw, int start, int end) {
        this.raw = raw;
        this.at = start;
        this.end = end;
        int room = Math.max(64, (end - start) / 3);
        this.text = new char[room];
        this.from = new int[room];
        this.to = new int[room];
    }

    static Reading read(String raw, int start, int end) {
        var html = new HtmlText(raw, start, end);
        html.scan();
        html.endLine();
        return new Reading(
                new String(html.text, 0, html.length),
                Arrays.copyOf(html.from, html.length),
                Arrays.copyOf(html.to, html.length),
                0,
                true,
                html.ordered());
    }

    private void scan() {
        while (at < end) {
            char c = raw.charAt(at);
            if (c == '<') {
                tag();
            } else if (c == '&') {
                entity();
            } else {
                add(c, at, at + 1);
                at++;
            }
        }
    }

    private void add(char c, int start, int stop) {
        if ((look & HIDDEN) != 0) {
            return;
        }
        if (preformatted > 0 && (c == '\n' || c == '\r')) {
            if (c == '\n') {
                boolean empty = length == lineStart;
                endLine();
                gap = empty ? gap + 1 : 0;
            }
            return;
        }
        if (c <= ' ' || Words.isOddSpace(c)) {
            if (preformatted > 0 ? length == lineStart && gap < 0 : !wantsSpace()) {
                return;
            }
            push(' ', start, stop);
            return;
        }
        if ((look & BOLD) != 0) {
            boldCharacters++;
        }
        push(c, start, stop);
    }

    private boolean wantsSpace() {
        return length > lineStart && text[length - 1] != ' ';
    }

    private void push(char c, int start, int stop) {
        if (length == text.length) {
            int room = Math.max(length * 2, 64);
            text = Arrays.copyOf(text, room);
            from = Arrays.copyOf(from, room);
            to = Arrays.copyOf(to, room);
        }
        text[length] = c;
        from[length] = start;
        to[length] = stop;
        length++;
    }

    private void endLine() {
        if (length == lineStart) {
            boldCharacters = 0;
            return;
        }
        int first = lineStart;
        int last = length;
        while (last > first && isBlank(text[last - 1])) {
            last--;
        }
        int indent = 0;
        while (first < last && isBlank(text[first])) {
            first++;
            indent++;
        }
        if (first < last) {
            int flags = 0;
            int words = 0;
            for (int i = first; i < last; i++) {
                words += text[i] == ' ' ? 0 : 1;
            }
            flags |= boldCharacters >= words ? Line.BOLD : 0;
            flags |= (look & CENTER) != 0 ? Line.CENTERED : 0;
            flags |= item ? Line.ITEM : 0;
            flags |= heading ? Line.HEADING : 0;
            flags |= tableDepth > 0 ? Line.CELL : 0;
            lines.add(
                    new Placed(
                            new Line(first, last, gap, preformatted > 0 ? indent : 0, flags),
                            tableDepth > 0 ? table : 0,
                            row,
                            column));
            gap = 0;
            item = false;
            push('\n', at, at);
        } else {
            length = lineStart;
        }
        boldCharacters = 0;
        lineStart = length;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || Words.isInvisible(c);
    }

    private void tag() {
        if (raw.startsWith("<!--", at)) {
            int close = raw.indexOf("-->", at + 4, end);
            at = close < 0 ? end : close + 3;
            return;
        }
        char next = at + 1 < end ? raw.charAt(at + 1) : ' ';
        boolean closing = next == '/';
        int nameStart = closing ? at + 2 : at + 1;
        if (next == '!' || next == '?') {
            int close = raw.indexOf('>', at, end);
            at = close < 0 ? end : close + 1;
            return;
        }
        if (nameStart >= end || !isLetter(raw.charAt(nameStart))) {
            add('<', at, at + 1);
            at++;
            return;
        }
        int nameEnd = nameStart;
        while (nameEnd < end && nameEnd < nameStart + 24 && isNamePart(raw.charAt(nameEnd))) {
            nameEnd++;
        }
        int close = tagEnd(nameEnd);
        if (close < 0) {
            add('<', at, at + 1);
            at++;
            return;
        }
        String name = lower(nameStart, nameEnd);
        int attributes = nameEnd;
        at = close + 1;
        if (MARKERS.contains(name) && !closing) {
            endLine();
            int newline = raw.indexOf('\n', at, end);
            at = newline < 0 ? end : newline;
            return;
        }
        if (!closing && SKIPPED.contains(name)) {
            skipPast(name);
            return;
        }
        if (closing) {
            close(name);
        } else {
            boolean empty = raw.charAt(close - 1) == '/';
            open(name, attributes, close, empty);
        }
    }

    /// The `>` that ends a tag: quotes may hold one, unless they never close.
    private int tagEnd(int i) {
        int k = i;
        while (k < end) {
            char c = raw.charAt(k);
            if (c == '>') {
                return k;
            }
            if ((c == '"' || c == '\'') && raw.charAt(k - 1) == '=') {
                int quote = raw.indexOf(c, k + 1, Math.min(end, k + 20_000));
                if (quote < 0) {
                    return raw.indexOf('>', k, end);
                }
                k = quote;
            } else if (c == '<') {
                return -1;
            }
            k++;
        }
        return -1;
    }

    private void skipPast(String name) {
        int i = at;
        while (i >= 0 && i < end) {
            i = raw.indexOf("</", i, end);
            if (i < 0) {
                break;
            }
            if (raw.regionMatches(true, i + 2, name, 0, name.length())) {
                int close = raw.indexOf('>', i, end);
                at = close < 0 ? end : close + 1;
                return;
            }
            i += 2;
        }
        at = end;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isNamePart(char c) {
        return isLetter(c) || (c >= '0' && c <= '9') || c == ':' || c == '-';
    }

    private String lower(int start, int stop) {
        for (int i = start; i < stop; i++) {
            char c = raw.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                return raw.substring(start, stop).toLowerCase(Locale.ROOT);
            }
        }
        return raw.substring(start, stop);
    }

    private void open(String name, int attributes, int close, boolean empty) {
        boolean block = BLOCKS.contains(name);
        byte inner = look;
        if (name.equals("b") || name.equals("strong")) {
            inner |= BOLD;
        }
        if (close - attributes > 6) {
            inner = styled(inner, attributes, close);
        }
        if (block) {
            startBlock(name);
        }
        if (name.equals("center")) {
            inner |= CENTER;
        }
        if (empty || isVoid(name)) {
            return;
        }
        if (depth == DEPTH) {
            beyond++;
            return;
        }
        open[depth] = name;
        looks[depth] = look;
        depth++;
        look = inner;
    }

    private static boolean isVoid(String name) {
        return switch (name) {
            case "br", "hr", "img", "input", "meta", "link", "page", "wbr", "col", "base" -> true;
            default -> false;
        };
    }

    /// How an element looks by its attributes.
    private byte styled(byte looks, int start, int stop) {
        byte inner = looks;
        int style = Terms.indexOf(raw, start, stop, "style");
        if (style >= 0) {
            boolean weighty = Terms.holds(raw, style, stop, "font-weight");
            if (Terms.holds(raw, style, stop, "bold")
                    || (weighty && Terms.holds(raw, style, stop, "font-weight:700"))) {
                inner |= BOLD;
            } else if (weighty || Terms.holds(raw, style, stop, "font:")) {
                inner &= ~BOLD;
            }
            int display = Terms.indexOf(raw, style, stop, "display");
            if (display >= 0
                    && lower(display + 7, Math.min(stop, display + 15))
                            .replace(" ", "")
                            .startsWith(":none")) {
                inner |= HIDDEN;
            }
        }
        int align = Terms.indexOf(raw, start, stop, "align");
        if (align >= 0) {
            if (Terms.holds(raw, align + 5, Math.min(stop, align + 16), "center")) {
                inner |= CENTER;
            } else {
                inner &= ~CENTER;
            }
        }
        return inner;
    }

    private void startBlock(String name) {
        boolean lineBreak = name.equals("br");
        boolean had = length > lineStart;
        if (lineBreak) {
            endLine();
            gap = had ? 0 : Math.max(gap, 1);
            return;
        }
        endLine();
        gap = Math.max(gap, 1);
        switch (name) {
            case "table" -> {
                tableDepth++;
                if (tableDepth == 1) {
                    table = ++tables;
                    row = 0;
                    column = 0;
                }
            }
            case "tr" -> {
                if (tableDepth <= 1) {
                    row++;
                    column = 0;
                }
            }
            case "td", "th" -> {
                if (tableDepth <= 1) {
                    column++;
                }
            }
            case "li" -> item = true;
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading = true;
            case "pre" -> preformatted++;
            default -> {
                // a block like others
            }
        }
    }

    private void close(String name) {
        if (BLOCKS.contains(name) && !name.equals("br")) {
            endLine();
            gap = Math.max(gap, 1);
            switch (name) {
                case "table" -> tableDepth = Math.max(0, tableDepth - 1);
                case "h1", "h2", "h3", "h4", "h5", "h6" -> heading = false;
                case "pre" -> preformatted = Math.max(0, preformatted - 1);
                case "li" -> item = false;
                default -> {
                    // a block like others
                }
            }
        }
        if (beyond > 0) {
            beyond--;
            return;
        }
        for (int i = depth - 1; i >= Math.max(0, depth - 24); i--) {
            if (name.equals(open[i])) {
                depth = i;
                look = looks[i];
                return;
            }
        }
    }

    private void entity() {
        int start = at;
        int i = at + 1;
        if (i < end && raw.charAt(i) == '#') {
            i++;
            boolean hex = i < end && (raw.charAt(i) | 0x20) == 'x';
            int digits = hex ? ++i : i;
            int value = 0;
            while (i < end
                    && i < digits + 8
                    && Character.digit(raw.charAt(i), hex ? 16 : 10) >= 0) {
                value = value * (hex ? 16 : 10) + Character.digit(raw.charAt(i), hex ? 16 : 10);
                i++;
            }
            if (i > digits && value > 0 && value <= Character.MAX_CODE_POINT) {
                i = i < end && raw.charAt(i) == ';' ? i + 1 : i;
                at = i;
                addPoint(
                        value >= 0x80 && value <= 0x9F ? WINDOWS.charAt(value - 0x80) : value,
                        start,
                        i);
                return;
            }
        } else {
            while (i < end && i < start + 32 && Character.isLetterOrDigit(raw.charAt(i))) {
                i++;
            }
            String name = raw.substring(start + 1, i);
            boolean closed = i < end && raw.charAt(i) == ';';
            Character common = COMMON.get(name);
            if (common != null) {
                at = closed ? i + 1 : i;
                add(common, start, at);
                return;
            }
            if (closed && !name.isEmpty()) {
                String sign = Entities.getByName(name);
                if (!sign.isEmpty()) {
                    at = i + 1;
                    sign.codePoints().forEach(point -> addPoint(point, start, at));
                    return;
                }
            }
        }
        add('&', start, start + 1);
        at = start + 1;
    }

    private void addPoint(int point, int start, int stop) {
        if (Character.isBmpCodePoint(point)) {
            if (!Character.isSurrogate((char) point)) {
                add((char) point, start, stop);
            }
            return;
        }
        add(Character.highSurrogate(point), start, stop);
        add(Character.lowSurrogate(point), stop, stop);
    }

    /// The lines in the order of reading: rows of figures joined, bullets with their text, contacts
    /// that stand side by side one after the other.
    private List<Line> ordered() {
        var ordered = new ArrayList<Line>(lines.size());
        int i = 0;
        while (i < lines.size()) {
            Placed first = lines.get(i);
            if (first.table() == 0) {
                ordered.add(first.line());
                i++;
                continue;
            }
            int k = i;
            while (k < lines.size() && lines.get(k).table() == first.table()) {
                k++;
            }
            table(lines.subList(i, k), ordered);
            i = k;
        }
        return ordered;
    }

    private void table(List<Placed> cells, List<Line> ordered) {
        int rows = 0;
        int figures = 0;
        int columns = 0;
        int several = 0;
        int row = -1;
        int previous = -1;
        int contactColumns = 0;
        int longest = 0;
        int bullets = 0;
        for (Placed cell : cells) {
            // Further to the right a dash is a figure that is nil.
            boolean first = cell.row() != row;
            bullets += first && cell.line().length() <= 2 && isBullet(cell.line()) ? 1 : 0;
            if (first) {
                rows++;
                row = cell.row();
                previous = cell.column();
            } else if (cell.column() != previous) {
                several++;
                previous = cell.column();
            }
            columns = Math.max(columns, cell.column());
            figures += isFigure(cell.line()) ? 1 : 0;
            longest = Math.max(longest, cell.line().length());
            if (hasAddress(cell.line()) && cell.column() < 31) {
                contactColumns |= 1 << cell.column();
            }
        }
        boolean sideBySide = Integer.bitCount(contactColumns) > 1 && rows <= LAYOUT_ROWS;
        if (sideBySide) {
            for (int c = 1; c <= columns; c++) {
                int wanted = c;
                boolean first = true;
                for (Placed cell : cells) {
                    if (cell.column() == wanted) {
                        Line line = cell.line();
                        ordered.add(line.with(first ? 2 : 0, line.flags()));
                        first = false;
                    }
                }
            }
            return;
        }
        boolean data =
                bullets * 2 < rows
                        && (rows > LAYOUT_ROWS
                                || (figures * 10 >= cells.size() * 3 && several > 1)
                                || (rows > 2 && several >= rows && columns > 2 && longest < 200));
        int i = 0;
        while (i < cells.size()) {
            int k = i;
            while (k < cells.size() && cells.get(k).row() == cells.get(i).row()) {
                k++;
            }
            List<Placed> whole = cells.subList(i, k);
            Line first = whole.getFirst().line();
            Line last = whole.getLast().line();
            boolean bullet = first.length() <= 2 && whole.size() > 1 && isBullet(first);
            if (data) {
                ordered.add(new Line(first.start(), last.end(), first.gap(), 0, Line.TABLE));
            } else if (bullet) {
                Line second = whole.get(1).line();
                ordered.add(
                        new Line(
                                first.start(),
                                second.end(),
                                first.gap(),
                                0,
                                (second.flags() & ~Line.BOLD) | Line.ITEM));
                whole.subList(2, whole.size()).forEach(p -> ordered.add(p.line()));
            } else {
                whole.forEach(p -> ordered.add(p.line()));
            }
            i = k;
        }
    }

    private boolean isBullet(Line line) {
        char c = text[line.start()];
        return "•●○▪■◦·*-–—o§¨ü".indexOf(c) >= 0;
    }

    private boolean isFigure(Line line) {
        int digits = 0;
        if (line.length() > 24) {
            return false;
        }
        for (int i = line.start(); i < line.end(); i++) {
            char c = text[i];
            if (c >= '0' && c <= '9') {
                digits++;
            } else if ("$€£¥().,%-–—+ ".indexOf(c) < 0) {
                return false;
            }
        }
        return digits > 0 || line.length() <= 2;
    }

    private boolean hasAddress(Line line) {
        int digits = 0;
        for (int i = line.start(); i < line.end(); i++) {
            if (text[i] == '@') {
                return true;
            }
            digits += text[i] >= '0' && text[i] <= '9' ? 1 : 0;
        }
        return (digits >= 10 && digits <= 14 && line.length() < 60 && !isFigure(line))
                || ((digits == 10 || digits == 11)
                        && line.length() <= 18
                        && text[line.start()] != '$');
    }
}
