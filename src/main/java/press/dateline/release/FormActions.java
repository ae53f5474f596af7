package press.dateline.release;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.validation.DirectFieldBindingResult;
import org.springframework.validation.Errors;

import press.dateline.web.ArchiveCalendar;
import press.dateline.web.Colleagues;
import press.dateline.web.PageProblem;
import press.dateline.web.Staff;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// What the buttons of the release form do, on whichever page the form stands: add a row, save,
/// publish. Nothing typed is lost: whatever is wrong, the form comes back as it was sent.
@Component
public class FormActions {

    private final ReleaseDesk desk;
    private final ReleaseSaving saving;
    private final Colleagues colleagues;
    private final ArchiveCalendar calendar;

    FormActions(
            ReleaseDesk desk,
            ReleaseSaving saving,
            Colleagues colleagues,
            ArchiveCalendar calendar) {
        this.desk = desk;
        this.saving = saving;
        this.colleagues = colleagues;
        this.calendar = calendar;
    }

    /// What follows when a form is saved.
    enum Then {
        NOTHING,
        REVIEW,
        /// On the page that asks when, and what readers are to be told.
        LATER,
        PUBLISH;

        /// What has been published before does not go out at once: that page comes first.
        static Then of(String action, boolean wasPublished) {
            return switch (verb(action)) {
                case "publish" -> wasPublished ? LATER : PUBLISH;
                case "later" -> LATER;
                case "review" -> REVIEW;
                default -> NOTHING;
            };
        }

        boolean publishes() {
            return this == LATER || this == PUBLISH;
        }
    }

    /// A button's value without what it says of the date.
    private static String verb(String action) {
        return action.replaceFirst("-.*", "");
    }

    /// What a button has done, in a sentence.
    ///
    /// @param wasPublished whether the release was, before it
    public static String done(String action, boolean wasPublished) {
        return switch (Then.of(action, wasPublished)) {
            case PUBLISH -> "The release is published.";
            case REVIEW -> "The text is saved, and waits for a review.";
            case LATER ->
                    wasPublished
                            ? "The edition is saved, and waits to be published."
                            : "The draft is saved.";
            case NOTHING ->
                    wasPublished
                            ? "The edition is saved. The public sees it once it is published."
                            : "The draft is saved.";
        };
    }

    /// Where a button leads.
    public static String next(Release release, String action, boolean wasPublished) {
        String record = "/admin/releases/" + release.code();
        return switch (Then.of(action, wasPublished)) {
            case PUBLISH, REVIEW -> record;
            case LATER -> record + "/publication";
            case NOTHING -> record + "/edit";
        };
    }

    /// Carries out a button. Where nothing comes back, the model holds what the form has to show.
    ///
    /// @param action the value of the button: `save`; `review`, `publish`, at once, or `later`, on
    ///     the page that follows, each of them with `-today` or `-undated`; `add-company` or
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
            show(sent, release, staff, model);
            return Optional.empty();
        }
        boolean wasPublished = release != null && release.publishAt() != null;
        Then then = Then.of(action, wasPublished);
        ReleaseForm form =
                switch (action.substring(action.indexOf('-') + 1)) {
                    case "today" -> sent.dated(calendar.today());
                    case "undated" -> sent.undated();
                    default -> sent;
                };
        form.check(errors);
        if (then.publishes() && !staff.publishes()) {
            errors.reject("release.publisher");
        }
        if (then != Then.NOTHING) {
            checkPublishable(form, errors, model);
            model.addAttribute("verb", verb(action));
        }
        if (release != null && release.isRemoved()) {
            errors.reject("release.withdrawn");
        }
        try {
            Optional<Release> saved =
                    saving.save(form, release, within, errors, model, then, staff);
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
            Optional<Release> first = desk.withFormKey(key(form, staff));
            if (release == null && first.isPresent()) {
                return first;
            }
            throw sentTwice;
        }
        if (response.getStatus() == HttpStatus.OK.value()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        show(form, release, staff, model);
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
        return saving.save(form, null, within, errors, model, Then.PUBLISH, staff);
    }

    /// What came of a form that a program filled.
    ///
    /// @param release null where the form has errors; nothing was saved then
    public record Filled(@Nullable Release release, BindingResult errors) {}

    /// Saves a draft, or another edition of a release, as a program sends it.
    ///
    /// @param release null for a new one
    /// @param within as above
    /// @throws PageProblem where another edition was saved after the form's
    public Filled fill(
            ReleaseForm form, @Nullable Release release, Consumer<Release> within, Staff staff) {
        var errors = new BeanPropertyBindingResult(form, "form");
        form.check(errors);
        if (release != null && release.isRemoved()) {
            errors.reject("release.withdrawn");
        }
        try {
            return new Filled(
                    saving.save(
                                    form,
                                    release,
                                    within,
                                    errors,
                                    new ExtendedModelMap(),
                                    Then.NOTHING,
                                    staff)
                            .orElse(null),
                    errors);
        } catch (EditedMeanwhile meanwhile) {
            throw new PageProblem(
                    HttpStatus.PRECONDITION_FAILED,
                    meanwhile.theirs().savedBy() + " saved another edition meanwhile.");
        }
    }

    /// What the latest edition of a release lacks to be published.
    public BindingResult lacking(Release release) {
        ReleaseForm form = desk.latestForm(release);
        var errors = new BeanPropertyBindingResult(form, "form");
        checkPublishable(form, errors, new ExtendedModelMap());
        return errors;
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
    public void show(ReleaseForm form, @Nullable Release release, Staff staff, Model model) {
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
        // A review is offered where somebody else can do it, or nobody here can publish.
        model.addAttribute(
                "offersReview",
                !staff.publishes() || colleagues.canApprove(Set.of(staff.name()), Set.of()));
    }

    /// Each person has forms of their own: nobody's can be taken by somebody else who knows its key.
    static UUID key(ReleaseForm form, Staff staff) {
        return UUID.nameUUIDFromBytes(
                (staff.name() + " " + form.key()).getBytes(StandardCharsets.UTF_8));
    }
}
