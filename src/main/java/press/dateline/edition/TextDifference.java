package press.dateline.edition;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.DiffAlgorithmListener;
import com.github.difflib.algorithm.myers.MyersDiff;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;

import press.dateline.edition.Piece.Kind;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What differs between two texts: line by line first, then word by word in the lines that became
/// others. Bounded: where two texts have more differences than [#MAX_STEPS], one stands whole after
/// the other.
final class TextDifference {

    /// The most words, or lines, that are removed or added one by one; the cost is its square.
    static final int MAX_STEPS = 2_000;

    /// Lines that did not change and are shown beside one that did.
    private static final int CONTEXT = 1;

    /// The share of common words from which a line is taken for a new form of another one.
    private static final double ALIKE = 0.4;

    /// The most pairs of lines that are compared to find which became which.
    private static final int MAX_PAIRS = 2_500;

    private TextDifference() {}

    /// The passages of two texts with a paragraph or a row on each line; none where they are equal.
    static List<Passage> of(String before, String after) {
        List<String> old = lines(before);
        List<String> now = lines(after);
        var passages = new ArrayList<Passage>();
        int at = 0;
        for (Change change : changes(old, now)) {
            same(old.subList(at, change.from()), at == 0, false, passages);
            pair(
                    old.subList(change.from(), change.to()),
                    now.subList(change.newFrom(), change.newTo()),
                    passages);
            at = change.to();
        }
        if (!passages.isEmpty()) {
            same(old.subList(at, old.size()), false, true, passages);
        }
        return List.copyOf(passages);
    }

    private static List<String> lines(String text) {
        return text.lines().filter(line -> !line.isBlank()).toList();
    }

    private static void same(
            List<String> lines, boolean first, boolean last, List<Passage> passages) {
        int before = first ? 0 : Math.min(CONTEXT, lines.size());
        int after = last ? 0 : Math.min(CONTEXT, lines.size() - before);
        int leftOut = lines.size() - before - after;
        lines.subList(0, before).forEach(line -> passages.add(Passage.of(Kind.SAME, line)));
        if (leftOut > 0) {
            passages.add(new Passage(List.of(), leftOut));
        }
        lines.subList(lines.size() - after, lines.size())
                .forEach(line -> passages.add(Passage.of(Kind.SAME, line)));
    }

    /// Finds which of the old lines became which of the new ones, in order, so that as many words
    /// as possible stay; the others were removed or added.
    private static void pair(List<String> old, List<String> now, List<Passage> passages) {
        if ((long) old.size() * now.size() > MAX_PAIRS) {
            old.forEach(line -> passages.add(Passage.of(Kind.REMOVED, line)));
            now.forEach(line -> passages.add(Passage.of(Kind.ADDED, line)));
            return;
        }
        double[][] alike = new double[old.size()][now.size()];
        double[][] best = new double[old.size() + 1][now.size() + 1];
        List<Map<String, Integer>> oldWords = old.stream().map(TextDifference::counted).toList();
        List<Map<String, Integer>> newWords = now.stream().map(TextDifference::counted).toList();
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                alike[i][j] = alike(oldWords.get(i), newWords.get(j));
                double paired = alike[i][j] < ALIKE ? 0 : alike[i][j] + best[i + 1][j + 1];
                best[i][j] = Math.max(paired, Math.max(best[i + 1][j], best[i][j + 1]));
            }
        }
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size()
                    && j < now.size()
                    && alike[i][j] >= ALIKE
                    && best[i][j] == alike[i][j] + best[i + 1][j + 1]) {
                passages.add(new Passage(words(old.get(i++), now.get(j++)), 0));
            } else if (i < old.size() && (j == now.size() || best[i][j] == best[i + 1][j])) {
                passages.add(Passage.of(Kind.REMOVED, old.get(i++)));
            } else {
                passages.add(Passage.of(Kind.ADDED, now.get(j++)));
            }
        }
    }

    private static Map<String, Integer> counted(String line) {
        var words = new HashMap<String, Integer>();
        for (String word : tokens(line)) {
            if (!word.isBlank()) {
                words.merge(word, 1, Integer::sum);
            }
        }
        return words;
    }

    /// The share of the words of the longer line that the other one has too.
    private static double alike(Map<String, Integer> one, Map<String, Integer> other) {
        int common = 0;
        int ones = 0;
        for (Map.Entry<String, Integer> word : one.entrySet()) {
            ones += word.getValue();
            common += Math.min(word.getValue(), other.getOrDefault(word.getKey(), 0));
        }
        int others = other.values().stream().mapToInt(Integer::intValue).sum();
        return (double) common / Math.max(1, Math.max(ones, others));
    }

    /// The words of two lines. Without the removed ones they are the second, without the added ones
    /// the first.
    static List<Piece> words(String before, String after) {
        List<String> old = tokens(before);
        List<String> now = tokens(after);
        var pieces = new ArrayList<Piece>();
        int at = 0;
        for (Change change : asSentences(changes(old, now), old)) {
            add(Kind.SAME, old.subList(at, change.from()), pieces);
            add(Kind.REMOVED, old.subList(change.from(), change.to()), pieces);
            add(Kind.ADDED, now.subList(change.newFrom(), change.newTo()), pieces);
            at = change.to();
        }
        add(Kind.SAME, old.subList(at, old.size()), pieces);
        return List.copyOf(pieces);
    }

    private static void add(Kind kind, List<String> tokens, List<Piece> pieces) {
        if (!tokens.isEmpty()) {
            pieces.add(new Piece(kind, String.join("", tokens)));
        }
    }

    /// Makes one of two replacements that only a space parts: what was written anew is read as a
    /// whole, not word by word in turn.
    private static List<Change> asSentences(List<Change> changes, List<String> old) {
        var merged = new ArrayList<Change>();
        for (Change change : changes) {
            Change last = merged.isEmpty() ? null : merged.getLast();
            if (last != null
                    && last.replaces()
                    && change.replaces()
                    && String.join("", old.subList(last.to(), change.from())).isBlank()) {
                merged.removeLast();
                merged.add(new Change(last.from(), change.to(), last.newFrom(), change.newTo()));
            } else {
                merged.add(change);
            }
        }
        return merged;
    }

    /// Words, with figures such as 1,250.5 as one, spaces and single signs.
    private static List<String> tokens(String line) {
        BreakIterator breaks = BreakIterator.getWordInstance(Locale.ENGLISH);
        breaks.setText(line);
        var tokens = new ArrayList<String>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            tokens.add(line.substring(start, end));
            start = end;
        }
        return tokens;
    }

    /// A range of the old list that became a range of the new one; either may be empty.
    private record Change(int from, int to, int newFrom, int newTo) {

        static Change of(AbstractDelta<String> delta) {
            Chunk<String> old = delta.getSource();
            Chunk<String> now = delta.getTarget();
            return new Change(
                    old.getPosition(),
                    old.getPosition() + old.size(),
                    now.getPosition(),
                    now.getPosition() + now.size());
        }

        boolean replaces() {
            return from < to && newFrom < newTo;
        }
    }

    private static List<Change> changes(List<String> old, List<String> now) {
        try {
            return DiffUtils.diff(old, now, new MyersDiff<>(), new Bound()).getDeltas().stream()
                    .map(Change::of)
                    .toList();
        } catch (TooDifferent tooDifferent) {
            return List.of(middle(old, now));
        }
    }

    /// All between the first and the last difference.
    private static Change middle(List<String> old, List<String> now) {
        int shorter = Math.min(old.size(), now.size());
        int start = 0;
        while (start < shorter && old.get(start).equals(now.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start
                && old.get(old.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
            end++;
        }
        return new Change(start, old.size() - end, start, now.size() - end);
    }

    private static final class TooDifferent extends RuntimeException {

        private static final long serialVersionUID = 1;

        TooDifferent() {
            super(null, null, false, false);
        }
    }

    private static final class Bound implements DiffAlgorithmListener {

        @Override
        public void diffStart() {
            // The first step is as good.
        }

        @Override
        public void diffStep(int step, int most) {
            if (step > MAX_STEPS) {
                throw new TooDifferent();
            }
        }

        @Override
        public void diffEnd() {
            // Nothing is kept.
        }
    }
}
