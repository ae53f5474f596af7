package press.dateline.browse;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import press.dateline.release.Filter;
import press.dateline.web.PageProblem;
import press.dateline.web.PageProblem.Way;
import press.dateline.web.Redirect;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The companies from A to Z, and one company's page.
@ReaderPages
@Controller
class CompanyPages {

    /// Up to this many companies stand on one page; more are shown a letter at a time.
    static final int ONE_PAGE = 400;

    private final Archive archive;

    CompanyPages(Archive archive) {
        this.archive = archive;
    }

    @GetMapping("/companies")
    String companies(@RequestParam(defaultValue = "") String letter, Model model) {
        Map<String, List<Archive.CompanyCount>> byLetter = new LinkedHashMap<>();
        List<Archive.CompanyCount> all = archive.companies();
        all.forEach(c -> byLetter.computeIfAbsent(letter(c.name()), l -> new ArrayList<>()).add(c));
        boolean onePage = all.size() <= ONE_PAGE;
        String chosen = letter.toUpperCase(Locale.ROOT);
        if (!letter.isEmpty() && !byLetter.containsKey(chosen)) {
            throw PageProblem.notFound(
                    "No company's name begins with \"" + letter + "\".",
                    new Way("/companies", "All companies, A to Z"));
        }
        String shown =
                !letter.isEmpty() || onePage || byLetter.isEmpty()
                        ? chosen
                        : byLetter.keySet().iterator().next();
        model.addAttribute("letters", byLetter.keySet());
        model.addAttribute("letter", shown);
        model.addAttribute("onePage", onePage);
        model.addAttribute("total", all.size());
        model.addAttribute(
                "groups",
                shown.isEmpty()
                        ? byLetter
                        : Map.of(shown, byLetter.getOrDefault(shown, List.of())));
        return "browse/companies";
    }

    /// The letter under which a name is sought: its first, without accent; `#` for digits.
    private static String letter(String name) {
        String folded = Normalizer.normalize(name, Normalizer.Form.NFKD).toUpperCase(Locale.ROOT);
        int first = folded.codePoints().filter(Character::isLetterOrDigit).findFirst().orElse('#');
        return Character.isLetter(first) ? Character.toString(first) : "#";
    }

    /// Options for a type-ahead. Choosing one enters the address of the company.
    @GetMapping("/companies/suggestions")
    String suggestions(@RequestParam(defaultValue = "") String q, Model model) {
        model.addAttribute(
                "options",
                archive.suggestions(q).stream()
                        .map(c -> new Option(c.slug(), c.name(), c.n()))
                        .toList());
        return "web/options";
    }

    record Option(String value, String label, @Nullable Long count) {}

    @GetMapping("/companies/{slug}")
    Object company(@PathVariable String slug, Model model, HttpServletResponse response) {
        Optional<Archive.Company> found = archive.company(slug);
        if (found.isEmpty()) {
            String moved =
                    archive.movedTo(slug)
                            .orElseThrow(
                                    () ->
                                            PageProblem.notFound(
                                                    "The archive has no company at this address.",
                                                    new Way(
                                                            "/companies",
                                                            "All companies, A to Z")));
            // Browsers keep a 301 for good unless told to ask again.
            response.setHeader("Cache-Control", "no-cache");
            return Redirect.to("/companies/" + moved, HttpStatus.MOVED_PERMANENTLY);
        }
        Archive.Company company = found.get();
        Filter filter = Filter.NONE.withCompany(company.slug());
        List<Archive.OtherName> names = archive.names(company.id());
        Years years = Years.of(archive.years(List.of(company.id()), filter));
        model.addAttribute("company", company);
        model.addAttribute("filter", filter);
        model.addAttribute(
                "former", names.stream().filter(n -> n.kind().equals("former")).toList());
        model.addAttribute(
                "printed", names.stream().filter(n -> n.kind().equals("printed")).toList());
        model.addAttribute("tickers", archive.tickers(company.id()));
        model.addAttribute("years", years);
        model.addAttribute("count", years.all());
        model.addAttribute(
                "page", archive.page(List.of(company.id()), filter, null, null, Archive.PAGE));
        return "browse/company";
    }
}
