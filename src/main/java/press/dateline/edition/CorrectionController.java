package press.dateline.edition;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import press.dateline.release.Release;
import press.dateline.release.ReleaseCode;
import press.dateline.release.ReleaseDesk;
import press.dateline.web.PageProblem;
import press.dateline.web.PageProblem.Way;
import press.dateline.web.Staff;

import java.util.Objects;
import java.util.regex.Pattern;

/// Which earlier release a release corrects. Either of the two may have come first.
@Controller
class CorrectionController {

    private final ReleaseDesk desk;

    CorrectionController(ReleaseDesk desk) {
        this.desk = desk;
    }

    @GetMapping({
        "/admin/releases/{code}/corrected",
        "/admin/releases/{code}/corrected/{other}/removal"
    })
    String record(@PathVariable String code, Staff staff) {
        return "redirect:/admin/releases/" + desk.existing(code, staff).code();
    }

    /// Notes that the release replaces another one.
    ///
    /// @param of the other one's code, or an address of it
    @PostMapping("/admin/releases/{code}/corrected")
    String correct(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String of,
            Staff staff,
            RedirectAttributes flash) {
        Release release = desk.existing(code, staff);
        Way back = new Way("/admin/releases/" + release.code(), "The release's record");
        String corrected = codeIn(of);
        if (corrected == null) {
            throw PageProblem.badRequest(
                    "\"%s\" is neither the code nor an address of a release.".formatted(of), back);
        }
        desk.correct(release, desk.existing(corrected, staff).code(), staff.name());
        flash.addFlashAttribute(
                "done", "The release corrects " + corrected + " and stands in its place.");
        return "redirect:/admin/releases/" + release.code();
    }

    @PostMapping("/admin/releases/{code}/corrected/{other}/removal")
    String uncorrect(
            @PathVariable String code,
            @PathVariable String other,
            Staff staff,
            RedirectAttributes flash) {
        Release release = desk.existing(code, staff);
        desk.uncorrect(release, desk.existing(other, staff), staff.name());
        flash.addFlashAttribute("done", "The two releases stand beside each other again.");
        return "redirect:/admin/releases/" + release.code();
    }

    /// The first part of an address that is a code.
    private static @Nullable String codeIn(String given) {
        return Pattern.compile("[/?#]")
                .splitAsStream(given.strip())
                .map(ReleaseCode::read)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
