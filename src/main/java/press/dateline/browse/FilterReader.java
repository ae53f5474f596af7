package press.dateline.browse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

import press.dateline.release.Filter;
import press.dateline.web.PageProblem;
import press.dateline.web.PageProblem.Way;
import press.dateline.web.Redirect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the filter of an address, and finds the companies that it names.
@Component
public class FilterReader {

    static final Way EVERYTHING = new Way("/releases", "All releases, newest first");
    static final Way COMPANIES = new Way("/companies", "All companies, A to Z");

    private final Archive archive;

    FilterReader(Archive archive) {
        this.archive = archive;
    }

    /// What a filter leads to.
    public sealed interface Named {
        /// Its companies, in its order.
        record Companies(List<Archive.Company> companies) implements Named {}

        /// The same under the present address of a company.
        ///
        /// @param status whether it stays there
        record Moved(Filter filter, HttpStatus status) implements Named {

            /// The way to it.
            ///
            /// @param path of the lists that were asked for
            public RedirectView at(String path) {
                return Redirect.to(filter.href(path), status);
            }
        }

        /// A page on which to choose among companies.
        record Choice(ModelAndView page) implements Named {}
    }

    /// Reads the parameters of an address.
    ///
    /// @throws PageProblem where they cannot be read
    public Filter read(MultiValueMap<String, String> parameters) {
        try {
            return Filter.parse(parameters);
        } catch (Filter.Unreadable unreadable) {
            Filter rest =
                    Filter.parse(
                            Map.of(
                                    "company",
                                    parameters.getOrDefault("company", List.of()).stream()
                                            .limit(Filter.MAX_VALUES)
                                            .toList()));
            throw PageProblem.badRequest(
                    String.valueOf(unreadable.getMessage()),
                    new Way(
                            rest.href(),
                            rest.isEmpty() ? EVERYTHING.label() : "The list of the company alone"),
                    COMPANIES);
        }
    }

    /// Finds the companies of a filter.
    ///
    /// @throws PageProblem where the archive has none of that name
    public Named named(Filter filter) {
        var companies = new ArrayList<Archive.Company>();
        for (String slug : filter.companies()) {
            Optional<Archive.Company> company = archive.company(slug);
            if (company.isEmpty()) {
                return resolve(slug, filter);
            }
            companies.add(company.get());
        }
        return new Named.Companies(List.copyOf(companies));
    }

    /// What was given for a company is no present address: it may be a former one, or a name as
    /// somebody typed it.
    private Named resolve(String given, Filter filter) {
        Optional<String> moved = archive.movedTo(given);
        if (moved.isPresent()) {
            return new Named.Moved(
                    filter.replaceCompany(given, moved.get()), HttpStatus.MOVED_PERMANENTLY);
        }
        List<Archive.CompanyCount> named = archive.named(given);
        if (named.size() == 1) {
            return new Named.Moved(
                    filter.replaceCompany(given, named.getFirst().slug()), HttpStatus.SEE_OTHER);
        }
        if (named.isEmpty()) {
            throw PageProblem.notFound(
                    "The archive has no company called \"" + given + "\".", EVERYTHING, COMPANIES);
        }
        var choice = new ModelAndView("browse/choice");
        choice.addObject("given", given);
        choice.addObject("choices", named);
        choice.addObject("filter", filter.withoutCompany(given));
        return new Named.Choice(choice);
    }
}
