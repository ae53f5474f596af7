package press.dateline.intake;

import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

import press.dateline.web.CleanText;

import java.util.Locale;

/// What the page for new releases takes: a pasted text and where it came from.
///
/// @param text as pasted
/// @param source an address or words; may be empty
record ArrivalForm(String text, String source) {

    /// The longest text that can be pasted, in UTF-16 code units; longer ones are files.
    static final int MAX_PASTED = 4_000_000;

    static final int MAX_SOURCE = 300;

    ArrivalForm {
        text = text == null ? "" : text;
        source = CleanText.line(source);
    }

    void check(Errors errors) {
        if (text.isBlank()) {
            errors.rejectValue("text", "incoming.text.missing");
        } else if (text.length() > MAX_PASTED) {
            errors.rejectValue(
                    "text",
                    "incoming.text.long",
                    new Object[] {String.format(Locale.ENGLISH, "%,d", MAX_PASTED)},
                    "");
        }
        if (source.length() > MAX_SOURCE) {
            errors.rejectValue("source", "long", new Object[] {MAX_SOURCE}, "");
        }
    }

    @Nullable String sourceOrNull() {
        return source.isEmpty() ? null : source;
    }
}
