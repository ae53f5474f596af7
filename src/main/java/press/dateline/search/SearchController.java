package press.dateline.search;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

import press.dateline.browse.Archive;
import press.dateline.browse.FilterReader;
import press.dateline.browse.FilterReader.Named;
import press.dateline.release.Filter;
import press.dateline.release.Release;
import press.dateline.web.PageProblem;
import press.dateline.web.PageProblem.Way;

import java.util.List;

/// The lists that an index answers: for readers and for staff. What the database's lists can show
/// is sent there.
@Controller
class SearchController {

    private static final int MAX_TYPED = 200;

    private final Search search;
    private final ReaderSide readers;
    private final StaffSide staff;
    private final FilterReader filters;
    private final Archive archive;

    SearchController(
            Search search,
            ReaderSide readers,
            StaffSide staff,
            FilterReader filters,
            Archive archive) {
        this.search = search;
        this.readers = readers;
        this.staff = staff;
        this.filters = filters;
        this.archive = archive;
    }

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
            case Named.Elsewhere(Object answer) -> answer;
            case Named.Companies(List<Archive.Company> companies) -> {
                model.addAttribute("samples", archive.hasSamples());
                yield show(readers, question(filter, names(companies), null, parameters), model);
            }
        };
    }

    private static List<SearchSide.CompanyName> names(List<Archive.Company> companies) {
        return companies.stream().map(ReaderSide::name).toList();
    }

    private static Search.Question question(
            Filter filter,
            List<SearchSide.CompanyName> chosen,
            @Nullable String state,
            MultiValueMap<String, String> parameters) {
        return new Search.Question(
                filter,
                chosen,
                state,
                page(parameters.getFirst("page")),
                first(parameters, "facet"));
    }

    private static String first(MultiValueMap<String, String> parameters, String name) {
        String value = parameters.getFirst(name);
        String text = value == null ? "" : value.strip();
        return text.length() > MAX_TYPED ? text.substring(0, MAX_TYPED) : text;
    }

    /// Whatever is no page is the first one; beyond the last that can be turned to, a sentence says
    /// so.
    private static int page(@Nullable String given) {
        return given != null && given.matches("[0-9]{1,6}")
                ? Math.max(1, Integer.parseInt(given))
                : 1;
    }

    private String show(SearchSide side, Search.Question question, Model model) {
        Results results = search.find(side, question);
        model.addAttribute("results", results);
        model.addAttribute("filter", results.filter());
        model.addAttribute(
                "title",
                results.filter().words().isEmpty()
                        ? "Releases"
                        : results.filter().words() + " · Search");
        model.addAttribute("turned", question.page());
        return side.template();
    }

    /// The companies of the facet whose name begins as typed, for a type-ahead.
    @GetMapping("/releases/companies")
    Object companies(@RequestParam MultiValueMap<String, String> parameters, Model model) {
        Filter filter = filters.read(parameters);
        return switch (filters.named(filter)) {
            case Named.Elsewhere _ -> options(List.of(), model);
            case Named.Companies(List<Archive.Company> companies) -> {
                Search.Question question = question(filter, names(companies), null, parameters);
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

    @GetMapping(path = "/admin/releases", params = "q")
    Object staffWords(@RequestParam MultiValueMap<String, String> parameters, Model model) {
        Filter filter = filters.read(parameters);
        String state = first(parameters, "state");
        if (filter.words().isEmpty()) {
            return redirect("/admin/releases" + (state.isEmpty() ? "" : "?state=" + state));
        }
        if (!state.isEmpty() && !Release.State.isName(state)) {
            throw PageProblem.badRequest(
                    "\"" + state + "\" is no state of a release.",
                    new Way("/admin/releases", "All releases"));
        }
        model.addAttribute("state", state);
        return show(
                staff,
                question(
                        filter,
                        staff.withSlugs(filter.companies()),
                        state.isEmpty() ? null : state,
                        parameters),
                model);
    }

    private static RedirectView redirect(String href) {
        var view = new RedirectView(href);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }
}
