package press.dateline.browse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import press.dateline.browse.FilterReader.Named;
import press.dateline.release.Filter;
import press.dateline.web.PageProblem;
import press.dateline.web.PageProblem.Way;

import java.util.List;
import java.util.stream.Collectors;

/// The lists of releases: everything, one company's, one year's, both.
@ReaderPages
@Controller
class ListController {

    private final Archive archive;
    private final FilterReader filters;

    ListController(Archive archive, FilterReader filters) {
        this.archive = archive;
        this.filters = filters;
    }

    @GetMapping("/")
    String home(Model model) {
        fill(Filter.NONE, List.of(), null, null, model);
        model.addAttribute("home", true);
        return "browse/list";
    }

    @GetMapping("/releases")
    Object list(@RequestParam MultiValueMap<String, String> parameters, Model model) {
        Filter filter = filters.read(parameters);
        return switch (filters.named(filter)) {
            case Named.Moved moved -> moved.at("/releases");
            case Named.Choice(ModelAndView page) -> page;
            case Named.Companies(List<Archive.Company> companies) ->
                    list(filter, companies, parameters, model);
        };
    }

    private String list(
            Filter filter,
            List<Archive.Company> companies,
            MultiValueMap<String, String> parameters,
            Model model) {
        Cursor older = cursor("older", parameters, filter);
        Cursor newer = cursor("newer", parameters, filter);
        if (older != null && newer != null) {
            throw PageProblem.badRequest(
                    "The address asks for older and for newer releases at once.",
                    new Way(filter.href(), "The first page of this list"));
        }
        fill(filter, companies, older, newer, model);
        return "browse/list";
    }

    private void fill(
            Filter filter,
            List<Archive.Company> companies,
            @Nullable Cursor older,
            @Nullable Cursor newer,
            Model model) {
        List<Long> ids = companies.stream().map(Archive.Company::id).toList();
        Years years = Years.of(archive.years(ids, filter));
        model.addAttribute("filter", filter);
        model.addAttribute("companies", companies);
        model.addAttribute("title", title(filter, companies));
        model.addAttribute("page", archive.page(ids, filter, older, newer, Archive.PAGE));
        model.addAttribute("years", years);
        model.addAttribute("count", filter.years().isEmpty() ? years.all() : years.count(filter));
        model.addAttribute("busiest", archive.busiestCompanies(filter));
        model.addAttribute("continued", older != null || newer != null);
    }

    private static String title(Filter filter, List<Archive.Company> companies) {
        String names =
                companies.stream().map(Archive.Company::name).collect(Collectors.joining(", "));
        String years =
                filter.years().stream().map(Filter::yearName).collect(Collectors.joining(", "));
        if (names.isEmpty()) {
            return years.isEmpty() ? "Releases" : "Releases, " + years;
        }
        return years.isEmpty() ? names : names + ", " + years;
    }

    private static @Nullable Cursor cursor(
            String name, MultiValueMap<String, String> parameters, Filter filter) {
        String text = parameters.getFirst(name);
        if (text == null || text.isBlank()) {
            return null;
        }
        Cursor cursor = Cursor.read(text);
        if (cursor == null) {
            throw PageProblem.badRequest(
                    "The address does not say rightly where the page begins.",
                    new Way(filter.href(), "The first page of this list"));
        }
        return cursor;
    }
}
