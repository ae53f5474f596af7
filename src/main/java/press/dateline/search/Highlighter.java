package press.dateline.search;

import org.jspecify.annotations.Nullable;

import press.dateline.search.ReleaseAnalyzer.Token;
import press.dateline.search.SearchQuery.Field;
import press.dateline.search.SearchQuery.Phrase;
import press.dateline.search.SearchQuery.Prefix;
import press.dateline.search.SearchQuery.Word;
import press.dateline.search.SearchQuery.Words;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Where the words of a query stand in a text: marks them, and chooses the passage that shows most
/// of them. Text goes out as pieces and never as markup, so nothing in it can become a tag.
final class Highlighter {

    /// The length of a passage, in UTF-16 code units.
    static final int PASSAGE = 260;

    /// Context before the first mark of a passage.
    private static final int LEAD = 60;

    /// A text is searched for a passage up to here; beyond it nobody looks at a list.
    static final int MAX_TEXT = 40_000;

    private static final int BEGINNING = 2_500;

    /// @param marked whether it is what was sought
    record Piece(String text, boolean marked) {}

    /// @param words how many of the words and phrases of the query it shows
    record Passage(List<Piece> pieces, int words) {}

    /// @param wanted which of the words and phrases of the query it is
    private record Mark(int start, int end, int wanted) {}

    private final List<Words> wanted;
    private final boolean exact;
    private final boolean stems;

    /// @param query null for none
    /// @param field the part that the texts are of, whose own words are marked; null for none
    /// @param unnamed whether the words that name no part are marked too
    Highlighter(@Nullable SearchQuery query, @Nullable Field field, boolean unnamed) {
        wanted =
                query == null
                        ? List.of()
                        : query.sought()
                                .filter(w -> w.field() == null ? unnamed : w.field() == field)
                                .toList();
        stems = wanted.stream().anyMatch(Word.class::isInstance);
        exact = wanted.stream().anyMatch(w -> !(w instanceof Word));
    }

    /// The whole text, with everything marked that was sought.
    List<Piece> marked(String text) {
        return pieces(text, 0, text.length(), merged(marks(text)));
    }

    /// The part of a text that shows most; null where it shows nothing.
    @Nullable Passage passage(String whole) {
        if (wanted.isEmpty()) {
            return null;
        }
        // Most of what is found stands near the beginning: the rest is read only where it has to
        // be.
        String text = onOneLine(whole, Math.min(whole.length(), BEGINNING));
        List<Mark> marks = marks(text);
        if (whole.length() > BEGINNING && distinct(marks) < wanted.size()) {
            text = onOneLine(whole, Math.min(whole.length(), MAX_TEXT));
            marks = marks(text);
        }
        if (marks.isEmpty()) {
            return null;
        }
        int best = 0;
        int most = 0;
        var seen = new BitSet();
        for (int i = 0; i < marks.size() && most < wanted.size(); i++) {
            seen.clear();
            int end = marks.get(i).start() + PASSAGE - LEAD;
            for (int j = i; j < marks.size() && marks.get(j).end() <= end; j++) {
                seen.set(marks.get(j).wanted());
            }
            if (seen.cardinality() > most) {
                most = seen.cardinality();
                best = i;
            }
        }
        int start = start(text, marks.get(best).start());
        int end = end(text, Math.max(start + PASSAGE, marks.get(best).end()));
        var pieces = new ArrayList<Piece>();
        if (start > 0) {
            pieces.add(new Piece("…\u00a0", false));
        }
        pieces.addAll(pieces(text, start, end, merged(marks)));
        if (end < text.length()) {
            pieces.add(new Piece("\u00a0…", false));
        }
        return new Passage(List.copyOf(pieces), Math.max(1, most));
    }

    private static long distinct(List<Mark> marks) {
        return marks.stream().mapToInt(Mark::wanted).distinct().count();
    }

    /// The text up to an end, with single spaces for all that parts words.
    private static String onOneLine(String text, int end) {
        var line = new StringBuilder(end);
        boolean space = true;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c <= ' ' || Character.isWhitespace(c)) {
                space = true;
            } else {
                if (space && !line.isEmpty()) {
                    line.append(' ');
                }
                space = false;
                line.append(c);
            }
        }
        return line.toString();
    }

    /// At the beginning of a word, of the sentence if that is near.
    private static int start(String text, int mark) {
        int earliest = mark - LEAD;
        if (earliest <= 0) {
            return 0;
        }
        for (int i = mark - 1; i > earliest; i--) {
            if (text.charAt(i) == ' ' && ".?!".indexOf(text.charAt(i - 1)) >= 0) {
                return i + 1;
            }
        }
        int space = text.indexOf(' ', earliest);
        return space >= 0 && space < mark ? space + 1 : mark;
    }

    private static int end(String text, int wanted) {
        if (wanted >= text.length()) {
            return text.length();
        }
        int space = text.lastIndexOf(' ', wanted);
        return space > wanted - LEAD
                ? space
                : Character.isLowSurrogate(text.charAt(wanted)) ? wanted + 1 : wanted;
    }

    private List<Mark> marks(String text) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<Token> words = exact ? ReleaseAnalyzer.EXACT.tokens(text) : List.of();
        // The stemmer drops no word, so the two lists go side by side.
        List<Token> stemmed = stems ? ReleaseAnalyzer.STEMMED.tokens(text) : List.of();
        var marks = new ArrayList<Mark>();
        int size = Math.max(words.size(), stemmed.size());
        for (int i = 0; i < size; i++) {
            for (int w = 0; w < wanted.size(); w++) {
                int last = lastOf(wanted.get(w), words, stemmed, i);
                if (last >= 0) {
                    List<Token> of = exact ? words : stemmed;
                    marks.add(new Mark(of.get(i).start(), of.get(last).end(), w));
                }
            }
        }
        return marks;
    }

    /// The last word of what was sought, where it begins at this word; -1 where it does not.
    private static int lastOf(Words sought, List<Token> words, List<Token> stemmed, int at) {
        return switch (sought) {
            case Word word -> stemmed.get(at).word().equals(word.stem()) ? at : -1;
            case Prefix prefix -> words.get(at).word().startsWith(prefix.start()) ? at : -1;
            case Phrase phrase -> {
                int n = phrase.words().size();
                if (at + n > words.size()) {
                    yield -1;
                }
                for (int i = 0; i < n; i++) {
                    if (!words.get(at + i).word().equals(phrase.words().get(i))) {
                        yield -1;
                    }
                }
                yield at + n - 1;
            }
        };
    }

    /// Marks that overlap become one.
    private static List<Mark> merged(List<Mark> marks) {
        var merged = new ArrayList<Mark>();
        for (Mark mark : marks) {
            if (!merged.isEmpty() && mark.start() < merged.getLast().end()) {
                Mark last = merged.removeLast();
                merged.add(new Mark(last.start(), Math.max(last.end(), mark.end()), last.wanted()));
            } else {
                merged.add(mark);
            }
        }
        return merged;
    }

    private static List<Piece> pieces(String text, int from, int to, List<Mark> marks) {
        var pieces = new ArrayList<Piece>();
        int at = from;
        for (Mark mark : marks) {
            if (mark.start() < at || mark.end() > to) {
                continue;
            }
            if (mark.start() > at) {
                pieces.add(new Piece(text.substring(at, mark.start()), false));
            }
            pieces.add(new Piece(text.substring(mark.start(), mark.end()), true));
            at = mark.end();
        }
        if (at < to) {
            pieces.add(new Piece(text.substring(at, to), false));
        }
        return pieces;
    }
}
