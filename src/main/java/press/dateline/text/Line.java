package press.dateline.text;

/// A line that holds words, trimmed.
///
/// @param start in the text of its reading
/// @param end exclusive
/// @param gap how many blank lines stand before it; in HTML, 1 before a block and 0 after `<br>`
/// @param indent columns of white space before the first word; 0 in HTML
/// @param flags what the markup says of it
record Line(int start, int end, int gap, int indent, int flags) {

    /// A heading of the markup: `<h2>`, `## `.
    static final int HEADING = 1;

    static final int BOLD = 2;
    static final int CENTERED = 4;
    static final int ITEM = 8;

    /// A row of a table of figures.
    static final int TABLE = 16;

    /// A cell of a table that serves the layout.
    static final int CELL = 32;

    /// Came out of splitting a text whose line breaks were lost.
    static final int GLUED = 64;

    boolean is(int flag) {
        return (flags & flag) != 0;
    }

    int length() {
        return end - start;
    }

    Line part(int from, int to) {
        return new Line(from, to, from == start ? gap : 0, from == start ? indent : 0, flags);
    }

    Line with(int newGap, int newFlags) {
        return new Line(start, end, newGap, indent, newFlags);
    }
}
