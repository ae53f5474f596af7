package press.dateline.browse;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

import java.util.List;
import java.util.regex.Pattern;

/// Tables that were set with blanks, as line printers and wires set them: finds the column that names
/// the rows, so that it can stay in view while the others scroll.
final class FixedWidth {

    /// Narrower texts fit a phone.
    private static final int MIN_WIDTH = 40;

    /// Wider texts are printed in a smaller size; a sheet has room for no more columns.
    private static final int SHEET = 100;

    /// The widest column of names that may stay: two thirds of a phone.
    private static final int MAX_STUB = 28;

    private static final int MIN_ROWS = 3;

    /// A line with more than one cell.
    private static final Pattern ROW = Pattern.compile("\\S {2,}\\S");

    private FixedWidth() {}

    /// Puts the names of the rows into elements of their own; no character changes.
    static void dress(Element pre) {
        List<String> lines = pre.wholeText().lines().toList();
        int width = lines.stream().mapToInt(String::length).max().orElse(0);
        if (width > SHEET) {
            pre.addClass("sheetful");
        }
        int stub = stub(lines, width);
        if (stub == 0) {
            return;
        }
        pre.addClass("stubbed").empty();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String end = i + 1 < lines.size() ? "\n" : "";
            int split = line.length() > stub && isSplit(line, stub) ? stub : 0;
            if (split > 0) {
                pre.appendChild(
                        new Element("span").addClass("stub").text(line.substring(0, split)));
            }
            pre.appendChild(new TextNode(line.substring(split) + end));
        }
    }

    /// The width of the column of names with the blanks after it; 0 where there is none.
    static int stub(List<String> lines, int width) {
        List<String> rows = lines.stream().filter(line -> ROW.matcher(line).find()).toList();
        if (width < MIN_WIDTH || rows.size() < MIN_ROWS) {
            return 0;
        }
        for (int end = 2; end <= MAX_STUB; end++) {
            int at = end;
            if (rows.stream().allMatch(row -> isBlank(row, at - 2) && isBlank(row, at - 1))
                    && 2 * rows.stream().filter(row -> isNamed(row, at)).count() > rows.size()) {
                return end;
            }
        }
        return 0;
    }

    private static boolean isBlank(String row, int column) {
        return column >= row.length() || row.charAt(column) == ' ';
    }

    /// Whether a row has a name before this column, and something after it.
    private static boolean isNamed(String row, int column) {
        return row.length() > column
                && row.substring(0, column).codePoints().anyMatch(Character::isLetter);
    }

    /// A rule of dashes can be parted anywhere, a line of text only at a blank.
    private static boolean isSplit(String line, int stub) {
        char last = line.charAt(stub - 1);
        return last == ' ' || (!Character.isLetterOrDigit(last) && last == line.charAt(stub));
    }
}
