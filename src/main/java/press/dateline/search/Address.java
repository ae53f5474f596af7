package press.dateline.search;

import org.jspecify.annotations.Nullable;

import press.dateline.release.Filter;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Where a side's results are, for any filter.
///
/// @param path of the list
/// @param state of the releases, which the staff's addresses have besides the filter; null for any
record Address(String path, @Nullable String state) {

    String of(Filter filter) {
        return continued(filter.href(path));
    }

    String of(Filter filter, int page) {
        return page == 1
                ? of(filter)
                : continued(filter.href(path, "page", Integer.toString(page)));
    }

    private String continued(String href) {
        return state == null
                ? href
                : href
                        + (href.contains("?") ? "&" : "?")
                        + "state="
                        + URLEncoder.encode(state, StandardCharsets.UTF_8);
    }

    /// What a form has to send besides its own field to stay at this filter.
    List<Filter.Parameter> parameters(Filter filter, String ownField) {
        var parameters = new ArrayList<>(filter.parameters());
        parameters.removeIf(parameter -> parameter.name().equals(ownField));
        if (state != null) {
            parameters.add(new Filter.Parameter("state", state));
        }
        return parameters;
    }
}
