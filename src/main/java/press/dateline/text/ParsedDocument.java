package press.dateline.text;

import java.util.List;

/// A document after reading.
///
/// @param text what the spans count in: the bytes decoded by the charset without a byte order mark;
///     where that is no text to read (packed mail), the text taken out of it
/// @param charset the name of the charset in Java and IANA
/// @param derived whether the text is something else than the plain decoding
/// @param releases at least one: a document without a release yields one that says why
public record ParsedDocument(
        String text, String charset, boolean derived, List<ParsedRelease> releases) {

    public ParsedDocument {
        releases = List.copyOf(releases);
    }
}
