package press.dateline.share;

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

import press.dateline.release.Release;
import press.dateline.release.ReleaseDesk;
import press.dateline.web.CleanText;
import press.dateline.web.Site;
import press.dateline.web.Staff;
import press.dateline.web.Token;

import java.time.Duration;

/// The links of one release, for staff: who has one, who opened it, a new one, an end to one.
@Controller
class ShareController {

    static final int MAX_DAYS = 90;
    private static final int MAX_RECIPIENT = 300;

    private final ReleaseDesk desk;
    private final ShareLinks links;
    private final Site site;

    ShareController(ReleaseDesk desk, ShareLinks links, Site site) {
        this.desk = desk;
        this.links = links;
        this.site = site;
    }

    /// A new link, as typed.
    ///
    /// @param days that it opens for
    /// @param token that the link gets, from this page; the same form sent twice makes one link
    record LinkForm(String recipient, String days, String token) {
        LinkForm {
            recipient = CleanText.line(recipient);
            days = days == null || days.isBlank() ? "7" : days.strip();
            token = Token.isToken(token) ? token : Token.next();
        }
    }

    @GetMapping("/admin/releases/{code}/links")
    String list(
            @PathVariable String code,
            Staff staff,
            @ModelAttribute("form") LinkForm form,
            Model model) {
        return show(desk.existing(code, staff), model);
    }

    @PostMapping("/admin/releases/{code}/links")
    String make(
            @PathVariable String code,
            @ModelAttribute("form") LinkForm form,
            BindingResult errors,
            Model model,
            Staff staff,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Release release = desk.existing(code, staff);
        if (form.recipient().isEmpty()) {
            errors.rejectValue("recipient", "share.recipient.missing");
        } else if (form.recipient().length() > MAX_RECIPIENT) {
            errors.rejectValue("recipient", "long", new Object[] {MAX_RECIPIENT}, "");
        }
        boolean number = form.days().matches("[0-9]{1,3}");
        int days = number ? Integer.parseInt(form.days()) : 0;
        if (days < 1 || days > MAX_DAYS) {
            errors.rejectValue("days", "share.days.wrong", new Object[] {MAX_DAYS}, "");
        }
        if (!release.isEmbargoed(desk.archiveNow())) {
            errors.reject("share.embargo");
        }
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(release, model);
        }
        links.make(
                release,
                form.token(),
                form.recipient(),
                desk.archiveNow().plus(Duration.ofDays(days)),
                staff.name());
        flash.addFlashAttribute("link", site.url("/shared/" + form.token()));
        flash.addFlashAttribute("linkFor", form.recipient());
        return "redirect:/admin/releases/" + release.code() + "/links";
    }

    @GetMapping("/admin/releases/{code}/links/{id}/revocation")
    String revocation(@PathVariable String code, Staff staff) {
        return "redirect:/admin/releases/" + desk.existing(code, staff).code() + "/links";
    }

    @PostMapping("/admin/releases/{code}/links/{id:[0-9]{1,18}}/revocation")
    String revoke(
            @PathVariable String code,
            @PathVariable long id,
            Staff staff,
            RedirectAttributes flash) {
        Release release = desk.existing(code, staff);
        links.revoke(release, id, staff.name());
        flash.addFlashAttribute("done", "The link opens nothing any more.");
        return "redirect:/admin/releases/" + release.code() + "/links";
    }

    private String show(Release release, Model model) {
        model.addAttribute("release", release);
        model.addAttribute("latest", desk.latestText(release));
        model.addAttribute("links", links.of(release));
        model.addAttribute("now", desk.archiveNow());
        model.addAttribute("isEmbargoed", release.isEmbargoed(desk.archiveNow()));
        return "share/links";
    }
}
