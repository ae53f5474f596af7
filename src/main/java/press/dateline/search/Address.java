package press.dateline.search;

import org.jspecify.annotations.Nullable;

import press.dateline.release.Filter;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Where a side's results are, for any filter.
///
/// @param path of the list
/// @param state of the releases, which the staff's addresses have besides the filter; null for any
record Address(String path, @Nullable String state) {

    /// A parameter of an address.
    record Parameter(String name, String value) {}

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
    List<Parameter> parameters(Filter filter, String ownField) {
        String query = of(filter).substring(path.length());
        return Arrays.stream(query.isEmpty() ? new String[0] : query.substring(1).split("&", -1))
                .map(pair -> pair.split("=", 2))
                .map(
                        pair ->
                                new Parameter(
                                        pair[0],
                                        URLDecoder.decode(pair[1], StandardCharsets.UTF_8)))
                .filter(parameter -> !parameter.name().equals(ownField))
                .toList();
    }
}
