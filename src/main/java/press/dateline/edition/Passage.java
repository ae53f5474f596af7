package press.dateline.edition;

import press.dateline.web.TextDirection;

import java.util.List;
import java.util.stream.Collectors;

/// A paragraph or the row of a table, as it stands in both texts or in one of them; or how many that
/// did not change are left out here.
///
/// @param pieces in order; empty for what is left out
/// @param leftOut how many paragraphs; 0 for one that is shown
public record Passage(List<Piece> pieces, int leftOut) {

    static Passage of(Piece.Kind kind, String text) {
        return new Passage(List.of(new Piece(kind, text)), 0);
    }

    /// Of its words, for the attribute `dir`.
    ///
    /// @param language of the release, BCP 47
    public String direction(String language) {
        return TextDirection.of(
                pieces.stream().map(Piece::text).collect(Collectors.joining()), language);
    }

    public boolean isChanged() {
        return pieces.stream().anyMatch(piece -> piece.kind() != Piece.Kind.SAME);
    }
}
