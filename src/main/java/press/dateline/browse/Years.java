package press.dateline.browse;

import press.dateline.release.Filter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// The years of a list in order, with those that have no release inside the span, as bars.
public record Years(List<Bar> newestFirst, long undated, long most) {

    /// More years than this between the first and the last are not drawn as empty bars: one wrong
    /// date would make thousands.
    static final int LONGEST_GAP = 60;

    /// A year and its count.
    ///
    /// @param width of the bar in hundredths of the longest
    public record Bar(int year, long n, int width) {}

    public static Years of(Map<Integer, Long> counts) {
        List<Integer> years =
                counts.keySet().stream().filter(y -> y != Filter.UNDATED).sorted().toList();
        long most = years.stream().mapToLong(counts::get).max().orElse(0);
        var bars = new ArrayList<Bar>();
        int expected = years.isEmpty() ? 0 : years.getFirst();
        for (int year : years) {
            if (year - expected <= LONGEST_GAP) {
                for (int empty = expected; empty < year; empty++) {
                    bars.add(new Bar(empty, 0, 0));
                }
            }
            long n = counts.getOrDefault(year, 0L);
            bars.add(new Bar(year, n, (int) Math.max(1, Math.round(100.0 * n / most))));
            expected = year + 1;
        }
        Collections.reverse(bars);
        return new Years(List.copyOf(bars), counts.getOrDefault(Filter.UNDATED, 0L), most);
    }

    public List<Bar> oldestFirst() {
        return newestFirst.reversed();
    }

    long count(Filter filter) {
        return filter.years().stream()
                .mapToLong(
                        year ->
                                year == Filter.UNDATED
                                        ? undated
                                        : newestFirst.stream()
                                                .filter(b -> b.year() == year)
                                                .mapToLong(Bar::n)
                                                .sum())
                .sum();
    }

    long all() {
        return undated + newestFirst.stream().mapToLong(Bar::n).sum();
    }
}
