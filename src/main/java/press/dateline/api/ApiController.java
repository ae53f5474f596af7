package press.dateline.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;

import press.dateline.browse.Archive;
import press.dateline.browse.Cursor;
import press.dateline.browse.FilterReader;
import press.dateline.browse.FilterReader.Named;
import press.dateline.browse.PublicEditions;
import press.dateline.browse.ReadReleases;
import press.dateline.browse.ReleasePage;
import press.dateline.release.Filter;
import press.dateline.search.Answer;
import press.dateline.search.Answers;
import press.dateline.web.Json;
import press.dateline.web.PageProblem;
import press.dateline.web.Redirect;
import press.dateline.web.Site;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// What readers see, for programs. Lists take the parameters of the pages' lists.
@Controller
@CrossOrigin(
        origins = "*",
        methods = {RequestMethod.GET, RequestMethod.HEAD},
        allowedHeaders = "*",
        exposedHeaders = {HttpHeaders.ETAG, ApiRate.LIMIT, ApiRate.REMAINING, ApiRate.RESET})
class ApiController {

    static final String RELEASES = "/api/v1/releases";
    static final String COMPANIES = "/api/v1/companies";

    static final int MOST = 100;

    private static final Set<String> FILTER =
            Set.of("q", "scope", "company", "year", "wire", "sort", "replaced", "cursor", "limit");

    private final Archive archive;
    private final ReadReleases texts;
    private final PublicEditions editions;
    private final FilterReader filters;
    private final Answers answers;
    private final Site site;

    ApiController(
            Archive archive,
            ReadReleases texts,
            PublicEditions editions,
            FilterReader filters,
            Answers answers,
            Site site) {
        this.archive = archive;
        this.texts = texts;
        this.editions = editions;
        this.filters = filters;
        this.answers = answers;
        this.site = site;
    }

    private static ResponseEntity<byte[]> json(Object document) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(Json.bytes(document));
    }

    @GetMapping(RELEASES)
    Object releases(@RequestParam MultiValueMap<String, String> parameters) {
        Parameters.refuseOthers(parameters, FILTER);
        Filter filter = filters.read(parameters);
        int limit = Parameters.number(parameters, "limit", Archive.PAGE, MOST);
        return switch (filters.named(filter)) {
            case Named.Moved moved -> moved.at(RELEASES);
            case Named.Choice _ ->
                    throw PageProblem.notFound(
                            "Several companies have this name; ask "
                                    + COMPANIES
                                    + " for the slug of one.");
            case Named.Companies(List<Archive.Company> companies) ->
                    json(
                            filter.isSearch()
                                    ? found(filter, companies, parameters, limit)
                                    : listed(filter, companies, parameters, limit));
        };
    }

    private Map<String, @Nullable Object> listed(
            Filter filter,
            List<Archive.Company> companies,
            MultiValueMap<String, String> parameters,
            int limit) {
        String given = parameters.getFirst("cursor");
        Cursor cursor = given == null || given.isBlank() ? null : Cursor.read(given);
        if (cursor == null && given != null && !given.isBlank()) {
            throw PageProblem.badRequest("This \"cursor\" is none that a list gave.");
        }
        List<Long> ids = companies.stream().map(Archive.Company::id).toList();
        Archive.Page page = archive.page(ids, filter, cursor, null, limit);
        Map<Integer, Long> years = archive.years(ids, filter);
        Map<String, @Nullable Object> list = new LinkedHashMap<>();
        list.put(
                "total",
                years.entrySet().stream()
                        .filter(
                                y ->
                                        filter.years().isEmpty()
                                                || filter.years().contains(y.getKey()))
                        .mapToLong(Map.Entry::getValue)
                        .sum());
        list.put(
                "items",
                page.releases().stream().map(r -> ReleaseDocument.listed(r, site)).toList());
        list.put(
                "next", page.older() == null ? null : next(filter, page.older().toString(), limit));
        return list;
    }

    private String next(Filter filter, String cursor, int limit) {
        String href = filter.href(RELEASES, "cursor", cursor);
        return site.url(limit == Archive.PAGE ? href : href + "&limit=" + limit);
    }

    /// Here the cursor is the number of a page.
    private Map<String, @Nullable Object> found(
            Filter filter,
            List<Archive.Company> companies,
            MultiValueMap<String, String> parameters,
            int limit) {
        int page = Parameters.number(parameters, "cursor", 1, Answers.MAX_DEPTH / limit);
        Answer answer = answers.of(filter, companies, page, limit);
        Map<String, ReadReleases.Read> releases = texts.withCodes(answer.codes());
        Map<String, @Nullable Object> list = new LinkedHashMap<>();
        list.put("total", answer.total());
        list.put("understood", answer.understood());
        list.put("notes", answer.notes());
        list.put(
                "items",
                answer.codes().stream()
                        .map(releases::get)
                        // Withdrawn from view between the two questions.
                        .filter(Objects::nonNull)
                        .map(read -> ReleaseDocument.listed(read.listed(), site))
                        .toList());
        boolean more =
                (long) page * limit < answer.total() && (page + 1) * limit <= Answers.MAX_DEPTH;
        list.put("next", more ? next(filter, Integer.toString(page + 1), limit) : null);
        Map<String, Long> scopes = new LinkedHashMap<>();
        answer.scopes().forEach((scope, n) -> scopes.put(scope.parameter(), n));
        list.put("scopes", scopes);
        list.put(
                "facets",
                Json.object(
                        "company",
                        answer.companies().stream().map(ApiController::value).toList(),
                        "year",
                        latestFirst(answer.years()).entrySet().stream()
                                .map(y -> Json.object("value", y.getKey(), "count", y.getValue()))
                                .toList(),
                        "wire",
                        answer.wires().stream().map(ApiController::value).toList()));
        return list;
    }

    /// Counts by the names of their years.
    private static Map<String, Long> latestFirst(Map<Integer, Long> counts) {
        Map<String, Long> years = new LinkedHashMap<>();
        new TreeMap<>(counts)
                .descendingMap()
                .forEach((year, n) -> years.put(Filter.yearName(year), n));
        return years;
    }

    private static Map<String, @Nullable Object> value(Answer.Value value) {
        return Json.object("value", value.value(), "name", value.name(), "count", value.n());
    }

    @GetMapping(RELEASES + "/{code}")
    Object release(
            @PathVariable String code, @RequestParam MultiValueMap<String, String> parameters) {
        Parameters.refuseOthers(parameters, Set.of());
        return json(ReleaseDocument.whole(editions.page(code), site));
    }

    /// The same by the address of its page.
    @GetMapping("/releases/{code}/{slug}.json")
    Object file(
            @PathVariable String code, HttpServletRequest request, HttpServletResponse response) {
        ReleasePage page = editions.page(code);
        return Redirect.unlessAt(
                page.href() + ".json",
                request,
                response,
                () -> json(ReleaseDocument.whole(page, site)));
    }

    @GetMapping(RELEASES + "/{code}/editions")
    Object editions(
            @PathVariable String code, @RequestParam MultiValueMap<String, String> parameters) {
        Parameters.refuseOthers(parameters, Set.of());
        return json(Json.object("items", ReleaseDocument.editions(editions.page(code), site)));
    }

    @GetMapping(RELEASES + "/{code}/editions/{number}")
    Object edition(
            @PathVariable String code,
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> parameters) {
        Parameters.refuseOthers(parameters, Set.of());
        return json(ReleaseDocument.whole(editions.page(code, number), site));
    }

    @GetMapping(RELEASES + "/{code}/originals")
    Object originals(
            @PathVariable String code, @RequestParam MultiValueMap<String, String> parameters) {
        Parameters.refuseOthers(parameters, Set.of());
        return json(Json.object("items", ReleaseDocument.originals(editions.page(code), site)));
    }

    /// Companies by the beginning of a word of their names.
    @GetMapping(COMPANIES)
    Object companies(@RequestParam MultiValueMap<String, String> parameters) {
        Parameters.refuseOthers(parameters, Set.of("q", "limit"));
        String typed = parameters.getFirst("q");
        if (typed == null || typed.isBlank()) {
            throw PageProblem.badRequest(
                    "\"q\" is missing: the beginning of a word of the company's name.");
        }
        var items = new ArrayList<Map<String, @Nullable Object>>();
        for (Archive.Company company :
                archive.companies(
                        typed, Parameters.number(parameters, "limit", Archive.PAGE, MOST))) {
            items.add(company(company));
        }
        return json(Json.object("items", items));
    }

    private Map<String, @Nullable Object> company(Archive.Company company) {
        return Json.object(
                "slug", company.slug(),
                "name", company.name(),
                "url", site.url("/companies/" + company.slug()),
                "api_url", site.url(COMPANIES + "/" + company.slug()),
                "cik", company.cik(),
                "lei", company.lei());
    }

    @GetMapping(COMPANIES + "/{slug}")
    Object company(
            @PathVariable String slug,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletResponse response) {
        Parameters.refuseOthers(parameters, Set.of());
        Archive.Company company = archive.company(slug).orElse(null);
        if (company == null) {
            String moved =
                    archive.movedTo(slug)
                            .orElseThrow(
                                    () ->
                                            PageProblem.notFound(
                                                    "The archive has no company at this address."));
            return Redirect.moved(COMPANIES + "/" + moved, HttpStatus.MOVED_PERMANENTLY, response);
        }
        Filter filter = Filter.NONE.withCompany(company.slug());
        Map<String, @Nullable Object> object = company(company);
        object.put(
                "names",
                archive.names(company.id()).stream()
                        .map(
                                n ->
                                        Json.object(
                                                "name", n.name(),
                                                "kind", n.kind(),
                                                "ended_on", day(n.endedOn())))
                        .toList());
        object.put(
                "tickers",
                archive.tickers(company.id()).stream()
                        .map(
                                t ->
                                        Json.object(
                                                "exchange", t.exchange(),
                                                "symbol", t.symbol(),
                                                "since", day(t.since()),
                                                "until", day(t.until())))
                        .toList());
        object.put("years", latestFirst(archive.years(List.of(company.id()), filter)));
        object.put("releases_url", site.url(filter.href(RELEASES)));
        return json(object);
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
