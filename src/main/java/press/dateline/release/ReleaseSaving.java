package press.dateline.release;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.validation.Errors;

import press.dateline.web.Staff;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// One press of a button on the form, whole or not at all: companies registered, edition saved,
/// release published.
@Component
class ReleaseSaving {

    private final ReleaseDesk desk;
    private final Reviews reviews;
    private final IssuerChoice companies;

    ReleaseSaving(ReleaseDesk desk, Reviews reviews, IssuerChoice companies) {
        this.desk = desk;
        this.reviews = reviews;
        this.companies = companies;
    }

    /// Saves what the form says, and publishes it or asks for a review, where wanted.
    ///
    /// @param release null for a new one
    /// @param within done with a new release before the commit
    /// @return empty where the form has errors; nothing was saved then
    @Transactional
    Optional<Release> save(
            ReleaseForm form,
            @Nullable Release release,
            Consumer<Release> within,
            Errors errors,
            Model model,
            FormActions.Then then,
            Staff staff) {
        UUID key = FormActions.key(form, staff);
        Release before = release == null ? desk.withFormKey(key).orElse(null) : release;
        IssuerChoice.Found found = companies.find(form, before, errors, staff);
        model.addAttribute("candidates", found.candidates());
        if (errors.hasErrors()) {
            return Optional.empty();
        }
        String actor = staff.name();
        ReleaseText text = form.text(found.issuers());
        Release saved;
        if (before == null) {
            saved = desk.create(text, form.note(), key, false, actor);
            within.accept(saved);
        } else {
            // A form of a new release that was sent before, and perhaps changed since, is about the
            // edition that it made.
            int base = release == null ? 1 : form.baseEdition();
            saved = desk.save(before.code(), base, text, form.note(), actor);
        }
        if (then == FormActions.Then.PUBLISH) {
            desk.publish(saved.code(), ReleaseDesk.Publishing.NOW, staff);
        } else if (then == FormActions.Then.REVIEW) {
            reviews.ask(saved.code(), saved.editions(), staff);
        }
        return Optional.of(saved);
    }
}
