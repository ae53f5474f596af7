package press.dateline.text;

import java.util.Locale;

/// Something noticed in the text. It never changes the text.
///
/// @param message one sentence for a person
/// @param span where in the decoded original
public record Finding(Severity severity, Code code, String message, Span span) {

    /// A warning keeps a release from being published unseen.
    public enum Severity {
        NOTE,
        WARNING;

        /// The name in lower case.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What can be noticed. The package documentation says what each one means.
    public enum Code {
        WEEKDAY_MISMATCH,
        DATE_WITHOUT_YEAR,
        DATE_FROM_LINK,
        DATELINE_FAR_FROM_FILING,
        TICKER_WITHOUT_EXCHANGE,
        STATUTE_NAME,
        STRAY_PERIOD,
        NO_DISCLAIMER,
        COUNTS_DISAGREE,
        NO_DATELINE,
        NO_HEADLINE,
        INVISIBLE_CHARACTERS,
        UNREADABLE_CHARACTERS,
        EMBARGOED,
        NOT_A_RELEASE;

        /// The name in lower case with hyphens, as the command `parse` prints it.
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
