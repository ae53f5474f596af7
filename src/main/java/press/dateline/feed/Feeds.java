package press.dateline.feed;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import press.dateline.browse.Archive;
import press.dateline.release.Filter;
import press.dateline.search.Happened;
import press.dateline.search.Latest;
import press.dateline.web.Site;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The documents of the feeds. A feed of a list has an entry for each event; one of a search, which knows
/// releases by what they say now, has each release once, with what happened to it last.
@Component
class Feeds {

    /// The latest document has as many entries at least, where there are so many.
    static final int LATEST = 30;

    /// A page that nothing closes ends here.
    static final int MAX_PAGE = 500;

    private final PublicEvents events;
    private final Latest latest;
    private final Site site;

    Feeds(PublicEvents events, Latest latest, Site site) {
        this.events = events;
        this.latest = latest;
        this.site = site;
    }

    /// The feed of a list, or a page of its earlier events.
    ///
    /// @param companies those of the filter
    /// @param ending of the format, without the dot
    /// @param before where the page begins; null for the latest events
    Feed of(
            FeedKind kind,
            Filter asked,
            List<Archive.Company> companies,
            String ending,
            @Nullable Place before) {
        Filter filter = asked.followed();
        List<Place> places = places(kind, filter, companies, before);
        int end = end(places, before == null ? LATEST : 1);
        String path = kind.path(ending);
        return new Feed(
                title(kind, filter, companies),
                kind.explanation(),
                site.url(filter.href()),
                site.url(kind.href(filter, ending)),
                site.url(
                        before == null
                                ? kind.href(filter, ending)
                                : filter.href(path, "before", before.toString())),
                end == places.size()
                        ? null
                        : site.url(filter.href(path, "before", places.get(end - 1).toString())),
                events.entries(places.subList(0, end)));
    }

    private List<Place> places(
            FeedKind kind, Filter filter, List<Archive.Company> companies, @Nullable Place before) {
        boolean issued = kind == FeedKind.ISSUED;
        if (!filter.isSearch()) {
            return events.places(
                    companies.stream().map(Archive.Company::id).toList(),
                    filter,
                    issued,
                    before,
                    MAX_PAGE + 1);
        }
        return latest
                .of(
                        filter,
                        companies,
                        issued,
                        before == null ? null : new Happened(before.at(), before.code()),
                        MAX_PAGE + 1)
                .stream()
                .map(happened -> new Place(happened.at(), happened.code(), Place.LAST))
                .toList();
    }

    /// How many places a document takes: up to one that closes a page.
    private static int end(List<Place> places, int least) {
        for (int i = least; i < Math.min(places.size(), MAX_PAGE); i++) {
            if (places.get(i - 1).closesPage()) {
                return i;
            }
        }
        return Math.min(places.size(), MAX_PAGE);
    }

    private String title(FeedKind kind, Filter filter, List<Archive.Company> companies) {
        var narrowed = new ArrayList<String>();
        if (!filter.words().isEmpty()) {
            narrowed.add("“" + filter.words() + "” in " + filter.scope().label());
        }
        companies.forEach(company -> narrowed.add(company.name()));
        narrowed.addAll(filter.wires());
        filter.years().forEach(year -> narrowed.add(Filter.yearName(year)));
        return Stream.concat(
                        Stream.of(site.name(), kind.label()),
                        narrowed.isEmpty() ? Stream.of() : Stream.of(String.join(", ", narrowed)))
                .collect(Collectors.joining(" · "));
    }
}
