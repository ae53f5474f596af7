package press.dateline.search;

import org.jspecify.annotations.Nullable;

import press.dateline.browse.Years;
import press.dateline.release.Filter;
import press.dateline.release.Sorting;
import press.dateline.search.Highlighter.Piece;
import press.dateline.web.TextDirection;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A page of what was found, as its template shows it.
///
/// @param said how the words were understood; empty without words
/// @param notes sentences on what was left out or completed
/// @param page from 1 on
/// @param pages that can be turned to
/// @param ways what else would find something, where nothing was found
/// @param companyTyped what the companies of the facet were narrowed to; empty for the most frequent
record Results(
        Filter filter,
        Address address,
        String said,
        List<String> notes,
        long total,
        int page,
        int pages,
        List<Row> rows,
        List<Tab> scopes,
        Years years,
        List<Value> companies,
        List<Value> wires,
        List<Chip> chips,
        List<WayOut> ways,
        String companyTyped) {

    /// A found release.
    ///
    /// @param part in which the passage stands; empty where nothing is quoted
    record Row(
            String code,
            String href,
            @Nullable String day,
            String date,
            String by,
            List<String> tags,
            String language,
            List<Piece> headline,
            String part,
            List<Piece> passage) {

        /// Of the headline, and so of the release's place in the list.
        public String direction() {
            return direction(headline);
        }

        public String passageDirection() {
            return direction(passage);
        }

        private String direction(List<Piece> pieces) {
            return TextDirection.of(
                    pieces.stream().map(Piece::text).collect(Collectors.joining()), language);
        }
    }

    /// A scope with its count.
    record Tab(String label, long n, String href, boolean isCurrent) {}

    /// An order of the results.
    record Order(String label, String href, boolean isCurrent) {}

    /// A value of a facet.
    ///
    /// @param href the same with it, or without it where it is chosen
    record Value(String label, long n, String href, boolean isChosen) {}

    /// A chosen value, and the same search without it.
    record Chip(String label, String href) {}

    /// Another search that finds something.
    record WayOut(String label, String href, long n) {}

    public String href(Filter other) {
        return address.of(other);
    }

    public String href(int otherPage) {
        return address.of(filter, otherPage);
    }

    /// What a form of this page sends besides its own field.
    public List<Filter.Parameter> parameters(String ownField) {
        return address.parameters(filter, ownField);
    }

    public List<Order> sortings() {
        return Arrays.stream(Sorting.values())
                .filter(s -> !filter.words().isEmpty() || s != Sorting.RELEVANCE)
                .map(s -> new Order(s.label(), href(filter.sorted(s)), s == filter.sorting()))
                .toList();
    }

    /// Whether there are more releases than pages can be turned to.
    public boolean isCutOff() {
        return (long) pages * Search.PAGE < total;
    }

    public long firstShown() {
        return (page - 1L) * Search.PAGE + 1;
    }

    public long lastShown() {
        return (page - 1L) * Search.PAGE + rows.size();
    }
}
