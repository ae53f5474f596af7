package press.dateline.browse;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriUtils;

import press.dateline.edition.EditionDesk;
import press.dateline.edition.EditionDifference;
import press.dateline.release.Issuer;
import press.dateline.release.Original;
import press.dateline.release.Release;
import press.dateline.release.ReleaseDesk;
import press.dateline.release.ReleaseForm;
import press.dateline.release.ReleaseText;
import press.dateline.web.ArchiveCalendar;
import press.dateline.web.Redirect;
import press.dateline.web.Site;
import press.dateline.web.Staff;

import java.util.List;

/// A release's page, its originals, and the preview that shows a form as that page.
@ReaderPages
@Controller
class ReleasePages {

    private final PublicReleases releases;
    private final PublicEditions found;
    private final ReleaseDesk desk;
    private final EditionDesk editions;
    private final Phones phones;
    private final ArchiveCalendar calendar;
    private final Site site;

    ReleasePages(
            PublicReleases releases,
            PublicEditions found,
            ReleaseDesk desk,
            EditionDesk editions,
            Phones phones,
            ArchiveCalendar calendar,
            Site site) {
        this.releases = releases;
        this.found = found;
        this.desk = desk;
        this.editions = editions;
        this.phones = phones;
        this.calendar = calendar;
        this.site = site;
    }

    /// The short form, which alone goes by what the asker accepts: every other address is one form.
    @GetMapping("/r/{code}")
    RedirectView shortForm(
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accepted,
            HttpServletResponse response) {
        String ending = Format.of(accepted).map(format -> "." + format.ending()).orElse("");
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        return Redirect.moved(find(code).href() + ending, HttpStatus.SEE_OTHER, response);
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
        return Redirect.unlessAt(
                page.href(),
                request,
                response,
                () -> {
                    ReleasePage.Neighbour current = page.current();
                    if (current != null) {
                        model.addAttribute(
                                "difference",
                                EditionDifference.of(text(page.code()), text(current.code())));
                    }
                    return show(page, canonical, model, response);
                });
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
        String href = page.originalHref(original);
        return Redirect.unlessAt(
                href,
                request,
                response,
                () -> {
                    model.addAttribute("page", page);
                    model.addAttribute("original", original);
                    model.addAttribute("text", original.shown(bytes(page, original)));
                    model.addAttribute("title", "Original · " + page.headline());
                    model.addAttribute("canonical", UriUtils.encodePath(href, "UTF-8"));
                    return "browse/original";
                });
    }

    @GetMapping("/releases/{code}/{slug}/originals/{position}/file")
    Object originalFile(
            @PathVariable String code,
            @PathVariable String position,
            HttpServletRequest request,
            HttpServletResponse response) {
        ReleasePage page = find(code);
        Original original = original(page, position);
        return Redirect.unlessAt(
                page.originalFileHref(original),
                request,
                response,
                () -> original.file(bytes(page, original)));
    }

    private static Original original(ReleasePage page, String position) {
        return page.originals().stream()
                .filter(o -> Integer.toString(o.position()).equals(position))
                .findFirst()
                .orElseThrow(PublicEditions::nothingHere);
    }

    private byte[] bytes(ReleasePage page, Original original) {
        // Withdrawn from view between the two questions, it is not here any more.
        return releases.bytes(page.code(), original.position())
                .orElseThrow(PublicEditions::nothingHere);
    }

    /// A form as the public page would show it; the same template, nothing else.
    @PostMapping("/admin/releases/preview")
    String preview(
            @ModelAttribute("form") ReleaseForm form, Model model, HttpServletResponse response) {
        ReleasePage page =
                ReleasePage.of(
                        form.text(
                                form.companies().stream()
                                        .map(row -> new Issuer(0, row.printed()))
                                        .toList()),
                        List.of(),
                        "",
                        calendar);
        response.setHeader("X-Robots-Tag", "noindex");
        return show(page, "/releases/" + ReleasePage.NO_CODE, model, response);
    }

    private String show(
            ReleasePage page, String canonical, Model model, HttpServletResponse response) {
        model.addAttribute("page", page);
        // The day comes first: a page in a row of tabs must not pass for today's news.
        model.addAttribute("title", page.date().text() + " · " + page.headline());
        model.addAttribute("canonical", canonical);
        model.addAttribute("phones", phones);
        if (page.isPublic()) {
            model.addAttribute("article", NewsArticle.of(page, site));
            response.setHeader(HttpHeaders.LINK, Signposts.of(page, site));
        }
        return "browse/release";
    }

    @GetMapping("/admin/releases/preview")
    String previewAgain() {
        return "redirect:/admin/releases/new/form";
    }

    /// An edition as the public page would show it, whether the public ever saw it or not.
    @GetMapping("/admin/releases/{code}/editions/{number}")
    String staffEdition(
            @PathVariable String code,
            @PathVariable String number,
            Staff staff,
            Model model,
            HttpServletResponse response) {
        Release release = desk.existing(code, staff);
        EditionDesk.Saved saved = editions.saved(release, number);
        ReleaseText text = saved.text();
        model.addAttribute("ofStaff", saved.edition());
        model.addAttribute("record", "/admin/releases/" + release.code());
        response.setHeader("X-Robots-Tag", "noindex");
        return show(
                ReleasePage.of(text, List.of(), "", calendar),
                "/releases/" + ReleasePage.NO_CODE,
                model,
                response);
    }

    /// An edition that was public once, under a notice that says which one is now.
    @GetMapping("/releases/{code}/{slug}/editions/{number}")
    Object edition(
            @PathVariable String code,
            @PathVariable String number,
            HttpServletRequest request,
            Model model,
            HttpServletResponse response) {
        ReleasePage edition = edition(code, number);
        return Redirect.unlessAt(
                edition.editionHref(),
                request,
                response,
                () -> {
                    if (!edition.isReplaced()) {
                        return Redirect.moved(edition.href(), HttpStatus.SEE_OTHER, response);
                    }
                    return show(
                            edition, UriUtils.encodePath(edition.href(), "UTF-8"), model, response);
                });
    }

    @GetMapping("/releases/{code}/{slug}/changes/{from:[0-9]+}-{to:[0-9]+}")
    Object changes(
            @PathVariable String code,
            @PathVariable String from,
            @PathVariable String to,
            HttpServletRequest request,
            Model model,
            HttpServletResponse response) {
        int one = PublicEditions.number(from);
        int other = PublicEditions.number(to);
        int before = Math.min(one, other);
        // Of the two the page names the later one; the earlier is in its history.
        ReleasePage after = edition(code, Integer.toString(Math.max(one, other)));
        if (before < 1 || before == after.edition()) {
            throw PublicEditions.nothingHere();
        }
        String href = "%s/changes/%d-%d".formatted(after.href(), before, after.edition());
        return Redirect.unlessAt(
                href,
                request,
                response,
                () -> {
                    model.addAttribute("page", after);
                    model.addAttribute("from", after.published(before));
                    model.addAttribute("to", after.published(after.edition()));
                    model.addAttribute(
                            "difference",
                            EditionDifference.of(
                                    text(after.code(), before),
                                    text(after.code(), after.edition())));
                    model.addAttribute("title", "What changed · " + after.headline());
                    model.addAttribute("canonical", UriUtils.encodePath(href, "UTF-8"));
                    return "browse/changes";
                });
    }

    private ReleasePage edition(String given, String number) {
        return found.page(given, number);
    }

    private ReleaseText text(String code, int number) {
        return releases.text(code, number).orElseThrow(PublicEditions::nothingHere);
    }

    private ReleaseText text(String code) {
        return releases.text(code).orElseThrow(PublicEditions::nothingHere);
    }

    private ReleasePage find(String given) {
        return found.page(given);
    }
}
