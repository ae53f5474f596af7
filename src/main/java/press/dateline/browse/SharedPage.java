package press.dateline.browse;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import press.dateline.release.ReleaseText;
import press.dateline.share.ShareLinks;
import press.dateline.share.ShareLinks.Opened;
import press.dateline.web.ArchiveCalendar;
import press.dateline.web.PageProblem;
import press.dateline.web.Redirect;

import java.time.ZoneOffset;

/// A release before its time, for whoever has a link to it.
@Controller
class SharedPage {

    private final ShareLinks links;
    private final Phones phones;
    private final ArchiveCalendar calendar;

    SharedPage(ShareLinks links, Phones phones, ArchiveCalendar calendar) {
        this.links = links;
        this.phones = phones;
        this.calendar = calendar;
    }

    @GetMapping("/shared/{token}")
    Object shared(@PathVariable String token, HttpServletRequest request, Model model) {
        Opened opened =
                links.open(token, request.getRemoteAddr())
                        .orElseThrow(
                                () ->
                                        PageProblem.notFound(
                                                "This link opens nothing, or nothing any more."));
        ReleaseText text = opened.text();
        if (text == null) {
            return Redirect.to("/r/" + opened.code(), HttpStatus.SEE_OTHER);
        }
        ReleasePage page =
                ReleasePage.of(text, opened.withheld(), opened.withheldReason(), calendar);
        String here = calendar.minute(opened.publicAt());
        String utc = calendar.minute(opened.publicAt(), ZoneOffset.UTC);
        model.addAttribute("page", page);
        model.addAttribute("sharedUntil", here.equals(utc) ? here : here + " (" + utc + ")");
        model.addAttribute("title", "Under embargo · " + page.headline());
        model.addAttribute("canonical", "/shared");
        model.addAttribute("phones", phones);
        return "browse/release";
    }
}
