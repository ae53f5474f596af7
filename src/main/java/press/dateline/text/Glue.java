package press.dateline.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Splits texts whose line breaks were lost: pages scraped without their block tags, where the last
/// word of one block stands against the first of the next, and exhibits written on one line.
final class Glue {

    /// Shorter lines are taken as they are, in characters.
    private static final int LONG = 300;

    /// A bracket may be this long, in characters.
    private static final int BRACKET = 120;

    /// So many blanks in a long line stand where lines were.
    private static final String CHASM = " ".repeat(24);

    /// The foot of a page.
    private static final String MORE = "- more -";

    private static final int INVITATION = 70;

    /// So many mentions of a firm are looked at.
    private static final int MENTIONS = 8;

    /// How far a firm is looked up, in characters.
    private static final int REACH = 20_000;

    /// A name and where it is based are not longer.
    private static final int DESCRIPTION = 90;

    /// A line of this length holds a whole release, in characters.
    private static final int WHOLE = 1500;

    private static final List<String> STARTS =
            List.of(
                    "About ",
                    "SOURCE",
                    "Source:",
                    "Contact:",
                    "Contacts:",
                    "CONTACT:",
                    "CONTACTS:",
                    "Media Contact",
                    "Media:",
                    "Investor",
                    "Cautionary ",
                    "Caution ",
                    "Forward-",
                    "Forward ",
                    "Safe Harbor",
                    "Note ",
                    "For more information",
                    "For further information",
                    "View ",
                    "Company Contact",
                    "Press Contact",
                    "Photo ",
                    "Photos ",
                    "Logo ",
                    "###",
                    "# # #",
                    "-END-",
                    "Certain statements",
                    "This press release",
                    "This news release",
                    "Statements ",
                    "© ",
                    "©",
                    "FORWARD-",
                    "SAFE HARBOR",
                    "CAUTIONARY",
                    "ABOUT ",
                    "Disclaimer",
                    "Webcast",
                    "The ",
                    "We ",
                    "This ",
                    "With ",
                    "Our ",
                    "Conference Call",
                    "Non-GAAP",
                    "A photo ",
                    "Corporate ",
                    "Public Relations");

    /// A name and what of it is said again are no longer than this, in characters.
    private static final int DOUBLED = 90;

    /// What the address of a desk begins with: `MediaRelations@`.
    private static final List<String> DESKS =
            List.of("Media", "Investor", "Press", "Public", "Corporate", "News", "Shareholder");

    private static final Set<String> TOP_DOMAINS =
            Set.of("com", "org", "net", "gov", "edu", "co", "io", "example");

    /// Words of two letters before a colon and a list.
    private static final Set<String> SHORT_LEADS =
            Set.of("to", "by", "is", "as", "in", "on", "at", "of");

    private static final Pattern LEGAL =
            Pattern.compile("(LLP|LLC|PLC|Inc\\.|Ltd\\.|Corp\\.)(?=[A-Z][a-z]|\\d)");

    /// Two numbers without a break between them: `419-555-0142419-555-0143`.
    private static final Pattern TWO_NUMBERS =
            Pattern.compile("(?<!\\d)(\\d{3}[-./]\\d{3}[-.]\\d{4})(?=\\d[\\d-]{2}[\\d./-])");

    private static final String NUMBER_SIGNS = "-.() +–/";

    private Glue() {}

    /// The lines, with the long ones split where blocks met.
    static List<Line> split(String s, List<Line> lines) {
        boolean any = false;
        for (Line line : lines) {
            any |= line.length() >= LONG;
        }
        if (!any) {
            return lines;
        }
        var split = new ArrayList<Line>(lines.size() + 16);
        boolean alone = lines.size() <= 3;
        for (Line line : lines) {
            if (line.length() < LONG || line.is(Line.TABLE)) {
                split.add(line);
            } else {
                split(s, line, alone, split);
            }
        }
        return split;
    }

    /// @param alone whether the document has hardly another line
    private static void split(String s, Line line, boolean alone, List<Line> into) {
        boolean flat = alone || line.length() > WHOLE;
        int from = line.start();
        boolean glued = false;
        char[] chars = Terms.chars(s, line.start(), line.end());
        for (int k = line.start() + 2; k < line.end() - 1; k++) {
            char here = chars[k - line.start()];
            if (here >= 'a' && here <= 'z') {
                continue;
            }
            char before = chars[k - line.start() - 1];
            boolean cut;
            if (alone && before == ' ' && here != ' ' && s.startsWith(CHASM, k - CHASM.length())) {
                cut = k - CHASM.length() > from;
            } else if (before != ' ') {
                cut =
                        (here >= 'A' || here == '#' || here == '-' || here == '"' || here == '\'')
                                && isBreak(s, k, before, here, line);
            } else {
                cut =
                        flat
                                ? isMarker(s, k, here)
                                : (glued && isSource(s, k, here))
                                        || (here == '(' && beginsNote(s, k, line.end()))
                                        || (here == 'A' && isDoubledHeading(s, k, line.end()));
            }
            // A quotation mark at a break goes to one side of it.
            if (cut && k - 1 == from && isQuote(before)) {
                cut = false;
            } else if (cut && isQuote(here)) {
                cut = isOpening(s, from, k, here);
            }
            if (cut) {
                add(s, line, from, k, into);
                from = k;
                glued = true;
            }
        }
        add(s, line, from, line.end(), into);
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    /// Whether a straight quotation mark opens a quotation: all before it in the same paragraph are
    /// closed.
    private static boolean isOpening(String s, int from, int k, char quote) {
        int before = 0;
        for (int at = s.indexOf(quote, from, k); at >= 0; at = s.indexOf(quote, at + 1, k)) {
            before += quote == '"' || !isApostrophe(s, at) ? 1 : 0;
        }
        return before % 2 == 0;
    }

    private static boolean isApostrophe(String s, int at) {
        return at > 0
                && at + 1 < s.length()
                && Character.isLetter(s.charAt(at - 1))
                && Character.isLetter(s.charAt(at + 1));
    }

    private static void add(String s, Line line, int from, int to, List<Line> into) {
        int a = from;
        int b = to;
        while (a < b && Words.isSpace(s.charAt(a))) {
            a++;
        }
        while (b > a && Words.isSpace(s.charAt(b - 1))) {
            b--;
        }
        if (a < b) {
            boolean whole = a == line.start() && b == line.end();
            int gap = a == line.start() ? line.gap() : 1;
            into.add(
                    new Line(
                            a,
                            b,
                            gap,
                            a == line.start() ? line.indent() : 0,
                            whole ? line.flags() : (line.flags() & ~Line.BOLD) | Line.GLUED));
        }
    }

    private static boolean isBreak(String s, int k, char before, char here, Line line) {
        if (here == '#') {
            return (s.startsWith("###", k) && before != '#') || s.startsWith("# # #", k);
        }
        if (here == '-' || here == '"' || here == '\'') {
            return (here == '-' && s.startsWith("-END-", k))
                    || (here != '-'
                            && (before == '.' || before == '"' || before == '\'')
                            && k + 1 < line.end()
                            && Character.isUpperCase(s.charAt(k + 1))
                            && k > 1
                            && (Character.isLowerCase(s.charAt(k - 2))
                                    || s.charAt(k - 2) == '.'
                                    || s.charAt(k - 2) == ','));
        }
        if (here == '“') {
            return before == '.'
                    || before == '”'
                    || before == ':'
                    || before == '?'
                    || before == '!';
        }
        if (here == '•' || here == '●') {
            return true;
        }
        if (here == '©') {
            return before == '.';
        }
        if (!Character.isUpperCase(here)) {
            return false;
        }
        if (here == 'A'
                && Character.isLetter(before)
                && s.startsWith("About ", k)
                && Character.isUpperCase(s.charAt(Math.min(line.end() - 1, k + 6)))) {
            return true;
        }
        if (before == '#') {
            // Not `#Hashtag`.
            return s.charAt(k - 2) == '#'
                    || (k > 2 && s.charAt(k - 2) == ' ' && s.charAt(k - 3) == '#');
        }
        if (before == '/') {
            return s.startsWith("Source: ", k) || s.startsWith("SOURCE: ", k);
        }
        if (before == ':') {
            return Character.isLowerCase(s.charAt(k - 2))
                    && leadsIn(s, k - 1)
                    && !inBracket(s, k)
                    && startsWord(s, k);
        }
        if (before == '.' || before == '?' || before == '!' || before == '”' || before == ')') {
            boolean ellipsis = before == '.' && s.charAt(k - 2) == '.';
            boolean listed = before == ')' && isListMark(s, k);
            return !ellipsis
                    && !listed
                    && !(before == '.' && (isDomain(s, k) || isNumbered(s, k)))
                    && (starts(s, k)
                            || (sentence(s, k, before)
                                    && !isInitials(s, k)
                                    && !(before == '.' && inBracket(s, k))));
        }
        if (before == '"' || before == '\'') {
            int quoted = k - 2;
            return quoted > 0
                    && (s.charAt(quoted) == '.'
                            || s.charAt(quoted) == ','
                            || (s.charAt(quoted) == '\'' && s.charAt(quoted - 1) == '.'))
                    && startsWord(s, k);
        }
        if (Character.isLowerCase(before)
                || Character.isDigit(before)
                || before == '®'
                || before == '™'
                || before == '*'
                || before == '%') {
            return starts(s, k);
        }
        return false;
    }

    private static boolean starts(String s, int k) {
        for (String start : STARTS) {
            if (s.startsWith(start, k)) {
                return true;
            }
        }
        return false;
    }

    private static boolean inBracket(String s, int k) {
        int open = openBefore(s, k, BRACKET);
        return open >= 0
                && s.indexOf(')', k, Math.min(s.length(), k + BRACKET)) >= 0
                && s.indexOf(')', open, k) < 0;
    }

    /// The last opening bracket before a place, no further than a number of characters away; -1
    /// without one.
    private static int openBefore(String s, int k, int reach) {
        for (int at = k - 1; at >= Math.max(0, k - reach); at--) {
            if (s.charAt(at) == '(') {
                return at;
            }
        }
        return -1;
    }

    /// `. About Alder Mills Alder Mills makes`, `. About A.LDER A.LDER makes`: the name that is said
    /// twice tells the heading, where the break before it and the one behind it were lost.
    private static boolean isDoubledHeading(String s, int k, int end) {
        if (!s.startsWith("About ", k) || k < 3) {
            return false;
        }
        int last = k - 1;
        while (last > 0 && s.charAt(last) == ' ') {
            last--;
        }
        int subject = k + 6;
        if (".!?)”\"".indexOf(s.charAt(last)) < 0 || !Character.isUpperCase(s.charAt(subject))) {
            return false;
        }
        int blank = s.indexOf(' ', subject, Math.min(end, subject + DOUBLED));
        if (blank - subject > 2 && s.startsWith(s.substring(subject, blank + 1), blank + 1)) {
            return true;
        }
        int first = Dates.word(s, subject, end);
        int second = Dates.word(s, Math.min(end, first + 1), end);
        if (first - subject < 3 || second - first < 3) {
            return false;
        }
        int again =
                s.indexOf(
                        " " + s.substring(subject, second),
                        second,
                        Math.min(end, subject + DOUBLED));
        return again > 0 && s.indexOf('.', subject, again) < 0;
    }

    /// Whether the title of a financial statement begins here, with its unit behind it.
    static boolean isStatement(String s, int k) {
        int end = Math.min(s.length(), k + 160);
        return (s.regionMatches(true, k, "consolidated ", 0, 13)
                        || s.regionMatches(true, k, "condensed consolidated ", 0, 23))
                && !s.regionMatches(true, k - 10, "condensed ", 0, 10)
                && Character.isUpperCase(s.charAt(k))
                && (k < 2
                        || Character.isUpperCase(s.charAt(k + 1))
                        || !Character.isUpperCase(s.charAt(k - 2)))
                && (Terms.holds(s, k, Math.min(s.length(), k + 130), "(in ")
                        || Terms.holds(s, k, Math.min(s.length(), k + 130), "(amounts in "))
                && Terms.anyIn(s, k, end, "naudited", "NAUDITED", "housands", "illions");
    }

    /// Whether the stop before a place is one of a host's name: `ir.Alder.example`, `WWW.ALDER.COM`.
    private static boolean isDomain(String s, int k) {
        int from = k - 1;
        while (from > 0 && isHostCharacter(s.charAt(from - 1))) {
            from--;
        }
        int stop = k;
        while (stop < s.length() && isHostCharacter(s.charAt(stop))) {
            stop++;
        }
        String word = s.substring(k, stop);
        boolean last = TOP_DOMAINS.contains(word.toLowerCase(Locale.ROOT));
        boolean host = s.regionMatches(true, from, "www", 0, 3) && k - 1 - from == 3;
        int end = stop + 1;
        while (end < s.length() && Character.isLetter(s.charAt(end))) {
            end++;
        }
        boolean inside =
                stop + 1 < s.length()
                        && s.charAt(stop) == '.'
                        && TOP_DOMAINS.contains(
                                s.substring(stop + 1, end).toLowerCase(Locale.ROOT));
        return host || inside || (last && Words.isCapitals(word));
    }

    private static boolean isHostCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '-';
    }

    /// `1.` before an item of a list: the number belongs to what follows.
    private static boolean isNumbered(String s, int k) {
        int from = k - 1;
        while (from > 0 && Character.isDigit(s.charAt(from - 1))) {
            from--;
        }
        int digits = k - 1 - from;
        int sign = from - 1;
        while (sign > 0 && s.charAt(sign) == ' ') {
            sign--;
        }
        return digits > 0
                && digits < 3
                && sign > 0
                && (":;".indexOf(s.charAt(sign)) >= 0 || s.startsWith("and", sign - 2));
    }

    /// Whether a list may follow the word before a colon: `the following:`, `customers are able to:`;
    /// no name goes on behind it as in `re:Match`.
    private static boolean leadsIn(String s, int colon) {
        int from = colon;
        while (from > 0 && Character.isLetter(s.charAt(from - 1))) {
            from--;
        }
        return colon - from > 2 || SHORT_LEADS.contains(s.substring(from, colon));
    }

    /// Whether the mark of a note begins here, with the note right behind it: `(a)Restated.`
    private static boolean beginsNote(String s, int k, int end) {
        int close = s.indexOf(')', k + 2, Math.min(end, k + 5));
        return close > 0
                && close + 2 < end
                && Character.isUpperCase(s.charAt(close + 1))
                && Character.isLetterOrDigit(s.charAt(k + 1))
                && k > 1
                && ".:;)".indexOf(s.charAt(k - 2)) >= 0;
    }

    /// `(a)` or `(12)` behind the end of a sentence: the mark of what follows.
    private static boolean isListMark(String s, int k) {
        int open = openBefore(s, k, 4);
        return open > 0
                && (Words.isSpace(s.charAt(open - 1)) || ".:;".indexOf(s.charAt(open - 1)) >= 0);
    }

    /// Capitals that no sentence begins with: `D.` of `Ph.D.`, `PK)` of a quoted symbol, `S.` of an
    /// abbreviation.
    private static boolean isInitials(String s, int k) {
        int stop = k;
        while (stop < s.length() && Character.isUpperCase(s.charAt(stop)) && stop < k + 5) {
            stop++;
        }
        char next = stop < s.length() ? s.charAt(stop) : '.';
        return stop - k < 5
                && (next == ')' || next == '.' || next == ',' || next == ';')
                && !(next == '.'
                        && (stop - k > 1
                                || (stop + 1 < s.length()
                                        && Character.isUpperCase(s.charAt(stop + 1)))));
    }

    private static boolean sentence(String s, int k, char before) {
        if (!startsWord(s, k)) {
            return false;
        }
        if (before == '.') {
            // Initials and abbreviations: U.S.Steel, J.D.Power, Inc.Acme is a break.
            int start = k - 2;
            int length = 0;
            while (start >= 0 && Character.isLetter(s.charAt(start))) {
                start--;
                length++;
            }
            boolean initial = length == 1 && Character.isUpperCase(s.charAt(k - 2));
            int word = k;
            while (word < s.length() && !Words.isSpace(s.charAt(word)) && s.charAt(word) != '@') {
                word++;
            }
            if (word < s.length() && s.charAt(word) == '@') {
                return false;
            }
            boolean web = start >= 0 && (s.charAt(start) == '@' || s.charAt(start) == '/');
            return !initial && !web;
        }
        if (before == ')') {
            return k > 3 && s.charAt(k - 2) != ' ';
        }
        if (before == '!' || before == '?') {
            return Character.isLowerCase(s.charAt(k - 2)) && !s.startsWith("Finance", k);
        }
        return true;
    }

    /// Whether a capital begins a usual word: another small letter, a blank or a capital word.
    private static boolean startsWord(String s, int k) {
        char next = k + 1 < s.length() ? s.charAt(k + 1) : ' ';
        return Character.isLowerCase(next)
                || next == ' '
                || Character.isUpperCase(next)
                || next == '.'
                || next == '’'
                || next == '\'';
    }

    /// A source line behind a blank, in a text that was glued before.
    private static boolean isSource(String s, int k, char here) {
        return here == 'S'
                && (s.startsWith("Source: ", k)
                        || s.startsWith("SOURCE: ", k)
                        || s.startsWith("SOURCE ", k));
    }

    /// In a text without any break: what begins a part of a release behind the end of a sentence.
    private static boolean isMarker(String s, int k, char here) {
        if (here == '(' && k > 1) {
            return beginsNote(s, k, s.length()) || s.startsWith("(END) Dow Jones", k);
        }
        if (here > '0' && here <= '9') {
            int stop = Dates.digits(s, k, s.length());
            return stop + 1 < s.length()
                    && s.charAt(stop) == '.'
                    && Character.isUpperCase(s.charAt(stop + 1))
                    && isNumbered(s, stop + 1);
        }
        if (k > 3 && s.startsWith(". ", k - 2) && describes(s, k)) {
            return true;
        }
        if (s.startsWith(MORE, k)
                || (k > MORE.length() && s.startsWith(MORE, k - 1 - MORE.length()))) {
            return true;
        }
        if ("AFCSMIVPNTE#-©D/".indexOf(here) < 0 || k < 3) {
            return false;
        }
        int last = k - 1;
        while (last > 0 && s.charAt(last) == ' ') {
            last--;
        }
        char end = s.charAt(last);
        boolean closed =
                ".!?)”\":#®".indexOf(end) >= 0
                        || Character.isDigit(end)
                        || (here == 'A' && endsAddress(s, last));
        if (s.startsWith("# # #", k) || s.startsWith("###", k)) {
            return end != '#';
        }
        if (isSource(s, k, here) || (here == 'C' && isStatement(s, k))) {
            return true;
        }
        if (s.startsWith("/CONTACT: ", k)
                || s.startsWith("/Web site: ", k)
                || s.startsWith("To view the original version", k)
                || s.startsWith("SOURCE ", k)
                || s.startsWith("View original content", k)
                || s.startsWith("FOR IMMEDIATE RELEASE", k)) {
            return true;
        }
        if (!closed) {
            return false;
        }
        if (s.startsWith("About ", k)) {
            return Boilerplate.heading(s, k, Math.min(s.length(), k + 400)) != null;
        }
        if (s.startsWith("Contact", k)
                || s.startsWith("CONTACT", k)
                || s.startsWith("Media Contact", k)
                || s.startsWith("Press Contact", k)
                || s.startsWith("Company Contact", k)
                || s.startsWith("Investor Contact", k)
                || s.startsWith("Investor Relations Contact", k)
                || s.startsWith("For further information contact", k)
                || s.startsWith("For more information contact", k)
                || Disclaimers.opens(s, k)) {
            return true;
        }
        return Disclaimers.heading(s, k, Math.min(s.length(), k + 400), false) > 0 || invites(s, k);
    }

    /// Whether the word that ends here is an address: `www.alder.example`.
    private static boolean endsAddress(String s, int last) {
        int from = last;
        while (from > 0 && !Words.isSpace(s.charAt(from - 1))) {
            from--;
        }
        int stop = s.indexOf('.', from, last);
        return stop > from && Character.isLetter(s.charAt(stop + 1));
    }

    /// `Analysts are invited to contact: Jane Roe`.
    private static boolean invites(String s, int k) {
        int limit = Math.min(s.length(), k + INVITATION);
        int at = s.indexOf(" contact: ", k, limit);
        return at > 0 && s.indexOf('.', k, at) < 0;
    }

    /// Whether a sentence begins here that says what a firm is: its name with its legal form, and
    /// where it is based or what it makes.
    private static boolean describes(String s, int k) {
        int limit = Math.min(s.length(), k + DESCRIPTION);
        int comma = s.indexOf(", ", k, limit);
        while (comma > 0) {
            if (s.startsWith("based in ", comma + 2)
                    || s.startsWith("headquartered in ", comma + 2)) {
                Span name = Companies.name(s, k, comma);
                return name != null && name.end() >= comma - 1;
            }
            comma = s.indexOf(", ", comma + 1, limit);
        }
        int is = s.indexOf(" is one of the ", k, limit);
        int leads = is < 0 ? s.indexOf(" is a leading ", k, limit) : is;
        Span name = leads < 0 ? null : Companies.name(s, k, leads);
        return name != null
                && name.end() == leads
                && (Companies.hasLegalForm(s, name) || isFirm(s, name));
    }

    /// Whether a text names a firm with its legal form elsewhere.
    private static boolean isFirm(String s, Span name) {
        String words = s.substring(name.start(), name.end());
        int end = Math.min(s.length(), REACH);
        int at = s.indexOf(words, 0, end);
        for (int i = 0; at >= 0 && i < MENTIONS; i++) {
            Span whole = Companies.name(s, at, Math.min(end, at + DESCRIPTION));
            if (whole != null && whole.start() == at && Companies.hasLegalForm(s, whole)) {
                return true;
            }
            at = s.indexOf(words, at + words.length(), end);
        }
        return false;
    }

    /// Whether the number of a house begins here, right behind a word: `Chairman12 Mill Lane`.
    private static boolean beginsStreet(String text, int k) {
        int end = k;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return k > 2
                && Character.isLowerCase(text.charAt(k - 1))
                && Character.isLowerCase(text.charAt(k - 2))
                && end - k > 0
                && end - k < 6
                && end + 1 < text.length()
                && text.charAt(end) == ' '
                && Character.isUpperCase(text.charAt(end + 1));
    }

    /// A text with breaks put back between words that were glued, for the lines of contacts.
    ///
    /// @param document where words with capitals inside are looked up: one that stands alone there
    ///     is a word
    static String loosen(String glued, String document) {
        String text =
                TWO_NUMBERS.matcher(LEGAL.matcher(glued).replaceAll("$1 ; ")).replaceAll("$1 ; ");
        var loose = new StringBuilder(text.length() + 16);
        int i = 0;
        while (i < text.length()) {
            if (!Character.isLetter(text.charAt(i))) {
                char c = text.charAt(i);
                boolean number = Character.isDigit(c) || c == '(' || c == '+';
                if (number
                        && i > 0
                        && Character.isLetter(text.charAt(i - 1))
                        && beginsNumber(text, i)) {
                    loose.append(' ');
                } else if (number && beginsStreet(text, i)) {
                    loose.append(" ; ");
                }
                loose.append(c);
                i++;
                if (Character.isDigit(c)
                        && i < text.length()
                        && Character.isLetter(text.charAt(i))
                        && endsNumber(text, i)) {
                    loose.append(' ');
                }
                continue;
            }
            int stop = i;
            while (stop < text.length() && Character.isLetter(text.charAt(stop))) {
                stop++;
            }
            boolean address = stop < text.length() && text.charAt(stop) == '@';
            String word = text.substring(i, stop);
            if (address && DESKS.stream().anyMatch(word::startsWith)) {
                loose.append(word);
            } else {
                loosenWord(word, document, loose);
            }
            i = stop;
        }
        return loose.toString();
    }

    /// A phone number right behind a word: digits, then a separator and digits.
    private static boolean beginsNumber(String text, int at) {
        int digits = 0;
        int marks = 0;
        for (int k = at; k < Math.min(text.length(), at + 14); k++) {
            char c = text.charAt(k);
            digits += Character.isDigit(c) ? 1 : 0;
            marks += NUMBER_SIGNS.indexOf(c) >= 0 ? 1 : 0;
            if (!Character.isDigit(c) && NUMBER_SIGNS.indexOf(c) < 0) {
                break;
            }
        }
        return digits > 6 && marks > 0;
    }

    private static boolean endsNumber(String text, int at) {
        int k = at - 1;
        while (k >= 0 && Character.isDigit(text.charAt(k))) {
            k--;
        }
        return at - k - 1 == 4 && k > 0 && "-. –".indexOf(text.charAt(k)) >= 0;
    }

    private static void loosenWord(String word, String document, StringBuilder loose) {
        int from = 0;
        while (from < word.length()) {
            int cut = word.length();
            for (int k = word.length(); k > from; k--) {
                boolean edge =
                        k == word.length()
                                || (Character.isUpperCase(word.charAt(k))
                                        && Character.isLowerCase(word.charAt(k - 1)));
                int least = from == 0 && k == word.length() ? 2 : 1;
                if (edge
                        && (k < word.length() || from > 0 || hasInnerCapital(word))
                        && k - from > 2
                        && standsAlone(word.substring(from, k), document, least)) {
                    cut = k;
                    break;
                }
                if (edge && k == firstEdge(word, from)) {
                    cut = k;
                    break;
                }
            }
            if (from > 0) {
                loose.append(" ; ");
            }
            loose.append(word, from, cut);
            from = cut;
        }
    }

    private static boolean hasInnerCapital(String word) {
        return firstEdge(word, 0) < word.length();
    }

    private static int firstEdge(String word, int from) {
        for (int k = from + 1; k < word.length(); k++) {
            boolean prefix =
                    k - from == 2
                            && (word.startsWith("Mc", from)
                                    || word.startsWith("De", from)
                                    || word.startsWith("Di", from)
                                    || word.startsWith("La", from)
                                    || word.startsWith("Le", from));
            boolean mac = k - from == 3 && word.startsWith("Mac", from);
            if (Character.isUpperCase(word.charAt(k))
                    && Character.isLowerCase(word.charAt(k - 1))
                    && !prefix
                    && !mac) {
                return k;
            }
        }
        return word.length();
    }

    private static boolean standsAlone(String word, String document, int least) {
        int free1 = 0;
        int at = document.indexOf(word);
        int tries = 0;
        while (at >= 0 && tries < 40) {
            int end = at + word.length();
            boolean free =
                    (at == 0 || !Character.isLetter(document.charAt(at - 1)))
                            && (end == document.length()
                                    || !Character.isLetter(document.charAt(end)));
            free1 += free ? 1 : 0;
            if (free1 >= least) {
                return true;
            }
            at = document.indexOf(word, at + 1);
            tries++;
        }
        return false;
    }
}
