package press.dateline.intake;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import press.dateline.web.Staff;

import java.util.List;

/// The ways in, and the inbox behind them: what was found in each document, with what can be done
/// about it.
@Controller
class InboxController {

    private final Arrivals arrivals;
    private final Inbox inbox;
    private final CleanPublishing clean;

    InboxController(Arrivals arrivals, Inbox inbox, CleanPublishing clean) {
        this.arrivals = arrivals;
        this.inbox = inbox;
        this.clean = clean;
    }

    @GetMapping("/admin/releases/new")
    String ways(@ModelAttribute("form") ArrivalForm form, Model model) {
        return ways(model);
    }

    private static String ways(Model model) {
        model.addAttribute("maxFiles", Arrivals.MAX_FILES);
        model.addAttribute("maxBytes", DocumentReader.MAX_BYTES);
        return "intake/new";
    }

    @PostMapping("/admin/releases/new")
    String paste(
            @ModelAttribute("form") ArrivalForm form,
            BindingResult errors,
            Model model,
            Staff staff,
            HttpServletResponse response) {
        form.check(errors);
        if (!errors.hasErrors()) {
            try {
                return toReview(
                        List.of(arrivals.paste(form.text(), form.sourceOrNull(), staff.name())),
                        staff);
            } catch (DocumentReader.Refused unread) {
                errors.rejectValue("text", "said", new Object[] {unread.getMessage()}, "");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return ways(model);
    }

    /// An upload; what of it is refused does not keep the rest out.
    @PostMapping("/admin/incoming")
    String upload(
            @RequestParam(name = "files") @Nullable List<MultipartFile> files,
            Model model,
            Staff staff,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Arrivals.Outcome outcome = arrivals.upload(files == null ? List.of() : files, staff.name());
        if (outcome.kept().isEmpty()) {
            model.addAttribute("refused", outcome.refused());
            model.addAttribute("form", new ArrivalForm("", ""));
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return ways(model);
        }
        if (outcome.refused().isEmpty()) {
            return toReview(outcome.kept(), staff);
        }
        flash.addFlashAttribute("refused", outcome.refused());
        return "redirect:/admin/incoming";
    }

    /// One release in one document is reviewed at once; more are listed first.
    private String toReview(List<Long> documents, Staff staff) {
        if (documents.size() == 1) {
            List<InboxEntry> found = inbox.in(documents.getFirst(), staff);
            if (found.size() == 1) {
                return "redirect:" + found.getFirst().href();
            }
        }
        return "redirect:/admin/incoming";
    }

    @GetMapping("/admin/incoming")
    String list(Staff staff, Model model) {
        List<InboxEntry> open = inbox.open(staff);
        model.addAttribute("entries", open);
        model.addAttribute("clean", open.stream().filter(InboxEntry::isClean).count());
        model.addAttribute("page", Inbox.PAGE);
        return "intake/inbox";
    }

    /// Asks before the clean ones are published, and names them.
    @GetMapping("/admin/incoming/publication")
    String ask(Staff staff, Model model) {
        model.addAttribute(
                "entries", inbox.open(staff).stream().filter(InboxEntry::isClean).toList());
        return "intake/publication";
    }

    /// Publishes those that the page before named, as far as they are still clean.
    @PostMapping("/admin/incoming/publication")
    String publish(
            @RequestParam(name = "entry") @Nullable List<String> entries,
            Staff staff,
            RedirectAttributes flash) {
        List<InboxEntry> named =
                inbox.open(staff).stream()
                        .filter(e -> entries != null && entries.contains(e.href()))
                        .toList();
        int published = 0;
        for (InboxEntry entry : named) {
            published += clean.publish(entry, staff) ? 1 : 0;
        }
        int left = named.size() - published;
        flash.addFlashAttribute(
                "done",
                (published == 1
                                ? "One release is published."
                                : published + " releases are published.")
                        + (left == 0
                                ? ""
                                : left == 1
                                        ? " One needs a look, or somebody else's approval, and is"
                                                + " still here."
                                        : " "
                                                + left
                                                + " need a look, or somebody else's approval, and"
                                                + " are still here."));
        return "redirect:/admin/incoming";
    }
}
