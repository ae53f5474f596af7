package press.dateline.search;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import press.dateline.browse.FilterReader;
import press.dateline.release.Filter;
import press.dateline.release.Release;
import press.dateline.web.PageProblem;
import press.dateline.web.PageProblem.Way;

/// The list of everything for staff, where words are sought in it.
@Controller
class StaffSearchController {

    private final Search search;
    private final StaffSide staff;
    private final FilterReader filters;

    StaffSearchController(Search search, StaffSide staff, FilterReader filters) {
        this.search = search;
        this.staff = staff;
        this.filters = filters;
    }

    @GetMapping(path = "/admin/releases", params = "q")
    Object staffWords(@RequestParam MultiValueMap<String, String> parameters, Model model) {
        Filter filter = filters.read(parameters);
        String state = Question.typed(parameters, "state");
        if (filter.words().isEmpty()) {
            return SearchController.redirect(
                    "/admin/releases" + (state.isEmpty() ? "" : "?state=" + state));
        }
        if (!state.isEmpty() && !Release.isListedAs(state)) {
            throw PageProblem.badRequest(
                    "\"" + state + "\" is no state of a release.",
                    new Way("/admin/releases", "All releases"));
        }
        model.addAttribute("state", state);
        return search.show(
                staff,
                Question.read(
                        filter,
                        staff.withSlugs(filter.companies()),
                        state.isEmpty() ? null : state,
                        parameters),
                model);
    }
}
