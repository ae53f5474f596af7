package press.dateline.edition;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import press.dateline.release.Approvals;
import press.dateline.release.PublicChange;
import press.dateline.release.Release;
import press.dateline.release.ReleaseDesk;
import press.dateline.release.ReleaseDesk.Publishing;
import press.dateline.release.ReleaseText;
import press.dateline.release.WrongState;
import press.dateline.web.ArchiveCalendar;
import press.dateline.web.Staff;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/// The page that publishes a release: at once, at a time of its own, or, where it is public already,
/// with a word to readers of what changes.
@Controller
class PublicationController {

    /// Zones of places, which people know, without the offsets and abbreviations.
    private static final List<String> ZONES =
            ZoneId.getAvailableZoneIds().stream()
                    .filter(id -> id.equals("UTC") || id.matches("[A-Z][a-z]+/.*"))
                    .filter(id -> !id.startsWith("Etc/"))
                    .sorted()
                    .toList();

    private final ReleaseDesk desk;
    private final Approvals approvals;
    private final ArchiveCalendar calendar;

    PublicationController(ReleaseDesk desk, Approvals approvals, ArchiveCalendar calendar) {
        this.desk = desk;
        this.approvals = approvals;
        this.calendar = calendar;
    }

    @GetMapping("/admin/releases/{code}/publication")
    String publication(@PathVariable String code, Staff staff, Model model) {
        Release release = desk.existing(code, staff);
        Instant now = desk.archiveNow();
        PublicationForm form =
                PublicationForm.of(
                        release.editions(),
                        release.isEmbargoed(now) ? release.publishAt() : null,
                        calendar.zone());
        model.addAttribute("form", form);
        return show(release, form, now, staff, model);
    }

    @PostMapping("/admin/releases/{code}/publication")
    String publish(
            @PathVariable String code,
            @ModelAttribute("form") PublicationForm form,
            BindingResult errors,
            Model model,
            Staff staff,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Release release = desk.existing(code, staff);
        Instant now = desk.archiveNow();
        if (release.isPublicSince(now) && release.work() == null && !release.isRemoved()) {
            // Sent twice: the edition that it is about is the public one.
            flash.addFlashAttribute("done", "The release is published.");
            return "redirect:/admin/releases/" + release.code();
        }
        PublicChange change = null;
        Instant at = null;
        if (release.isPublicSince(now)) {
            change = form.publicChange(errors);
        } else if (form.isLater()) {
            at = form.instant(now, calendar, errors);
        }
        if (!errors.hasErrors()) {
            try {
                desk.publish(release.code(), new Publishing(form.editionSeen(), at, change), staff);
                flash.addFlashAttribute(
                        "done", at == null ? "The release is published." : scheduled(at, form));
                return "redirect:/admin/releases/" + release.code();
            } catch (WrongState refused) {
                errors.reject("said", new Object[] {refused.getMessage()}, "");
                response.setStatus(HttpStatus.CONFLICT.value());
            }
        } else {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        return show(release, form, now, staff, model);
    }

    private String scheduled(Instant at, PublicationForm form) {
        String there = calendar.minute(at, ZoneId.of(form.zone()));
        String utc = calendar.minute(at, ZoneOffset.UTC);
        return "The release becomes public on %s%s. Until then only staff see it."
                .formatted(there, there.equals(utc) ? "" : " (" + utc + ")");
    }

    private String show(
            Release release, PublicationForm form, Instant now, Staff staff, Model model) {
        model.addAttribute(
                "needsApproval", release.lacksApproval() && !approvals.mayApprove(release, staff));
        ReleaseText published = desk.publishedText(release);
        ReleaseText latest = desk.latestText(release);
        model.addAttribute("release", release);
        model.addAttribute("latest", latest);
        model.addAttribute("isPublic", release.isPublicSince(now));
        model.addAttribute("isEmbargoed", release.isEmbargoed(now));
        model.addAttribute(
                "difference", published == null ? null : EditionDifference.of(published, latest));
        model.addAttribute("meanings", form.meanings(calendar));
        model.addAttribute("zones", ZONES);
        model.addAttribute("kinds", PublicChange.Kind.values());
        model.addAttribute("now", calendar.minute(now));
        return "edition/publication";
    }

    @GetMapping("/admin/releases/{code}/schedule/removal")
    String scheduleRemoval(@PathVariable String code, Staff staff) {
        return "redirect:/admin/releases/" + desk.existing(code, staff).code();
    }

    /// Takes a release back to a draft that waits for its time.
    @PostMapping("/admin/releases/{code}/schedule/removal")
    String takeBack(@PathVariable String code, Staff staff, RedirectAttributes flash) {
        Release release = desk.existing(code, staff);
        desk.takeBack(release.code(), staff.name());
        flash.addFlashAttribute("done", "The release is a draft again; its time is taken back.");
        return "redirect:/admin/releases/" + release.code();
    }
}
