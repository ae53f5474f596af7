package press.dateline.release;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.DirectFieldBindingResult;
import org.springframework.validation.Errors;

import press.dateline.web.ArchiveCalendar;
import press.dateline.web.Staff;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// What the buttons of the release form do, on whichever page the form stands: add a row, save,
/// publish. Nothing typed is lost: whatever is wrong, the form comes back as it was sent.
@Component
public class FormActions {

    private final ReleaseDesk desk;
    private final ReleaseSaving saving;
    private final ArchiveCalendar calendar;

    FormActions(ReleaseDesk desk, ReleaseSaving saving, ArchiveCalendar calendar) {
        this.desk = desk;
        this.saving = saving;
        this.calendar = calendar;
    }

    /// Whether a button is for publishing, at once or on the page that follows, so that the form has
    /// to be fit for it.
    private static boolean publishes(String action) {
        return action.startsWith("publish") || action.startsWith("later");
    }

    /// Whether the release becomes public at once. What has been published before goes on to the page
    /// that asks what readers are to be told, and when.
    private static boolean publishesAtOnce(String action, boolean wasPublished) {
        return action.startsWith("publish") && !wasPublished;
    }

    /// What a button has done, in a sentence.
    ///
    /// @param wasPublished whether the release was, before it
    public static String done(String action, boolean wasPublished) {
        if (publishesAtOnce(action, wasPublished)) {
            return "The release is published.";
        }
        if (!wasPublished) {
            return "The draft is saved.";
        }
        return publishes(action)
                ? "The edition is saved, and waits to be published."
                : "The edition is saved. The public sees it once it is published.";
    }

    /// Where a button leads.
    public static String next(Release release, String action, boolean wasPublished) {
        String record = "/admin/releases/" + release.code();
        if (publishesAtOnce(action, wasPublished)) {
            return record;
        }
        return record + (publishes(action) ? "/publication" : "/edit");
    }

    /// Carries out a button. Where nothing comes back, the model holds what the form has to show.
    ///
    /// @param action the value of the button: `save`; `publish`, at once, or `later`, on the
    ///     page that follows, either of them with `-today` or `-undated`; `add-company` or
    ///     `add-contact`
    /// @param release null for a new one
    /// @param within done with a new release in the transaction that makes it; if it throws, there
    ///     is none
    /// @return the release that was saved, also where the same form had been sent before
    public Optional<Release> act(
            ReleaseForm sent,
            BindingResult errors,
            String action,
            @Nullable Release release,
            Consumer<Release> within,
            Model model,
            Staff staff,
            HttpServletResponse response) {
        if (action.equals("add-company") || action.equals("add-contact")) {
            model.addAttribute("anotherCompany", action.equals("add-company"));
            model.addAttribute("anotherContact", action.equals("add-contact"));
            show(sent, release, model);
            return Optional.empty();
        }
        ReleaseForm form =
                switch (action.substring(action.indexOf('-') + 1)) {
                    case "today" -> sent.dated(calendar.today());
                    case "undated" -> sent.undated();
                    default -> sent;
                };
        form.check(errors);
        if (publishes(action) && !staff.publishes()) {
            errors.reject("release.publisher");
        }
        if (publishes(action)) {
            checkPublishable(form, errors, model);
            model.addAttribute("verb", action.startsWith("later") ? "later" : "publish");
        }
        boolean wasPublished = release != null && release.publishAt() != null;
        if (release != null && release.isRemoved()) {
            errors.reject("release.withdrawn");
        }
        try {
            Optional<Release> saved =
                    saving.save(
                            form,
                            release,
                            within,
                            errors,
                            model,
                            publishesAtOnce(action, wasPublished),
                            staff);
            if (saved.isPresent()) {
                return saved;
            }
        } catch (EditedMeanwhile meanwhile) {
            errors.reject(
                    "release.meanwhile",
                    new Object[] {
                        meanwhile.theirs().savedBy(), calendar.minute(meanwhile.theirs().savedAt())
                    },
                    "");
            model.addAttribute("theirs", meanwhile.theirs().text());
            model.addAttribute("base", meanwhile.theirs().number());
            response.setStatus(HttpStatus.CONFLICT.value());
        } catch (WrongState refused) {
            errors.reject("said", new Object[] {refused.getMessage()}, "");
        } catch (DataIntegrityViolationException sentTwice) {
            // Another copy of this form was saved at the same moment: that release is this one.
            Optional<Release> first = desk.withFormKey(key(form));
            if (release == null && first.isPresent()) {
                return first;
            }
            throw sentTwice;
        }
        if (response.getStatus() == HttpStatus.OK.value()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        show(form, release, model);
        return Optional.empty();
    }

    /// Publishes a new release as the form says, without anybody to ask: nothing happens where
    /// anything is wrong with it, and a release without a date is one whose date is not stated.
    ///
    /// @param within as above
    public Optional<Release> publish(ReleaseForm sent, Consumer<Release> within, Staff staff) {
        ReleaseForm form = sent.lacksDate() ? sent.undated() : sent;
        var errors = new DirectFieldBindingResult(form, "form");
        var model = new ExtendedModelMap();
        form.check(errors);
        checkPublishable(form, errors, model);
        return saving.save(form, null, within, errors, model, true, staff);
    }

    private static void checkPublishable(ReleaseForm form, Errors errors, Model model) {
        if (form.headline().isEmpty()) {
            errors.rejectValue("headline", "release.headline.missing");
        }
        if (Markup.clean(form.body()).isEmpty()) {
            errors.rejectValue("body", "release.body.missing");
        }
        if (form.companies().isEmpty()) {
            errors.rejectValue("companies", "release.company.missing");
        }
        if (form.lacksDate() && !errors.hasFieldErrors("releasedOn")) {
            errors.rejectValue("releasedOn", "release.date.missing");
            model.addAttribute("asksForDate", true);
        }
    }

    /// Gives the model what the fragment `release/fields` shows of a form.
    public void show(ReleaseForm form, @Nullable Release release, Model model) {
        // What is wrong stays with "form", as it was sent; what is shown may stand on a later
        // edition.
        model.addAttribute(
                "shown", model.getAttribute("base") instanceof Integer n ? form.onto(n) : form);
        model.addAttribute(
                "companyRows",
                form.companyRows(Boolean.TRUE.equals(model.getAttribute("anotherCompany"))));
        model.addAttribute(
                "contactRows",
                form.contactRows(Boolean.TRUE.equals(model.getAttribute("anotherContact"))));
        model.addAttribute("release", release);
    }

    static UUID key(ReleaseForm form) {
        try {
            return UUID.fromString(form.key());
        } catch (IllegalArgumentException notOurs) {
            // Any other text makes one release, too.
            return UUID.nameUUIDFromBytes(form.key().getBytes(StandardCharsets.UTF_8));
        }
    }
}
