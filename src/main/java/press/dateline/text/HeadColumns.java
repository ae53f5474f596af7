package press.dateline.text;

import java.util.ArrayList;
import java.util.List;

/// Takes the two columns of a text's head apart, so that the right one follows the left one.
final class HeadColumns {

    /// Ends of lines that are set flush right differ by less.
    private static final int FLUSH = 4;

    private final Reading reading;
    private final String s;

    HeadColumns(Reading reading) {
        this.reading = reading;
        this.s = reading.text();
    }

    /// Two columns in text: the left one first, then the right one.
    List<Line> apart(List<Line> lines) {
        if (reading.html()) {
            return lines;
        }
        int first = firstColumns(lines);
        if (first < 0) {
            return lines;
        }
        int firstCut = columnCut(lines.get(first));
        int column = columnOf(lines.get(first), firstCut);
        // A right column may be set flush right.
        int edge = columnOf(lines.get(first), lines.get(first).end());
        boolean byTabs = s.startsWith("\t\t", firstCut - 2);
        var left = new ArrayList<Line>(lines.subList(0, first));
        var right = new ArrayList<Line>();
        int i = first;
        while (i < lines.size()) {
            Line line = lines.get(i);
            int cut = columnCut(line);
            if (line.gap() > 2 && i > first) {
                break;
            }
            boolean tabbed = cut > 0 && s.charAt(cut - 1) == '\t' && byTabs;
            boolean flush = cut > 0 && Math.abs(columnOf(line, line.end()) - edge) < FLUSH;
            if (cut > 0 && (tabbed || flush || Math.abs(columnOf(line, cut) - column) < 9)) {
                int stop = cut;
                while (stop > line.start() && Words.isSpace(s.charAt(stop - 1))) {
                    stop--;
                }
                left.add(line.part(line.start(), stop));
                addRight(right, line, cut);
            } else if (line.indent() > 20 && Math.abs(line.indent() - column) < 9) {
                addRight(right, line, line.start());
            } else if (cut < 0
                    && line.indent() < 8
                    && line.length() < column
                    && i < first + 12
                    && hasMore(lines, i, column)) {
                left.add(line);
            } else {
                break;
            }
            i++;
        }
        left.addAll(right);
        for (int k = i; k < lines.size(); k++) {
            Line line = lines.get(k);
            left.add(k == i ? line.with(Math.max(1, line.gap()), line.flags()) : line);
        }
        return left;
    }

    private static void addRight(List<Line> right, Line line, int from) {
        int gap = right.isEmpty() ? 1 : line.gap();
        right.add(new Line(from, line.end(), gap, 0, line.flags()));
    }

    /// The first line of two columns: one that goes on below, or else the first of all; -1 without
    /// any.
    private int firstColumns(List<Line> lines) {
        int any = -1;
        for (int i = 0; i < lines.size(); i++) {
            int cut = columnCut(lines.get(i));
            if (cut > 0 && isHeadColumn(lines.get(i), cut)) {
                if (hasMore(lines, i, columnOf(lines.get(i), cut))
                        || isFlush(lines, i, columnOf(lines.get(i), lines.get(i).end()))) {
                    return i;
                }
                any = any < 0 ? i : any;
            }
        }
        return any;
    }

    private boolean hasMore(List<Line> lines, int i, int column) {
        for (int k = i + 1; k < Math.min(lines.size(), i + 5); k++) {
            Line line = lines.get(k);
            int cut = columnCut(line);
            if ((cut > 0 && Math.abs(columnOf(line, cut) - column) < 9)
                    || (line.indent() > 20 && Math.abs(line.indent() - column) < 9)) {
                return true;
            }
        }
        return false;
    }

    /// Whether the next line has a right column, too, that ends where this one does.
    private boolean isFlush(List<Line> lines, int i, int edge) {
        return i + 1 < lines.size()
                && columnCut(lines.get(i + 1)) > 0
                && Math.abs(columnOf(lines.get(i + 1), lines.get(i + 1).end()) - edge) < FLUSH;
    }

    private boolean isHeadColumn(Line line, int cut) {
        Line left = line.part(line.start(), cut);
        String leftWords = s.substring(line.start(), cut).strip();
        String rightWords = s.substring(cut, line.end());
        Marks leftMark =
                Marks.of(
                        reading,
                        new Line(left.start(), left.start() + leftWords.length(), 0, 0, 0));
        Marks rightMark = Marks.of(reading, new Line(cut, line.end(), 0, 0, 0));
        boolean left1 =
                leftMark == Marks.STAMP
                        || leftMark == Marks.DOCUMENT_WORD
                        || leftMark == Marks.CONTACT
                        || leftMark == Marks.EMBARGO;
        boolean right1 =
                rightMark == Marks.STAMP
                        || rightMark == Marks.DOCUMENT_WORD
                        || rightMark == Marks.CONTACT
                        || rightMark == Marks.EXHIBIT
                        || (rightMark == Marks.TIMESTAMP && leftMark != Marks.TAIL);
        return left1
                || right1
                || Letterheads.isAddress(leftWords)
                || ContactWords.isName(rightWords)
                || Addresses.has(s, cut, line.end());
    }

    private int columnOf(Line line, int cut) {
        int column = line.indent();
        for (int i = line.start(); i < cut; i++) {
            column += s.charAt(i) == '\t' ? 8 - column % 8 : 1;
        }
        return column;
    }

    /// Where the right column begins, -1 without one.
    private int columnCut(Line line) {
        for (int i = line.start(); i < line.end(); i++) {
            char c = s.charAt(i);
            if (c != ' ' && c != '\t') {
                continue;
            }
            int k = i;
            int wide = 0;
            while (k < line.end() && (s.charAt(k) == ' ' || s.charAt(k) == '\t')) {
                wide += s.charAt(k) == '\t' ? 4 : 1;
                k++;
            }
            if (wide >= 4 && k < line.end()) {
                return k;
            }
            i = k;
        }
        return -1;
    }
}
