package press.dateline.cite;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import press.dateline.browse.PublicEdition;
import press.dateline.browse.PublicEditions;
import press.dateline.browse.ReaderPages;
import press.dateline.web.PageProblem;
import press.dateline.web.Redirect;

import java.util.List;
import java.util.Optional;

/// How to cite an edition, whole or a passage of it, on a page and as files.
@ReaderPages
@Controller
class CiteController {

    private static final String RELEASE = "/releases/{code}/{slug}";
    private static final String EDITION = "/releases/{code}/{slug}/editions/{number}";

    private final PublicEditions editions;
    private final Citations citations;

    CiteController(PublicEditions editions, Citations citations) {
        this.editions = editions;
        this.citations = citations;
    }

    /// Leads to the page of the edition that is public now, so that what was copied stays.
    @GetMapping(RELEASE + "/cite")
    Object cite(@PathVariable String code, HttpServletResponse response) {
        return Redirect.moved(
                editions.current(code).ownHref() + "/cite", HttpStatus.SEE_OTHER, response);
    }

    /// @param from the first paragraph of a passage, `p3` for the third of the news; empty for none
    /// @param to the last; empty for the same
    @GetMapping(EDITION + "/cite")
    Object cite(
            @PathVariable String code,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        PublicEdition edition = editions.numbered(code, number);
        return Redirect.unlessAt(
                edition.ownHref() + "/cite",
                request,
                response,
                () -> {
                    EditionText text = EditionText.of(edition);
                    Optional<String> passage = text.passage(from, to.isEmpty() ? from : to);
                    model.addAttribute("edition", edition);
                    model.addAttribute("citation", citations.of(edition));
                    model.addAttribute("paragraphs", text.paragraphs());
                    model.addAttribute("from", from);
                    model.addAttribute("to", to.isEmpty() ? from : to);
                    model.addAttribute("passage", passage.orElse(null));
                    model.addAttribute("lost", !from.isEmpty() && passage.isEmpty());
                    model.addAttribute("title", "Cite · " + edition.text().headline());
                    return "cite/cite";
                });
    }

    @GetMapping({
        RELEASE + ".txt",
        RELEASE + ".bib",
        RELEASE + ".ris",
        RELEASE + ".csl.json",
    })
    Object file(
            @PathVariable String code, HttpServletRequest request, HttpServletResponse response) {
        return file(editions.current(code), false, request, response);
    }

    @GetMapping({
        EDITION + ".txt",
        EDITION + ".bib",
        EDITION + ".ris",
        EDITION + ".csl.json",
    })
    Object file(
            @PathVariable String code,
            @PathVariable String number,
            HttpServletRequest request,
            HttpServletResponse response) {
        return file(editions.numbered(code, number), true, request, response);
    }

    private Object file(
            PublicEdition edition,
            boolean own,
            HttpServletRequest request,
            HttpServletResponse response) {
        CitedFormat format = format(request);
        return Redirect.unlessAt(
                (own ? edition.ownHref() : edition.href()) + "." + format.ending(),
                request,
                response,
                () ->
                        format.file(
                                edition.code() + "-" + edition.number(),
                                List.of(edition),
                                citations));
    }

    /// Of the ending of an address.
    static CitedFormat format(HttpServletRequest request) {
        String file = request.getRequestURI().substring(request.getRequestURI().lastIndexOf('/'));
        return CitedFormat.of(file.substring(file.indexOf('.') + 1))
                .orElseThrow(() -> PageProblem.notFound("There is no such file."));
    }
}
