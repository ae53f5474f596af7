package press.dateline.text;

import java.util.ArrayList;
import java.util.List;

/// Lays the parts of a release over the whole original, without gap or overlap.
final class Parts {

    private final Reading reading;
    private final String original;
    private final List<Part> parts = new ArrayList<>();
    private int at;

    private Parts(Reading reading, String original) {
        this.reading = reading;
        this.original = original;
    }

    /// What stands around a release in its document.
    ///
    /// @param parts of all of the original, as if no release stood in it
    /// @param from where the words of the release begin in the original
    /// @param to where those of the next one do, or the reading ends
    record Frame(List<Part> parts, int from, int to) {

        /// Where nothing else stands in the document.
        static Frame empty(int start, int end, String original) {
            return new Frame(
                    List.of(new Part(PartKind.ENVELOPE, new Span(0, original.length()))),
                    start,
                    end);
        }
    }

    /// The parts of a document whose lines are all envelope.
    ///
    /// @param start where the reading begins in the original
    /// @param end where it ends
    static List<Part> without(
            Reading reading, List<Line> lines, int start, int end, String original) {
        var parts = new Parts(reading, original);
        parts.add(PartKind.ENVELOPE, start);
        lines.forEach(line -> parts.line(line, PartKind.ENVELOPE));
        parts.between(end);
        parts.add(PartKind.ENVELOPE, original.length());
        return parts.parts;
    }

    /// The parts of one release laid over those of its document.
    static List<Part> of(Reading reading, List<Block> blocks, Frame frame, String original) {
        var parts = new Parts(reading, original);
        record Piece(Line line, PartKind kind) {}
        var pieces = new ArrayList<Piece>();
        for (Block block : blocks) {
            block.lines.forEach(line -> pieces.add(new Piece(line, block.kind)));
        }
        pieces.sort((a, b) -> Integer.compare(a.line().start(), b.line().start()));
        for (Part part : frame.parts()) {
            parts.add(part.kind(), Math.min(part.span().end(), frame.from()));
        }
        for (Piece piece : pieces) {
            parts.line(piece.line(), piece.kind());
        }
        parts.between(frame.to());
        for (Part part : frame.parts()) {
            parts.add(part.kind(), part.span().end());
        }
        return parts.parts;
    }

    private void line(Line line, PartKind kind) {
        int start = reading.startInOriginal(line.start());
        between(start);
        if (reading.from() == null) {
            plain(start, reading.endInOriginal(line.end() - 1), kind);
            return;
        }
        int i = line.start();
        while (i < line.end()) {
            int from = reading.startInOriginal(i);
            int to = reading.endInOriginal(i);
            i++;
            while (i < line.end() && reading.startInOriginal(i) <= to) {
                to = Math.max(to, reading.endInOriginal(i));
                i++;
            }
            between(from);
            add(kind, Math.max(to, at));
        }
    }

    /// Plain text: what was blanked for recognition and is no white space is markup.
    private void plain(int start, int end, PartKind kind) {
        int shift = reading.offset();
        if (reading.text().regionMatches(start - shift, original, start, end - start)) {
            add(kind, end);
            return;
        }
        int i = start;
        while (i < end) {
            boolean blanked = isBlanked(i, shift);
            int k = i + 1;
            while (k < end && isBlanked(k, shift) == blanked) {
                k++;
            }
            add(blanked ? PartKind.MARKUP : kind, k);
            i = k;
        }
    }

    private boolean isBlanked(int i, int shift) {
        return reading.text().charAt(i - shift) == ' '
                && !Words.isSpace(original.charAt(i))
                && !Words.isOddSpace(original.charAt(i));
    }

    /// What no line holds: white space goes on with the part before it, anything else is markup.
    private void between(int to) {
        int i = at;
        while (i < to) {
            boolean blank = isBlank(original.charAt(i));
            int k = i + 1;
            while (k < to && isBlank(original.charAt(k)) == blank) {
                k++;
            }
            add(
                    blank && !parts.isEmpty()
                            ? parts.getLast().kind()
                            : blank ? PartKind.ENVELOPE : PartKind.MARKUP,
                    k);
            i = k;
        }
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || Words.isOddSpace(c) || Words.isInvisible(c);
    }

    private void add(PartKind kind, int to) {
        if (to <= at) {
            return;
        }
        if (!parts.isEmpty() && parts.getLast().kind() == kind) {
            Part last = parts.removeLast();
            parts.add(new Part(kind, new Span(last.span().start(), to)));
        } else {
            parts.add(new Part(kind, new Span(at, to)));
        }
        at = to;
    }
}
