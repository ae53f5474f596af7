package press.dateline.text;

/// A block of the news itself.
public record BodyBlock(Kind kind, Passage passage) {

    /// What a block is; tables and fixed-width text keep their lines.
    public enum Kind {
        PARAGRAPH,
        HEADING,
        LIST_ITEM,
        TABLE,
        FIXED_WIDTH
    }
}
