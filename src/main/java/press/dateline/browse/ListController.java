package press.dateline.browse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

import press.dateline.release.Filter;
import press.dateline.web.PageProblem;
import press.dateline.web.PageProblem.Way;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The lists of releases: everything, one company's, one year's, both.
@Controller
class ListController {

    private static final Way EVERYTHING = new Way("/releases", "All releases, newest first");
    private static final Way COMPANIES = new Way("/companies", "All companies, A to Z");

    private final Archive archive;

    ListController(Archive archive) {
        this.archive = archive;
    }

    @GetMapping("/")
    String home(Model model) {
        fill(Filter.NONE, List.of(), null, null, model);
        model.addAttribute("home", true);
        return "browse/list";
    }

    @GetMapping("/releases")
    Object list(@RequestParam MultiValueMap<String, String> parameters, Model model) {
        Filter filter = filter(parameters);
        var companies = new ArrayList<Archive.Company>();
        for (String slug : filter.companies()) {
            Optional<Archive.Company> company = archive.company(slug);
            if (company.isEmpty()) {
                return resolve(slug, filter);
            }
            companies.add(company.get());
        }
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
        Years years = Years.of(archive.years(ids));
        model.addAttribute("filter", filter);
        model.addAttribute("companies", companies);
        model.addAttribute("title", title(filter, companies));
        model.addAttribute("page", archive.page(ids, filter, older, newer));
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

    private static Filter filter(MultiValueMap<String, String> parameters) {
        try {
            return Filter.parse(parameters);
        } catch (Filter.Unreadable unreadable) {
            Filter rest =
                    Filter.parse(
                            java.util.Map.of(
                                    "company",
                                    parameters.getOrDefault("company", List.of()).stream()
                                            .limit(Filter.MAX_VALUES)
                                            .toList()));
            throw PageProblem.badRequest(
                    String.valueOf(unreadable.getMessage()),
                    new Way(
                            rest.href(),
                            rest.isEmpty() ? EVERYTHING.label() : "The list without the year"),
                    COMPANIES);
        }
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

    /// What was given for a company is no present address: it may be a former one, or a name as
    /// somebody typed it.
    private Object resolve(String given, Filter filter) {
        Optional<String> moved = archive.movedTo(given);
        if (moved.isPresent()) {
            return redirect(replaced(filter, given, moved.get()), HttpStatus.MOVED_PERMANENTLY);
        }
        List<Archive.CompanyCount> named = archive.named(given);
        if (named.size() == 1) {
            return redirect(replaced(filter, given, named.getFirst().slug()), HttpStatus.SEE_OTHER);
        }
        if (named.isEmpty()) {
            throw PageProblem.notFound(
                    "The archive has no company called \"" + given + "\".", EVERYTHING, COMPANIES);
        }
        var choice = new ModelAndView("browse/choice");
        choice.addObject("given", given);
        choice.addObject("choices", named);
        choice.addObject("filter", filter.withoutCompany(given));
        return choice;
    }

    private static Filter replaced(Filter filter, String given, String slug) {
        return new Filter(
                filter.companies().stream().map(c -> c.equals(given) ? slug : c).toList(),
                filter.years());
    }

    private static RedirectView redirect(Filter filter, HttpStatus status) {
        var view = new RedirectView(filter.href());
        view.setStatusCode(status);
        return view;
    }
}
