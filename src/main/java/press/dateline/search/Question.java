package press.dateline.search;

import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

import press.dateline.release.Filter;
import press.dateline.search.SearchSide.CompanyName;

import java.util.List;
import java.util.Set;

/// What a page of results is asked for.
///
/// @param chosen the companies of the filter
/// @param state of the releases; null for any
/// @param within ids of the companies whose releases are in sight; null for every one
/// @param page from 1 on
/// @param companyTyped to narrow the companies of the facet to; empty for the most frequent
record Question(
        Filter filter,
        List<CompanyName> chosen,
        @Nullable String state,
        @Nullable Set<Long> within,
        int page,
        String companyTyped) {

    private static final int MAX_TYPED = 200;

    static Question read(
            Filter filter,
            List<CompanyName> chosen,
            @Nullable String state,
            @Nullable Set<Long> within,
            MultiValueMap<String, String> parameters) {
        return new Question(
                filter,
                chosen,
                state,
                within,
                page(parameters.getFirst("page")),
                typed(parameters, "facet"));
    }

    /// What was typed for a parameter, or its beginning; empty where nothing was.
    static String typed(MultiValueMap<String, String> parameters, String name) {
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
}
