package press.dateline.text;

/// A range of the decoded original.
///
/// @param start in UTF-16 code units, inclusive
/// @param end in UTF-16 code units, exclusive; never before the start
public record Span(int start, int end) {

    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no range: " + start + " to " + end);
        }
    }
}
