package press.dateline.intake;

import org.jspecify.annotations.Nullable;

/// What became of one release of one document; a line of the report.
///
/// @param file as the command found it
/// @param entry of a ZIP file; empty where the file is the document
/// @param ordinal which release of the document, from 1; 0 where it has none
/// @param code of the release in the archive; empty without one
/// @param company as printed, the first of several; may be empty, as the next two
/// @param date ISO 8601, shortened to its precision
/// @param why a sentence or several; empty where there is nothing to say
public record ImportLine(
        String file,
        String entry,
        int ordinal,
        Outcome outcome,
        String code,
        String company,
        String date,
        String headline,
        String why) {

    public enum Outcome {
        IMPORTED("imported"),
        ALREADY_THERE("already there"),
        NEAR_DUPLICATE("near-duplicate"),
        NOT_A_RELEASE("not a release"),
        FAILED("failed");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        /// As the report prints it.
        String words() {
            return words;
        }
    }

    /// What cannot be taken in.
    ///
    /// @param entry of a ZIP file; empty where the file is meant
    /// @param ordinal in the file; 0 where all of it is meant
    /// @param why a sentence
    public static ImportLine failed(String file, String entry, int ordinal, String why) {
        return new ImportLine(file, entry, ordinal, Outcome.FAILED, "", "", "", "", why);
    }

    /// A document that gave no release.
    static ImportLine without(Document document, Outcome outcome, @Nullable String why) {
        return new ImportLine(
                document.file(),
                document.entry(),
                0,
                outcome,
                "",
                "",
                "",
                "",
                why == null ? "" : why);
    }
}
