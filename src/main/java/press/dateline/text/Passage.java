package press.dateline.text;

import java.util.List;

/// Words of a release, cleaned for reading, with the ranges of the original that they came from.
///
/// @param text unwrapped, without markup; never empty
/// @param spans in the order of the original; only white space, markup and broken words' hyphens
///     lie inside them that the text lacks
public record Passage(String text, List<Span> spans) {

    public Passage {
        spans = List.copyOf(spans);
    }
}
