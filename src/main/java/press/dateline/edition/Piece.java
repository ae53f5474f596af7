package press.dateline.edition;

/// Some words that stand in both texts or in one of them.
///
/// @param text never empty
public record Piece(Kind kind, String text) {

    public enum Kind {
        SAME,
        REMOVED,
        ADDED
    }

    public boolean isRemoved() {
        return kind == Kind.REMOVED;
    }

    public boolean isAdded() {
        return kind == Kind.ADDED;
    }
}
