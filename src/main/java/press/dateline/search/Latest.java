package press.dateline.search;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import press.dateline.browse.Archive;
import press.dateline.release.Filter;
import press.dateline.release.Sorting;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What a search finds, the latest first: for whoever follows it.
@Component
public class Latest {

    private final Search search;
    private final ReaderSide readers;

    Latest(Search search, ReaderSide readers) {
        this.search = search;
        this.readers = readers;
    }

    /// Finds what the filter asks for, in its parts, with what was replaced.
    ///
    /// @param companies those of the filter
    /// @param issued whether those alone that came out here when they were issued
    /// @param before what it has to come after in this order; null for the beginning
    /// @return nothing where the words of the filter ask for nothing
    public List<Happened> of(
            Filter filter,
            List<Archive.Company> companies,
            boolean issued,
            @Nullable Happened before,
            int limit) {
        SearchQuery query = QuerySyntax.read(filter.words()).query();
        if (query == null && !filter.words().isEmpty()) {
            return List.of();
        }
        var request =
                new SearchRequest(
                        query,
                        filter.scope(),
                        companies.stream().map(Archive.Company::id).collect(Collectors.toSet()),
                        filter.years(),
                        filter.wires(),
                        null,
                        null,
                        true,
                        Sorting.NEWEST,
                        1,
                        0,
                        0,
                        Set.of());
        return search.ask(readers, engine -> engine.latest(request, issued, before, limit));
    }
}
