package press.dateline.intake;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import press.dateline.release.EmbargoViews;
import press.dateline.release.FormActions;
import press.dateline.release.Release;
import press.dateline.release.ReleaseDesk;
import press.dateline.release.ReleaseForm;
import press.dateline.web.PageProblem;
import press.dateline.web.PageProblem.Way;
import press.dateline.web.Staff;

import java.util.List;
import java.util.Optional;

/// The review of one release of a document: the form at one side, filled from it, the original at
/// the other, and what the archive has already that may be the same.
@Controller
class ReviewController {

    private static final Way INBOX = new Way("/admin/incoming", "The inbox");

    private final Inbox inbox;
    private final Review review;
    private final IncomingDuplicates duplicates;
    private final FormActions actions;
    private final ReleaseDesk releases;
    private final EmbargoViews views;

    ReviewController(
            Inbox inbox,
            Review review,
            IncomingDuplicates duplicates,
            FormActions actions,
            ReleaseDesk releases,
            EmbargoViews views) {
        this.inbox = inbox;
        this.review = review;
        this.duplicates = duplicates;
        this.actions = actions;
        this.releases = releases;
        this.views = views;
    }

    @GetMapping("/admin/incoming/{id}/{ordinal}")
    String show(
            @PathVariable String id,
            @PathVariable String ordinal,
            @ModelAttribute("form") ReleaseForm sent,
            @RequestParam @Nullable String key,
            Staff staff,
            Model model) {
        InboxEntry entry = entry(id, ordinal, staff);
        Review.Found found = review.of(entry, staff);
        model.addAttribute("candidates", found.candidates());
        // With fields in the request the form stands as they say: it was sent before a sign-in.
        actions.show(key == null ? found.form() : sent, null, staff, model);
        return page(entry, found, staff, model);
    }

    private String page(InboxEntry entry, Review.Found found, Staff staff, Model model) {
        List<IncomingDuplicates.Duplicate> same =
                duplicates.of(entry.document().id(), entry.ordinal(), staff);
        views.listed(
                same.stream()
                        .filter(duplicate -> duplicate.state().equals("embargoed"))
                        .map(IncomingDuplicates.Duplicate::code)
                        .toList(),
                staff);
        model.addAttribute("entry", entry);
        model.addAttribute("others", inbox.in(entry.document().id(), staff));
        model.addAttribute("duplicates", same);
        model.addAttribute(
                "there", same.stream().anyMatch(IncomingDuplicates.Duplicate::sameBytes));
        TracedText traced = TracedText.of(found.document().parsed(), found.release());
        model.addAttribute("traced", traced);
        model.addAttribute("traces", traced.traces());
        model.addAttribute("reason", found.release().reason());
        model.addAttribute("notes", found.notes());
        model.addAttribute("excerpt", IncomingDuplicates.excerpt(found.text().body()));
        model.addAttribute("derived", found.document().parsed().derived());
        return "intake/review";
    }

    @PostMapping("/admin/incoming/{id}/{ordinal}")
    String save(
            @PathVariable String id,
            @PathVariable String ordinal,
            @ModelAttribute("form") ReleaseForm form,
            BindingResult errors,
            @RequestParam(defaultValue = "save") String action,
            @RequestParam(defaultValue = "") String correcting,
            Model model,
            Staff staff,
            HttpServletResponse response,
            RedirectAttributes flash) {
        InboxEntry entry = entry(id, ordinal, staff);
        Review.Found found = review.of(entry, staff);
        String actor = staff.name();
        try {
            Optional<Release> saved =
                    actions.act(
                            form,
                            errors,
                            action,
                            null,
                            release -> {
                                inbox.saved(entry, found.bytes(), release, actor);
                                if (!correcting.isEmpty() && staff.publishes()) {
                                    releases.correct(
                                            release,
                                            releases.existing(correcting, staff).code(),
                                            actor);
                                }
                            },
                            model,
                            staff,
                            response);
            if (saved.isPresent()) {
                return saved(saved.get(), action, flash);
            }
        } catch (Inbox.Decided before) {
            throw decided(
                    before.code() == null ? entry(id, ordinal, staff).code() : before.code(),
                    staff);
        } catch (DataIntegrityViolationException meanwhile) {
            // The same bytes, brought by somebody else, may have been saved at the same moment.
            throw duplicates.of(entry.document().id(), entry.ordinal(), staff).stream()
                    .filter(IncomingDuplicates.Duplicate::sameBytes)
                    .findFirst()
                    .<RuntimeException>map(d -> decided(d.code(), staff))
                    .orElse(meanwhile);
        }
        return page(entry, found, staff, model);
    }

    private static String saved(Release release, String action, RedirectAttributes flash) {
        flash.addFlashAttribute("done", FormActions.done(action, false));
        return "redirect:" + FormActions.next(release, action, false);
    }

    @GetMapping({
        "/admin/incoming/{id}/{ordinal}/discarding",
        "/admin/incoming/{id}/{ordinal}/copies"
    })
    String back(@PathVariable String id, @PathVariable String ordinal, Staff staff) {
        return "redirect:" + entry(id, ordinal, staff).href();
    }

    @PostMapping("/admin/incoming/{id}/{ordinal}/discarding")
    String discard(
            @PathVariable String id,
            @PathVariable String ordinal,
            Staff staff,
            RedirectAttributes flash) {
        InboxEntry entry = entry(id, ordinal, staff);
        try {
            inbox.discard(entry, staff.name());
        } catch (Inbox.Decided before) {
            throw decided(entry(id, ordinal, staff).code(), staff);
        }
        flash.addFlashAttribute(
                "done", "“" + entry.document().name() + "” is discarded; nothing came of it.");
        return "redirect:/admin/incoming";
    }

    /// Keeps the document as a further original of a release that is there.
    @PostMapping("/admin/incoming/{id}/{ordinal}/copies")
    String copy(
            @PathVariable String id,
            @PathVariable String ordinal,
            @RequestParam(defaultValue = "") String of,
            Staff staff,
            RedirectAttributes flash) {
        InboxEntry entry = entry(id, ordinal, staff);
        Release release = releases.existing(of, staff);
        try {
            inbox.copied(entry, inbox.bytes(entry.document().id()), release, staff.name());
        } catch (Inbox.Decided before) {
            throw decided(
                    before.code() == null ? entry(id, ordinal, staff).code() : before.code(),
                    staff);
        }
        flash.addFlashAttribute("done", "The document is kept as a further original.");
        return "redirect:/admin/releases/" + release.code();
    }

    /// The exact bytes, also while they wait.
    @GetMapping("/admin/incoming/{id}/{ordinal}/file")
    ResponseEntity<byte[]> file(
            @PathVariable String id, @PathVariable String ordinal, Staff staff) {
        Incoming document = entry(id, ordinal, staff).document();
        return document.original().file(inbox.bytes(document.id()));
    }

    private PageProblem decided(@Nullable String code, Staff staff) {
        if (code == null) {
            return PageProblem.conflict("Somebody decided about this document before.", INBOX);
        }
        String there = "The archive has this release of this document already.";
        return releases.isInSight(code, staff)
                ? PageProblem.conflict(
                        there,
                        new Way("/admin/releases/" + code, "The release that came of it"),
                        INBOX)
                : PageProblem.conflict(there, INBOX);
    }

    private InboxEntry entry(String id, String ordinal, Staff staff) {
        return (id.matches("\\d{1,18}") && ordinal.matches("\\d{1,9}")
                        ? inbox.entry(Long.parseLong(id), Integer.parseInt(ordinal), staff)
                        : Optional.<InboxEntry>empty())
                .orElseThrow(() -> PageProblem.notFound("There is no such document here.", INBOX));
    }
}
