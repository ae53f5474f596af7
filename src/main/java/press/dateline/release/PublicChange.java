package press.dateline.release;

/// What a later edition changes, as readers are told when it becomes public.
///
/// @param note a sentence or two, not blank
public record PublicChange(Kind kind, String note) {

    /// The kinds, with the names that the database and addresses give them.
    public enum Kind {
        /// A slip of the pen; no fact is another one.
        typo("Typing error"),
        /// A fact was wrong.
        correction("Correction"),
        /// Something was missing.
        addition("Addition"),
        /// Something could be misread.
        clarification("Clarification");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public PublicChange {
        if (note.isBlank()) {
            throw new IllegalArgumentException("a public change says what it changes");
        }
    }
}
