package press.dateline.search;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import press.dateline.journal.Audit;

import java.security.Principal;

/// Where administrators see how the search indexes are, and have them built anew.
@Controller
class IndexController {

    private final Indexes indexes;
    private final Reindexing reindexing;
    private final Audit audit;

    IndexController(Indexes indexes, Reindexing reindexing, Audit audit) {
        this.indexes = indexes;
        this.reindexing = reindexing;
        this.audit = audit;
    }

    @GetMapping("/admin/search")
    String show(Model model) {
        model.addAttribute("indexes", indexes.all().stream().map(FollowedIndex::status).toList());
        return "search/indexes";
    }

    @GetMapping("/admin/search/rebuilding")
    String back() {
        return "redirect:/admin/search";
    }

    @PostMapping("/admin/search/rebuilding")
    String rebuild(Principal person, RedirectAttributes next) {
        reindexing.ask(person.getName());
        audit.record(person.getName(), "search.rebuild", "");
        next.addFlashAttribute(
                "done",
                "New indexes are being built; the present ones answer until they are done.");
        return "redirect:/admin/search";
    }
}
