package press.dateline.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

class FilterTests {

    private static final List<String> SLUGS =
            List.of(
                    "larch",
                    "larch-2",
                    "青空電機",
                    "النور",
                    "한빛-전자",
                    "a&b=c",
                    "50%",
                    "x+y",
                    "q?#",
                    "💡",
                    "Larch Mills, Inc.",
                    "undated",
                    "é",
                    "e\u0301",
                    "a;b",
                    "\"quoted\"");

    private static Map<String, List<String>> parameters(String query) {
        var parameters = new LinkedHashMap<String, List<String>>();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            parameters
                    .computeIfAbsent(URLDecoder.decode(parts[0], UTF_8), _ -> new ArrayList<>())
                    .add(URLDecoder.decode(parts[1], UTF_8));
        }
        return parameters;
    }

    private static Filter random(Random random) {
        return new Filter(
                random.nextBoolean() ? "" : SLUGS.get(random.nextInt(SLUGS.size())),
                List.of(Scope.values()).get(random.nextInt(Scope.values().length)),
                slugs(random),
                new TreeSet<>(random.ints(random.nextInt(8), 1, 10_000).boxed().toList()),
                slugs(random),
                List.of(Sorting.values()).get(random.nextInt(Sorting.values().length)),
                random.nextBoolean());
    }

    private static SequencedSet<String> slugs(Random random) {
        return new TreeSet<>(
                random.ints(random.nextInt(8), 0, SLUGS.size()).mapToObj(SLUGS::get).toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53, 54})
    void isReadBackFromItsQuery(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            Filter filter = random(random);

            Filter read = Filter.parse(parameters(filter.toQuery()));

            assertThat(read).as("seed %d: %s", seed, filter).isEqualTo(filter);
            assertThat(read.toQuery()).as("seed %d", seed).isEqualTo(filter.toQuery());
            assertThat(read.toQuery()).as("seed %d", seed).matches("[A-Za-z0-9=&%+*._-]*");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {61, 62, 63})
    void hasOneAddressHoweverItWasMade(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            Filter filter = random(random);
            var companies = new ArrayList<>(filter.companies());
            var years = new ArrayList<>(filter.years());
            Collections.shuffle(companies, random);
            Collections.shuffle(years, random);
            companies.addAll(filter.companies());
            years.addAll(filter.years());

            Filter same =
                    new Filter(
                            filter.words() + " ",
                            filter.scope(),
                            new LinkedHashSet<>(companies),
                            new LinkedHashSet<>(years),
                            filter.wires(),
                            filter.sorting(),
                            filter.replaced());
            Filter grown = filter.withoutCompanies();
            for (String company : companies) {
                grown = grown.withCompany(company);
            }

            assertThat(same).as("seed %d", seed).isEqualTo(filter);
            assertThat(same.href()).as("seed %d", seed).isEqualTo(filter.href());
            assertThat(grown.href()).as("seed %d", seed).isEqualTo(filter.href());
        }
    }

    @Test
    void namesYearsInOrderAndTheUndatedFirst() {
        var filter = new Filter(List.of(), List.of(2011, 1999, Filter.UNDATED, 2004, 1999));

        assertThat(filter.toQuery()).isEqualTo("year=undated&year=1999&year=2004&year=2011");
    }

    @Test
    void readsASearch() {
        Filter filter =
                Filter.parse(
                        Map.of(
                                "q", List.of(" copper mine "),
                                "scope", List.of("about"),
                                "wire", List.of("bw"),
                                "sort", List.of("oldest")));

        assertThat(filter.words()).isEqualTo("copper mine");
        assertThat(filter.isSearch()).isTrue();
        assertThat(filter.toQuery()).isEqualTo("q=copper+mine&scope=about&wire=bw&sort=oldest");
        assertThat(filter.sorted(Sorting.RELEVANCE).in(Scope.NEWS).withoutWires().toQuery())
                .isEqualTo("q=copper+mine");
        assertThat(filter.withWords("").withoutWires().sorted(Sorting.RELEVANCE))
                .isEqualTo(Filter.NONE);
        assertThatExceptionOfType(Filter.Unreadable.class)
                .isThrownBy(() -> Filter.parse(Map.of("sort", List.of("random"))))
                .withMessageContaining("relevance, newest, oldest");
    }

    @Test
    void countsBlankAndRepeatedValuesOnce() {
        Filter filter =
                Filter.parse(
                        Map.of(
                                "company", List.of("larch", "", " ", " larch "),
                                "year", List.of("2009", " 2009 ", "")));

        assertThat(filter.companies()).containsExactly("larch");
        assertThat(filter.years()).containsExactly(2009);
    }

    @Test
    void isEmptyWithoutParameters() {
        assertThat(Filter.parse(Map.of())).isEqualTo(Filter.NONE);
        assertThat(Filter.parse(Map.of("page", List.of("2")))).isEqualTo(Filter.NONE);
        assertThat(Filter.NONE.isEmpty()).isTrue();
        assertThat(Filter.NONE.toQuery()).isEmpty();
        assertThat(Filter.NONE.href()).isEqualTo("/releases");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "09",
                "209",
                "20090",
                "0001",
                "0000",
                "-999",
                "+999",
                "2o09",
                "٢٠٠٩",
                "２００９",
                "UNDATED",
                "2009,2010",
                "1e10",
                "<b>"
            })
    void refusesAYearThatIsNone(String year) {
        assertThatExceptionOfType(Filter.Unreadable.class)
                .isThrownBy(() -> Filter.parse(Map.of("year", List.of("2009", year))))
                .withMessageContaining(year)
                .withMessageEndingWith(".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0002", "0999", "1871", "9999"})
    void readsAYearOfFourDigits(String year) {
        assertThat(Filter.parse(Map.of("year", List.of(year))).toQuery()).isEqualTo("year=" + year);
    }

    @Test
    void takesSoManyValuesAndNoMore() {
        List<String> most =
                IntStream.range(0, Filter.MAX_VALUES).mapToObj(i -> "company-" + i).toList();
        var more = new ArrayList<>(most);
        more.add("one-more");

        assertThat(Filter.parse(Map.of("company", most)).companies()).hasSize(Filter.MAX_VALUES);
        assertThatExceptionOfType(Filter.Unreadable.class)
                .isThrownBy(() -> Filter.parse(Map.of("company", more)))
                .withMessageContaining(Integer.toString(Filter.MAX_VALUES));
        assertThatExceptionOfType(Filter.Unreadable.class)
                .isThrownBy(
                        () ->
                                Filter.parse(
                                        Map.of(
                                                "year",
                                                Collections.nCopies(
                                                        Filter.MAX_VALUES + 1, "2009"))));
    }

    @Test
    void isTheSameWithoutOneOfItsParts() {
        var filter = new Filter(List.of("larch", "dove"), List.of(2009, 2011));

        assertThat(filter.withoutCompany("larch"))
                .isEqualTo(new Filter(List.of("dove"), List.of(2009, 2011)));
        assertThat(filter.withoutCompany("nobody")).isEqualTo(filter);
        assertThat(filter.withoutCompanies()).isEqualTo(new Filter(List.of(), List.of(2009, 2011)));
        assertThat(filter.onlyCompany("marl"))
                .isEqualTo(new Filter(List.of("marl"), List.of(2009, 2011)));
        assertThat(filter.withoutYear(2009))
                .isEqualTo(new Filter(List.of("larch", "dove"), List.of(2011)));
        assertThat(filter.onlyYear(1999))
                .isEqualTo(new Filter(List.of("larch", "dove"), List.of(1999)));
        assertThat(filter.withoutYears())
                .isEqualTo(new Filter(List.of("larch", "dove"), List.of()));
        assertThat(filter.withCompany("marl").withoutCompany("marl")).isEqualTo(filter);
    }

    @Test
    void continuesItsAddress() {
        assertThat(Filter.NONE.href("older", "2009-03-24~0123456789"))
                .isEqualTo("/releases?older=2009-03-24%7E0123456789");
        assertThat(new Filter(List.of("a b"), List.of(2009)).href("older", "x&y"))
                .isEqualTo("/releases?company=a+b&year=2009&older=x%26y");
    }

    @Test
    void isNotChangedByTheListsItWasMadeOf() {
        var companies = new ArrayList<>(List.of("larch"));
        var filter = new Filter(companies, List.of());

        companies.add("dove");

        assertThat(filter.companies()).containsExactly("larch");
    }

    @Test
    void writesYearsInTheSameDigitsEverywhere() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(Filter.yearName(2009)).isEqualTo("2009");
            assertThat(Filter.yearName(90)).isEqualTo("0090");
            assertThat(Filter.yearName(Filter.UNDATED)).isEqualTo("undated");
        } finally {
            Locale.setDefault(before);
        }
    }
}
