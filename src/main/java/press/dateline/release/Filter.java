package press.dateline.release;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Which releases a list shows: the address, the query, and "the same without this". Equal filters
/// have equal addresses.
///
/// @param companies slugs, or names as typed that still have to be found; any of them
/// @param years any of them; [#UNDATED] for releases without a date
public record Filter(SequencedSet<String> companies, SequencedSet<Integer> years) {

    /// The year that stands for "not stated", as in the counts.
    public static final int UNDATED = 1;

    /// More values of one kind than this are not a filter that a person made.
    public static final int MAX_VALUES = 50;

    public static final Filter NONE = new Filter(List.of(), List.of());

    /// A filter in an address that cannot be read; the message is a sentence.
    public static class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreadable(String sentence) {
            super(sentence, null, false, false);
        }
    }

    public Filter {
        companies = Collections.unmodifiableSequencedSet(new TreeSet<>(companies));
        years = Collections.unmodifiableSequencedSet(new TreeSet<>(years));
    }

    public Filter(Collection<String> companies, Collection<Integer> years) {
        this(
                (SequencedSet<String>) new LinkedHashSet<>(companies),
                (SequencedSet<Integer>) new LinkedHashSet<>(years));
    }

    /// Reads `company` and `year`, each possibly repeated; blank ones count as absent.
    ///
    /// @throws Unreadable where a year is none, or there are too many values
    public static Filter parse(Map<String, ? extends Collection<String>> parameters) {
        List<String> companies = values(parameters, "company");
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
        return new Filter(companies, years);
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

    public boolean isEmpty() {
        return companies.isEmpty() && years.isEmpty();
    }

    public Filter withCompany(String slug) {
        var all = new LinkedHashSet<>(companies);
        all.add(slug);
        return new Filter(all, years);
    }

    public Filter onlyCompany(String slug) {
        return new Filter(List.of(slug), years);
    }

    public Filter withoutCompany(String slug) {
        return new Filter(companies.stream().filter(c -> !c.equals(slug)).toList(), years);
    }

    public Filter withoutCompanies() {
        return new Filter(List.of(), years);
    }

    public Filter onlyYear(int year) {
        return new Filter(companies, List.of(year));
    }

    public Filter withoutYear(int year) {
        return new Filter(companies, years.stream().filter(y -> y != year).toList());
    }

    public Filter withoutYears() {
        return new Filter(companies, List.of());
    }

    /// `company=…&year=…`; empty for [#NONE].
    public String toQuery() {
        var pairs = new ArrayList<String>();
        companies.forEach(c -> pairs.add("company=" + encoded(c)));
        years.forEach(y -> pairs.add("year=" + yearName(y)));
        return pairs.stream().collect(Collectors.joining("&"));
    }

    /// The address of the list.
    public String href() {
        return isEmpty() ? "/releases" : "/releases?" + toQuery();
    }

    /// The address of the list, continued with another parameter.
    public String href(String name, String value) {
        String query = toQuery();
        return "/releases?" + (query.isEmpty() ? "" : query + "&") + name + "=" + encoded(value);
    }

    public static String yearName(int year) {
        return year == UNDATED ? "undated" : String.format(Locale.ROOT, "%04d", year);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
