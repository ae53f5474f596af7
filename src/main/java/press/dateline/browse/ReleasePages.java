package press.dateline.browse;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriUtils;

import press.dateline.release.Original;
import press.dateline.release.ReleaseCode;
import press.dateline.release.ReleaseForm;
import press.dateline.release.ReleaseText;
import press.dateline.text.Precision;
import press.dateline.web.ArchiveCalendar;
import press.dateline.web.PageProblem;
import press.dateline.web.PageProblem.Way;

import java.util.List;

/// A release's page, its originals, and the preview that shows a form as that page.
@ReaderPages
@Controller
class ReleasePages {

    private static final String PREVIEW_CODE = "0000000000";

    private final Archive archive;
    private final Phones phones;
    private final ArchiveCalendar calendar;

    ReleasePages(Archive archive, Phones phones, ArchiveCalendar calendar) {
        this.archive = archive;
        this.phones = phones;
        this.calendar = calendar;
    }

    /// The short form.
    @GetMapping("/r/{code}")
    RedirectView shortForm(@PathVariable String code, HttpServletResponse response) {
        return moved(find(code).href(), HttpStatus.SEE_OTHER, response);
    }

    @GetMapping({"/releases/{code}", "/releases/{code}/{slug}"})
    Object release(
            @PathVariable String code,
            HttpServletRequest request,
            Model model,
            HttpServletResponse response) {
        ReleasePage page = find(code);
        // The slug decorates: the code alone finds the release, every other spelling leads here.
        String canonical = UriUtils.encodePath(page.href(), "UTF-8");
        if (!UriUtils.decode(request.getRequestURI(), "UTF-8").equals(page.href())) {
            return moved(page.href(), HttpStatus.MOVED_PERMANENTLY, response);
        }
        return show(page, canonical, model);
    }

    @GetMapping("/releases/{code}/{slug}/originals/{position}")
    Object original(
            @PathVariable String code,
            @PathVariable String position,
            HttpServletRequest request,
            Model model,
            HttpServletResponse response) {
        ReleasePage page = find(code);
        Original original = original(page, position);
        String href = page.href() + "/originals/" + original.position();
        if (!UriUtils.decode(request.getRequestURI(), "UTF-8").equals(href)) {
            return moved(href, HttpStatus.MOVED_PERMANENTLY, response);
        }
        model.addAttribute("page", page);
        model.addAttribute("original", original);
        model.addAttribute("text", original.shown(bytes(page, original)));
        model.addAttribute("title", "Original · " + page.headline());
        model.addAttribute("canonical", UriUtils.encodePath(href, "UTF-8"));
        return "browse/original";
    }

    @GetMapping("/releases/{code}/{slug}/originals/{position}/file")
    Object originalFile(
            @PathVariable String code,
            @PathVariable String position,
            HttpServletRequest request,
            HttpServletResponse response) {
        ReleasePage page = find(code);
        Original original = original(page, position);
        String href = page.href() + "/originals/" + original.position() + "/file";
        if (!UriUtils.decode(request.getRequestURI(), "UTF-8").equals(href)) {
            return moved(href, HttpStatus.MOVED_PERMANENTLY, response);
        }
        return original.file(bytes(page, original));
    }

    private static Original original(ReleasePage page, String position) {
        return page.originals().stream()
                .filter(o -> Integer.toString(o.position()).equals(position))
                .findFirst()
                .orElseThrow(ReleasePages::nothingHere);
    }

    private byte[] bytes(ReleasePage page, Original original) {
        // Withdrawn from view between the two questions, it is not here any more.
        return archive.bytes(page.code(), original.position())
                .orElseThrow(ReleasePages::nothingHere);
    }

    /// A form as the public page would show it; the same template, nothing else.
    @PostMapping("/admin/releases/preview")
    String preview(
            @ModelAttribute("form") ReleaseForm form, Model model, HttpServletResponse response) {
        ReleaseText text = form.text(List.of());
        var date =
                ReleaseDate.of(
                        text.date() == null ? null : text.date().firstDay(),
                        text.date() == null
                                ? Precision.UNKNOWN.name()
                                : text.date().precision().name(),
                        calendar.now());
        var page =
                new ReleasePage(
                        PREVIEW_CODE,
                        date,
                        form.companies().stream()
                                .map(row -> new ReleasePage.Company(row.printed(), null))
                                .toList(),
                        text.headline(),
                        text.subheadlines(),
                        text.dateline(),
                        text.places(),
                        text.wire(),
                        text.language(),
                        ShownText.of(text.dateline(), text.body(), text.about(), text.disclaimer()),
                        text.contacts(),
                        text.sourceLine(),
                        1,
                        1,
                        List.of(),
                        null,
                        List.of(),
                        null,
                        null);
        response.setHeader("X-Robots-Tag", "noindex");
        return show(page, "/releases/" + PREVIEW_CODE, model);
    }

    private String show(ReleasePage page, String canonical, Model model) {
        model.addAttribute("page", page);
        // The day comes first: a page in a row of tabs must not pass for today's news.
        model.addAttribute("title", page.date().text(calendar) + " · " + page.headline());
        model.addAttribute("canonical", canonical);
        model.addAttribute("phones", phones);
        return "browse/release";
    }

    @GetMapping("/admin/releases/preview")
    String previewAgain() {
        return "redirect:/admin/releases/new/form";
    }

    private ReleasePage find(String given) {
        String code = ReleaseCode.read(given);
        return (code == null
                        ? java.util.Optional.<ReleasePage>empty()
                        : archive.release(code, calendar))
                .orElseThrow(ReleasePages::nothingHere);
    }

    private static PageProblem nothingHere() {
        return PageProblem.notFound(
                "There is no release at this address. It may have been mistyped or cut off.",
                new Way("/releases", "All releases, newest first"),
                new Way("/companies", "All companies, A to Z"));
    }

    private static RedirectView moved(
            String href, HttpStatus status, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-cache");
        var view = new RedirectView(UriUtils.encodePath(href, "UTF-8"));
        view.setStatusCode(status);
        return view;
    }
}
