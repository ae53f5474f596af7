package press.dateline.text;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The date that a release states: the first day of a day, a month or a year.
///
/// @param firstDay the first day of the stated period
/// @param precision `DAY`, `MONTH` or `YEAR`; never `UNKNOWN`
public record StatedDate(LocalDate firstDay, Precision precision) {

    private static final DateTimeFormatter DAY_WORDS =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH_WORDS =
            DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    private static final List<Locale> LANGUAGES =
            List.of(
                    Locale.ENGLISH,
                    Locale.US,
                    Locale.GERMAN,
                    Locale.FRENCH,
                    Locale.ITALIAN,
                    Locale.of("es"),
                    Locale.of("pt"),
                    Locale.of("nl"),
                    Locale.of("sv"),
                    Locale.of("da"),
                    Locale.of("fi"));

    private static final Map<String, Month> MONTHS = monthNames();

    /// The first year that the archive can hold; year 1 stands for "not stated".
    public static final int FIRST_YEAR = 2;

    public StatedDate {
        firstDay =
                switch (precision) {
                    case DAY -> firstDay;
                    case MONTH -> firstDay.withDayOfMonth(1);
                    case YEAR -> firstDay.withDayOfYear(1);
                    case UNKNOWN ->
                            throw new IllegalArgumentException("a stated date has a precision");
                };
    }

    /// The last day of the stated period.
    public LocalDate lastDay() {
        return switch (precision) {
            case MONTH -> firstDay.plusMonths(1).minusDays(1);
            case YEAR -> firstDay.plusYears(1).minusDays(1);
            case DAY, UNKNOWN -> firstDay;
        };
    }

    /// ISO 8601, shortened to the precision: `2009-03-24`, `2009-03` or `2009`.
    public String iso() {
        return firstDay.toString().substring(0, precision == Precision.DAY ? 10 : isoLength());
    }

    /// As people write it, to the precision: `24 March 2009`, `March 2009` or `2009`.
    public String words() {
        return switch (precision) {
            case MONTH -> MONTH_WORDS.format(firstDay);
            case YEAR -> Integer.toString(firstDay.getYear());
            case DAY, UNKNOWN -> DAY_WORDS.format(firstDay);
        };
    }

    private int isoLength() {
        return precision == Precision.MONTH ? 7 : 4;
    }

    /// Reads a date that is the whole text: `2009-03-24`, `24 March 2009`, `Mar. 24, 2009`,
    /// `March 2009`, `2009-03`, `2009`.
    ///
    /// @return null where the text is no date at all
    /// @throws DateTimeException where it names a day that the calendar lacks, such as 31 February
    public static @Nullable StatedDate read(String text) {
        List<Token> tokens = tokens(text);
        Found found = at(tokens, 0);
        if (found != null && found.tokens() == tokens.size()) {
            return found.date();
        }
        if (tokens.size() == 1 && tokens.getFirst().isYear()) {
            return new StatedDate(LocalDate.of(tokens.getFirst().number(), 1, 1), Precision.YEAR);
        }
        return null;
    }

    /// Finds the first date with a year inside a text, such as a dateline.
    ///
    /// @return null where there is none, or none that the calendar has
    public static @Nullable StatedDate findIn(String text) {
        List<Token> tokens = tokens(text);
        for (int i = 0; i < tokens.size(); i++) {
            try {
                Found found = at(tokens, i);
                if (found != null) {
                    return found.date();
                }
            } catch (DateTimeException notInTheCalendar) {
                // A misprinted day is no date, nor are its month and year; the next one in the text
                // may be one.
                i += 2;
            }
        }
        return null;
    }

    /// Where the first date of a dateline begins, in UTF-16 code units; -1 without one. A month
    /// and day without a year count here, since they too end the place.
    static int startIn(String text) {
        List<Token> tokens = tokens(text);
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            Token next = i + 1 < tokens.size() ? tokens.get(i + 1) : null;
            boolean monthAndNumber = token.month() != null && next != null && next.isNumber();
            boolean dayAndMonth = token.isDay() && next != null && next.month() != null;
            boolean iso = token.isYear() && next != null && next.isNumber() && next.isJoined();
            if (monthAndNumber || dayAndMonth || iso) {
                return token.start();
            }
        }
        return -1;
    }

    /// The month of that name in one of the languages read; null for another word.
    static @Nullable Month month(String word) {
        return MONTHS.get(word.toLowerCase(Locale.ROOT));
    }

    private record Found(StatedDate date, int tokens) {}

    private static @Nullable Found at(List<Token> tokens, int i) {
        Token first = tokens.isEmpty() ? null : tokens.get(i);
        Token second = i + 1 < tokens.size() ? tokens.get(i + 1) : null;
        Token third = i + 2 < tokens.size() ? tokens.get(i + 2) : null;
        if (first == null || second == null) {
            return null;
        }
        Month firstMonth = first.month();
        Month secondMonth = second.month();
        if (first.isYear() && second.isDay() && second.isJoined() && isMonth(second.number())) {
            if (third != null && third.isDay() && third.isJoined()) {
                return day(first, Month.of(second.number()), third);
            }
            return month(first, Month.of(second.number()));
        }
        if (firstMonth != null) {
            if (second.isDay() && third != null && third.isYear()) {
                return day(third, firstMonth, second);
            }
            return second.isYear() ? month(second, firstMonth) : null;
        }
        if (first.isDay() && secondMonth != null && third != null && third.isYear()) {
            return day(third, secondMonth, first);
        }
        return null;
    }

    private static boolean isMonth(int number) {
        return number >= 1 && number <= 12;
    }

    private static Found day(Token year, Month month, Token day) {
        if (day.number() < 1 || day.number() > YearMonth.of(year.number(), month).lengthOfMonth()) {
            throw new DateTimeException(
                    day.number()
                            + " "
                            + month.getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                            + " "
                            + year.number());
        }
        return new Found(
                new StatedDate(LocalDate.of(year.number(), month, day.number()), Precision.DAY), 3);
    }

    private static Found month(Token year, Month month) {
        return new Found(new StatedDate(LocalDate.of(year.number(), month, 1), Precision.MONTH), 2);
    }

    /// @param before the character in front, a space at the start of the text
    private record Token(String text, int start, char before) {
        /// Whether it goes on after a hyphen, as in ISO dates: a year and a time, `2004 09:15`,
        /// are no date.
        boolean isJoined() {
            return "-/.‐‑".indexOf(before) >= 0;
        }

        boolean isNumber() {
            return Character.isDigit(text.charAt(0)) && text.length() <= 4;
        }

        int number() {
            return Integer.parseInt(text);
        }

        boolean isYear() {
            return text.length() == 4 && isNumber() && number() >= FIRST_YEAR;
        }

        boolean isDay() {
            return text.length() <= 2 && isNumber();
        }

        boolean isOf() {
            return text.equalsIgnoreCase("of") || text.equalsIgnoreCase("de");
        }

        @Nullable Month month() {
            return MONTHS.get(text.toLowerCase(Locale.ROOT));
        }
    }

    /// Runs of ASCII digits and runs of letters, without ordinal endings (`24th`, `1er`) and the
    /// "of" after a day or month; a month after another "of" is none (`Rio de Janeiro`).
    private static List<Token> tokens(String text) {
        var tokens = new ArrayList<Token>();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int start = i;
            char before = i == 0 ? ' ' : text.charAt(i - 1);
            if (isDigit(c)) {
                while (i < text.length() && isDigit(text.charAt(i))) {
                    i++;
                }
                tokens.add(new Token(text.substring(start, i), start, before));
                int end = i;
                while (end < text.length() && Character.isLetter(text.charAt(end))) {
                    end++;
                }
                String ending = text.substring(i, end).toLowerCase(Locale.ROOT);
                if (List.of("st", "nd", "rd", "th", "er").contains(ending)) {
                    i = end;
                }
            } else if (Character.isLetter(c)) {
                while (i < text.length() && Character.isLetter(text.charAt(i))) {
                    i++;
                }
                var word = new Token(text.substring(start, i), start, before);
                Token last = tokens.isEmpty() ? null : tokens.getLast();
                boolean dropped =
                        last != null
                                && (word.isOf()
                                        ? last.isDay() || last.month() != null
                                        : last.isOf() && word.month() != null);
                if (!dropped) {
                    tokens.add(word);
                }
            } else {
                i++;
            }
        }
        return tokens;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static Map<String, Month> monthNames() {
        var names = new HashMap<String, Month>();
        names.put("sept", Month.SEPTEMBER);
        for (Locale language : LANGUAGES) {
            for (Month month : Month.values()) {
                for (TextStyle style :
                        List.of(
                                TextStyle.FULL,
                                TextStyle.SHORT,
                                TextStyle.FULL_STANDALONE,
                                TextStyle.SHORT_STANDALONE)) {
                    String name =
                            month.getDisplayName(style, language)
                                    .replace(".", "")
                                    .toLowerCase(Locale.ROOT);
                    if (name.length() >= 3) {
                        names.putIfAbsent(name, month);
                    }
                }
            }
        }
        return Map.copyOf(names);
    }
}
