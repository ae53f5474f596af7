package press.dateline.removal;

import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

import press.dateline.release.Removals.Part;
import press.dateline.web.CleanText;

import java.util.Arrays;
import java.util.List;

/// How a release is to be taken back, as typed.
///
/// @param how `text` (withdrawn, the text stays), `address` (only the address stays) or `killed`
/// @param parts names of [Part]
/// @param confirmation the code, typed once more; under its own name the code of the address would
///     stand for it
public record RemovalForm(String how, List<String> parts, String reason, String confirmation) {

    static final int MAX_REASON = 2000;

    public RemovalForm {
        how = how == null || how.isBlank() ? "text" : how.strip();
        parts = parts == null ? List.of() : List.copyOf(parts);
        reason = CleanText.line(reason);
        confirmation = CleanText.line(confirmation);
    }

    static RemovalForm of(String reason, List<String> parts) {
        return new RemovalForm("", parts, reason, "");
    }

    void checkReason(Errors errors) {
        if (reason.isEmpty()) {
            errors.rejectValue("reason", "release.withdrawal.reason");
        } else if (reason.length() > MAX_REASON) {
            errors.rejectValue("reason", "long", new Object[] {MAX_REASON}, "");
        }
    }

    void checkHow(Errors errors, boolean isPublic) {
        if (!List.of("text", "address", "killed").contains(how)
                || (!isPublic && !how.equals("killed"))) {
            errors.rejectValue("how", "release.withdrawal.how");
        }
    }

    /// What is typed to confirm has to be the release's code.
    void checkConfirmation(Errors errors, @Nullable String expected) {
        if (!confirmation.equalsIgnoreCase(expected)) {
            errors.rejectValue("confirmation", "release.erasure.code", new Object[] {expected}, "");
        }
    }

    /// The parts that exist, in their order.
    List<Part> known() {
        return Arrays.stream(Part.values()).filter(part -> parts.contains(part.name())).toList();
    }
}
