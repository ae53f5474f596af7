package press.dateline.text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Finds the dateline at the beginning of a paragraph: place, date, wire and dash in any order,
/// each of which may be missing. What it takes for a place, a wire or a dash stands in
/// `RELEASE-TEXT`'s terms: the list of wires is open, the list of dashes is not.
final class DatelineReader {

    /// Longer datelines are none, in characters.
    static final int LONGEST = 300;

    private static final int LONGEST_TOKEN = 70;

    /// Blanks that stand for a lost dash before a text of this length.
    private static final String CHASM = "    ";

    private static final int CHASM_TEXT = 120;

    /// A place that goes on in the next line has fewer characters in the first.
    private static final int LONG_LINE = 20;

    /// What stands before the second capital of a name is no longer: `Mac`.
    private static final int LONGEST_PREFIX = 3;

    /// What a second service says of itself is shorter, in characters.
    private static final int RELAY = 120;

    /// A score from which this is a dateline.
    private static final int LEAST = 3;

    private static final Set<String> CONNECTIVES =
            Terms.of(
                    """
                    and, of, de, la, le, du, des, the, upon, sur, am, an, der, del, di, da, do,
                    dos, und, et, y, e, near, on, in, les, el, al, van, den, ob
                    """);

    /// What names of wires hold, in small letters.
    private static final List<String> WIRES =
            List.of(
                    "wire",
                    "prnews",
                    "pr news",
                    "pressrelease",
                    "press release",
                    "comtex",
                    "newsfile",
                    "outreach",
                    "newsworthy",
                    "news direct",
                    "newsusa",
                    "prweb",
                    "hugin",
                    "primezone",
                    "market news",
                    "thomson reuters one",
                    "美通社");

    /// Names of wires that are words of their own or begin so.
    private static final List<String> SHORT_WIRES = List.of("cnw", "ots", "rns");

    private static final List<String> WIRE_BEGINNINGS = List.of("cnw ", "pr ");

    private static final Openings WIRE_WORDS =
            Openings.of(
                    0,
                    Stream.of(WIRES, SHORT_WIRES, WIRE_BEGINNINGS)
                            .flatMap(List::stream)
                            .toArray(String[]::new));

    private static final Set<String> AGENCIES =
            Set.of(
                    "ap",
                    "reuters",
                    "upi",
                    "afp",
                    "nb",
                    "bloomberg",
                    "dow jones",
                    "associated press",
                    "cnn",
                    "xinhua",
                    "dpa",
                    "kyodo");

    /// First and last words of cities' names, which tell where a city begins behind a headline in
    /// capitals.
    private static final Set<String> FIRST_WORDS =
            Terms.of(
                    "SAN, SANTA, NEW, LOS, LAS, FORT, ST., SALT, EL, PORT, LAKE, GRAND, WEST, EAST,"
                            + " NORTH, SOUTH, MOUNT, LITTLE");

    private static final Set<String> LAST_WORDS =
            Terms.of(
                    """
                    BEACH, CITY, PARK, HILLS, SPRINGS, HEIGHTS, FALLS, GROVE, VALLEY, ISLAND, POINT, RAPIDS, VIEW,
                    CREEK, HARBOR, SHORES, ESTATES, VEGAS, ANGELES, YORK, FRANCISCO, JOSE, DIEGO, LOUIS, ORLEANS,
                    WORTH, PAUL, PETERSBURG, MOINES, BARBARA, ANTONIO, PLAINS, ROCK, OAKS, ROUGE, SPRING, LAKE
                    """);

    /// What was found.
    ///
    /// @param end past the closing dash
    /// @param places each a range of the text
    /// @param wireStart -1 without a wire
    /// @param score how sure this is; from 3 on it is a dateline
    record Found(
            int start,
            int end,
            List<Span> places,
            Dates.@Nullable Found date,
            int wireStart,
            int wireEnd,
            boolean agency,
            boolean dashed,
            int score) {}

    private final String s;
    private final int start;
    private int end;
    private int i;

    private int placeStart = -1;
    private int placeEnd = -1;
    private Dates.@Nullable Found date;
    private int wireStart = -1;
    private int wireEnd = -1;
    private boolean slashed;
    private boolean agency;
    private boolean dashed;
    private boolean bracketedDate;
    private boolean bracketedPlace;

    /// Whether this is known to be a dateline.
    private boolean sure;

    /// Whether the line above was read already.
    private boolean below;

    private int last;

    private DatelineReader(String s, int start, int end) {
        this.s = s;
        this.start = start;
        this.end = Math.min(end, start + LONGEST);
        this.i = start;
        this.last = start;
    }

    /// The dateline that begins exactly here; null where this is none.
    static @Nullable Found at(String s, int start, int end) {
        int from = start;
        while (from < end && Words.isSpace(s.charAt(from))) {
            from++;
        }
        if (from >= end) {
            return null;
        }
        if (s.charAt(from) == '(' || s.charAt(from) == '[') {
            Found whole = bracketed(s, from, end);
            if (whole != null) {
                return whole;
            }
        }
        return new DatelineReader(s, from, end).read();
    }

    /// What a text that is known to be a dateline says, however little that is; null where nothing
    /// is recognised.
    static @Nullable Found known(String s) {
        Found found = at(s, 0, s.length());
        if (found != null) {
            return found;
        }
        var reader = new DatelineReader(s, 0, s.length());
        reader.sure = true;
        reader.end = s.length();
        return reader.read();
    }

    /// `(West Chester, PA -- March 19, 1993)  Text`.
    private static @Nullable Found bracketed(String s, int start, int end) {
        int close =
                s.indexOf(s.charAt(start) == '(' ? ')' : ']', start, Math.min(end, start + 120));
        if (close < 0) {
            return null;
        }
        Found inner = new DatelineReader(s, start + 1, close).read();
        if (inner == null || inner.date() == null || inner.places().isEmpty()) {
            return null;
        }
        int past = close + 1;
        int dash = dash(s, Dates.skip(s, past, end, " \n"), end, true);
        past = dash > 0 ? dash : past;
        return new Found(
                start,
                past,
                inner.places(),
                inner.date(),
                inner.wireStart(),
                inner.wireEnd(),
                inner.agency(),
                true,
                inner.score() + 1);
    }

    private @Nullable Found read() {
        while (i < end) {
            char c = s.charAt(i);
            if (Words.isSpace(c)
                    || c == ','
                    || c == ';'
                    || (c == '.' && i == last && !s.startsWith("...", i))) {
                i++;
                continue;
            }
            if (date == null && readDate()) {
                continue;
            }
            if ((c == '(' || c == '[' || c == '/') && readToken(c)) {
                continue;
            }
            if (c == '|' && isBar()) {
                i++;
                last = i;
                if (placeStart >= 0 && date != null) {
                    dashed = true;
                    break;
                }
                continue;
            }
            int dash = dash(s, i, end, last == i || (i > start && s.charAt(i - 1) == ' '));
            if (dash < 0 && c == ':' && date != null && last == i) {
                dash = i + 1;
            }
            if (dash < 0
                    && c == ':'
                    && date != null
                    && i > last
                    && s.substring(last, i).isBlank()) {
                dash = i + 1;
            }
            if (dash < 0 && c == '/' && slashed && date != null) {
                dash = i + 1;
            }
            if (dash > 0) {
                boolean something = placeStart >= 0 || date != null || wireStart >= 0;
                i = dash;
                last = dash;
                if (something || opensWithDash()) {
                    dashed |= something;
                    if (something && !goesOn()) {
                        skipRelay();
                        break;
                    }
                    continue;
                }
                return null;
            }
            if (readWireWords() || readVia()) {
                continue;
            }
            if (placeStart < 0) {
                if (!readPlace()) {
                    return null;
                }
                continue;
            }
            dashed |= isChasm();
            break;
        }
        return result();
    }

    /// `TRENTON     The governor said`, in a text that lost its signs: blanks where the dash was.
    private boolean isChasm() {
        return last == placeEnd
                && placeStart == start
                && date == null
                && wireStart < 0
                && s.startsWith(CHASM, last)
                && end - i > CHASM_TEXT
                && Character.isUpperCase(s.charAt(i))
                && Character.isUpperCase(s.charAt(placeEnd - 1))
                && Places.isCity(strip(s.substring(placeStart, placeEnd)));
    }

    private boolean readDate() {
        char c = s.charAt(i);
        if (!Character.isLetterOrDigit(c)) {
            return false;
        }
        Dates.Found found = Dates.at(s, i, end);
        if (found == null) {
            return false;
        }
        date = found;
        i = found.end();
        last = i;
        return true;
    }

    /// ` --(BUSINESS WIRE)-- ` without a place.
    private boolean opensWithDash() {
        int next = Dates.skip(s, i, end, " ");
        return next < end && (s.charAt(next) == '(' || Character.isUpperCase(s.charAt(next)));
    }

    /// Something in brackets or slashes: a wire, a date, a place or a placeholder.
    private boolean readToken(char opening) {
        if (opening == '/' && i > start && Character.isLetter(s.charAt(i - 1))) {
            return false;
        }
        char closing = opening == '(' ? ')' : opening == '[' ? ']' : '/';
        int close = s.indexOf(closing, i + 1, Math.min(end, i + LONGEST_TOKEN));
        if (close < 0) {
            return false;
        }
        String token = s.substring(i + 1, close).strip();
        int inner = Dates.skip(s, i + 1, close, " ");
        boolean first = i == start;
        if (opening != '/') {
            Dates.Found found = Dates.at(s, inner, close);
            if (date == null && found != null && found.end() >= close - 2) {
                date = found.until(close + 1);
                bracketedDate = true;
                i = close + 1;
                last = i;
                return true;
            }
            if (token.equalsIgnoreCase("date")) {
                i = close + 1;
                last = i;
                return true;
            }
            if (first && placeStart < 0 && !isWire(token) && isCapitalised(token)) {
                placeStart = inner;
                placeEnd = inner + token.length();
                bracketedPlace = true;
                i = close + 1;
                last = i;
                return true;
            }
        }
        if (opening == '[' && s.startsWith("(http", close + 1)) {
            int linkEnd = s.indexOf(')', close);
            wireStart = inner;
            wireEnd = inner + token.length();
            i = linkEnd < 0 ? end : Math.min(end, linkEnd + 1);
            last = i;
            return true;
        }
        if (opening == '(' && date != null && areInitials(token) && s.startsWith(". ", close + 1)) {
            i = close + 2;
            last = i;
            dashed = true;
            return true;
        }
        String low = token.toLowerCase(Locale.ROOT);
        boolean news = AGENCIES.contains(low) || low.endsWith(" news service");
        boolean tight =
                opening == '/' && inner == i + 1 && close > i + 1 && s.charAt(close - 1) != ' ';
        boolean beforeDate =
                opening == '/'
                        && date == null
                        && Dates.at(s, Dates.skip(s, close + 1, end, " "), end) != null;
        int after = Dates.skip(s, close + 1, end, " ");
        boolean beforeDash = opening != '/' && (dash(s, after, end, true) > 0) && !first;
        boolean wordy =
                token.length() > 1
                        && token.chars().anyMatch(Character::isLetter)
                        && !token.contains(":");
        if (wordy
                && (isWire(token)
                        || news
                        || tight
                        || beforeDate
                        || ((beforeDash || (sure && !first && opening == '('))
                                && isCapitalised(token)))) {
            if (wireStart < 0) {
                wireStart = inner;
                wireEnd = inner + token.length();
                agency = news;
                slashed = opening == '/';
                readDateOfWire(close);
            }
            i = close + 1;
            last = i;
            return true;
        }
        if (opening == '/' && date != null && placeStart >= 0 && wordy) {
            i = close + 1;
            last = i;
            dashed = true;
            return true;
        }
        return false;
    }

    /// `(Harbor Newswire - May 7, 2014)`: the date stands with the wire in one bracket.
    private void readDateOfWire(int close) {
        for (int k = wireStart + 1; date == null && k < close; k++) {
            int past = s.charAt(k - 1) == ' ' ? dash(s, k, close, true) : -1;
            if (past > 0) {
                Dates.Found found = Dates.at(s, Dates.skip(s, past, close, " "), close);
                if (found != null && found.end() >= close - 1) {
                    date = found;
                    wireEnd = wireStart + strip(s.substring(wireStart, k)).length();
                }
                return;
            }
        }
    }

    /// Who wrote it: `(jr)` behind the date, as German press offices sign.
    private static boolean areInitials(String token) {
        return token.length() > 1
                && token.length() < 5
                && token.chars().allMatch(c -> c >= 'a' && c <= 'z');
    }

    private static boolean isCapitalised(String token) {
        return !token.isEmpty()
                && (Character.isUpperCase(token.charAt(0)) || Character.isDigit(token.charAt(0)))
                && token.length() < 45
                && token.indexOf('"') < 0
                && token.indexOf('“') < 0;
    }

    /// Whether a token names a wire by its words.
    static boolean isWire(String token) {
        String low = token.toLowerCase(Locale.ROOT);
        return WIRES.stream().anyMatch(low::contains)
                || SHORT_WIRES.contains(low)
                || WIRE_BEGINNINGS.stream().anyMatch(low::startsWith);
    }

    /// `PR NEWSWIRE -`, `PRISM MediaWire (…) –`, `Media OutReach Newswire -`: a wire without
    /// brackets, up to the dash.
    private boolean readWireWords() {
        if (wireStart >= 0 || !Character.isLetter(s.charAt(i)) || !mayBeWire()) {
            return false;
        }
        int stop = i;
        while (stop < end && stop < i + 45) {
            char c = s.charAt(stop);
            if (c == '(' || c == '[' || c == '\n' || c == '/' || dash(s, stop, end, false) > 0) {
                break;
            }
            if (c == ' '
                    && stop + 2 < end
                    && dash(s, Dates.skip(s, stop, end, " "), end, true) > 0) {
                break;
            }
            stop++;
        }
        String words = s.substring(i, Math.min(stop, end)).strip();
        boolean title = words.toLowerCase(Locale.ROOT).endsWith("press release") && i == start;
        if (words.length() < 3
                || (title && !sure)
                || words.indexOf(',') >= 0
                || !isWire(words)
                || words.chars().filter(c -> c == ' ').count() > 4) {
            return false;
        }
        if (stop >= end || stop >= i + 45) {
            return false;
        }
        stop = s.charAt(stop) == ' ' ? Dates.skip(s, stop, end, " ") : stop;
        wireStart = i;
        wireEnd = i + words.length();
        i = stop;
        last = wireEnd;
        if (i < end && s.charAt(i) == '(') {
            int close = s.indexOf(')', i, Math.min(end, i + LONGEST_TOKEN));
            if (close > 0) {
                i = close + 1;
                last = i;
            }
        }
        return true;
    }

    /// A quick look for the words of wires.
    private boolean mayBeWire() {
        int stop = Math.min(end, i + 45);
        int k = i;
        while (k < stop && !WIRE_WORDS.openAt(s, k, end)) {
            k++;
        }
        return k < stop;
    }

    /// `via First!--`, `via NewsEdge Corporation  -`.
    private boolean readVia() {
        if (!s.startsWith("via ", i) || (wireStart < 0 && date == null)) {
            return false;
        }
        for (int k = i; k < Math.min(end, i + 50); k++) {
            if (dash(s, k, end, true) > 0) {
                i = k;
                last = k;
                return true;
            }
        }
        return false;
    }

    /// A second service between two dashes, which passes the release on: `– Harbor MediaWire (Press
    /// Release Service) –`.
    private void skipRelay() {
        int next = Dates.skip(s, i, end, " ");
        int bracket = 0;
        for (int k = next; wireStart >= 0 && k < Math.min(end, next + RELAY); k++) {
            char c = s.charAt(k);
            bracket += c == '(' ? 1 : c == ')' ? -1 : 0;
            int past = bracket == 0 && k > next ? dash(s, k, end, s.charAt(k - 1) == ' ') : -1;
            if (past > 0 && isWire(s.substring(next, k))) {
                i = past;
                last = past;
            }
            if (past > 0 || c == '.' || c == '\n') {
                return;
            }
        }
    }

    /// Whether a date, a wire or a place follows a dash, so that the dateline goes on.
    private boolean goesOn() {
        int next = Dates.skip(s, i, end, " \n");
        if (next >= end) {
            return false;
        }
        char c = s.charAt(next);
        if (date == null) {
            Dates.Found found = Dates.at(s, next, end);
            if (found != null && (found.year() > 0 || closes(found.end()))) {
                return true;
            }
        }
        if (wireStart < 0 && (c == '(' || c == '/' || c == '[')) {
            int close =
                    s.indexOf(
                            c == '(' ? ')' : c == '[' ? ']' : '/',
                            next + 1,
                            Math.min(end, next + LONGEST_TOKEN));
            if (close > 0) {
                String token = s.substring(next + 1, close).strip();
                return (c == '[' && s.startsWith("(http", close + 1))
                        || isWire(token)
                        || token.equalsIgnoreCase("date")
                        || AGENCIES.contains(token.toLowerCase(Locale.ROOT))
                        || (date == null && Dates.at(s, next + 1, close) != null);
            }
        }
        if (c == '(' && date == null) {
            int close = s.indexOf(')', next + 1, Math.min(end, next + 40));
            return close > 0 && s.substring(next + 1, close).strip().equalsIgnoreCase("date");
        }
        int save = i;
        int saveLast = last;
        i = next;
        if (wireStart < 0 && Character.isLetter(c) && readWireWords()) {
            boolean dash = dash(s, Dates.skip(s, i, end, " "), end, true) > 0 || date == null;
            wireStart = -1;
            wireEnd = -1;
            i = save;
            last = saveLast;
            return dash;
        }
        i = save;
        last = saveLast;
        if (placeStart < 0 && Character.isUpperCase(c)) {
            int stop = placeWords(next);
            return stop > next
                    && stop - next < 40
                    && dash(s, Dates.skip(s, stop, end, " "), end, true) > 0
                    && isKnown(s.substring(next, stop));
        }
        return false;
    }

    private boolean closes(int at) {
        int next = Dates.skip(s, at, end, " ,");
        return next < end
                && (dash(s, next, end, true) > 0 || s.charAt(next) == '/' || s.charAt(next) == '(');
    }

    private static boolean isKnown(String place) {
        String bare = strip(place);
        return Places.isCity(bare) || Places.endsInRegion(bare) || Words.isCapitals(bare);
    }

    private static String strip(String place) {
        int stop = place.length();
        while (stop > 0
                && (Words.isSpace(place.charAt(stop - 1)) || place.charAt(stop - 1) == ',')) {
            stop--;
        }
        return place.substring(0, stop).strip();
    }

    private boolean readPlace() {
        int stop = placeWords(i);
        if (stop <= i) {
            return false;
        }
        placeStart = i;
        placeEnd = stop;
        i = stop;
        last = stop;
        return true;
    }

    /// Whether a bar parts place and date, or closes them: `TOLEDO, Ohio | March 5, 2003 | Text`.
    private boolean isBar() {
        return (placeStart >= 0 || date != null)
                && (date != null || Dates.at(s, Dates.skip(s, i + 1, end, " "), end) != null);
    }

    /// Whether the dateline begins in the line below, so that this one ends a headline.
    private boolean opensBelow(int at) {
        var lower = new DatelineReader(s, Math.min(at, end), end);
        lower.below = true;
        Found found = at < end && Character.isUpperCase(s.charAt(at)) ? lower.read() : null;
        return found != null
                && found.dashed()
                && found.places().stream().anyMatch(p -> isKnown(words(p)));
    }

    /// Past the words of a place; the beginning where there is none.
    private int placeWords(int from) {
        int k = from;
        int stop = from;
        int words = 0;
        while (k < end && words < 14) {
            char c = s.charAt(k);
            if (Words.isSpace(c)) {
                if ((c == '\n' && k + 1 < end && s.charAt(k + 1) == '\n')
                        || (words > 0 && s.startsWith(CHASM, k))) {
                    break;
                }
                if (c == '\n' && k - from >= LONG_LINE && !below && opensBelow(k + 1)) {
                    return from;
                }
                k++;
                continue;
            }
            if (c == ',' || c == '&' || c == ';') {
                k++;
                continue;
            }
            if (c == '/'
                    && k > from
                    && Character.isLetter(s.charAt(k - 1))
                    && k + 1 < end
                    && Character.isLetter(s.charAt(k + 1))) {
                k++;
                continue;
            }
            if (c == '('
                    || c == '/'
                    || c == '['
                    || (c == '|' && words > 0)
                    || dash(s, k, end, k > from && s.charAt(k - 1) == ' ') > 0) {
                break;
            }
            boolean named = stop < k && s.substring(stop, k).strip().equalsIgnoreCase("de");
            if (k > from && !named && date == null && Character.isLetterOrDigit(c) && isDate(k)) {
                break;
            }
            boolean han = c >= 0x2E80 && Character.isLetter(c);
            int wordEnd = k;
            while (wordEnd < end && isPlaceCharacter(wordEnd, han)) {
                wordEnd++;
            }
            if (wordEnd == k) {
                return from;
            }
            String word = s.substring(k, wordEnd);
            if (s.startsWith("via ", k) && words > 0) {
                break;
            }
            boolean connective = CONNECTIVES.contains(word.toLowerCase(Locale.ROOT));
            if (!connective
                    && !Character.isUpperCase(c)
                    && !han
                    && c != '\''
                    && c != '’'
                    && !(words > 0 && isForeignName(word))) {
                return from;
            }
            if (!connective || words > 0) {
                words++;
            }
            if (!connective) {
                stop = wordEnd;
                if (readsAsWire(k)) {
                    return from;
                }
            }
            k = wordEnd;
        }
        return words == 0 || (stop - from > 110 && !sure) ? from : stop;
    }

    private boolean isDate(int k) {
        Dates.Found found = Dates.at(s, k, end);
        return found != null && (found.year() > 0 || found.day() > 0);
    }

    private boolean readsAsWire(int k) {
        return s.startsWith("PR NEWSWIRE", k) && wireStart < 0 && k == i;
    }

    private static boolean isForeignName(String word) {
        return word.length() > 1 && word.charAt(1) == '\'';
    }

    private boolean isPlaceCharacter(int k, boolean han) {
        char c = s.charAt(k);
        if (han) {
            return c >= 0x2E80 && Character.isLetter(c);
        }
        if (Character.isLetter(c)) {
            return true;
        }
        if (c == '\'' || c == '’' || c == '`') {
            return true;
        }
        if (c == '.') {
            return !s.startsWith("...", k);
        }
        boolean inside =
                k + 1 < end
                        && Character.isLetter(s.charAt(k + 1))
                        && k > 0
                        && Character.isLetter(s.charAt(k - 1));
        return c == '-' && inside && !startsBody(k + 1);
    }

    /// In `Houston-Acme today` the hyphen is the dash; in `Winston-Salem` it is not.
    private boolean startsBody(int k) {
        int wordEnd = k;
        while (wordEnd < end && Character.isLetter(s.charAt(wordEnd))) {
            wordEnd++;
        }
        return wordEnd < end
                && s.charAt(wordEnd) == '-'
                && wordEnd + 1 < end
                && s.charAt(wordEnd + 1) == ' ';
    }

    /// Past the dash that begins here, -1 without one.
    ///
    /// @param free whether white space or a finished part stands before, so that one hyphen is enough
    static int dash(String s, int at, int end, boolean free) {
        if (at >= end) {
            return -1;
        }
        char c = s.charAt(at);
        if (c == '—' || c == '–' || c == '―' || c == '─' || c == '‒' || c == '…') {
            int k = at + 1;
            while (k < end && (s.charAt(k) == c || s.charAt(k) == '-' || s.charAt(k) == '–')) {
                k++;
            }
            return k;
        }
        if (c == '-') {
            int k = at;
            while (k < end && s.charAt(k) == '-') {
                k++;
            }
            if (k - at > 1) {
                return k;
            }
            if (s.startsWith("- -", at)) {
                return Math.min(end, at + 3);
            }
            boolean spaceAfter = k >= end || Words.isSpace(s.charAt(k));
            return spaceAfter || free ? k : -1;
        }
        if (c == '.' && s.startsWith("...", at)) {
            int k = at;
            while (k < end && s.charAt(k) == '.') {
                k++;
            }
            return k;
        }
        // An em dash of a Macintosh that lost its high bit.
        if (c == 'P'
                && free
                && at + 1 < end
                && s.charAt(at + 1) == ' '
                && at > 4
                && Character.isDigit(s.charAt(Math.max(0, at - 2)))) {
            return at + 1;
        }
        return -1;
    }

    private @Nullable Found result() {
        List<Span> places = places();
        boolean somewhere = isSomewhere(places);
        int score = score(places, somewhere);
        if (!sure && (!isWhole(score, somewhere) || isLongWinded(places) || score < LEAST)) {
            return null;
        }
        int stop = dashed || bracketedDate ? last : Math.max(last, start + 1);
        boolean closed =
                date != null
                        && stop == date.end()
                        && stop + 1 < s.length()
                        && ".:;,".indexOf(s.charAt(stop)) >= 0
                        && Words.isSpace(s.charAt(stop + 1));
        stop += closed && stop < end ? 1 : 0;
        return new Found(
                start,
                Math.min(stop, end),
                places,
                date,
                wireStart,
                wireEnd,
                agency,
                dashed,
                score);
    }

    private List<Span> places() {
        if (placeStart < 0) {
            return List.of();
        }
        var places = new ArrayList<Span>();
        String place = strip(s.substring(placeStart, placeEnd));
        split(placeStart, placeStart + place.length(), places);
        return List.copyOf(places);
    }

    /// Whether the place ends in a state or country, or is a city that stands alone.
    private boolean isSomewhere(List<Span> places) {
        return !places.isEmpty()
                && (Places.endsInRegion(Words.clean(s.substring(placeStart, placeEnd)))
                        || places.stream().anyMatch(p -> Places.isCity(words(p))));
    }

    private String words(Span place) {
        return Words.clean(s.substring(place.start(), place.end()));
    }

    private int score(List<Span> places, boolean somewhere) {
        int score = 0;
        if (wireStart >= 0) {
            score += isWire(s.substring(wireStart, wireEnd)) ? 3 : 2;
        }
        if (date != null) {
            score += date.year() > 0 ? 3 : 2;
        }
        if (!places.isEmpty()) {
            String place = strip(s.substring(placeStart, placeEnd));
            boolean capitals = place.length() > 2 && Words.isCapitals(place);
            boolean city = capitals || startsInCapitals(place);
            int words = place.split(" ", -1).length;
            score += somewhere ? 2 : 0;
            score += city && words <= 6 ? 1 : 0;
            score += !city && somewhere && dashed && end - last > 80 ? 1 : 0;
            score -= !somewhere && words > 5 ? 2 : 0;
        }
        return score;
    }

    /// Whether the parts together make a dateline: it is closed by a dash or a bracket, or names place
    /// and date and wire, or a known place and a full date before a new sentence.
    private boolean isWhole(int score, boolean somewhere) {
        boolean placed = placeStart >= 0;
        boolean dated = date != null && date.year() > 0;
        boolean closed = dashed || bracketedDate || last >= end - 1;
        boolean all = placed && date != null && wireStart >= 0;
        boolean plain = placed && dated && score >= 5 && isCapitalNext();
        boolean stopped = isStopped();
        if (!closed && !all && !plain && !stopped) {
            return false;
        }
        if (placed && date == null && wireStart < 0 && !dashed) {
            return false;
        }
        if (!placed && wireStart < 0 && !(dashed && dated)) {
            return false;
        }
        if (bracketedPlace
                && date == null
                && !(dashed && placeEnd - placeStart > 2 && isShouted())) {
            return false;
        }
        return dashed || bracketedDate || wireStart >= 0 || somewhere || stopped;
    }

    /// `Lillevik, 12 June 2008. Text`: a few words and a full date that a full stop closes.
    private boolean isStopped() {
        Dates.Found found = date;
        if (found == null || found.year() == 0 || found.day() == 0 || last != found.end()) {
            return false;
        }
        int next = Dates.skip(s, last + 1, end, " \n");
        return placeStart == start
                && last < end
                && s.charAt(last) == '.'
                && next < end
                && Character.isUpperCase(s.charAt(next))
                && strip(s.substring(placeStart, placeEnd)).split(" ", 4).length < 4;
    }

    private boolean isShouted() {
        String place = s.substring(placeStart, placeEnd);
        return Words.isCapitals(place);
    }

    private boolean isLongWinded(List<Span> places) {
        return places.stream().anyMatch(p -> words(p).split(" ", 12).length > 5);
    }

    /// `CHARLESTON, W.Va.`: the city in capitals, its state not.
    private static boolean startsInCapitals(String place) {
        int comma = place.indexOf(',');
        String city = comma < 0 ? "" : place.substring(0, comma);
        return city.length() > 2 && Words.isCapitals(city);
    }

    private boolean isCapitalNext() {
        int next = Dates.skip(s, last, end, " ,");
        return next < end && Character.isUpperCase(s.charAt(next));
    }

    /// Two places are joined by "and", `&` or a slash; a comma does not part them.
    private void split(int from, int stop, List<Span> places) {
        int begin = from;
        int k = from;
        while (k < stop) {
            int cut = 0;
            if (s.charAt(k) == '&' || (s.charAt(k) == '/')) {
                cut = 1;
            } else if (k > from && Words.isSpace(s.charAt(k - 1))) {
                for (String word : List.of("and", "AND", "And", "et", "und", "y")) {
                    if (s.startsWith(word, k)
                            && k + word.length() < stop
                            && Words.isSpace(s.charAt(k + word.length()))
                            && !Places.joins(s.substring(k + word.length(), stop))) {
                        cut = word.length();
                    }
                }
            }
            if (cut > 0) {
                addPlace(begin, k, places);
                begin = k + cut;
                k = begin;
            } else {
                k++;
            }
        }
        addPlace(begin, stop, places);
    }

    private void addPlace(int from, int stop, List<Span> places) {
        int a = from;
        int b = stop;
        while (a < b && (Words.isSpace(s.charAt(a)) || s.charAt(a) == ',')) {
            a++;
        }
        while (b > a
                && (Words.isSpace(s.charAt(b - 1))
                        || s.charAt(b - 1) == ','
                        || s.charAt(b - 1) == ';')) {
            b--;
        }
        if (a < b) {
            places.add(new Span(a, b));
        }
    }

    /// A dateline in the middle of a text whose line breaks were lost, found by its wire; null
    /// without one.
    static @Nullable Found glued(String s, int start, int end) {
        int limit = Math.min(end, start + 2500);
        for (String wire :
                List.of(
                        "(GLOBE NEWSWIRE)",
                        "/PRNewswire",
                        "(BUSINESS WIRE)",
                        "/ ACCESSWIRE /",
                        "/CNW/",
                        "(Marketwired)",
                        "(Marketwire)",
                        "(ACCESSWIRE)",
                        "/ Accesswire /")) {
            int at = s.indexOf(wire, start, limit);
            if (at < 0) {
                continue;
            }
            Found best = null;
            int floor = Math.max(start, at - 140);
            for (int k = at; k >= floor; k--) {
                if (!Character.isUpperCase(s.charAt(k))
                        || k + 1 >= end
                        || !startsPlace(s, k, start)) {
                    continue;
                }
                Found found = at(s, k, end);
                if (found != null && found.wireStart() >= at && !found.places().isEmpty()) {
                    best = found;
                    if (k > start && !Words.isSpace(s.charAt(k - 1))) {
                        return found;
                    }
                } else if (best != null) {
                    return best;
                }
            }
            if (best != null) {
                return best;
            }
        }
        return null;
    }

    /// A dateline in the middle of a text of one line, found by a place in capitals and its dash; null
    /// without one.
    static @Nullable Found inLine(String s, int start, int end) {
        int limit = Math.min(end, start + 2500);
        Found best = null;
        for (int k = start; k < limit - 4; k++) {
            boolean wordStart = k == start || s.charAt(k - 1) == ' ';
            if (!wordStart || !Character.isUpperCase(s.charAt(k))) {
                continue;
            }
            if (best != null && k >= best.end()) {
                return best;
            }
            Found found = at(s, k, end);
            boolean dated =
                    (found != null && found.date() != null)
                            || (found != null && Character.isUpperCase(s.charAt(k + 1)));
            if (found != null
                    && found.dashed()
                    && found.start() == k
                    && !found.places().isEmpty()
                    && dated) {
                boolean city =
                        best == null
                                || (!startsWithKnown(s, best.start(), k)
                                        && s.substring(best.start(), k).indexOf(',') < 0);
                if (best == null || (best.end() == found.end() && city && words(s, found) > 0)) {
                    best = found;
                }
            }
        }
        return best;
    }

    /// Whether the words before the comma, from here on, are a city that stands alone.
    private static boolean startsWithKnown(String s, int from, int k) {
        int comma = s.indexOf(',', from);
        if (comma <= k) {
            return false;
        }
        String first = s.substring(from, k).strip().toUpperCase(Locale.ROOT);
        String last = s.substring(k, comma).strip().toUpperCase(Locale.ROOT);
        return Places.isCity(s.substring(from, comma))
                || FIRST_WORDS.contains(first)
                || LAST_WORDS.contains(last);
    }

    private static int words(String s, Found found) {
        Span place = found.places().getFirst();
        return s.substring(place.start(), place.end()).split(" ", 9).length;
    }

    private static boolean startsPlace(String s, int k, int start) {
        boolean capitals = Character.isUpperCase(s.charAt(k + 1)) || s.charAt(k + 1) == '.';
        if (k == start) {
            return true;
        }
        char before = s.charAt(k - 1);
        if (before == '.' && k > 1 && Character.isUpperCase(s.charAt(k - 2))) {
            // `KISCO, N.Y.`
            return false;
        }
        boolean touches =
                Character.isLowerCase(before)
                        || ")%.!?\"”’".indexOf(before) >= 0
                        || Character.isDigit(before);
        return capitals
                ? touches || Words.isSpace(before) || "-–—:".indexOf(before) >= 0
                : touches && Character.isLetter(s.charAt(k + 1)) && !isNamePart(s, k, start);
    }

    /// Whether a capital stands behind the first letters of a name: `LaSalle`, `McAlder`, `O’Hara`.
    private static boolean isNamePart(String s, int k, int start) {
        int from = k;
        while (from > start && !Words.isSpace(s.charAt(from - 1))) {
            from--;
        }
        return k - from <= LONGEST_PREFIX && Character.isUpperCase(s.charAt(from));
    }
}
