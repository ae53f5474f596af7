package press.dateline.review;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import press.dateline.release.Approvals;
import press.dateline.release.OwnApproval;
import press.dateline.web.PageProblem;
import press.dateline.web.PageProblem.Way;
import press.dateline.web.Staff;

import java.util.Arrays;

/// What an administrator decides for the whole archive while it runs.
@Controller
class SettingsController {

    private final Approvals approvals;

    SettingsController(Approvals approvals) {
        this.approvals = approvals;
    }

    @GetMapping("/admin/settings")
    String settings(Model model) {
        model.addAttribute("choices", OwnApproval.values());
        model.addAttribute("chosen", approvals.ownApproval());
        return "review/settings";
    }

    @PostMapping("/admin/settings")
    String save(
            @RequestParam(defaultValue = "") String ownApproval,
            Staff staff,
            RedirectAttributes flash) {
        OwnApproval allowed =
                Arrays.stream(OwnApproval.values())
                        .filter(known -> known.name().equals(ownApproval))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        PageProblem.badRequest(
                                                "Choose one of the three.",
                                                new Way("/admin/settings", "Settings")));
        approvals.allowOwnApproval(allowed, staff.name());
        flash.addFlashAttribute("done", "The settings are saved.");
        return "redirect:/admin/settings";
    }
}
