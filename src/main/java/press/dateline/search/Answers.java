package press.dateline.search;

import org.springframework.stereotype.Component;

import press.dateline.browse.Archive;
import press.dateline.release.Filter;
import press.dateline.search.Answer.Value;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Answers searches of programs: what the page of a search shows, without the page.
@Component
public class Answers {

    /// The last release that pages lead to.
    public static final int MAX_DEPTH = Search.PAGE * Search.MAX_PAGES;

    private final Search search;
    private final ReaderSide readers;
    private final Archive archive;

    Answers(Search search, ReaderSide readers, Archive archive) {
        this.search = search;
        this.readers = readers;
        this.archive = archive;
    }

    /// Finds.
    ///
    /// @param companies those of the filter
    /// @param page from 1 on; page times size is at most [#MAX_DEPTH]
    /// @throws press.dateline.web.PageProblem while there is no index
    public Answer of(Filter filter, List<Archive.Company> companies, int page, int size) {
        QuerySyntax.Understood understood = QuerySyntax.read(filter.words());
        if (understood.query() == null && !filter.words().isEmpty()) {
            return new Answer(
                    understood.said(),
                    understood.notes(),
                    0,
                    List.of(),
                    Map.of(),
                    Map.of(),
                    List.of(),
                    List.of());
        }
        var question =
                new Question(
                        filter,
                        companies.stream().map(ReaderSide::name).toList(),
                        null,
                        null,
                        page,
                        "");
        SearchRequest request = Search.request(understood.query(), question, page, size, List.of());
        Found found = search.ask(readers, engine -> engine.search(request));
        return new Answer(
                understood.said(),
                understood.notes(),
                found.total(),
                found.codes(),
                found.scopes(),
                found.years(),
                companies(found),
                found.wires().entrySet().stream()
                        .map(w -> new Value(w.getKey(), w.getValue().name(), w.getValue().n()))
                        .sorted(MOST_FIRST)
                        .toList());
    }

    private static final Comparator<Value> MOST_FIRST =
            Comparator.comparingLong(Value::n).reversed().thenComparing(Value::value);

    private List<Value> companies(Found found) {
        Map<Long, Long> counts = found.companies();
        return archive.companies(counts.keySet()).stream()
                .map(c -> new Value(c.slug(), c.name(), counts.getOrDefault(c.id(), 0L)))
                .sorted(MOST_FIRST)
                .collect(Collectors.toList());
    }
}
