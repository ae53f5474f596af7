package press.dateline.text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Puts the lines of a reading together into paragraphs, headings, list items and tables.
final class Blocks {

    /// A headline has no more lines.
    private static final int HEADLINE_LINES = 4;

    /// Lines longer than this were not wrapped, in characters.
    private static final int UNWRAPPED = 112;

    /// Of such a length a cell of a table is at most, in characters.
    private static final int WIDEST_CELL = 80;

    /// A headline's line ends so many characters before the others, at least, and is not shorter.
    private static final int TITLE_ROOM = 24;

    private final Reading reading;
    private final String s;
    private final boolean markup;
    private final int width;

    Blocks(Reading reading) {
        this.reading = reading;
        this.s = reading.text();
        this.markup = reading.html();
        this.width = markup ? 0 : width(reading.lines());
    }

    /// The width at which the text was wrapped, in columns; 0 where it was not.
    private static int width(List<Line> lines) {
        long total = 0;
        long beyond = 0;
        int widest = 0;
        for (Line line : lines) {
            int length = line.length();
            total += length;
            if (length > UNWRAPPED) {
                beyond += length;
            } else {
                widest = Math.max(widest, Math.min(UNWRAPPED, line.indent() + length));
            }
        }
        return beyond * 10 > total * 3 ? 0 : widest;
    }

    int width() {
        return width;
    }

    List<Block> of(List<Line> lines) {
        var blocks = new ArrayList<Block>();
        Block open = null;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            Marks mark = Marks.of(reading, line);
            // The rules under the heads of columns belong to their table.
            boolean rule =
                    mark == Marks.RULE
                            && open != null
                            && open.shape == BodyBlock.Kind.TABLE
                            && line.gap() == 0;
            mark = rule ? Marks.NONE : mark;
            boolean table =
                    rule
                            || line.is(Line.TABLE)
                            || (!markup && mark == Marks.NONE && isColumns(line));
            boolean fresh =
                    open == null
                            || mark != Marks.NONE
                            || open.mark != Marks.NONE
                            || (markup && line.is(Line.CELL))
                            || table != (open.shape == BodyBlock.Kind.TABLE)
                            || (table
                                    ? line.gap() > 1
                                    : line.gap() > 0 || breaks(open, open.lines.getLast(), line));
            if (open == null || fresh) {
                open = new Block();
                open.mark = mark;
                open.shape = table ? BodyBlock.Kind.TABLE : shape(line);
                blocks.add(open);
            }
            open.lines.add(line);
        }
        for (Block block : blocks) {
            if (block.shape == BodyBlock.Kind.PARAGRAPH
                    && block.mark == Marks.NONE
                    && isHeading(block)) {
                block.shape = BodyBlock.Kind.HEADING;
            }
        }
        return blocks;
    }

    private BodyBlock.Kind shape(Line line) {
        return line.is(Line.ITEM) || isBullet(line)
                ? BodyBlock.Kind.LIST_ITEM
                : BodyBlock.Kind.PARAGRAPH;
    }

    private boolean isBullet(Line line) {
        if (line.length() < 3) {
            return false;
        }
        char first = s.charAt(line.start());
        char second = s.charAt(line.start() + 1);
        if ("•●○▪■◦·".indexOf(first) >= 0) {
            return true;
        }
        if ("*-–o".indexOf(first) >= 0 && second == ' ' && !s.startsWith("- -", line.start())) {
            return first != '*' || s.charAt(line.start() + 2) != '*';
        }
        return first == '-'
                && second == '-'
                && line.length() > 4
                && s.charAt(line.start() + 2) == ' ';
    }

    /// A row of columns parted by runs of blanks, with figures.
    private boolean isColumns(Line line) {
        if (s.indexOf("   ", line.start(), line.end()) < 0
                && s.indexOf('\t', line.start(), line.end()) < 0) {
            return false;
        }
        int runs = 0;
        int digits = 0;
        int i = line.start();
        // Where signs of Markdown stood, running text has a gap here and there.
        int least = Math.max(2, line.length() / WIDEST_CELL);
        while (i < line.end()) {
            char c = s.charAt(i);
            if (c == ' ' || c == '\t') {
                int k = i;
                boolean tab = false;
                while (k < line.end() && (s.charAt(k) == ' ' || s.charAt(k) == '\t')) {
                    tab |= s.charAt(k) == '\t';
                    k++;
                }
                runs += k - i > 2 || tab ? 1 : 0;
                i = k;
            } else {
                digits += c >= '0' && c <= '9' ? 1 : 0;
                i++;
            }
            if (i - line.start() > 400) {
                break;
            }
        }
        boolean years = runs == 1 && digits > 3 && isFigures(line);
        return (years || (runs >= least && digits > 1))
                && !Addresses.has(s, line.start(), line.end())
                // Blanked signs of Markdown stand around its place and date.
                && !opensRelease(line);
    }

    /// A row that holds nothing but figures.
    private boolean isFigures(Line line) {
        for (int i = line.start(); i < line.end(); i++) {
            if (" \t$.,()%-".indexOf(s.charAt(i)) < 0 && !Character.isDigit(s.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /// Whether a long line ends where no sentence does: `he is encouraged by`.
    private boolean isCut(Line line) {
        char last = s.charAt(line.end() - 1);
        int word = line.end() - 1;
        while (word > line.start() && s.charAt(word - 1) != ' ') {
            word--;
        }
        return line.length() > UNWRAPPED
                && (last == ',' || (last != '/' && Character.isLowerCase(s.charAt(word))))
                && ReleaseHead.isUnfinished(s.substring(line.end() - 14, line.end()));
    }

    private boolean breaks(Block open, Line previous, Line line) {
        if (line.is(Line.ITEM) || isBullet(line)) {
            return true;
        }
        if (previous.is(Line.HEADING) != line.is(Line.HEADING)
                && !(previous.is(Line.HEADING) && !markup)) {
            return true;
        }
        char first = s.charAt(line.start());
        if (markup) {
            return !Character.isLowerCase(first) || (isClosed(previous) && previous.length() < 60);
        }
        if (open.lines.size() <= HEADLINE_LINES
                && !isClosed(previous)
                && Character.isUpperCase(first)
                && isDated(line)) {
            return true;
        }
        if (width == 0) {
            boolean orphan =
                    previous.length() > 60 && previous.length() < UNWRAPPED && !isClosed(previous);
            boolean title =
                    orphan
                            && isCapitals(previous)
                            && !isCapitals(line)
                            && Character.isUpperCase(first);
            return title || (!orphan && !Character.isLowerCase(first) && !isCut(previous));
        }
        boolean hanging =
                Terms.matches(
                        s.substring(open.start(), Math.min(open.end(), open.start() + 14)),
                        "(?s)\\p{Lu}{3,10}:\\s.*");
        if (hanging && line.indent() > open.lines.getFirst().indent() + 2) {
            return false;
        }
        boolean bullet = open.shape == BodyBlock.Kind.LIST_ITEM;
        if (!bullet
                && line.indent() > previous.indent() + 2
                && !(previous.indent() > 12 && line.indent() > 12)) {
            return true;
        }
        if (bullet && line.indent() < open.lines.getFirst().indent() && isClosed(previous)) {
            return true;
        }
        if (open.lines.size() == 1 && isSectionHeading(previous) && Character.isUpperCase(first)) {
            return true;
        }
        if (isSectionHeading(line) && isClosed(previous)) {
            return true;
        }
        if (isCapitals(previous) && !isCapitals(line) && opensRelease(line)) {
            return true;
        }
        int room = width - previous.indent() - previous.length();
        int word = line.start();
        while (word < line.end() && !Words.isSpace(s.charAt(word))) {
            word++;
        }
        boolean early = room > word - line.start() + 14;
        boolean title =
                room > word - line.start() + TITLE_ROOM
                        && open.lines.size() == 1
                        && previous.length() > TITLE_ROOM
                        && s.charAt(previous.end() - 1) != ','
                        && Character.isUpperCase(first);
        if (title) {
            return true;
        }
        return early
                && isClosed(previous)
                && !(first == '('
                        && Companies.hasLegalForm(s, new Span(previous.start(), previous.end())))
                && (Character.isUpperCase(first) || "\"“`'(".indexOf(first) >= 0);
    }

    /// Whether a line begins with a place and a dash.
    private boolean opensRelease(Line line) {
        return dateline(line) != null;
    }

    /// Whether a line begins with a place and a date or a wire, which ends the headline above it
    /// without a free line between them.
    private boolean isDated(Line line) {
        DatelineReader.Found found = dateline(line);
        return found != null
                && (found.wireStart() >= 0 || (found.date() != null && found.date().day() > 0));
    }

    /// The place and the dash that a line begins with; null without them.
    private DatelineReader.@Nullable Found dateline(Line line) {
        DatelineReader.Found found = DatelineReader.at(s, line.start(), line.end());
        return found != null && found.dashed() && !found.places().isEmpty() ? found : null;
    }

    private boolean isSectionHeading(Line line) {
        if (line.length() > 120) {
            return false;
        }
        Boilerplate.Heading about = Boilerplate.heading(s, line.start(), line.end());
        if (about != null && about.end() >= line.end()) {
            return line.length() < 80 && s.charAt(line.end() - 1) != ',';
        }
        return Disclaimers.heading(s, line.start(), line.end(), true) == line.end();
    }

    private boolean isCapitals(Line line) {
        for (int i = line.start(); i < line.end(); i++) {
            if (Character.isLowerCase(s.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean isClosed(Line line) {
        return ".!?:\"”’')".indexOf(s.charAt(line.end() - 1)) >= 0;
    }

    /// A short line of its own without a full stop, set off by the markup or by capitals.
    private boolean isHeading(Block block) {
        if (block.is(Line.HEADING)) {
            return true;
        }
        int length = block.length();
        if (length > 140 || length < 3 || block.lines.size() > 2) {
            return false;
        }
        char last = s.charAt(block.end() - 1);
        if (".,;!".indexOf(last) >= 0) {
            return false;
        }
        if (block.is(Line.BOLD)) {
            return true;
        }
        int capitals = 0;
        int words = 0;
        boolean start = true;
        for (int i = block.start(); i < block.end(); i++) {
            char c = s.charAt(i);
            if (start && Character.isLetter(c)) {
                words++;
                capitals += Character.isUpperCase(c) ? 1 : 0;
            }
            start = Words.isSpace(c);
        }
        return words > 0
                && words < 16
                && capitals * 10 >= words * 6
                && last != ':'
                && Character.isUpperCase(s.charAt(block.start()));
    }
}
