package press.dateline.text;

import java.util.ArrayList;
import java.util.List;

/// Persons who stand side by side: where the lines of a block of contacts hold two columns or more,
/// each with somebody's name and number, one column is read after the other.
final class ContactColumns {

    /// From so many blanks on a gap parts columns.
    private static final int GAP = 3;

    /// Cells of one column begin this near to each other at most, in characters.
    private static final int NEAR = 9;

    private static final int MOST_COLUMNS = 4;

    private static final int MOST_ROWS = 5;

    private final Reading reading;
    private final String s;

    private ContactColumns(Reading reading) {
        this.reading = reading;
        this.s = reading.text();
    }

    /// The lines in groups, whose persons have nothing in common: each column is one, and the lines
    /// between columns are.
    static List<List<Line>> part(Reading reading, List<Line> lines) {
        return new ContactColumns(reading).part(lines);
    }

    private List<List<Line>> part(List<Line> lines) {
        var parted = new ArrayList<List<Line>>();
        var whole = new ArrayList<Line>();
        int i = 0;
        while (i < lines.size()) {
            List<Cell> first = cells(lines.get(i));
            List<List<Line>> columns =
                    first.size() < 2 ? List.of() : columns(lines.subList(i, lines.size()), first);
            int rows = first.size() == 1 ? rowByRow(lines, i) : 0;
            if (rows > 0) {
                parted.add(List.copyOf(whole));
                whole.clear();
                List<List<Line>> two = pair(lines.subList(i, lines.size()), rows);
                parted.addAll(two);
                i += two.getFirst().size() + two.getLast().size();
            } else if (columns.stream().filter(this::isPerson).count() > 1) {
                parted.add(List.copyOf(whole));
                whole.clear();
                parted.addAll(columns);
                int held = columns.stream().mapToInt(List::size).sum();
                i += rows(lines.subList(i, lines.size()), held);
            } else {
                whole.add(lines.get(i));
                i++;
            }
        }
        parted.add(whole);
        return parted;
    }

    /// How many rows two persons have whose columns were written row by row: both names, then both
    /// titles, then both numbers; 0 where they stand one after the other.
    private int rowByRow(List<Line> lines, int at) {
        int i = at;
        while (i < Math.min(lines.size(), at + 2 * MOST_ROWS) && !has(lines.get(i))) {
            i++;
        }
        int rows = (i - at) / 2;
        boolean pairs =
                rows > 1
                        && (i - at) % 2 == 0
                        && i + 1 < lines.size()
                        && has(lines.get(i + 1))
                        && isMail(lines.get(i)) == isMail(lines.get(i + 1));
        return pairs
                        && ContactWords.isName(reading.of(lines.get(at)))
                        && ContactWords.isName(reading.of(lines.get(at + 1)))
                        && (ContactWords.isTitle(reading.of(lines.get(at + 2)))
                                || ContactWords.isTitle(reading.of(lines.get(at + 3))))
                ? rows + 1
                : 0;
    }

    /// Every other one of the first lines, and the others with what stands behind them.
    private List<List<Line>> pair(List<Line> lines, int rows) {
        var left = new ArrayList<Line>();
        var right = new ArrayList<Line>();
        for (int k = 0; k < 2 * rows; k++) {
            (k % 2 == 0 ? left : right).add(lines.get(k));
        }
        for (int k = 2 * rows; k < lines.size() && has(lines.get(k)); k++) {
            right.add(lines.get(k));
        }
        return List.of(left, right);
    }

    private boolean has(Line line) {
        return Addresses.has(s, line.start(), line.end());
    }

    private boolean isMail(Line line) {
        return s.indexOf('@', line.start(), line.end()) >= 0
                && Addresses.phone(reading.of(line)) == null;
    }

    /// How many of the lines hold so many cells.
    private int rows(List<Line> lines, int cells) {
        int rows = 0;
        int held = 0;
        while (held < cells) {
            held += cells(lines.get(rows)).size();
            rows++;
        }
        return rows;
    }

    /// The cells of the first lines, by column; a line that does not fit ends them.
    private List<List<Line>> columns(List<Line> lines, List<Cell> first) {
        var columns = new ArrayList<List<Line>>();
        first.forEach(cell -> columns.add(new ArrayList<>()));
        for (Line line : lines) {
            List<Cell> cells = cells(line);
            var places = new ArrayList<Integer>();
            for (Cell cell : cells) {
                int place = place(cell, first);
                if (place < 0 || places.contains(place)) {
                    return columns;
                }
                places.add(place);
            }
            for (int i = 0; i < cells.size(); i++) {
                columns.get(places.get(i)).add(cells.get(i).line());
            }
        }
        return columns;
    }

    private static int place(Cell cell, List<Cell> first) {
        for (int i = 0; i < first.size(); i++) {
            boolean same =
                    (cell.number() < 0 || first.get(i).number() < 0)
                            ? Math.abs(cell.column() - first.get(i).column()) < NEAR
                            : cell.number() == first.get(i).number();
            if (same) {
                return i;
            }
        }
        return -1;
    }

    private boolean isPerson(List<Line> column) {
        boolean named = false;
        boolean reachable = false;
        for (Line cell : column) {
            boolean address = has(cell);
            reachable |= address;
            named |= !address && ContactWords.isNames(name(cell));
        }
        return named && reachable;
    }

    /// What stands before a comma.
    private String name(Line cell) {
        String words = reading.of(cell);
        int comma = words.indexOf(',');
        return comma < 0 ? words : words.substring(0, comma);
    }

    private List<Cell> cells(Line line) {
        int bar = s.indexOf('|', line.start(), line.end());
        return bar < 0 ? byGaps(line) : byBars(line);
    }

    private List<Cell> byBars(Line line) {
        var cells = new ArrayList<Cell>();
        int from = line.start();
        int number = 0;
        while (from < line.end() && number < MOST_COLUMNS) {
            int bar = s.indexOf('|', from, line.end());
            int to = bar < 0 ? line.end() : bar;
            int a = Dates.skip(s, from, to, " \t");
            int b = to;
            while (b > a && Words.isSpace(s.charAt(b - 1))) {
                b--;
            }
            if (a < b) {
                cells.add(new Cell(line.part(a, b), a - line.start(), number));
            }
            number += from == line.start() && a == to ? 0 : 1;
            from = to + 1;
        }
        return cells;
    }

    private List<Cell> byGaps(Line line) {
        var cells = new ArrayList<Cell>();
        int column = line.indent();
        int from = line.start();
        int begun = column;
        int i = from;
        while (i < line.end()) {
            int k = i;
            int past = column;
            boolean tab = false;
            while (k < line.end() && (s.charAt(k) == ' ' || s.charAt(k) == '\t')) {
                tab |= s.charAt(k) == '\t';
                past += s.charAt(k) == '\t' ? 8 - past % 8 : 1;
                k++;
            }
            if (k == i) {
                i++;
                column++;
                continue;
            }
            if (tab || k - i >= GAP) {
                cells.add(new Cell(line.part(from, i), begun, -1));
                from = k;
                begun = past;
            }
            i = k;
            column = past;
        }
        cells.add(new Cell(line.part(from, line.end()), begun, -1));
        return cells.size() > MOST_COLUMNS ? List.of() : cells;
    }

    /// @param column where it begins, in characters of a screen
    /// @param number the column's between bars; -1 between gaps
    private record Cell(Line line, int column, int number) {}
}
