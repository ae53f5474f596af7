package press.dateline.edition;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import press.dateline.release.Release;
import press.dateline.release.ReleaseDesk;
import press.dateline.web.Staff;

/// What differs between any two editions, and how an earlier one comes back.
@Controller
class EditionController {

    private final ReleaseDesk desk;
    private final EditionDesk editions;

    EditionController(ReleaseDesk desk, EditionDesk editions) {
        this.desk = desk;
        this.editions = editions;
    }

    @GetMapping("/admin/releases/{code}/changes")
    String chosen(
            @PathVariable String code,
            Staff staff,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to) {
        Release release = desk.existing(code, staff);
        int one = editions.number(release, from);
        int other = editions.number(release, to);
        return "redirect:/admin/releases/%s/changes/%d-%d"
                .formatted(release.code(), Math.min(one, other), Math.max(one, other));
    }

    @GetMapping("/admin/releases/{code}/changes/{from:[0-9]+}-{to:[0-9]+}")
    String changes(
            @PathVariable String code,
            Staff staff,
            @PathVariable String from,
            @PathVariable String to,
            Model model) {
        Release release = desk.existing(code, staff);
        model.addAttribute("release", release);
        model.addAttribute("latest", desk.latestText(release));
        EditionDesk.Saved before = editions.saved(release, from);
        EditionDesk.Saved after = editions.saved(release, to);
        model.addAttribute("from", before.edition());
        model.addAttribute("to", after.edition());
        model.addAttribute("difference", EditionDifference.of(before.text(), after.text()));
        return "edition/changes";
    }

    @GetMapping("/admin/releases/{code}/editions/{number}/restoration")
    String restoration(@PathVariable String code, Staff staff, @PathVariable String number) {
        return "redirect:/admin/releases/" + desk.existing(code, staff).code();
    }

    /// Saves what an earlier edition said as the latest one.
    @PostMapping("/admin/releases/{code}/editions/{number}/restoration")
    String restore(
            @PathVariable String code,
            @PathVariable String number,
            Staff staff,
            RedirectAttributes flash) {
        Release release = desk.existing(code, staff);
        int edition = editions.number(release, number);
        desk.restore(release.code(), edition, staff);
        flash.addFlashAttribute(
                "done",
                "The text of edition %d is the latest again.%s"
                        .formatted(
                                edition,
                                release.publishAt() == null
                                        ? ""
                                        : " The public sees it once it is published."));
        return "redirect:/admin/releases/" + release.code();
    }
}
