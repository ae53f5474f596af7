package press.dateline.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Small numbers for values, in the order in which they came, so that counting them is an array.
final class Numbering<T> {

    private final Map<T, Integer> numbers = new HashMap<>();
    private final List<T> values = new ArrayList<>();

    synchronized int of(T value) {
        Integer known = numbers.get(value);
        if (known == null) {
            known = values.size();
            numbers.put(value, known);
            values.add(value);
        }
        return known;
    }

    /// -1 where the value has none.
    synchronized int find(T value) {
        return numbers.getOrDefault(value, -1);
    }

    synchronized T value(int number) {
        return values.get(number);
    }

    synchronized int size() {
        return values.size();
    }
}
