package press.dateline.browse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// What this archive is, and whom to ask.
@ReaderPages
@Controller
class AboutPage {

    private final Archive archive;

    AboutPage(Archive archive) {
        this.archive = archive;
    }

    @GetMapping("/about")
    String about(Model model) {
        model.addAttribute("total", archive.total());
        return "browse/about";
    }
}
