package press.dateline.feed;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import press.dateline.browse.Archive;
import press.dateline.browse.FilterReader;
import press.dateline.browse.FilterReader.Named;
import press.dateline.release.Filter;
import press.dateline.web.PageProblem;
import press.dateline.web.PageProblem.Way;
import press.dateline.web.Site;

import java.util.List;

/// The feeds of every list: its address with other words before the question mark.
@Controller
class FeedController {

    private final Feeds feeds;
    private final FilterReader filters;
    private final Site site;

    FeedController(Feeds feeds, FilterReader filters, Site site) {
        this.feeds = feeds;
        this.filters = filters;
        this.site = site;
    }

    @GetMapping("/feeds/issued.atom")
    Object issued(@RequestParam MultiValueMap<String, String> parameters) {
        return feed(FeedKind.ISSUED, FeedFormat.ATOM, parameters);
    }

    @GetMapping("/feeds/issued.json")
    Object issuedJson(@RequestParam MultiValueMap<String, String> parameters) {
        return feed(FeedKind.ISSUED, FeedFormat.JSON, parameters);
    }

    @GetMapping("/feeds/archived.atom")
    Object archived(@RequestParam MultiValueMap<String, String> parameters) {
        return feed(FeedKind.ARCHIVED, FeedFormat.ATOM, parameters);
    }

    @GetMapping("/feeds/archived.json")
    Object archivedJson(@RequestParam MultiValueMap<String, String> parameters) {
        return feed(FeedKind.ARCHIVED, FeedFormat.JSON, parameters);
    }

    private Object feed(
            FeedKind kind, FeedFormat format, MultiValueMap<String, String> parameters) {
        Filter filter = filters.read(parameters);
        Place before = before(parameters, filter);
        return switch (filters.named(filter)) {
            case Named.Moved moved -> moved.at(kind.path(format.ending()));
            case Named.Choice _ ->
                    throw PageProblem.notFound(
                            "Several companies have this name; a feed needs the address of one.",
                            new Way(filter.href(), "Choose among them"));
            case Named.Companies(List<Archive.Company> companies) ->
                    ResponseEntity.ok()
                            .header(HttpHeaders.CONTENT_TYPE, format.type())
                            .body(
                                    format.write(
                                            feeds.of(
                                                    kind,
                                                    filter,
                                                    companies,
                                                    format.ending(),
                                                    before),
                                            site));
        };
    }

    private static @Nullable Place before(MultiValueMap<String, String> parameters, Filter filter) {
        String text = parameters.getFirst("before");
        if (text == null || text.isBlank()) {
            return null;
        }
        Place before = Place.read(text.strip());
        if (before == null) {
            throw PageProblem.badRequest(
                    "The address does not say rightly where the page of the feed begins.",
                    new Way(filter.href(), "The list that the feed follows"));
        }
        return before;
    }
}
