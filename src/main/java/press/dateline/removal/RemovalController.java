package press.dateline.removal;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import press.dateline.release.Release;
import press.dateline.release.ReleaseDesk;
import press.dateline.release.Removals;
import press.dateline.web.Staff;

/// The forms that take a release back. Each asks for the reason; erasing asks twice.
@Controller
class RemovalController {

    private final ReleaseDesk desk;
    private final Removals removals;

    RemovalController(ReleaseDesk desk, Removals removals) {
        this.desk = desk;
        this.removals = removals;
    }

    @GetMapping("/admin/releases/{code}/withdrawal")
    String withdrawal(
            @PathVariable String code,
            Staff staff,
            @ModelAttribute("form") RemovalForm form,
            Model model) {
        show(desk.existing(code, staff), model);
        return "removal/withdrawal";
    }

    @PostMapping("/admin/releases/{code}/withdrawal")
    String withdraw(
            @PathVariable String code,
            @ModelAttribute("form") RemovalForm form,
            BindingResult errors,
            Model model,
            Staff staff,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Release release = desk.existing(code, staff);
        boolean isPublic = show(release, model);
        form.checkReason(errors);
        form.checkHow(errors, isPublic);
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return "removal/withdrawal";
        }
        if (form.how().equals("killed")) {
            removals.kill(release.code(), form.reason(), staff.name());
        } else {
            boolean withheld = form.how().equals("address");
            removals.withdraw(release.code(), form.reason(), withheld, staff.name());
        }
        flash.addFlashAttribute(
                "done",
                isPublic
                        ? "The release is taken back; its address says why."
                        : "The release is killed. Nobody outside ever saw it.");
        return "redirect:/admin/releases/" + release.code();
    }

    @GetMapping("/admin/releases/{code}/withholding")
    String withholding(@PathVariable String code, Staff staff, Model model) {
        Release release = desk.existing(code, staff);
        model.addAttribute("form", RemovalForm.of(release.withheldReason(), release.withheld()));
        show(release, model);
        return "removal/withholding";
    }

    @PostMapping("/admin/releases/{code}/withholding")
    String withhold(
            @PathVariable String code,
            @ModelAttribute("form") RemovalForm form,
            BindingResult errors,
            Model model,
            Staff staff,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Release release = desk.existing(code, staff);
        show(release, model);
        if (!form.known().isEmpty()) {
            form.checkReason(errors);
        }
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return "removal/withholding";
        }
        removals.withhold(release.code(), form.known(), form.reason(), staff.name());
        flash.addFlashAttribute(
                "done",
                form.known().isEmpty()
                        ? "Readers get every part of the release."
                        : "Readers do not get these parts; the page says why.");
        return "redirect:/admin/releases/" + release.code();
    }

    @GetMapping("/admin/releases/{code}/erasure")
    String erasure(
            @PathVariable String code,
            Staff staff,
            @ModelAttribute("form") RemovalForm form,
            Model model) {
        show(desk.existing(code, staff), model);
        return "removal/erasure";
    }

    @PostMapping("/admin/releases/{code}/erasure")
    String erase(
            @PathVariable String code,
            @ModelAttribute("form") RemovalForm form,
            BindingResult errors,
            Model model,
            Staff staff,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Release release = desk.existing(code, staff);
        show(release, model);
        form.checkReason(errors);
        form.checkConfirmation(errors, release.code());
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return "removal/erasure";
        }
        removals.erase(release.code(), form.reason(), staff.name());
        flash.addFlashAttribute("done", "The texts and the originals are overwritten.");
        return "redirect:/admin/releases/" + release.code();
    }

    private boolean show(Release release, Model model) {
        boolean isPublic = release.isPublicSince(desk.archiveNow());
        model.addAttribute("release", release);
        model.addAttribute("latest", desk.latestText(release));
        model.addAttribute("isPublic", isPublic);
        model.addAttribute("parts", Removals.Part.values());
        return isPublic;
    }
}
