package press.dateline.text;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds dates as releases print them, at a place in a text.
final class Dates {

    /// A date as printed.
    ///
    /// @param start where it begins, with its weekday
    /// @param end past its last character, with a time that follows it
    /// @param year 0 where none is printed
    /// @param day 0 where none is printed
    record Found(int start, int end, int year, Month month, int day, @Nullable DayOfWeek weekday) {

        /// Null without a year, or where the calendar lacks the day.
        @Nullable StatedDate stated() {
            return year == 0 ? null : in(year);
        }

        @Nullable StatedDate in(int someYear) {
            if (day == 0) {
                return new StatedDate(LocalDate.of(someYear, month, 1), Precision.MONTH);
            }
            if (day > YearMonth.of(someYear, month).lengthOfMonth()) {
                return null;
            }
            return new StatedDate(LocalDate.of(someYear, month, day), Precision.DAY);
        }

        Found until(int newEnd) {
            return new Found(start, newEnd, year, month, day, weekday);
        }
    }

    /// What stands before a day in French, Spanish, German and Swedish.
    private static final List<String> ARTICLES = List.of("le", "el", "im", "a", "den");

    private static final List<String> BEFORE_MONTH = List.of("of", "de");
    private static final List<String> BEFORE_YEAR = List.of("de", "del");

    /// Behind a month without a day.
    private static final List<String> BEFORE_YEAR_OF_MONTH = List.of("de");

    /// The link to a wire's own copy, whose address holds the day of issue, as those of Business Wire
    /// (`/news/home/20190307005131/`) and GlobeNewswire (`/news-release/2019/03/07/`) do; other links
    /// of a release lead to other days.
    private static final Pattern COPY_OF_WIRE =
            Pattern.compile(
                    "(?i)(?:"
                            + Marks.WIRES_COPY
                            + "|"
                            + Marks.FULL_RELEASE
                            + ")\\b[^/]{0,40}?https?://[^\\s/]{1,40}/(?:[^\\s/\\d]{1,20}/){0,3}"
                            + "((?:19|20)\\d\\d)/?(0[1-9]|1[0-2])/?(0[1-9]|[12]\\d|3[01])(?:\\d{6}/|/)");

    private Dates() {}

    /// The date in the link to the copy of the wire that sent the release; null without one.
    static @Nullable Found ofWireCopy(String s, int from, int end) {
        if (s.indexOf("://", from, end) < 0) {
            return null;
        }
        Matcher link = COPY_OF_WIRE.matcher(s).region(from, end);
        return link.find()
                ? new Found(
                        link.start(1),
                        link.end(3),
                        Integer.parseInt(link.group(1)),
                        Month.of(Integer.parseInt(link.group(2))),
                        Integer.parseInt(link.group(3)),
                        null)
                : null;
    }

    /// The date that begins exactly here; null without one.
    static @Nullable Found at(CharSequence s, int at, int end) {
        int i = at;
        if (i < end && (s.charAt(i) == '(' || s.charAt(i) == '[')) {
            return null;
        }
        DayOfWeek weekday = null;
        if (i < end && Character.isLetter(s.charAt(i))) {
            int stop = word(s, i, end);
            weekday = weekday(s, i, stop);
            if (weekday != null) {
                i = skip(s, stop, end, ",. ");
            } else if (isOneOf(s, i, stop, ARTICLES)) {
                i = skip(s, stop, end, " ");
            }
        }
        Found found = bare(s, i, end);
        if (found == null) {
            return null;
        }
        return new Found(
                at, time(s, found.end(), end), found.year(), found.month(), found.day(), weekday);
    }

    private static @Nullable Found bare(CharSequence s, int i, int end) {
        if (i >= end) {
            return null;
        }
        char c = s.charAt(i);
        if (Character.isLetter(c)) {
            return monthFirst(s, i, end);
        }
        if (!isDigit(c)) {
            return null;
        }
        int stop = digits(s, i, end);
        int number = number(s, i, stop);
        if (stop - i == 4) {
            return yearFirst(s, i, stop, number, end);
        }
        if (stop - i > 2 || number == 0) {
            return null;
        }
        int slash = stop;
        if (slash < end
                && (s.charAt(slash) == '/' || s.charAt(slash) == '-' || s.charAt(slash) == '.')) {
            Found numeric = numeric(s, i, number, slash, end);
            if (numeric != null) {
                return numeric;
            }
        }
        if (number > 31) {
            return null;
        }
        int k = ordinal(s, stop, end);
        k = skip(s, k, end, "., \n-");
        k = pastWord(s, k, end, BEFORE_MONTH);
        int wordEnd = word(s, k, end);
        Month month = month(s, k, wordEnd);
        if (month == null) {
            return null;
        }
        int y = skip(s, wordEnd, end, "., \n-");
        y = pastWord(s, y, end, BEFORE_YEAR);
        int yearEnd = digits(s, y, end);
        boolean four = yearEnd - y == 4;
        boolean two = yearEnd - y == 2 && y == wordEnd + 1 && s.charAt(wordEnd) == '-';
        if (four || two) {
            int year = number(s, y, yearEnd);
            return new Found(i, yearEnd, two ? century(year) : year, month, number, null);
        }
        return new Found(i, trimmed(s, wordEnd, end), 0, month, number, null);
    }

    private static int century(int year) {
        return year < 70 ? 2000 + year : 1900 + year;
    }

    private static int trimmed(CharSequence s, int wordEnd, int end) {
        return wordEnd < end && s.charAt(wordEnd) == '.' ? wordEnd + 1 : wordEnd;
    }

    /// `March 24, 2009`, `Mar. 24`, `March 2009`, `April 11,1996`.
    private static @Nullable Found monthFirst(CharSequence s, int i, int end) {
        int stop = word(s, i, end);
        Month month = month(s, i, stop);
        if (month == null || (Character.isLowerCase(s.charAt(i)) && stop - i < 4)) {
            return null;
        }
        int k = skip(s, stop, end, "., \n");
        k = pastWord(s, k, end, BEFORE_YEAR_OF_MONTH);
        int dayEnd = digits(s, k, end);
        int length = dayEnd - k;
        if (length == 4 && k > stop) {
            int year = number(s, k, dayEnd);
            return year >= 1900 && year < 2100 ? new Found(i, dayEnd, year, month, 0, null) : null;
        }
        if (length < 1 || length > 2 || k == stop) {
            return null;
        }
        int day = number(s, k, dayEnd);
        if (day < 1 || day > 31) {
            return null;
        }
        int y = ordinal(s, dayEnd, end);
        int past = y;
        y = skip(s, y, end, "., \n");
        int yearEnd = digits(s, y, end);
        if (yearEnd - y == 4 && y > dayEnd) {
            int year = number(s, y, yearEnd);
            if (year >= 1800 && year < 2200) {
                return new Found(i, yearEnd, year, month, day, null);
            }
        }
        if (y < end && s.charAt(y) == '\'' && digits(s, y + 1, end) - y == 3) {
            return new Found(i, y + 3, century(number(s, y + 1, y + 3)), month, day, null);
        }
        return new Found(i, past, 0, month, day, null);
    }

    private static @Nullable Found yearFirst(CharSequence s, int i, int stop, int year, int end) {
        if (year < 1800 || year > 2200 || stop >= end) {
            return null;
        }
        char mark = s.charAt(stop);
        if (mark == '-' || mark == '/' || mark == '.' || mark == '年') {
            int monthEnd = digits(s, stop + 1, end);
            int number = monthEnd > stop + 1 ? number(s, stop + 1, monthEnd) : 0;
            if (monthEnd - stop > 3 || number < 1 || number > 12) {
                return null;
            }
            if (monthEnd < end && s.charAt(monthEnd) == (mark == '年' ? '月' : mark)) {
                int dayEnd = digits(s, monthEnd + 1, end);
                int day = dayEnd > monthEnd + 1 ? number(s, monthEnd + 1, dayEnd) : 0;
                if (dayEnd - monthEnd <= 3 && day >= 1 && day <= 31) {
                    int last = dayEnd < end && s.charAt(dayEnd) == '日' ? dayEnd + 1 : dayEnd;
                    return new Found(i, last, year, Month.of(number), day, null);
                }
            }
            return null;
        }
        int k = skip(s, stop, end, " ,");
        int wordEnd = word(s, k, end);
        Month month = month(s, k, wordEnd);
        if (month == null) {
            return null;
        }
        k = skip(s, wordEnd, end, ". ");
        int dayEnd = digits(s, k, end);
        int day = dayEnd > k && dayEnd - k <= 2 ? number(s, k, dayEnd) : 0;
        return day >= 1 && day <= 31 ? new Found(i, dayEnd, year, month, day, null) : null;
    }

    /// `09/06/2000`, `24.12.2009`, `8-Apr-19` is left to the words.
    private static @Nullable Found numeric(CharSequence s, int i, int first, int mark, int end) {
        char separator = s.charAt(mark);
        int secondEnd = digits(s, mark + 1, end);
        int length = secondEnd - mark - 1;
        if (length < 1 || length > 2 || secondEnd >= end || s.charAt(secondEnd) != separator) {
            return null;
        }
        int yearEnd = digits(s, secondEnd + 1, end);
        if (yearEnd - secondEnd != 5 && !(separator == '/' && yearEnd - secondEnd == 3)) {
            return null;
        }
        int second = number(s, mark + 1, secondEnd);
        int year = number(s, secondEnd + 1, yearEnd);
        year = year < 100 ? century(year) : year;
        boolean dayFirst = separator == '.' || first > 12;
        int month = dayFirst ? second : first;
        int day = dayFirst ? first : second;
        if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1900 || year > 2200) {
            return null;
        }
        return new Found(i, yearEnd, year, Month.of(month), day, null);
    }

    /// Past a time of day that follows a date: `14:39 CEST`, `@ 8:00 AM Eastern`, `10:30`.
    static int time(CharSequence s, int at, int end) {
        int i = skip(s, at, end, " ,@|");
        int hour = digits(s, i, end);
        if (hour == i || hour - i > 2 || hour >= end) {
            return at;
        }
        int past = hour;
        if (s.charAt(hour) == 'h' && digits(s, hour + 1, end) == hour + 3) {
            return hour + 3;
        }
        if (s.charAt(hour) == ':') {
            int minutes = digits(s, hour + 1, end);
            if (minutes - hour != 3) {
                return at;
            }
            past = minutes;
            if (past < end && s.charAt(past) == ':') {
                past = digits(s, past + 1, end);
            }
        }
        boolean clock = past > hour;
        for (int k = 0; k < 5; k++) {
            int next = skip(s, past, end, " ");
            int stop = next;
            while (stop < end && (Character.isLetter(s.charAt(stop)) || s.charAt(stop) == '.')) {
                stop++;
            }
            if (stop == next || !isTimeWord(s.subSequence(next, stop).toString())) {
                break;
            }
            clock = true;
            past = stop;
            String other = past < end && s.charAt(past) == '/' ? zone(s, past + 1, end) : "";
            past += isTimeWord(other) ? 1 + other.length() : 0;
        }
        return clock ? past : at;
    }

    /// `SGT` in `09:00 HKT/SGT`.
    private static String zone(CharSequence s, int at, int end) {
        int stop = at;
        while (stop < end && Character.isLetter(s.charAt(stop))) {
            stop++;
        }
        return s.subSequence(at, stop).toString();
    }

    private static boolean isTimeWord(String word) {
        return switch (word.replace(".", "")) {
            case "am",
                    "pm",
                    "AM",
                    "PM",
                    "Am",
                    "Pm",
                    "ET",
                    "EST",
                    "EDT",
                    "CT",
                    "CST",
                    "CDT",
                    "MT",
                    "MST",
                    "MDT",
                    "PT",
                    "PST",
                    "PDT",
                    "GMT",
                    "UTC",
                    "BST",
                    "CET",
                    "CEST",
                    "IST",
                    "JST",
                    "HKT",
                    "SGT",
                    "AEST",
                    "AEDT",
                    "MEZ",
                    "MESZ",
                    "Uhr",
                    "Eastern",
                    "Central",
                    "Mountain",
                    "Pacific",
                    "Standard",
                    "Daylight",
                    "Time",
                    "time",
                    "EASTERN",
                    "PACIFIC" ->
                    true;
            default -> false;
        };
    }

    private static @Nullable Month month(CharSequence s, int i, int stop) {
        int length = stop - i;
        if (length < 3 || length > 12) {
            return null;
        }
        return StatedDate.month(s.subSequence(i, stop).toString());
    }

    private static @Nullable DayOfWeek weekday(CharSequence s, int i, int stop) {
        int length = stop - i;
        if (length < 3 || length > 10 || "MTWFSmtwfs".indexOf(s.charAt(i)) < 0) {
            return null;
        }
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = day.name();
            boolean abbreviated = length == 3 || length == 4 || length == 5;
            if ((length == name.length() || abbreviated)
                    && length <= name.length()
                    && isWord(s, i, stop, name.substring(0, length))) {
                return length == name.length()
                                || (stop < s.length() && (s.charAt(stop) == '.' || length <= 4))
                        ? day
                        : null;
            }
        }
        return null;
    }

    /// Past one of some words and the blanks behind it; the beginning where none stands here.
    private static int pastWord(CharSequence s, int at, int end, List<String> words) {
        int stop = word(s, at, end);
        return isOneOf(s, at, stop, words) ? skip(s, stop, end, " ") : at;
    }

    private static boolean isOneOf(CharSequence s, int i, int stop, List<String> words) {
        for (String word : words) {
            if (isWord(s, i, stop, word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWord(CharSequence s, int i, int stop, String word) {
        if (stop - i != word.length()) {
            return false;
        }
        for (int k = 0; k < word.length(); k++) {
            if (Character.toLowerCase(s.charAt(i + k)) != Character.toLowerCase(word.charAt(k))) {
                return false;
            }
        }
        return true;
    }

    static int word(CharSequence s, int i, int end) {
        int k = i;
        while (k < end && k < i + 16 && Character.isLetter(s.charAt(k))) {
            k++;
        }
        return k;
    }

    private static int ordinal(CharSequence s, int i, int end) {
        if (i < end && (s.charAt(i) == '°' || s.charAt(i) == 'º')) {
            return i + 1;
        }
        if (i + 1 < end) {
            String two = s.subSequence(i, i + 2).toString();
            if (two.equals("st")
                    || two.equals("nd")
                    || two.equals("rd")
                    || two.equals("th")
                    || two.equals("er")) {
                return i + 2;
            }
        }
        return i;
    }

    static int digits(CharSequence s, int i, int end) {
        int k = i;
        while (k < end && k < i + 5 && isDigit(s.charAt(k))) {
            k++;
        }
        return k;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int number(CharSequence s, int i, int stop) {
        int number = 0;
        for (int k = i; k < stop; k++) {
            number = number * 10 + s.charAt(k) - '0';
        }
        return number;
    }

    static int skip(CharSequence s, int i, int end, String signs) {
        int k = i;
        while (k < end && k < i + 120 && signs.indexOf(s.charAt(k)) >= 0) {
            k++;
        }
        return k;
    }

    /// The first date with a year in a range; null without one.
    static @Nullable Found findIn(CharSequence s, int start, int end) {
        Found partial = null;
        int i = start;
        while (i < end) {
            char c = s.charAt(i);
            boolean wordStart = i == start || !Character.isLetterOrDigit(s.charAt(i - 1));
            if (wordStart && (isDigit(c) || Character.isUpperCase(c) || c >= 0x2E80)) {
                Found found = at(s, i, end);
                if (found != null && found.year() > 0) {
                    return found;
                }
                if (found != null && partial == null) {
                    partial = found;
                }
            }
            i++;
        }
        return partial;
    }

    /// The year in which a day falls on a weekday, between two years; 0 where none or several fit.
    static int yearOf(Found date, int first, int last) {
        int fits = 0;
        for (int year = first; year <= last; year++) {
            try {
                if (date.day() > 0
                        && LocalDate.of(year, date.month(), date.day()).getDayOfWeek()
                                == date.weekday()) {
                    if (fits != 0) {
                        return 0;
                    }
                    fits = year;
                }
            } catch (DateTimeException notThatYear) {
                // a 29 February: that year is passed over
            }
        }
        return fits;
    }
}
