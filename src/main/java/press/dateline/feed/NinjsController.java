package press.dateline.feed;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import press.dateline.browse.PublicEditions;
import press.dateline.browse.ReleasePage;
import press.dateline.web.Redirect;
import press.dateline.web.Site;

/// Releases for the systems of newsrooms.
@Controller
class NinjsController {

    private final PublicEditions editions;
    private final Site site;

    NinjsController(PublicEditions editions, Site site) {
        this.editions = editions;
        this.site = site;
    }

    @GetMapping("/releases/{code}/{slug}.ninjs.json")
    Object ninjs(
            @PathVariable String code, HttpServletRequest request, HttpServletResponse response) {
        ReleasePage page = editions.page(code);
        return Redirect.unlessAt(
                page.href() + ".ninjs.json",
                request,
                response,
                () ->
                        ResponseEntity.ok()
                                .header(
                                        HttpHeaders.CONTENT_TYPE,
                                        "application/vnd.iptc.ninjs+json;charset=UTF-8")
                                .body(Ninjs.write(page, site)));
    }
}
