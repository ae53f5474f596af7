package press.dateline.browse;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// What the layout says on every page for readers besides the page's own matter.
@ControllerAdvice(annotations = ReaderPages.class)
class SamplesBanner {

    private final Archive archive;

    SamplesBanner(Archive archive) {
        this.archive = archive;
    }

    /// The banner of an archive that still holds its samples.
    @ModelAttribute
    void samples(Model model) {
        model.addAttribute("samples", archive.hasSamples());
    }
}
