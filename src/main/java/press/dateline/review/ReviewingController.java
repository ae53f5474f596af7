package press.dateline.review;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import press.dateline.release.Release;
import press.dateline.release.ReleaseDesk;
import press.dateline.release.ReleaseForm;
import press.dateline.release.Reviews;
import press.dateline.release.WrongState;
import press.dateline.web.PageProblem;
import press.dateline.web.PageProblem.Way;
import press.dateline.web.Staff;

import java.util.function.Consumer;

/// The buttons of a review. Each is for the edition that its page showed.
@Controller
class ReviewingController {

    private final ReleaseDesk desk;
    private final Reviews reviews;

    ReviewingController(ReleaseDesk desk, Reviews reviews) {
        this.desk = desk;
        this.reviews = reviews;
    }

    @GetMapping({
        "/admin/releases/{code}/review",
        "/admin/releases/{code}/review/removal",
        "/admin/releases/{code}/approval",
        "/admin/releases/{code}/approval/removal"
    })
    String record(@PathVariable String code, Staff staff) {
        return record(desk.existing(code, staff));
    }

    private static String record(Release release) {
        return "redirect:/admin/releases/" + release.code();
    }

    @PostMapping("/admin/releases/{code}/review")
    String ask(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String edition,
            Staff staff,
            RedirectAttributes flash) {
        return done(
                code,
                staff,
                release -> reviews.ask(release.code(), seen(edition, release), staff),
                "The text waits for a review.",
                flash);
    }

    @PostMapping("/admin/releases/{code}/review/removal")
    String takeBack(@PathVariable String code, Staff staff, RedirectAttributes flash) {
        return done(
                code,
                staff,
                release -> reviews.takeBack(release.code(), staff),
                "The release is a draft again.",
                flash);
    }

    @PostMapping("/admin/releases/{code}/approval")
    String approve(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String edition,
            Staff staff,
            RedirectAttributes flash) {
        return done(
                code,
                staff,
                release -> reviews.approve(release.code(), seen(edition, release), staff),
                "The text is approved.",
                flash);
    }

    @PostMapping("/admin/releases/{code}/approval/removal")
    String unapprove(@PathVariable String code, Staff staff, RedirectAttributes flash) {
        return done(
                code,
                staff,
                release -> reviews.unapprove(release.code(), staff),
                "The approval is taken back; the release is in review again.",
                flash);
    }

    /// What a reviewer wants changed, as typed.
    ///
    /// @param edition the number of the one that was looked at
    record ObjectionForm(String edition, String said) {
        ObjectionForm {
            edition = edition == null ? "" : edition.strip();
            said = said == null ? "" : said.strip();
        }
    }

    @GetMapping("/admin/releases/{code}/objection")
    String objection(@PathVariable String code, Staff staff, Model model) {
        Release release = desk.existing(code, staff);
        model.addAttribute("form", new ObjectionForm(Integer.toString(release.editions()), ""));
        return show(release, model);
    }

    private String show(Release release, Model model) {
        model.addAttribute("release", release);
        model.addAttribute("latest", desk.latestText(release));
        return "review/objection";
    }

    @PostMapping("/admin/releases/{code}/objection")
    String askChanges(
            @PathVariable String code,
            @ModelAttribute("form") ObjectionForm form,
            BindingResult errors,
            Staff staff,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Release release = desk.existing(code, staff);
        if (form.said().isEmpty()) {
            errors.rejectValue("said", "review.changes.missing");
        } else if (form.said().length() > ReleaseForm.MAX_NOTE) {
            errors.rejectValue("said", "long", new Object[] {ReleaseForm.MAX_NOTE}, "");
        }
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(release, model);
        }
        try {
            reviews.askChanges(release.code(), seen(form.edition(), release), form.said(), staff);
        } catch (WrongState refused) {
            errors.reject("said", new Object[] {refused.getMessage()}, "");
            response.setStatus(HttpStatus.CONFLICT.value());
            return show(release, model);
        }
        flash.addFlashAttribute("done", "The author is asked for changes.");
        return record(release);
    }

    private String done(
            String code,
            Staff staff,
            Consumer<Release> step,
            String said,
            RedirectAttributes flash) {
        Release release = desk.existing(code, staff);
        step.accept(release);
        flash.addFlashAttribute("done", said);
        return record(release);
    }

    private static int seen(String edition, Release release) {
        if (edition.matches("[0-9]{1,9}")) {
            return Integer.parseInt(edition);
        }
        throw PageProblem.badRequest("Which edition is meant was not sent.", back(release));
    }

    private static Way back(Release release) {
        return new Way("/admin/releases/" + release.code(), "The release's record");
    }
}
