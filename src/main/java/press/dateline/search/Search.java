package press.dateline.search;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import press.dateline.browse.Years;
import press.dateline.release.Filter;
import press.dateline.release.Markup;
import press.dateline.release.Scope;
import press.dateline.search.Highlighter.Passage;
import press.dateline.search.Highlighter.Piece;
import press.dateline.search.QuerySyntax.Understood;
import press.dateline.search.SearchQuery.Field;
import press.dateline.search.SearchQuery.Word;
import press.dateline.search.SearchQuery.Words;
import press.dateline.search.SearchSide.CompanyName;
import press.dateline.search.SearchSide.Text;
import press.dateline.web.ArchiveCalendar;
import press.dateline.web.PageProblem;
import press.dateline.web.PageProblem.Way;
import press.dateline.web.Turns;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Asks an index what a filter asks for and makes a page of the answer.
@Component
class Search {

    static final int PAGE = 20;

    /// Pages that can be turned to; who wants more narrows by year.
    static final int MAX_PAGES = 500;

    static final int FACET = 12;
    static final int MAX_TYPED = 20;

    /// Companies of a name that are looked at for those that were found.
    private static final int MAX_NAMED = 1000;

    private final ArchiveCalendar calendar;

    private final Turns turns =
            new Turns(
                    "Too many searches are waiting just now. Please try again in a moment.",
                    new Way("/releases", "All releases, newest first"));

    Search(ArchiveCalendar calendar) {
        this.calendar = calendar;
    }

    /// Finds, and fills the model of the page.
    ///
    /// @return the name of its template
    String show(SearchSide side, Question question, Model model) {
        Results results = find(side, question);
        model.addAttribute("results", results);
        model.addAttribute("filter", results.filter());
        model.addAttribute(
                "title",
                results.filter().words().isEmpty()
                        ? "Releases"
                        : results.filter().words() + " · Search");
        model.addAttribute("turned", question.page());
        return side.template();
    }

    /// Makes a page.
    ///
    /// @throws PageProblem while there is no index
    Results find(SearchSide side, Question question) {
        return ask(side, engine -> find(side, engine, question));
    }

    /// Asks the index of a side, when it is this one's turn.
    ///
    /// @throws PageProblem while there is no index
    <T> T ask(SearchSide side, FollowedIndex.Question<T> question) {
        try (var _ = turns.take()) {
            return side.index().ask(question);
        } catch (SearchUnavailable unavailable) {
            throw new PageProblem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "The search index %s. Browsing by company and year works meanwhile."
                            .formatted(
                                    unavailable.status().health() == FollowedIndex.Health.FAILED
                                            ? "cannot be built just now"
                                            : "is " + unavailable.status().said()),
                    new Way("/releases", "All releases, newest first"),
                    new Way("/companies", "All companies, A to Z"));
        }
    }

    private Results find(SearchSide side, SearchEngine engine, Question question)
            throws IOException {
        Filter filter = question.filter();
        Understood understood = QuerySyntax.read(filter.words());
        boolean nothing = understood.query() == null && !filter.words().isEmpty();
        List<CompanyName> named =
                question.companyTyped().isEmpty()
                        ? List.of()
                        : side.companies(question.companyTyped(), MAX_NAMED);
        int page = Math.min(question.page(), MAX_PAGES);
        SearchRequest request = request(understood.query(), question, page, PAGE, named);
        Found found =
                nothing
                        ? new Found(0, List.of(), Map.of(), Map.of(), Map.of(), Map.of())
                        : engine.search(request);
        int pages = (int) Math.min(MAX_PAGES, (found.total() + PAGE - 1) / PAGE);
        Map<String, Text> texts = side.texts(found.codes(), calendar);
        var address = new Address(side.path(), question.state());
        return new Results(
                filter,
                address,
                understood.said(),
                understood.notes(),
                found.total(),
                page,
                pages,
                rows(found, texts, understood.query(), filter.scope()),
                scopes(address, filter, found),
                Years.of(found.years()),
                companies(side, address, found, question, named),
                wires(address, filter, found),
                chips(address, found, question),
                found.total() > 0 || nothing
                        ? List.of()
                        : ways(engine, address, request, found, question),
                question.companyTyped());
    }

    static SearchRequest request(
            @Nullable SearchQuery query,
            Question question,
            int page,
            int size,
            List<CompanyName> named) {
        Filter filter = question.filter();
        var counted = new LinkedHashSet<Long>();
        named.forEach(company -> counted.add(company.id()));
        question.chosen().forEach(company -> counted.add(company.id()));
        Set<Long> chosen =
                question.chosen().stream().map(CompanyName::id).collect(Collectors.toSet());
        return new SearchRequest(
                query,
                filter.scope(),
                chosen,
                filter.years(),
                filter.wires(),
                question.state(),
                question.within(),
                filter.replaced(),
                filter.sorting(),
                page,
                size,
                FACET + chosen.size(),
                counted);
    }

    // The rows.

    private static List<Results.Row> rows(
            Found found, Map<String, Text> texts, @Nullable SearchQuery query, Scope scope) {
        boolean news = scope == Scope.NEWS || scope == Scope.ALL;
        boolean contact = scope == Scope.CONTACTS || scope == Scope.ALL;
        var headlines = new Highlighter(query, Field.HEADLINE, news);
        var quotes = new Highlighter(query, null, true);
        var contacts = new Highlighter(query, Field.CONTACT, contact);
        Map<String, Function<Text, @Nullable Passage>> parts = parts(scope, quotes, contacts);
        var rows = new ArrayList<Results.Row>();
        for (String code : found.codes()) {
            Text text = texts.get(code);
            // Withdrawn from view between the two questions, it is not shown any more.
            if (text != null) {
                rows.add(row(code, text, headlines, parts));
            }
        }
        return List.copyOf(rows);
    }

    private record Quote(String part, Passage passage) {}

    private static Results.Row row(
            String code,
            Text text,
            Highlighter headlines,
            Map<String, Function<Text, @Nullable Passage>> parts) {
        Quote best = null;
        for (Map.Entry<String, Function<Text, @Nullable Passage>> part : parts.entrySet()) {
            Passage passage = part.getValue().apply(text);
            if (passage != null && (best == null || passage.words() > best.passage().words())) {
                best = new Quote(part.getKey(), passage);
            }
        }
        List<Piece> headline = headlines.marked(text.headline());
        boolean inHeadline = headline.stream().anyMatch(Piece::marked);
        return new Results.Row(
                code,
                text.href(),
                text.day(),
                text.date(),
                String.join(" · ", text.issuers()),
                text.tags(),
                text.language(),
                headline,
                best != null ? best.part() : inHeadline ? "in the headline" : "",
                best != null
                        ? best.passage().pieces()
                        : text.summary().isEmpty()
                                ? List.of()
                                : List.of(new Piece(text.summary(), false)));
    }

    /// The parts that can be quoted in this scope, by what is said of where a passage stands.
    private static Map<String, Function<Text, @Nullable Passage>> parts(
            Scope scope, Highlighter quotes, Highlighter contacts) {
        var parts = new LinkedHashMap<String, Function<Text, @Nullable Passage>>();
        boolean all = scope == Scope.ALL;
        if (all || scope == Scope.NEWS) {
            parts.put(
                    "in the news",
                    t ->
                            quotes.passage(
                                    Stream.concat(
                                                    t.subheadlines().stream(),
                                                    Stream.of(Markup.plain(t.body())))
                                            .collect(Collectors.joining(" · "))));
        }
        if (all || scope == Scope.ABOUT) {
            parts.put("in the boilerplate", t -> quotes.passage(Markup.plain(t.about())));
        }
        if (all || scope == Scope.DISCLAIMER) {
            parts.put("in the disclaimer", t -> quotes.passage(Markup.plain(t.disclaimer())));
        }
        parts.put("in the contacts", t -> contacts.passage(String.join(" · ", t.contacts())));
        if (all) {
            parts.put(
                    "around the text",
                    t ->
                            quotes.passage(
                                    String.join(" · ", t.rest())
                                            + " · "
                                            + String.join(" · ", t.issuers())));
        }
        return parts;
    }

    // What stands around them.

    private static List<Results.Tab> scopes(Address address, Filter filter, Found found) {
        if (found.scopes().isEmpty()) {
            return List.of();
        }
        var tabs = new ArrayList<Results.Tab>();
        for (Scope scope : Scope.values()) {
            tabs.add(
                    new Results.Tab(
                            scope.label(),
                            found.scopes().getOrDefault(scope, 0L),
                            address.of(filter.in(scope)),
                            scope == filter.scope()));
        }
        return tabs;
    }

    private static List<Results.Value> companies(
            SearchSide side,
            Address address,
            Found found,
            Question question,
            List<CompanyName> named) {
        Filter filter = question.filter();
        var values = new ArrayList<Results.Value>();
        for (CompanyName chosen : question.chosen()) {
            values.add(
                    new Results.Value(
                            chosen.name(),
                            found.companies().getOrDefault(chosen.id(), 0L),
                            address.of(filter.withoutCompany(chosen.slug())),
                            true));
        }
        List<CompanyName> others =
                question.companyTyped().isEmpty()
                        ? side.companies(found.companies().keySet())
                        : named;
        others.stream()
                .filter(company -> !filter.companies().contains(company.slug()))
                .filter(company -> found.companies().containsKey(company.id()))
                .sorted(
                        Comparator.comparingLong(
                                        (CompanyName c) ->
                                                -found.companies().getOrDefault(c.id(), 0L))
                                .thenComparing(CompanyName::name))
                .limit(question.companyTyped().isEmpty() ? FACET : MAX_TYPED)
                .forEach(
                        company ->
                                values.add(
                                        new Results.Value(
                                                company.name(),
                                                found.companies().getOrDefault(company.id(), 0L),
                                                address.of(filter.withCompany(company.slug())),
                                                false)));
        return values;
    }

    private static List<Results.Value> wires(Address address, Filter filter, Found found) {
        return found.wires().entrySet().stream()
                .sorted(
                        Comparator.comparingLong(
                                        (Map.Entry<String, Found.Wire> wire) ->
                                                -wire.getValue().n())
                                .thenComparing(Map.Entry::getKey))
                .limit(FACET)
                .map(
                        wire ->
                                new Results.Value(
                                        wire.getValue().name(),
                                        wire.getValue().n(),
                                        address.of(
                                                filter.wires().contains(wire.getKey())
                                                        ? filter.withoutWire(wire.getKey())
                                                        : filter.withWire(wire.getKey())),
                                        filter.wires().contains(wire.getKey())))
                .toList();
    }

    private static List<Results.Chip> chips(Address address, Found found, Question question) {
        Filter filter = question.filter();
        var chips = new ArrayList<Results.Chip>();
        question.chosen()
                .forEach(
                        c ->
                                chips.add(
                                        new Results.Chip(
                                                c.name(),
                                                address.of(filter.withoutCompany(c.slug())))));
        filter.years()
                .forEach(
                        year ->
                                chips.add(
                                        new Results.Chip(
                                                year == Filter.UNDATED
                                                        ? "No date stated"
                                                        : Filter.yearName(year),
                                                address.of(filter.withoutYear(year)))));
        filter.wires()
                .forEach(
                        wire -> {
                            Found.Wire known = found.wires().get(wire);
                            chips.add(
                                    new Results.Chip(
                                            known == null ? wire : known.name(),
                                            address.of(filter.withoutWire(wire))));
                        });
        return chips;
    }

    // Where nothing was found.

    private static List<Results.WayOut> ways(
            SearchEngine engine,
            Address address,
            SearchRequest request,
            Found found,
            Question question)
            throws IOException {
        Filter filter = question.filter();
        var ways = new ArrayList<Results.WayOut>();
        Optional<String> respelled = respelled(engine, request, filter.words());
        if (respelled.isPresent()) {
            Filter other = filter.withWords(respelled.get());
            SearchQuery query = QuerySyntax.read(other.words()).query();
            long n = query == null ? 0 : count(engine, request, query, question, other);
            if (n == 0 && query != null && !other.isUnnarrowed()) {
                // What the words of the index have to offer at all.
                other = other.unnarrowed();
                n = count(engine, request, query, question, other);
            }
            add(ways, "“" + other.words() + "”", address.of(other), n);
        }
        var fewer = new LinkedHashMap<String, Filter>();
        if (!filter.companies().isEmpty()) {
            fewer.put("the same without the company", filter.withoutCompanies());
        }
        if (!filter.years().isEmpty()) {
            fewer.put("the same without the year", filter.withoutYears());
        }
        if (!filter.wires().isEmpty()) {
            fewer.put("the same without the wire", filter.withoutWires());
        }
        for (Map.Entry<String, Filter> way : fewer.entrySet()) {
            long n = count(engine, request, request.query(), question, way.getValue());
            add(ways, way.getKey(), address.of(way.getValue()), n);
        }
        for (Scope scope : Scope.values()) {
            if (scope != filter.scope()) {
                add(
                        ways,
                        "the same in " + scope.label(),
                        address.of(filter.in(scope)),
                        found.scopes().getOrDefault(scope, 0L));
            }
        }
        return ways;
    }

    private static void add(List<Results.WayOut> ways, String label, String href, long n) {
        if (n > 0) {
            ways.add(new Results.WayOut(label, href, n));
        }
    }

    private static long count(
            SearchEngine engine,
            SearchRequest request,
            @Nullable SearchQuery query,
            Question question,
            Filter filter)
            throws IOException {
        return engine.count(
                new SearchRequest(
                        query,
                        filter.scope(),
                        filter.companies().isEmpty() ? Set.of() : request.companies(),
                        filter.years(),
                        filter.wires(),
                        question.state(),
                        question.within(),
                        filter.replaced(),
                        filter.sorting(),
                        1,
                        0,
                        0,
                        Set.of()));
    }

    /// The words with those replaced that the index does not have and that look like one it has.
    private static Optional<String> respelled(
            SearchEngine engine, SearchRequest request, String typed) throws IOException {
        var replaced = new HashMap<String, String>();
        SearchQuery query = request.query();
        for (Words sought : query == null ? List.<Words>of() : query.sought().toList()) {
            if (sought instanceof Word word) {
                Optional<String> similar = engine.similar(word.exact(), request.scope());
                if (similar.isPresent()) {
                    replaced.put(word.typed(), similar.get());
                }
            }
        }
        if (replaced.isEmpty()) {
            return Optional.empty();
        }
        String other = typed;
        for (Map.Entry<String, String> word : replaced.entrySet()) {
            other =
                    other.replaceAll(
                            "(?U)\\b" + Pattern.quote(word.getKey()) + "\\b",
                            Matcher.quoteReplacement(word.getValue()));
        }
        return Optional.of(other);
    }
}
