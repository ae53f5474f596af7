package press.dateline.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the persons whom sentences of running text name with a number.
final class ContactSentences {

    private static final Pattern SENTENCE =
            Pattern.compile(
                    "(?i:contact(?:ing)?|call|e-?mail|inquiries to|questions to)(?: [a-z]+){0,6}(?:"
                            + " or)?[ :]+(?:Mr\\.? |Ms\\.? |Mrs\\.? )?(\\p{Lu}[\\p{L}.'’-]+(?:"
                            + " \\p{Lu}\\.)?(?: \\p{Lu}[\\p{L}'’-]+){1,2})(?:, ([^,.;]{3,80}))?,?(?:"
                            + " at| on|,| by| via)? ");

    private ContactSentences() {}

    /// The persons of a range of the text; none where nobody is named.
    static List<ParsedContact> read(Reading reading, int start, int end) {
        var found = new ArrayList<ParsedContact>();
        String text = reading.text().substring(start, end).replace('\n', ' ');
        if (!Terms.holds(text, "contact", "call", "mail", "inquiries to", "questions to")) {
            return found;
        }
        Matcher matcher = SENTENCE.matcher(text);
        while (matcher.find()) {
            String name = matcher.group(1);
            String rest =
                    text.substring(matcher.end(), Math.min(text.length(), matcher.end() + 60));
            Span mail = Addresses.mail(rest, 0, rest.length());
            Matcher phone = Addresses.phone(rest);
            if (!ContactWords.isName(name)) {
                continue;
            }
            List<String> mails =
                    mail != null && mail.start() < 12
                            ? List.of(rest.substring(mail.start(), mail.end()))
                            : List.of();
            boolean phoned = phone != null && phone.start() < 14;
            if (!mails.isEmpty() || phoned) {
                String said = matcher.group(2);
                boolean titled = said != null && ContactWords.isTitle(said);
                ParsedContact.Kind kind =
                        titled ? ContactWords.kind(said.toLowerCase(Locale.ROOT)) : null;
                var person =
                        new ParsedContact(
                                name,
                                titled ? said : null,
                                null,
                                phoned && phone != null
                                        ? List.of(
                                                Terms.replace(
                                                        phone.group(phone.groupCount() > 0 ? 1 : 0)
                                                                .strip(),
                                                        "[ ./-]+$",
                                                        ""))
                                        : List.of(),
                                mails,
                                kind,
                                reading.span(start, end));
                found.add(person);
            }
        }
        return found;
    }
}
