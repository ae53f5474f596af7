package press.dateline.text;

import java.util.List;
import java.util.regex.Pattern;

/// Tells the lines of a letterhead's address: street, post code, numbers, the site.
final class Letterheads {

    private static final Pattern FLOOR =
            Pattern.compile("(?i)(?:level|suite|unit|floor|ground floor) ?\\d{0,4}, .*\\d.*");

    /// What an address begins with in a letterhead, behind a sign or two.
    private static final LinePattern ADDRESS =
            new LinePattern(
                    Terms.any(
                            "(?i)^\\W{0,3}",
                            ".*",
                            "(?:regd\\.?|registered|corporate|head) office\\b",
                            "(?:cin|abn|acn|arbn|nzbn)\\s?:?\\s?[\\dA-Z]",
                            "(?:tel(?:ephone)?|phone|fax|facsimile|t|f|web|www|http|internet"
                                    + "|e-?mail|address|headquarters)\\b\\.?\\s{0,3}[:.+(\\d]",
                            "P\\.?O\\.? Box "),
                    Openings.listed(
                            3,
                            "regd|registered |corporate |head |cin|abn|acn|arbn|nzbn|tel|phone|fax"
                                    + "|facs|t|f|web|www|http|internet|email|e-mail|address"
                                    + "|headquarters|po|p."));

    private static final Pattern STREET =
            Pattern.compile(
                    "(?i)\\d{1,6} [\\p{L}0-9 .,'#-]{3,60}\\b(?:street|st\\.?|avenue|ave\\.?|road"
                            + "|rd\\.?|drive|blvd\\.?|boulevard|lane|way|plaza|parkway|court|square"
                            + "|floor|suite.*)\\b.*");

    /// A state or a country with its post code, at the end.
    private static final Pattern POSTAL =
            Pattern.compile(
                    "(?i).*(?:,? [A-Z]{2}\\.?,? +\\d{5}(?:-\\d{4})?(?:,? USA)?"
                            + "| (?:NSW|VIC|QLD|WA|SA|TAS|ACT|NT),? \\d{4}"
                            + "| [A-Z]{1,2}\\d{1,2}[A-Z]? \\d[A-Z]{2}| [A-Z]\\d[A-Z] \\d[A-Z]\\d)");

    private static final Pattern SITE =
            Pattern.compile("(?:https?://|www\\.)\\S+|[a-z0-9-]{2,40}(?:\\.[a-z]{2,12}){1,2}");

    private static final int LONGEST_ADDRESS = 90;

    private final String s;

    Letterheads(String s) {
        this.s = s;
    }

    /// Past the lines of an address that begin here; here without any.
    int end(List<Line> lines, int i) {
        int stop = i;
        int addresses = 0;
        while (stop < lines.size() && stop < i + 10) {
            Line line = lines.get(stop);
            if (isPart(line)) {
                addresses++;
            } else if (addresses > 0
                    || (stop > i && line.gap() > 0)
                    || line.length() > 60
                    || stop > i + 3) {
                break;
            }
            stop++;
        }
        boolean begins = addresses > 1 || (addresses == 1 && stop == i + 1);
        return begins ? stop : i;
    }

    /// Whether a line is an address, a number or a site.
    private boolean isPart(Line line) {
        if (line.length() >= LONGEST_ADDRESS) {
            return false;
        }
        String words = s.substring(line.start(), line.end());
        return isAddress(words)
                || isStreet(line)
                || (line.length() < 70 && Addresses.has(s, line.start(), line.end()))
                || (line.length() < 60 && SITE.matcher(words).matches());
    }

    /// `2200 Alder Crossing, Toledo, Ohio`: a number, words, and a place at the end.
    private boolean isStreet(Line line) {
        int comma = s.indexOf(',', line.start(), line.end());
        return Character.isDigit(s.charAt(line.start()))
                && comma > 0
                && comma < line.end() - 3
                && Terms.matches(
                        s.substring(line.start(), comma),
                        "\\d{1,6} \\p{Lu}\\p{Ll}+(?: \\p{Lu}?\\p{L}+){1,4}")
                && Places.endsInRegion(s.substring(comma, line.end()));
    }

    static boolean isAddress(String words) {
        if (words.length() >= LONGEST_ADDRESS) {
            return false;
        }
        if (ADDRESS.matches(words)) {
            return true;
        }
        return Terms.holdsDigit(words)
                && (STREET.matcher(words).matches()
                        || POSTAL.matcher(words).matches()
                        || FLOOR.matcher(words).matches());
    }
}
