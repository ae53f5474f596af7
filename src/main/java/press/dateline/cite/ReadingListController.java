package press.dateline.cite;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import press.dateline.browse.ListedRelease;
import press.dateline.browse.PublicEdition;
import press.dateline.browse.PublicEditions;
import press.dateline.browse.ReadReleases;
import press.dateline.browse.ReaderPages;
import press.dateline.web.Redirect;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A list of releases that somebody put together. Its address holds it, so it can be kept, shared and
/// printed, and nobody needs an account.
@ReaderPages
@Controller
class ReadingListController {

    static final int MAX_RELEASES = 100;
    private static final int MAX_TYPED = 20_000;
    private static final String ADDRESS = "/reading-list";

    private final ReadReleases releases;
    private final PublicEditions editions;
    private final Citations citations;

    ReadingListController(ReadReleases releases, PublicEditions editions, Citations citations) {
        this.releases = releases;
        this.editions = editions;
        this.citations = citations;
    }

    /// A release of the list.
    ///
    /// @param without the address of the list without it
    record Entry(ListedRelease release, String without) {}

    /// @param codes parted by commas, in the order of the list
    /// @param add codes and addresses, however they are parted, to put at its end
    @GetMapping(ADDRESS)
    Object list(
            @RequestParam(name = "r", defaultValue = "") String codes,
            @RequestParam(defaultValue = "") String add,
            Model model) {
        List<String> listed = codes(codes);
        if (!add.isBlank()) {
            var more = new LinkedHashSet<>(listed);
            more.addAll(codes(add));
            if (more.size() > listed.size()) {
                return Redirect.to(address(new ArrayList<>(more)), HttpStatus.SEE_OTHER);
            }
            model.addAttribute("nothingAdded", true);
        }
        Map<String, ReadReleases.Read> found = releases.withCodes(listed);
        List<Entry> entries =
                listed.stream()
                        .map(found::get)
                        .filter(Objects::nonNull)
                        .map(read -> new Entry(read.listed(), without(listed, read)))
                        .toList();
        model.addAttribute("entries", entries);
        model.addAttribute("missing", listed.size() - entries.size());
        model.addAttribute("codes", String.join(",", listed));
        model.addAttribute("address", address(listed));
        model.addAttribute("full", listed.size() >= MAX_RELEASES);
        return "cite/list";
    }

    @GetMapping({
        ADDRESS + ".txt",
        ADDRESS + ".bib",
        ADDRESS + ".ris",
        ADDRESS + ".csl.json",
    })
    Object file(
            @RequestParam(name = "r", defaultValue = "") String codes, HttpServletRequest request) {
        List<PublicEdition> found =
                codes(codes).stream().flatMap(code -> editions.withCode(code).stream()).toList();
        return CiteController.format(request).file("reading-list", found, citations);
    }

    private static String without(List<String> listed, ReadReleases.Read read) {
        return address(listed.stream().filter(code -> !code.equals(read.listed().code())).toList());
    }

    private static String address(List<String> codes) {
        return codes.isEmpty() ? ADDRESS : ADDRESS + "?r=" + String.join(",", codes);
    }

    private static List<String> codes(String text) {
        return NamedCodes.in(text.length() > MAX_TYPED ? text.substring(0, MAX_TYPED) : text)
                .stream()
                .limit(MAX_RELEASES)
                .toList();
    }
}
