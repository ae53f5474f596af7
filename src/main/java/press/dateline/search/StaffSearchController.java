package press.dateline.search;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import press.dateline.browse.FilterReader;
import press.dateline.release.EmbargoViews;
import press.dateline.release.Filter;
import press.dateline.release.Release;
import press.dateline.web.PageProblem;
import press.dateline.web.PageProblem.Way;
import press.dateline.web.Staff;

/// The list of everything for staff, where words are sought in it.
@Controller
class StaffSearchController {

    private final Search search;
    private final StaffSide side;
    private final FilterReader filters;
    private final EmbargoViews views;

    StaffSearchController(Search search, StaffSide side, FilterReader filters, EmbargoViews views) {
        this.search = search;
        this.side = side;
        this.filters = filters;
        this.views = views;
    }

    @GetMapping(path = "/admin/releases", params = "q")
    Object staffWords(
            @RequestParam MultiValueMap<String, String> parameters, Staff staff, Model model) {
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
        String page =
                search.show(
                        side,
                        Question.read(
                                filter,
                                side.withSlugs(filter.companies(), staff),
                                state.isEmpty() ? null : state,
                                staff.companies(),
                                parameters),
                        model);
        if (model.getAttribute("results") instanceof Results results) {
            views.listed(
                    results.rows().stream()
                            .filter(row -> row.tags().contains("embargoed"))
                            .map(Results.Row::code)
                            .toList(),
                    staff);
        }
        return page;
    }
}
