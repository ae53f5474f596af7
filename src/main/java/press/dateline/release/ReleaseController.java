package press.dateline.release;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import press.dateline.text.Dateline;
import press.dateline.text.StatedDate;
import press.dateline.web.ArchiveCalendar;
import press.dateline.web.PageProblem;
import press.dateline.web.PageProblem.Way;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The form that writes a release: save a draft, publish, add rows. Nothing typed is lost: whatever
/// is wrong, the form comes back as it was sent, with the reasons beside the fields.
@Controller
class ReleaseController {

    private final ReleaseDesk desk;
    private final ReleaseSaving saving;
    private final ArchiveCalendar calendar;

    ReleaseController(ReleaseDesk desk, ReleaseSaving saving, ArchiveCalendar calendar) {
        this.desk = desk;
        this.saving = saving;
        this.calendar = calendar;
    }

    @GetMapping("/admin/releases/new")
    String blank(@ModelAttribute("form") ReleaseForm form, Model model) {
        return show(form, null, model);
    }

    @PostMapping("/admin/releases/new")
    String create(
            @ModelAttribute("form") ReleaseForm form,
            BindingResult errors,
            @RequestParam(defaultValue = "save") String action,
            Model model,
            Authentication person,
            HttpServletResponse response,
            RedirectAttributes flash) {
        return act(form, errors, action, null, model, person, response, flash);
    }

    @GetMapping("/admin/releases/{code}/edit")
    String edit(
            @PathVariable String code,
            @ModelAttribute("form") ReleaseForm form,
            @RequestParam @Nullable String base,
            Model model) {
        Release release = release(code);
        // With fields in the request the form stands as they say: it was sent before a sign-in.
        ReleaseForm shown = base == null ? desk.latestForm(release) : form;
        return show(shown, release, model);
    }

    @PostMapping("/admin/releases/{code}/edit")
    String save(
            @PathVariable String code,
            @ModelAttribute("form") ReleaseForm form,
            BindingResult errors,
            @RequestParam(defaultValue = "save") String action,
            Model model,
            Authentication person,
            HttpServletResponse response,
            RedirectAttributes flash) {
        return act(form, errors, action, release(code), model, person, response, flash);
    }

    private String act(
            ReleaseForm sent,
            BindingResult errors,
            String action,
            @Nullable Release release,
            Model model,
            Authentication person,
            HttpServletResponse response,
            RedirectAttributes flash) {
        if (action.equals("add-company") || action.equals("add-contact")) {
            model.addAttribute("anotherCompany", action.equals("add-company"));
            model.addAttribute("anotherContact", action.equals("add-contact"));
            return show(sent, release, model);
        }
        boolean publish = action.startsWith("publish");
        ReleaseForm form =
                switch (action) {
                    case "publish-today" -> sent.dated(calendar.today());
                    case "publish-undated" -> sent.undated();
                    default -> sent;
                };
        form.check(errors);
        if (publish) {
            checkPublishable(form, errors, model);
        }
        if (release != null && release.state() == Release.State.withdrawn) {
            errors.reject("release.withdrawn");
        }
        try {
            Optional<Release> saved =
                    saving.save(form, release, errors, model, publish, person.getName());
            if (saved.isPresent()) {
                return saved(saved.get(), publish, flash);
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
                return saved(first.get(), publish, flash);
            }
            throw sentTwice;
        }
        if (response.getStatus() == HttpStatus.OK.value()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        return show(form, release, model);
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

    private static String saved(Release release, boolean publish, RedirectAttributes flash) {
        if (publish) {
            flash.addFlashAttribute("done", "The release is published.");
            return "redirect:/admin/releases/" + release.code();
        }
        flash.addFlashAttribute(
                "done",
                release.publishAt() == null
                        ? "The draft is saved."
                        : "The edition is saved. The public sees it once it is published.");
        return "redirect:/admin/releases/" + release.code() + "/edit";
    }

    private String show(ReleaseForm form, @Nullable Release release, Model model) {
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
        return "release/form";
    }

    /// What a dateline says, for the form to fill in the fields beside it.
    @GetMapping("/admin/releases/reading")
    @ResponseBody
    Map<String, String> reading(@RequestParam(defaultValue = "") String dateline) {
        Dateline read = Dateline.read(dateline);
        StatedDate date = read.date();
        return Map.of(
                "date", date == null ? "" : date.iso(),
                "place", String.join("; ", read.places()),
                "wire", Optional.ofNullable(read.wire()).orElse(""));
    }

    @GetMapping("/admin/releases/{code}")
    String record(@PathVariable String code, Model model) {
        Release release = release(code);
        List<Edition> editions = desk.editionsOf(release);
        model.addAttribute("release", release);
        model.addAttribute("latest", desk.latestText(release));
        var rows = new ArrayList<EditionRow>();
        for (Edition edition : editions) {
            rows.add(new EditionRow(edition, release.isPublicEdition(edition)));
        }
        model.addAttribute("editions", rows);
        return "release/record";
    }

    record EditionRow(Edition edition, boolean isPublic) {}

    @GetMapping("/admin/releases/{code}/publication")
    String publication(@PathVariable String code) {
        return "redirect:/admin/releases/" + release(code).code();
    }

    /// Publishes the latest edition as it is.
    @PostMapping("/admin/releases/{code}/publication")
    String publish(@PathVariable String code, Authentication person, RedirectAttributes flash) {
        Release release = release(code);
        try {
            desk.publish(release.code(), person.getName());
        } catch (WrongState refused) {
            throw PageProblem.conflict(
                    String.valueOf(refused.getMessage()),
                    new Way("/admin/releases/" + code + "/edit", "Edit the release"));
        }
        flash.addFlashAttribute("done", "The release is published.");
        return "redirect:/admin/releases/" + release.code();
    }

    record WithdrawalForm(String reason) {
        WithdrawalForm {
            reason = reason == null ? "" : reason.replaceAll("\\s+", " ").strip();
        }
    }

    @GetMapping("/admin/releases/{code}/withdrawal")
    String withdrawal(
            @PathVariable String code, @ModelAttribute("form") WithdrawalForm form, Model model) {
        model.addAttribute("release", release(code));
        return "release/withdrawal";
    }

    @PostMapping("/admin/releases/{code}/withdrawal")
    String withdraw(
            @PathVariable String code,
            @ModelAttribute("form") WithdrawalForm form,
            BindingResult errors,
            Model model,
            Authentication person,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Release release = release(code);
        model.addAttribute("release", release);
        if (form.reason().isEmpty()) {
            errors.rejectValue("reason", "release.withdrawal.reason");
        } else if (form.reason().length() > ReleaseForm.MAX_NOTE) {
            errors.rejectValue("reason", "long", new Object[] {ReleaseForm.MAX_NOTE}, "");
        }
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return "release/withdrawal";
        }
        try {
            desk.withdraw(release.code(), form.reason(), person.getName());
        } catch (WrongState refused) {
            throw PageProblem.conflict(
                    String.valueOf(refused.getMessage()),
                    new Way("/admin/releases/" + code, "The release's record"));
        }
        flash.addFlashAttribute("done", "The release is withdrawn; its page says why.");
        return "redirect:/admin/releases/" + release.code();
    }

    private Release release(String code) {
        String read = ReleaseCode.read(code);
        return Optional.ofNullable(read)
                .flatMap(desk::withCode)
                .orElseThrow(
                        () ->
                                PageProblem.notFound(
                                        "There is no release with the code " + code + ".",
                                        new Way("/admin/releases", "All releases")));
    }

    static UUID key(ReleaseForm form) {
        try {
            return UUID.fromString(form.key());
        } catch (IllegalArgumentException notOurs) {
            // Any other text makes one release, too.
            return UUID.nameUUIDFromBytes(
                    form.key().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }
}
