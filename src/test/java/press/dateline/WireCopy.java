package press.dateline;

import java.util.List;
import java.util.SplittableRandom;

/// Made-up releases as a wire sends them: the same number, the same text.
public final class WireCopy {

    private static final List<String> FIRMS =
            List.of(
                    "Orrin Foods, Inc.",
                    "Vale Dairies Ltd.",
                    "Haldane Bearing Company",
                    "Tarnbrook Medical, Inc.",
                    "Lakemont Ceramics Corporation",
                    "Pembroke Optical Networks, Inc.",
                    "Ridgeway Power Partners");

    private static final List<String> WORDS =
            List.of(
                    "mill plant harbour contract turbine bearing clinic orchard grain kiln bridge"
                            .split(" "));

    private static final List<String> VERBS =
            List.of("opens sells repairs leases doubles moves paints tests insures".split(" "));

    private static final List<String> MONTHS =
            List.of("January March April May June July August October November".split(" "));

    private WireCopy() {}

    /// The company of a release.
    public static String firm(int number) {
        return FIRMS.get(number % FIRMS.size());
    }

    public static String headline(int number) {
        var random = new SplittableRandom(number);
        return firm(number).replaceAll(",? (?:Inc\\.|Ltd\\.|Company|Corporation)$", "")
                + " "
                + capital(pick(random, VERBS))
                + " "
                + capital(pick(random, WORDS))
                + " No. "
                + (number + 1);
    }

    /// A release with every part that a release has.
    public static String release(int number) {
        return release(number, body(number));
    }

    public static String release(int number, String body) {
        var random = new SplittableRandom(number);
        String firm = firm(number);
        String symbol = firm.substring(0, 2).toUpperCase(java.util.Locale.ROOT) + "XQ";
        return """
        %s

        UTICA, N.Y., %s %d, %d /Lakeland Newswire/ -- %s (NYSE: %s) said today that %s

        About %s

        %s makes things in Utica and sells them in forty countries. It was founded in 1912 and \
        has 1,200 employees.

        Contacts:

        Ada Quill
        %s
        315-555-0142
        ada.quill@example.com

        SOURCE %s
        """
                .formatted(
                        headline(number),
                        pick(random, MONTHS),
                        1 + number % 28,
                        1996 + number % 25,
                        firm,
                        symbol,
                        body,
                        firm,
                        firm,
                        firm,
                        firm);
    }

    /// Some paragraphs that no other release has.
    public static String body(int number) {
        var random = new SplittableRandom(~number);
        var body = new StringBuilder("it ");
        for (int paragraph = 0; paragraph < 4; paragraph++) {
            body.append(paragraph == 0 ? "" : "\n\nThe company ");
            for (int clause = 0; clause < 6; clause++) {
                body.append(clause == 0 ? "" : ", and it ")
                        .append(pick(random, VERBS))
                        .append(" ")
                        .append(2 + random.nextInt(900))
                        .append(" of its ")
                        .append(pick(random, WORDS))
                        .append("s near the ")
                        .append(pick(random, WORDS));
            }
            body.append(".");
        }
        return body.toString();
    }

    private static String pick(SplittableRandom random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
