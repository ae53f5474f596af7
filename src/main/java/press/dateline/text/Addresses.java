package press.dateline.text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where phone numbers and mail addresses stand in a text, and what only looks like one.
final class Addresses {

    /// Longer lines are read up to here, in characters.
    static final int LONGEST = 3000;

    /// The longest local part and the longest label of a host, in characters (RFC 5321, RFC 1035).
    private static final int LOCAL = 64;

    private static final int LABEL = 63;

    /// Hosts have this many labels before their last one at most.
    private static final int LABELS = 5;

    private static final int LONGEST_ENDING = 24;

    /// Endings of mail addresses, for words glued behind them.
    private static final List<String> ENDINGS =
            List.of(
                    "com", "org", "net", "edu", "gov", "info", "biz", "io", "co.uk", "com.au",
                    "co.in", "co.jp", "com.br", "com.cn", "com.hk", "com.sg", "de", "fr", "it",
                    "eu", "ca", "ch", "nl", "be", "se", "no", "dk", "fi", "ie", "at", "es", "us",
                    "uk", "ly", "ai", "tv", "health", "example", "law", "bio", "me", "in");

    static final Pattern PHONE =
            Pattern.compile(
                    "(?:(?<![\\w/.$€£-])|(?=[(+]))(?:T|C|P|M|O|Tel|Ph|Phone)?(\\+\\d{1,3}(?:[\\s.–\u2010\u2011\u2212-]\\(?\\d{1,4}\\)?){0,2}[\\s.–\u2010\u2011\u2212-]\\d{6,9}(?!\\d)|\\(?\\d{3}\\)?[\\s.\\-–/]{1,2}\\d{3}[\\s.–-]\\d{4}(?![\\d/-]|[\\s.]\\d{2})|\\+?\\(?\\+?\\d{1,4}\\)?(?:[\\s.\\-–\u2010\u2011\u2212/()]{1,4}\\(?\\d{1,5}\\)?){1,6})(?:,?\\s?(?:[xX]|ext\\.?|Ext\\.?|extension)\\s?\\d{1,6})?(?![\\d/])");

    private static final Pattern VANITY =
            Pattern.compile(
                    "\\(?\\b(?:1[- .]?)?\\(?8(?:00|33|44|55|66|77|88)\\)?[-"
                            + " .](?:[A-Z0-9]{2,4}-[A-Z0-9]{4,7}|[A-Z]{3,7}-[A-Z0-9]{1,4}|(?=[A-Z0-9]{0,6}[A-Z])[A-Z0-9]{7,10})\\b");

    /// The bracket of an area code opens before, in characters.
    private static final int LAST_BRACKET = 8;

    /// What stands between the digits of a number; hyphens that do not break among them.
    private static final String SEPARATORS = " .-–\u2010\u2011\u2212/()+";

    private Addresses() {}

    /// Whether a line holds a phone number or an e-mail address.
    static boolean has(String s, int start, int end) {
        int stop = Math.min(end, start + LONGEST);
        if (mail(s, start, stop) != null) {
            return true;
        }
        int digits = 0;
        for (int i = start; i < stop; i++) {
            char c = s.charAt(i);
            digits += c >= '0' && c <= '9' ? 1 : 0;
        }
        return digits >= 3
                && (digits >= 7 || s.indexOf('8', start, stop) >= 0)
                && phone(s.substring(start, stop)) != null;
    }

    /// The first mail address of a range; null without one.
    static @Nullable Span mail(String s, int from, int end) {
        int at = s.indexOf('@', from, end);
        while (at >= 0) {
            int start = at;
            int k = at;
            while (k > from && k > at - LOCAL && isLocal(s.charAt(k - 1))) {
                k--;
                start = isPlain(s.charAt(k)) ? k : start;
            }
            int past = start < at ? pastHost(s, at + 1, end) : -1;
            if (past > 0) {
                return new Span(start, past);
            }
            at = s.indexOf('@', at + 1, end);
        }
        return null;
    }

    /// Past the host of a mail address, whose last label is of letters; -1 where there is none.
    private static int pastHost(String s, int from, int end) {
        int past = -1;
        int label = from;
        for (int labels = 0; labels <= LABELS && label < end; labels++) {
            int letters = label;
            while (letters < end
                    && letters - label < LONGEST_ENDING
                    && isPlain(s.charAt(letters))
                    && !isDigit(s.charAt(letters))) {
                letters++;
            }
            past = labels > 0 && letters - label > 1 ? letters : past;
            int stop = letters;
            while (stop < end
                    && stop - label <= LABEL
                    && (isPlain(s.charAt(stop)) || s.charAt(stop) == '-')) {
                stop++;
            }
            boolean goesOn =
                    stop > label
                            && stop - label < LABEL
                            && stop < end
                            && s.charAt(stop) == '.'
                            && (labels > 0 || s.charAt(label) != '-');
            if (!goesOn) {
                break;
            }
            label = stop + 1;
        }
        return past;
    }

    private static boolean isLocal(char c) {
        return isPlain(c) || "._%+'-".indexOf(c) >= 0;
    }

    /// An ASCII letter or digit.
    private static boolean isPlain(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /// The first phone number of a text; null without one.
    static @Nullable Matcher phone(String text) {
        Matcher matcher = PHONE.matcher(text);
        int from = phoneLike(text, 0);
        while (from >= 0 && matcher.find(from)) {
            if (isPhone(matcher.group(1))) {
                return matcher;
            }
            from = phoneLike(text, matcher.end());
        }
        if (!mayBeVanity(text)) {
            return null;
        }
        Matcher vanity = VANITY.matcher(text);
        return vanity.find() ? vanity : null;
    }

    /// Where a run of digits and their separators begins that may be a number; -1 without one. The
    /// pattern looks only there.
    private static int phoneLike(String text, int from) {
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            if ((c >= '0' && c <= '9') || c == '(' || c == '+') {
                int digits = 0;
                int k = i;
                int blanks = 0;
                while (k < text.length() && blanks < 5) {
                    char d = text.charAt(k);
                    if (d >= '0' && d <= '9') {
                        digits++;
                        blanks = 0;
                    } else if (SEPARATORS.indexOf(d) >= 0) {
                        blanks++;
                    } else {
                        break;
                    }
                    k++;
                }
                if (digits >= 7) {
                    int start = i;
                    while (start > from
                            && start > i - 5
                            && Character.isLetter(text.charAt(start - 1))) {
                        start--;
                    }
                    return start;
                }
                i = k + 1;
            } else {
                i++;
            }
        }
        return -1;
    }

    /// A quick look for the 8 and two more digits that numbers in letters begin with.
    private static boolean mayBeVanity(String text) {
        int at = text.indexOf('8');
        while (at >= 0 && at + 3 < text.length()) {
            if (isDigit(text.charAt(at + 1))
                    && isDigit(text.charAt(at + 2))
                    && ") -".indexOf(text.charAt(at + 3)) >= 0) {
                return true;
            }
            at = text.indexOf('8', at + 1);
        }
        return false;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isPhone(String number) {
        int digits = 0;
        boolean separated = false;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            digits += isDigit(c) ? 1 : 0;
            separated |= c != '+' && SEPARATORS.indexOf(c) >= 0;
        }
        if (digits < 7 || digits > 16 || !separated) {
            return false;
        }
        boolean zip = digits == 9 && number.length() == 10 && number.charAt(5) == '-';
        return !zip && !isYears(number, digits) && !isDate(number) && !isRow(number);
    }

    /// `2003-2004`, `2003 12 31`.
    private static boolean isYears(String number, int digits) {
        return (number.startsWith("19") || number.startsWith("20"))
                && (Terms.matches(number, "(?:(?:19|20)\\d\\d[-–/. ]{0,3}){2,}")
                        || (digits == 8 && Terms.matches(number, "\\d{4}[-–/. ].*")));
    }

    /// `12/31/2003`, with other figures around it or not.
    private static boolean isDate(String number) {
        int group = 0;
        while (group >= 0) {
            int stop = Dates.digits(number, group, number.length());
            boolean day =
                    stop > group
                            && stop - group < 3
                            && stop < number.length()
                            && "/.-".indexOf(number.charAt(stop)) >= 0;
            if (day) {
                return Terms.matches(
                        number, "(?:.* )?\\d{1,2}[/.-]\\d{1,2}[/.-](?:\\d{2}|\\d{4})(?: .*)?");
            }
            group = number.indexOf(' ', stop) + 1;
            group = group == 0 ? -1 : group;
        }
        return false;
    }

    /// Figures of a table, which have brackets behind and single digits at their end.
    private static boolean isRow(String number) {
        int last = number.length() - 1;
        if (number.lastIndexOf('(') > LAST_BRACKET) {
            return true;
        }
        return Words.isSpace(number.charAt(last - 1)) && isDigit(number.charAt(last));
    }

    /// Adds a number, unless it is there, however its digits are grouped.
    static void addNumber(List<String> numbers, String number) {
        String digits = digits(number);
        if (numbers.stream().noneMatch(n -> digits(n).equals(digits))) {
            numbers.add(number);
        }
    }

    private static String digits(String number) {
        var digits = new StringBuilder(number.length());
        for (int i = 0; i < number.length(); i++) {
            if (isPlain(number.charAt(i))) {
                digits.append(number.charAt(i));
            }
        }
        return digits.toString();
    }

    /// Parts a mail address from the name glued before it and the word glued behind it.
    ///
    /// @param known the name read before it; empty for none
    /// @return what stands before, the address, what stands behind
    static String[] unglue(String head, String address, String known) {
        int at = address.indexOf('@');
        String local = address.substring(0, at);
        String domain = address.substring(at + 1);
        String behind = "";
        for (int k = domain.length() - 1; k > 0; k--) {
            boolean capital =
                    Character.isUpperCase(domain.charAt(k))
                            && Character.isLowerCase(domain.charAt(k - 1));
            if (capital) {
                String shorter = domain.substring(0, k);
                if (ENDINGS.stream().anyMatch(e -> shorter.endsWith("." + e))) {
                    behind = domain.substring(k);
                    domain = shorter;
                }
            }
        }
        String before = head;
        String[] words = Terms.split((known + " " + head.strip()).strip(), "[ ,;:]+", 20);
        for (int k = 1; k < local.length() - 1; k++) {
            String left = local.substring(0, k);
            String right = local.substring(k);
            if (!Character.isUpperCase(left.charAt(0))
                    || !Character.isLetter(left.charAt(k - 1))
                    || !left.chars().skip(1).allMatch(Character::isLowerCase)) {
                continue;
            }
            if (fits(right, words, left)) {
                before = head + left;
                local = right;
                break;
            }
        }
        return new String[] {before, local + "@" + domain, behind};
    }

    /// Whether a local part is made of a name's words, as mail addresses mostly are.
    private static boolean fits(String local, String[] words, String glued) {
        String low = local.toLowerCase(Locale.ROOT);
        var all = new ArrayList<String>(List.of(words));
        all.add(glued);
        for (int i = 0; i + 1 < all.size(); i++) {
            String first = all.get(i).toLowerCase(Locale.ROOT);
            String last = all.get(i + 1).toLowerCase(Locale.ROOT);
            if (first.length() < 2 || last.length() < 2) {
                continue;
            }
            if (low.equals(first.charAt(0) + last)
                    || low.equals(first + "." + last)
                    || low.equals(first + last)
                    || low.equals(first + "_" + last)
                    || low.equals(last.charAt(0) + first)
                    || low.equals(first + last.charAt(0))) {
                return true;
            }
        }
        return low.equals("info") || low.equals("media") || low.equals("press") || low.equals("ir");
    }
}
