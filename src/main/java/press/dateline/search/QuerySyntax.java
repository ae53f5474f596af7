package press.dateline.search;

import org.jspecify.annotations.Nullable;

import press.dateline.search.SearchQuery.All;
import press.dateline.search.SearchQuery.Any;
import press.dateline.search.SearchQuery.Days;
import press.dateline.search.SearchQuery.Field;
import press.dateline.search.SearchQuery.Phrase;
import press.dateline.search.SearchQuery.Prefix;
import press.dateline.search.SearchQuery.Without;
import press.dateline.search.SearchQuery.Word;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What readers type into the search box: words, "exact phrases", -exclusion, `OR`, `begin*`,
/// `headline:` and the other fields, `before:` and `after:` a date, parentheses.
///
/// Words beside each other are all sought; `OR` binds closer than that, so `copper OR nickel mine`
/// is (copper or nickel) and mine. Nothing that can be typed is an error: what makes no sense is
/// left out or completed, and a note says so.
final class QuerySyntax {

    static final int MAX_LENGTH = 1000;
    static final int MAX_WORDS = 50;
    static final int MAX_DEPTH = 8;
    static final int MIN_PREFIX = 3;

    private static final String UNCLOSED =
            "A parenthesis was not closed; the group was taken to the end.";

    private static final String QUOTES = "\"“”„‟«»";
    private static final Pattern DATE =
            Pattern.compile("([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private static final LocalDate FIRST_DAY = LocalDate.of(2, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    /// @param query null where there is nothing to look for
    /// @param notes sentences on what was left out or completed
    record Understood(@Nullable SearchQuery query, List<String> notes) {

        /// The query in words; empty where there is none.
        String said() {
            return query == null ? "" : query.said();
        }
    }

    private final String typed;
    private final Set<String> notes = new LinkedHashSet<>();
    private int at;
    private int words;

    private QuerySyntax(String typed) {
        this.typed = typed;
    }

    static Understood read(String typed) {
        String text = typed.strip();
        boolean cut = text.length() > MAX_LENGTH;
        if (cut) {
            int end = text.lastIndexOf(' ', MAX_LENGTH);
            text = text.substring(0, end > MAX_LENGTH / 2 ? end : MAX_LENGTH);
        }
        var syntax = new QuerySyntax(text);
        if (cut) {
            syntax.notes.add("The search is longer than 1,000 characters; the rest was left out.");
        }
        SearchQuery query = syntax.all(null, 0);
        if (query instanceof Without) {
            syntax.notes.add(
                    "Everything here is excluded. Add a word to look for: the ones with a minus"
                            + " only narrow a search.");
            query = null;
        } else if (query == null && !text.isEmpty()) {
            syntax.notes.add("There is no word to look for in this.");
        }
        return new Understood(query, List.copyOf(syntax.notes));
    }

    /// Reads up to the closing parenthesis or the end.
    private @Nullable SearchQuery all(@Nullable Field field, int depth) {
        var parts = new ArrayList<SearchQuery>();
        boolean or = false;
        while (true) {
            skipSpace();
            if (at >= typed.length()) {
                if (depth > 0) {
                    notes.add(UNCLOSED);
                }
                break;
            }
            if (typed.charAt(at) == ')') {
                at++;
                if (depth > 0) {
                    break;
                }
                notes.add("A parenthesis was closed that had not been opened; it was left out.");
                continue;
            }
            if (takeOperator("AND")) {
                continue;
            }
            if (takeOperator("OR")) {
                if (parts.isEmpty() || or) {
                    notes.add("OR stands between two words; this one was left out.");
                } else {
                    or = true;
                }
                continue;
            }
            boolean without = takeMinus();
            if (at >= typed.length() || typed.charAt(at) == ')') {
                notes.add("Nothing stands after NOT to leave out.");
                continue;
            }
            SearchQuery part = single(field, depth);
            if (part == null) {
                continue;
            }
            add(parts, without ? without(part) : part, or);
            or = false;
        }
        if (or) {
            notes.add("OR stands between two words; this one was left out.");
        }
        return joined(parts);
    }

    private void add(List<SearchQuery> parts, SearchQuery part, boolean or) {
        if (!or) {
            parts.add(part);
        } else if (part instanceof Without || parts.getLast() instanceof Without) {
            notes.add("What is excluded cannot be one of two choices; the OR was left out.");
            parts.add(part);
        } else {
            var choices = new ArrayList<SearchQuery>();
            SearchQuery last = parts.removeLast();
            if (last instanceof Any(List<SearchQuery> earlier)) {
                choices.addAll(earlier);
            } else {
                choices.add(last);
            }
            choices.add(part);
            parts.add(new Any(List.copyOf(choices)));
        }
    }

    private static SearchQuery without(SearchQuery part) {
        return part instanceof Without(SearchQuery what) ? what : new Without(part);
    }

    private static @Nullable SearchQuery joined(List<SearchQuery> parts) {
        if (parts.isEmpty()) {
            return null;
        }
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        if (parts.stream().allMatch(Without.class::isInstance)) {
            return new Without(
                    new Any(parts.stream().map(part -> ((Without) part).what()).toList()));
        }
        return new All(List.copyOf(parts));
    }

    /// One word, phrase, group or date; null where nothing stands there.
    private @Nullable SearchQuery single(@Nullable Field field, int depth) {
        char first = typed.charAt(at);
        if (first == '(') {
            at++;
            if (depth >= MAX_DEPTH) {
                notes.add("Parentheses inside of so many others were left out.");
                return null;
            }
            int before = at;
            SearchQuery group = all(field, depth + 1);
            if (group == null && typed.substring(before, at).replace(")", "").isBlank()) {
                notes.remove(UNCLOSED);
                notes.add("Empty parentheses were left out.");
            }
            return group;
        }
        if (isQuote(first)) {
            return quoted(field);
        }
        return chunk(nextChunk(), field, depth);
    }

    private @Nullable SearchQuery quoted(@Nullable Field field) {
        int start = ++at;
        while (at < typed.length() && !isQuote(typed.charAt(at))) {
            at++;
        }
        String inside = typed.substring(start, at).strip();
        if (at >= typed.length()) {
            notes.add("A quotation mark was not closed; the phrase was taken to the end.");
        } else {
            at++;
        }
        List<String> phrase = ReleaseAnalyzer.EXACT.words(inside);
        if (phrase.isEmpty()) {
            notes.add("Empty quotation marks were left out.");
            return null;
        }
        return counted(phrase.size()) ? new Phrase(field, phrase, inside) : null;
    }

    /// What stands between spaces: a word, several with marks between them, a field with its word.
    private @Nullable SearchQuery chunk(String chunk, @Nullable Field outer, int depth) {
        int colon = chunk.indexOf(':');
        if (colon > 0) {
            String name = chunk.substring(0, colon).toLowerCase(Locale.ROOT);
            String rest = chunk.substring(colon + 1);
            if (name.equals("before") || name.equals("after")) {
                return days(name, rest.isEmpty() ? nextChunk() : rest);
            }
            Field field = field(name);
            if (field != null) {
                if (!rest.isEmpty()) {
                    return chunk(rest, field, depth);
                }
                skipSpace();
                if (at >= typed.length() || typed.charAt(at) == ')') {
                    notes.add("Nothing stands after " + name + ": to look for.");
                    return null;
                }
                return single(field, depth);
            }
        }
        var parts = new ArrayList<SearchQuery>();
        for (String piece : chunk.split("/", -1)) {
            words(piece, outer, parts);
        }
        return joined(parts);
    }

    private void words(String piece, @Nullable Field field, List<SearchQuery> parts) {
        List<String> exact = ReleaseAnalyzer.EXACT.words(piece);
        if (exact.isEmpty() || !counted(exact.size())) {
            return;
        }
        int star = piece.indexOf('*');
        if (star >= 0 && star < piece.length() - 1) {
            notes.add("A star counts at the end of a word only; this one was left out.");
        } else if (star >= 0) {
            String start = exact.getLast();
            if (start.length() >= MIN_PREFIX) {
                plain(piece, exact.subList(0, exact.size() - 1), field, parts);
                parts.add(new Prefix(field, start));
                return;
            }
            notes.add(
                    "A star needs at least three letters before it; “%s” was sought as a word."
                            .formatted(start));
        }
        plain(piece, exact, field, parts);
    }

    private static void plain(
            String piece, List<String> exact, @Nullable Field field, List<SearchQuery> parts) {
        if (exact.size() == 1) {
            String word = exact.getFirst();
            String stem = ReleaseAnalyzer.STEMMED.words(word).getFirst();
            parts.add(new Word(field, stem, word, trimmed(piece)));
        } else if (!exact.isEmpty()) {
            parts.add(new Phrase(field, List.copyOf(exact), trimmed(piece)));
        }
    }

    /// Without the marks around a word.
    private static String trimmed(String piece) {
        return piece.replaceAll("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$", "");
    }

    private @Nullable SearchQuery days(String name, String date) {
        Matcher matcher = DATE.matcher(date);
        if (matcher.matches()) {
            try {
                int year = Integer.parseInt(matcher.group(1));
                int month = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
                int day = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
                LocalDate first = LocalDate.of(year, Math.max(1, month), Math.max(1, day));
                LocalDate last =
                        day > 0
                                ? first
                                : (month > 0 ? first.plusMonths(1) : first.plusYears(1))
                                        .minusDays(1);
                if (first.isAfter(FIRST_DAY) && last.isBefore(LAST_DAY)) {
                    return name.equals("before")
                            ? new Days(
                                    FIRST_DAY,
                                    first.minusDays(1),
                                    "released before " + DAY.format(first))
                            : new Days(
                                    last.plusDays(1),
                                    LAST_DAY,
                                    "released after " + DAY.format(last));
                }
            } catch (DateTimeException noSuchDay) {
                // Said below.
            }
        }
        notes.add(
                "“%s:%s” was left out: a date is written as 2009, 2009-05 or 2009-05-14."
                        .formatted(name, date));
        return null;
    }

    private String nextChunk() {
        skipSpace();
        int start = at;
        while (at < typed.length() && !endsWord(typed.charAt(at))) {
            at++;
        }
        return typed.substring(start, at);
    }

    private static @Nullable Field field(String name) {
        for (Field field : Field.values()) {
            if (field.label().equals(name)) {
                return field;
            }
        }
        return null;
    }

    private boolean counted(int more) {
        words += more;
        if (words > MAX_WORDS) {
            notes.add("A search takes at most 50 words; the rest was left out.");
            return false;
        }
        return true;
    }

    private boolean takeMinus() {
        boolean without = false;
        while (at + 1 < typed.length()
                && typed.charAt(at) == '-'
                && !Character.isWhitespace(typed.charAt(at + 1))) {
            at++;
            without = !without;
        }
        if (takeOperator("NOT")) {
            skipSpace();
            without = !without;
        }
        return without;
    }

    /// Operators are in capitals, so that the words themselves can be sought.
    private boolean takeOperator(String operator) {
        int end = at + operator.length();
        if (!typed.startsWith(operator, at)
                || (end < typed.length()
                        && !Character.isWhitespace(typed.charAt(end))
                        && typed.charAt(end) != '('
                        && !isQuote(typed.charAt(end)))) {
            return false;
        }
        at = end;
        return true;
    }

    private void skipSpace() {
        while (at < typed.length() && Character.isWhitespace(typed.charAt(at))) {
            at++;
        }
    }

    private static boolean endsWord(char c) {
        return Character.isWhitespace(c) || c == '(' || c == ')' || isQuote(c);
    }

    private static boolean isQuote(char c) {
        return QUOTES.indexOf(c) >= 0;
    }
}
