package press.dateline.search;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

import press.dateline.browse.Archive;
import press.dateline.browse.FilterReader;
import press.dateline.browse.FilterReader.Named;
import press.dateline.browse.ReaderPages;
import press.dateline.release.Filter;
import press.dateline.web.Redirect;

import java.util.List;

/// The lists that an index answers for readers. What the database's lists can show is sent there.
@ReaderPages
@Controller
class SearchController {

    private final Search search;
    private final ReaderSide readers;
    private final FilterReader filters;

    SearchController(Search search, ReaderSide readers, FilterReader filters) {
        this.search = search;
        this.readers = readers;
        this.filters = filters;
    }

    // One list with three mappings, because the condition of one cannot say "or".

    @GetMapping(path = "/releases", params = "q")
    Object words(@RequestParam MultiValueMap<String, String> parameters, Model model) {
        return list(parameters, model);
    }

    @GetMapping(
            path = "/releases",
            params = {"wire", "!q"})
    Object wires(@RequestParam MultiValueMap<String, String> parameters, Model model) {
        return list(parameters, model);
    }

    @GetMapping(
            path = "/releases",
            params = {"sort", "!q", "!wire"})
    Object sorted(@RequestParam MultiValueMap<String, String> parameters, Model model) {
        return list(parameters, model);
    }

    private Object list(MultiValueMap<String, String> parameters, Model model) {
        Filter filter = filters.read(parameters);
        if (!filter.isSearch()) {
            return redirect(filter.href());
        }
        return switch (filters.named(filter)) {
            case Named.Moved moved -> moved.at("/releases");
            case Named.Choice(ModelAndView page) -> page;
            case Named.Companies(List<Archive.Company> companies) ->
                    search.show(
                            readers,
                            Question.read(filter, names(companies), null, null, parameters),
                            model);
        };
    }

    private static List<SearchSide.CompanyName> names(List<Archive.Company> companies) {
        return companies.stream().map(ReaderSide::name).toList();
    }

    /// The companies of the facet whose name begins as typed, for a type-ahead.
    @GetMapping("/releases/companies")
    Object companies(@RequestParam MultiValueMap<String, String> parameters, Model model) {
        Filter filter = filters.read(parameters);
        return switch (filters.named(filter)) {
            case Named.Moved _, Named.Choice _ -> options(List.of(), model);
            case Named.Companies(List<Archive.Company> companies) -> {
                Question question = Question.read(filter, names(companies), null, null, parameters);
                yield options(
                        question.companyTyped().isEmpty()
                                ? List.of()
                                : search.find(readers, question).companies(),
                        model);
            }
        };
    }

    record Option(String value, String label, Long count) {}

    private static String options(List<Results.Value> values, Model model) {
        model.addAttribute(
                "options",
                values.stream()
                        .filter(value -> !value.isChosen())
                        .map(value -> new Option(value.href(), value.label(), value.n()))
                        .toList());
        return "web/options";
    }

    static RedirectView redirect(String href) {
        return Redirect.to(href, HttpStatus.SEE_OTHER);
    }
}
