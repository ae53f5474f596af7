package press.dateline.browse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import press.dateline.release.Filter;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class YearsTests {

    @Test
    void countsTheYearsWithoutReleasesInsideTheSpan() {
        Years years = Years.of(Map.of(2009, 4L, 2006, 1L));

        assertThat(years.oldestFirst())
                .containsExactly(
                        new Years.Bar(2006, 1, 25),
                        new Years.Bar(2007, 0, 0),
                        new Years.Bar(2008, 0, 0),
                        new Years.Bar(2009, 4, 100));
        assertThat(years.newestFirst())
                .extracting(Years.Bar::year)
                .containsExactly(2009, 2008, 2007, 2006);
        assertThat(years.most()).isEqualTo(4);
    }

    @Test
    void keepsTheUndatedApart() {
        Years years = Years.of(Map.of(Filter.UNDATED, 7L, 2009, 2L));

        assertThat(years.newestFirst()).extracting(Years.Bar::year).containsExactly(2009);
        assertThat(years.undated()).isEqualTo(7);
        assertThat(years.most()).isEqualTo(2);
        assertThat(years.all()).isEqualTo(9);
    }

    @Test
    void areEmptyWithoutReleases() {
        Years years = Years.of(Map.of());

        assertThat(years.newestFirst()).isEmpty();
        assertThat(years.all()).isZero();
        assertThat(years.most()).isZero();
    }

    @Test
    void areNoBarsWhereNothingIsDated() {
        assertThat(Years.of(Map.of(Filter.UNDATED, 3L)).newestFirst()).isEmpty();
    }

    @Test
    void drawNoThousandBarsForOneWrongDate() {
        Years years = Years.of(Map.of(2, 1L, 2009, 3L, 2011, 2L, 9999, 1L));

        assertThat(years.oldestFirst())
                .extracting(Years.Bar::year)
                .containsExactly(2, 2009, 2010, 2011, 9999);
    }

    @Test
    void drawTheLongestGapAndNoneLonger() {
        int last = 1900 + Years.LONGEST_GAP + 1;

        assertThat(Years.of(Map.of(1900, 1L, last, 1L)).newestFirst())
                .hasSize(Years.LONGEST_GAP + 2);
        assertThat(Years.of(Map.of(1900, 1L, last + 1, 1L)).newestFirst()).hasSize(2);
    }

    @Test
    void showEveryReleaseHoweverFewThereAre() {
        Years years = Years.of(Map.of(2009, 1L, 2010, 100_000L));

        assertThat(years.oldestFirst()).extracting(Years.Bar::width).containsExactly(1, 100);
    }

    @Test
    void countTheReleasesOfAFilter() {
        Years years = Years.of(Map.of(Filter.UNDATED, 5L, 2006, 1L, 2009, 4L));

        assertThat(years.count(new Filter(List.of(), List.of(2009)))).isEqualTo(4);
        assertThat(years.count(new Filter(List.of(), List.of(2006, 2009, 1999)))).isEqualTo(5);
        assertThat(years.count(new Filter(List.of(), List.of(Filter.UNDATED, 2007)))).isEqualTo(5);
    }

    @Test
    void standInOrderWithoutOmission() {
        Map<Integer, Long> counts =
                IntStream.rangeClosed(1960, 2026)
                        .filter(year -> year % 7 == 0 || year == 1960 || year == 2026)
                        .boxed()
                        .collect(Collectors.toMap(year -> year, Integer::longValue));

        Years years = Years.of(counts);

        assertThat(years.oldestFirst())
                .extracting(Years.Bar::year)
                .containsExactlyElementsOf(IntStream.rangeClosed(1960, 2026).boxed().toList());
        assertThat(years.all())
                .isEqualTo(counts.values().stream().mapToLong(Long::longValue).sum());
    }
}
