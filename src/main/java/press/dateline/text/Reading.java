package press.dateline.text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A document made ready for recognition: its words without markup, with the way back to the
/// original.
///
/// @param text words and line ends; unusual spaces are plain ones, markup of plain text is blanked
/// @param from where each character begins in the original; null where it is the same place plus
///     the offset
/// @param to where each character ends in the original; null with `from`
/// @param offset of the text in the original, where `from` is null
/// @param html whether the markup of HTML was taken out
/// @param lines in reading order, which in two-column heads is not the order of the text
record Reading(
        String text,
        @SuppressWarnings("ArrayRecordComponent") int @Nullable [] from,
        @SuppressWarnings("ArrayRecordComponent") int @Nullable [] to,
        int offset,
        boolean html,
        List<Line> lines) {

    int startInOriginal(int at) {
        return from == null ? offset + at : from[at];
    }

    int endInOriginal(int at) {
        return to == null ? offset + at + 1 : to[at];
    }

    /// The range of the original that a range of words came from.
    Span span(int start, int end) {
        if (end <= start) {
            int at = start < text.length() ? startInOriginal(start) : endInOriginal(start - 1);
            return new Span(at, at);
        }
        return new Span(
                startInOriginal(start), Math.max(startInOriginal(start), endInOriginal(end - 1)));
    }

    String of(Line line) {
        return text.substring(line.start(), line.end());
    }

    /// The words of some lines, cleaned.
    ///
    /// @return null where they hold none
    @Nullable Passage passage(List<Line> some) {
        var spans = new ArrayList<Span>();
        var words = new StringBuilder();
        for (Line line : some) {
            if (line.length() == 0) {
                continue;
            }
            Words.join(words, text, line.start(), line.end());
            spans.add(span(line.start(), line.end()));
        }
        String clean = words.toString().strip();
        return clean.isEmpty() ? null : new Passage(clean, spans);
    }

    @Nullable Passage passage(int start, int end) {
        return passage(List.of(new Line(start, end, 0, 0, 0)));
    }

    /// The cells of a row, parted by tabs; a currency sign, a closing bracket and a percent sign in a
    /// cell of their own belong to their figure.
    private void cells(StringBuilder rows, Line line) {
        String before = "";
        for (String cell : text.substring(line.start(), line.end()).split("\n", -1)) {
            boolean glued =
                    before.isEmpty()
                            || Terms.matches(before, "[$€£¥(]+")
                            || Terms.matches(cell, "[)%].*");
            rows.append(glued ? "" : "\t").append(cell);
            before = cell;
        }
    }

    /// Some lines as they stand, for tables and fixed-width text.
    @Nullable Passage fixed(List<Line> some) {
        var spans = new ArrayList<Span>();
        var rows = new StringBuilder();
        int least = some.stream().mapToInt(Line::indent).min().orElse(0);
        for (Line line : some) {
            if (!rows.isEmpty()) {
                rows.append('\n');
            }
            rows.repeat(' ', Math.min(80, line.indent() - least));
            if (line.is(Line.TABLE) && html) {
                cells(rows, line);
            } else {
                rows.append(text, line.start(), line.end());
            }
            spans.add(span(line.start(), line.end()));
        }
        return rows.isEmpty() ? null : new Passage(rows.toString(), spans);
    }
}
