package press.dateline.text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Lines that belong together, on their way to being a part.
final class Block {

    final List<Line> lines = new ArrayList<>();
    Marks mark = Marks.NONE;
    PartKind kind = PartKind.UNASSIGNED;
    BodyBlock.Kind shape = BodyBlock.Kind.PARAGRAPH;

    /// Whether this is the heading of the section that follows.
    boolean heads;

    Boilerplate.@Nullable Heading about;

    /// Which section of its kind this belongs to.
    int section;

    int start() {
        return lines.getFirst().start();
    }

    /// Past the last word. Lines of two-column heads do not follow each other; these blocks have one
    /// line.
    int end() {
        return lines.getLast().end();
    }

    int gap() {
        return lines.getFirst().gap();
    }

    int length() {
        return end() - start();
    }

    boolean is(int flag) {
        return lines.getFirst().is(flag);
    }

    /// Cuts this block at a place; the front is returned, the rest stays.
    Block cut(int at, String s) {
        var front = new Block();
        front.mark = mark;
        var rest = new ArrayList<Line>();
        for (Line line : lines) {
            if (line.end() <= at) {
                front.lines.add(line);
            } else if (line.start() >= at) {
                rest.add(line);
            } else {
                int stop = at;
                while (stop > line.start() && Words.isSpace(s.charAt(stop - 1))) {
                    stop--;
                }
                int from = at;
                while (from < line.end() && Words.isSpace(s.charAt(from))) {
                    from++;
                }
                if (stop > line.start()) {
                    front.lines.add(line.part(line.start(), stop));
                }
                if (from < line.end()) {
                    rest.add(line.part(from, line.end()));
                }
            }
        }
        lines.clear();
        lines.addAll(rest);
        return front;
    }
}
