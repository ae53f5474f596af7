package press.dateline.release;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Which releases a list shows: the address, the query, and "the same without this". Equal filters
/// have equal addresses.
///
/// @param words what to search for, as typed; empty for a list without a search
/// @param scope the parts that the words are sought in; [Scope#NEWS] without words
/// @param companies slugs, or names as typed that still have to be found; any of them
/// @param years any of them; [#UNDATED] for releases without a date
/// @param wires slugs of wires; any of them
/// @param sorting [Sorting#NEWEST] instead of relevance where there are no words
/// @param replaced whether releases are shown, too, that a correction stands in the place of
public record Filter(
        String words,
        Scope scope,
        SequencedSet<String> companies,
        SequencedSet<Integer> years,
        SequencedSet<String> wires,
        Sorting sorting,
        boolean replaced) {

    /// The year that stands for "not stated", as in the counts.
    public static final int UNDATED = 1;

    /// More values of one kind than this are not a filter that a person made.
    public static final int MAX_VALUES = 50;

    private static final String REPLACED = "replaced";
    private static final String SHOWN = "shown";

    public static final Filter NONE = new Filter(List.of(), List.of());

    /// A filter in an address that cannot be read; the message is a sentence.
    public static class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreadable(String sentence) {
            super(sentence, null, false, false);
        }
    }

    public Filter {
        words = words.strip();
        if (words.isEmpty()) {
            scope = Scope.NEWS;
            sorting = sorting == Sorting.RELEVANCE ? Sorting.NEWEST : sorting;
        }
        companies = Collections.unmodifiableSequencedSet(new TreeSet<>(companies));
        years = Collections.unmodifiableSequencedSet(new TreeSet<>(years));
        wires = Collections.unmodifiableSequencedSet(new TreeSet<>(wires));
    }

    public Filter(Collection<String> companies, Collection<Integer> years) {
        this("", Scope.NEWS, companies, years, List.of(), Sorting.RELEVANCE, false);
    }

    private Filter(
            String words,
            Scope scope,
            Collection<String> companies,
            Collection<Integer> years,
            Collection<String> wires,
            Sorting sorting,
            boolean replaced) {
        this(
                words,
                scope,
                (SequencedSet<String>) new LinkedHashSet<>(companies),
                (SequencedSet<Integer>) new LinkedHashSet<>(years),
                (SequencedSet<String>) new LinkedHashSet<>(wires),
                sorting,
                replaced);
    }

    /// Reads `q`, `scope`, `company`, `year`, `wire`, `sort` and `replaced`; `company`, `year` and
    /// `wire` possibly repeated; blank ones count as absent.
    ///
    /// @throws Unreadable where a year, a scope or an order is none, or there are too many values
    public static Filter parse(Map<String, ? extends Collection<String>> parameters) {
        var years = new ArrayList<Integer>();
        for (String year : values(parameters, "year")) {
            if (year.equals("undated")) {
                years.add(UNDATED);
            } else if (year.matches("[0-9]{4}") && Integer.parseInt(year) > UNDATED) {
                years.add(Integer.valueOf(year));
            } else {
                throw new Unreadable("\"" + year + "\" is not a year.");
            }
        }
        List<String> words = values(parameters, "q");
        return new Filter(
                words.isEmpty() ? "" : words.getFirst(),
                choice(parameters, "scope", Scope.values(), Scope::parameter, Scope.NEWS),
                values(parameters, "company"),
                years,
                values(parameters, "wire"),
                choice(parameters, "sort", Sorting.values(), Sorting::parameter, Sorting.RELEVANCE),
                values(parameters, REPLACED).contains(SHOWN));
    }

    private static List<String> values(
            Map<String, ? extends Collection<String>> parameters, String name) {
        Collection<String> given = parameters.get(name);
        List<String> values =
                given == null
                        ? List.of()
                        : given.stream().map(String::strip).filter(v -> !v.isEmpty()).toList();
        if (values.size() > MAX_VALUES) {
            throw new Unreadable("A list can be narrowed to at most " + MAX_VALUES + " values.");
        }
        return values;
    }

    private static <T> T choice(
            Map<String, ? extends Collection<String>> parameters,
            String name,
            T[] choices,
            Function<T, String> parameter,
            T otherwise) {
        List<String> given = values(parameters, name);
        if (given.isEmpty()) {
            return otherwise;
        }
        for (T choice : choices) {
            if (parameter.apply(choice).equals(given.getFirst())) {
                return choice;
            }
        }
        throw new Unreadable(
                "\"%s\" is not one of %s."
                        .formatted(
                                given.getFirst(),
                                Arrays.stream(choices)
                                        .map(parameter)
                                        .collect(Collectors.joining(", "))));
    }

    /// Whether it narrows nothing: the whole archive, newest first.
    public boolean isEmpty() {
        return isUnnarrowed() && !isSearch() && !replaced;
    }

    /// Whether neither company, year nor wire is chosen.
    public boolean isUnnarrowed() {
        return companies.isEmpty() && years.isEmpty() && wires.isEmpty();
    }

    /// Whether an index has to answer it: the database's lists know companies and years, newest
    /// first.
    public boolean isSearch() {
        return !words.isEmpty() || !wires.isEmpty() || sorting == Sorting.OLDEST;
    }

    public Filter withWords(String other) {
        return new Filter(other, scope, companies, years, wires, sorting, replaced);
    }

    public Filter in(Scope other) {
        return new Filter(words, other, companies, years, wires, sorting, replaced);
    }

    public Filter sorted(Sorting other) {
        return new Filter(words, scope, companies, years, wires, other, replaced);
    }

    public Filter withCompany(String slug) {
        return companies(with(companies, slug));
    }

    public Filter onlyCompany(String slug) {
        return companies(List.of(slug));
    }

    public Filter withoutCompany(String slug) {
        return companies(without(companies, slug));
    }

    public Filter withoutCompanies() {
        return companies(List.of());
    }

    /// The same with another address of one of its companies.
    public Filter replaceCompany(String given, String slug) {
        return companies(companies.stream().map(c -> c.equals(given) ? slug : c).toList());
    }

    public Filter onlyYear(int year) {
        return years(List.of(year));
    }

    public Filter withYear(int year) {
        return years(with(years, year));
    }

    public Filter withoutYear(int year) {
        return years(without(years, year));
    }

    public Filter withoutYears() {
        return years(List.of());
    }

    public Filter withWire(String slug) {
        return wires(with(wires, slug));
    }

    public Filter withoutWire(String slug) {
        return wires(without(wires, slug));
    }

    public Filter withoutWires() {
        return wires(List.of());
    }

    /// The words alone, in the same parts and order.
    public Filter unnarrowed() {
        return new Filter(words, scope, List.of(), List.of(), List.of(), sorting, replaced);
    }

    /// The same with what was replaced.
    public Filter withReplaced() {
        return new Filter(words, scope, companies, years, wires, sorting, true);
    }

    /// The same as corrections have it.
    public Filter withoutReplaced() {
        return new Filter(words, scope, companies, years, wires, sorting, false);
    }

    /// What makes a difference for whoever follows the list, whose order is another one and which says
    /// what was replaced.
    public Filter followed() {
        return sorted(words.isEmpty() ? Sorting.NEWEST : Sorting.RELEVANCE).withoutReplaced();
    }

    private Filter companies(Collection<String> other) {
        return new Filter(words, scope, other, years, wires, sorting, replaced);
    }

    private Filter years(Collection<Integer> other) {
        return new Filter(words, scope, companies, other, wires, sorting, replaced);
    }

    private Filter wires(Collection<String> other) {
        return new Filter(words, scope, companies, years, other, sorting, replaced);
    }

    private static <T> Collection<T> with(Collection<T> values, T value) {
        var all = new LinkedHashSet<>(values);
        all.add(value);
        return all;
    }

    private static <T> Collection<T> without(Collection<T> values, T value) {
        return values.stream().filter(v -> !v.equals(value)).toList();
    }

    /// A name and a value of an address.
    public record Parameter(String name, String value) {}

    /// `q`, `scope`, `company`, `year`, `wire`, `sort` and `replaced`, without what is as it is anyway; none for
    /// [#NONE].
    public List<Parameter> parameters() {
        var parameters = new ArrayList<Parameter>();
        if (!words.isEmpty()) {
            parameters.add(new Parameter("q", words));
        }
        if (scope != Scope.NEWS) {
            parameters.add(new Parameter("scope", scope.parameter()));
        }
        companies.forEach(c -> parameters.add(new Parameter("company", c)));
        years.forEach(y -> parameters.add(new Parameter("year", yearName(y))));
        wires.forEach(w -> parameters.add(new Parameter("wire", w)));
        if (sorting != (words.isEmpty() ? Sorting.NEWEST : Sorting.RELEVANCE)) {
            parameters.add(new Parameter("sort", sorting.parameter()));
        }
        if (replaced) {
            parameters.add(new Parameter(REPLACED, SHOWN));
        }
        return parameters;
    }

    /// The parameters as they stand in an address; empty for [#NONE].
    public String toQuery() {
        return parameters().stream()
                .map(p -> p.name() + "=" + encoded(p.value()))
                .collect(Collectors.joining("&"));
    }

    /// The address of the list.
    public String href() {
        return href("/releases");
    }

    /// The address of the same list elsewhere, such as on the staff side.
    public String href(String path) {
        String query = toQuery();
        return query.isEmpty() ? path : path + "?" + query;
    }

    /// The address of the list, continued with another parameter.
    public String href(String name, String value) {
        return href("/releases", name, value);
    }

    /// The address of the same list elsewhere, continued with another parameter.
    public String href(String path, String name, String value) {
        String query = toQuery();
        return path + "?" + (query.isEmpty() ? "" : query + "&") + name + "=" + encoded(value);
    }

    public static String yearName(int year) {
        return year == UNDATED ? "undated" : String.format(Locale.ROOT, "%04d", year);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
