package press.dateline.intake;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import press.dateline.web.Staff;

/// The button that removes the samples.
@Controller
class SamplesController {

    private final Samples samples;

    SamplesController(Samples samples) {
        this.samples = samples;
    }

    @GetMapping("/admin/samples/removal")
    String ask(Model model) {
        model.addAttribute("count", samples.count());
        return "intake/samples";
    }

    @PostMapping("/admin/samples/removal")
    String remove(Staff staff, RedirectAttributes flash) {
        samples.remove(staff.name());
        flash.addFlashAttribute("done", "The samples are gone. The archive is yours.");
        return "redirect:/admin";
    }
}
