package press.dateline.browse;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// What the layout says on every page for readers besides the page's own matter.
@ControllerAdvice(annotations = ReaderPages.class)
class ArchiveFacts {

    private final Archive archive;

    ArchiveFacts(Archive archive) {
        this.archive = archive;
    }

    /// The banner of an archive that still holds its samples, and whether lists can show more.
    @ModelAttribute
    void facts(Model model) {
        Archive.Facts facts = archive.facts();
        model.addAttribute("samples", facts.samples());
        model.addAttribute("replacements", facts.replacements());
    }
}
