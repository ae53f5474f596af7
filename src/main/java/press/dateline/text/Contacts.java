package press.dateline.text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes persons out of the lines of contact blocks, whose names, titles, organisations, phones and
/// e-mails come in any order.
final class Contacts {

    static final Pattern EMAIL =
            Pattern.compile(
                    "[A-Za-z0-9][A-Za-z0-9._%+'-]{0,63}@[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\\.[A-Za-z0-9-]{1,62}){0,4}\\.[A-Za-z]{2,24}");

    /// Endings of mail addresses, for words glued behind them.
    private static final List<String> ENDINGS =
            List.of(
                    "com", "org", "net", "edu", "gov", "info", "biz", "io", "co.uk", "com.au",
                    "co.in", "co.jp", "com.br", "com.cn", "com.hk", "com.sg", "de", "fr", "it",
                    "eu", "ca", "ch", "nl", "be", "se", "no", "dk", "fi", "ie", "at", "es", "us",
                    "uk", "ly", "ai", "tv", "health", "example", "law", "bio", "me", "in");

    static final Pattern PHONE =
            Pattern.compile(
                    "(?:(?<![\\w/.$€£-])|(?=[(+]))(?:T|C|P|M|O|Tel|Ph|Phone)?(\\+\\d{1,3}(?:[\\s.–\u2010\u2011\u2212-]\\(?\\d{1,4}\\)?){0,2}[\\s.–\u2010\u2011\u2212-]\\d{6,9}(?!\\d)|\\+?\\(?\\+?\\d{1,4}\\)?(?:[\\s.\\-–\u2010\u2011\u2212/()]{1,4}\\(?\\d{1,5}\\)?){1,6})(?:,?\\s?(?:[xX]|ext\\.?|Ext\\.?|extension)\\s?\\d{1,6})?(?![\\d/])");

    private static final Pattern VANITY =
            Pattern.compile("\\(?\\b1?-?8\\d\\d\\)?[ -][A-Z0-9]{2,4}-[A-Z0-9]{4,7}\\b");

    private static final Pattern WEB =
            Pattern.compile(
                    "(?i)\\b(?:https?://|www\\.)\\S{2,200}|<http[^>]{0,200}>|\\b[a-z0-9-]{2,40}\\.(?:com|org|net)\\b(?![\\w@])");

    private static final String WHOSE =
            String.join(
                    "|",
                    "(?:news |news & )?media|press(?: information)?|investors?|investor &"
                            + " media|media & investor",
                    "analysts?|company|corporate(?: information| media| communications)?|public"
                            + " relations",
                    "financial(?: media|"
                            + " community)?|information|agency|trade|shareholders?|ir|pr|editorial|general",
                    "securities analysts?|institutional investors?|industry"
                            + " analysts?|reader|sales|legal|customers?",
                    "local|us|u\\.s\\.|uk|global|north"
                            + " america|europe|asia|spanish|communications|marketing",
                    "technical|product");

    private static final Pattern LABEL =
            Pattern.compile(
                    "(?i)^\\W{0,4}("
                            + String.join(
                                    "|",
                                    "(?:for )?(?:more|further|additional) (?:media |press |investor"
                                            + " |corporate )?(?:information|details|queries)(?:["
                                            + " ,]{1,2}(?:please )?(?:contact|call|visit|e-?mail))?(?:"
                                            + " information)?",
                                    "(?:please )?contacts?(?:"
                                            + " (?:information|details|person|us|at|presse|stampa|in"
                                            + " [A-Z]\\w+))?",
                                    "(?:for (?:the )?)?(?:"
                                            + WHOSE
                                            + ")(?: ?(?:and|&|/|or) ?(?:news |the"
                                            + " )?(?:media|press|investors?|analysts?|public|investor"
                                            + " relations|financial|corporate|shareholders?|pr|ir))?(?:"
                                            + " relations?)?(?:"
                                            + " (?:contacts?|inquiries|enquiries|queries|information|counsel|department))*",
                                    "enquiries|inquiries",
                                    "kontakt|pressekontakt|contatti|contacto|ansprechpartner|medienkontakt",
                                    "e-?mail(?:"
                                            + " address)?|tel(?:ephone|efon|efono)?\\.?|t[ée]l(?:[ée]phone)?\\.?|phone|ph|fax|facsimile|mobile|cell|office|direct",
                                    "voice|web(?:site)?|url|twitter|t|f|c|p|e|m|w|o")
                            + ")\\s{0,3}(:|$|\\.\\s{1,2}(?=[A-Z])|\\s-\\s|\\s–\\s|\\))");

    private static final Set<String> TITLE_WORDS =
            Terms.of(
                    """
                    president, director, manager, officer, ceo, cfo, coo, cto, cio, cmo, vice,
                    vp, svp, evp, avp, head, chief, secretary, counsel, treasurer, chairman,
                    chairwoman, chair, coordinator, specialist, partner, editor, senior,
                    executive, spokesman, spokesperson, spokeswoman, representative, assistant,
                    analyst, founder, principal, supervisor, consultant, associate,
                    administrator, advisor, adviser, lead, deputy, controller, communications,
                    marketing, affairs, relations, pr, publicist, strategist, leiter, leiterin,
                    sprecher, sprecherin, responsable, directeur, directrice, leader, producer,
                    owner, correspondent
                    """);

    private static final Set<String> ORG_WORDS =
            Terms.of(
                    """
                    inc, inc., corp, corp., corporation, company, co., ltd, ltd., limited, llc,
                    group, plc, l.p., lp, llp, gmbh, ag, s.a., n.v., incorporated, associates,
                    partners, agency, university, institute, foundation, association, council,
                    bank, holdings, technologies, technology, systems, industries,
                    international, services, solutions, communications, networks, network,
                    media, public, relations, news, newsroom, department, office, team, desk,
                    center, centre, bureau, capital, energy, pharmaceuticals, therapeutics,
                    software, labs, laboratories, airlines, motors, resources, financial,
                    insurance, press, committee, ministry, society, club, hospital, college,
                    school, museum, trust, federation, investor, investors, corporate,
                    information, line, hotline, global, strategies, advisors, consulting,
                    marketing, entertainment, studios, products, brands, worldwide, ventures,
                    power, electric, street, avenue, road, suite, drive, floor, boulevard, blvd,
                    ave, st., usa, box, contact, contacts, email, e-mail, phone, fax, us, here,
                    wire, newswire, recycling, the, and, of, for, health, bio, biopharma,
                    digital, interactive, inquiries, enquiries, media:, website, visit, our,
                    blog, copyright, please, note, today, or, call, toll, free, general, new,
                    more, view, source, related, links
                    """);

    private static final Pattern NAME =
            Pattern.compile(
                    "(?:(?:Mr|Mrs|Ms|Dr|Prof|Sir|Dame|Frau|Herr)\\.?"
                            + " )?\\p{Lu}(?:[\\p{L}'’.-]{0,24}|\\.)(?:"
                            + " (?:\\p{Lu}[\\p{L}'’.-]{0,24}|\\p{Lu}\\.|van|von|de|der|den|del|della|di|da|la|le|bin|al|ter|ten|[\"“(]\\p{Lu}\\p{L}{1,12}[\"”)])){1,4}(?:,?"
                            + " (?:Jr|Sr|II|III|IV|PhD|Ph\\.D|MD|M\\.D|CFA|CPA|Esq|APR|MBA)\\.?)*");

    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?i)^\\d{1,6}\\s.*\\b(?:street|st|avenue|ave|road|rd|drive|dr|suite|floor|blvd|boulevard|lane|ln|way|plaza|parkway|pkwy|court|square|place|highway|hwy)\\b.*|.*\\b[A-Z]{2}\\.?"
                            + " \\d{5}(?:-\\d{4})?\\b.*|^p\\.?o\\.? box.*|^suite \\d+.*|.*\\["
                            + " [A-Z]{2}-[A-Z]{2} \\].*|^(?:canada|usa|united states|united kingdom)$");

    /// What stands between the digits of a number; hyphens that do not break among them.
    private static final String SEPARATORS = " .-–\u2010\u2011\u2212/()+";

    /// What no word begins or ends with.
    private static final String SIGNS_BEHIND = " \t\n\u000B\f\r,;•·*|[]–—-";

    private static final String SIGNS_BEFORE = SIGNS_BEHIND + ":/";

    /// Longer lines are read up to here, in characters.
    private static final int LONGEST = 3000;

    /// What a document names so often is no person whom to call.
    private static final int OFTEN = 7;

    /// More contacts in one block are no contacts.
    private static final int MOST = 60;

    private final List<ParsedContact> done = new ArrayList<>();
    private @Nullable String blockOrganization;
    private ParsedContact.@Nullable Kind kind;
    private @Nullable String labelText;

    private final List<String> names = new ArrayList<>();
    private @Nullable String title;
    private @Nullable String organization;
    private @Nullable String unit;
    private final List<String> phones = new ArrayList<>();
    private final List<String> emails = new ArrayList<>();
    private ParsedContact.@Nullable Kind personKind;
    private int from = -1;
    private int to = -1;

    private boolean faxNext;

    /// Whether the breaks of the line being read were lost.
    private boolean glued;

    /// The line being read.
    private String whole = "";

    /// Whether the firm stands on the line of the label, so that it is everybody's.
    private boolean ownerInline;

    private boolean organizationInline;

    /// Whether a name ended in "or", so that another one follows.
    private boolean pending;

    /// Whether the block stands between slashes, and the last of them was passed.
    private boolean slashed;

    private boolean closed;

    /// Labels of numbers and addresses, which say nothing of the person.
    private static final Pattern ADDRESS_LABEL =
            Terms.any(
                    "",
                    "",
                    "e-?mail(?: address)?",
                    "tel(?:ephone|efon|efono)?\\.?|t[ée]l(?:éphone)?\\.?",
                    "phone|ph|mobile|cell|office|direct|voice",
                    "web(?:site)?|url|twitter|[tcpemwo]");

    private static final Pattern NUMBER_LABEL =
            Pattern.compile("(?i)tel(?:ephone|efon|efono)?\\.?|phone|ph|mobile|cell|direct|[tm]");

    /// A number whose groups are those of no pattern, which its label tells.
    private static final Pattern PLAIN_NUMBER =
            Pattern.compile("(\\+?\\d[\\d ]{5,14}\\d)(?![\\d./@-]|\\s?\\()");

    private static final Pattern DEPARTMENT =
            Pattern.compile(
                    "(?i).*\\b(?:department|newsroom|news desk|media relations|investor"
                            + " relations|press office|public affairs|news bureau|communications)$");

    /// A label with the name right behind it: `Investor Relations Contacts Jane Roe`.
    private static final Pattern ROLE =
            Pattern.compile(
                    "((?:Investor Relations|Media Relations|Investor|Media|Press) Contacts?)"
                            + " (?=\\p{Lu}\\p{Ll}+ \\p{Lu}\\p{Ll}+$)");

    private static final Pattern UNGROUPED = Pattern.compile("(?<![\\w#])([2-9]\\d{9})(?!\\w)");

    /// A desk that answers for a firm.
    private static final Pattern DESK =
            Pattern.compile(
                    "(?!.*(?i:president|director|manager|officer|head of))\\p{Lu}.{2,70}"
                            + " (?:Team|Department|Desk|Newsroom|Press"
                            + " Office|Communications|(?:Media|Press|Investor|Public) Relations|Public"
                            + " Affairs)");

    private static final Pattern FAX_BEHIND =
            Pattern.compile("^[ ,()/–-]{0,4}(?:fax|facsimile)\\b[)]?");

    /// Whose contacts follow: `Alder Mills Contacts`.
    private static final Pattern OWNER =
            Pattern.compile("(\\p{Lu}[\\p{L}\\d&.,'’ -]{2,50}) Contacts:?");

    /// What stands in brackets behind a firm is none of its names.
    private static final Pattern TICKER =
            Pattern.compile("[A-Z][A-Za-z. ]{1,16}:\\s?[A-Z][A-Z0-9.]{0,6}");

    private static final Pattern CLOSE = Pattern.compile("(?<=[\\w.)])/(?=\\s|$)");

    private final Reading reading;

    private Contacts(Reading reading) {
        this.reading = reading;
    }

    /// The persons of one block of lines.
    ///
    /// @param organization whom the block is about, where the lines before it say so; null else
    static List<ParsedContact> read(
            Reading reading, List<Line> lines, @Nullable String organization) {
        var contacts = new Contacts(reading);
        contacts.blockOrganization = organization;
        int previousEnd = -1;
        boolean slashes =
                !lines.isEmpty() && reading.text().charAt(lines.getFirst().start()) == '/';
        List<Line> read = slashes ? List.of(joined(lines)) : lines;
        for (Line line : read.size() > MOST * 6 ? read.subList(0, MOST * 6) : read) {
            if (line.gap() > 0 && previousEnd >= 0) {
                contacts.gap(line.gap());
            }
            contacts.line(line);
            previousEnd = line.end();
        }
        contacts.finish();
        return contacts.merged();
    }

    /// What stands between slashes is one text, wherever its lines were broken.
    private static Line joined(List<Line> lines) {
        Line first = lines.getFirst();
        return new Line(
                first.start(), lines.getLast().end(), first.gap(), first.indent(), first.flags());
    }

    /// Whether a line holds a phone number or an e-mail address.
    static boolean hasAddress(String s, int start, int end) {
        int at = s.indexOf('@', start, Math.min(end, start + LONGEST));
        if (at >= 0
                && EMAIL.matcher(s)
                        .region(Math.max(start, at - 64), Math.min(end, at + 200))
                        .find()) {
            return true;
        }
        int digits = 0;
        int stop = Math.min(end, start + LONGEST);
        for (int i = start; i < stop; i++) {
            char c = s.charAt(i);
            digits += c >= '0' && c <= '9' ? 1 : 0;
        }
        return digits >= 7 && phone(s.substring(start, stop)) != null;
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

    /// Ten digits in one right behind a name: `Jane Roe 4195550142`; null without them.
    private static @Nullable Matcher ungrouped(String text) {
        Matcher matcher = UNGROUPED.matcher(text);
        return matcher.find() && isName(strip(text.substring(0, matcher.start()))) ? matcher : null;
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
        boolean year = Terms.matches(number, "(?:19|20)\\d\\d[-–/. ].*") && digits == 8;
        boolean zip = Terms.matches(number, "\\d{5}-\\d{4}");
        boolean date =
                Terms.matches(
                        number, "(?:.* )?\\d{1,2}[/.-]\\d{1,2}[/.-](?:\\d{2}|\\d{4})(?: .*)?");
        boolean years = Terms.matches(number, "(?:(?:19|20)\\d\\d[-–/. ]{0,3}){2,}");
        return !year && !years && !date && !zip;
    }

    static boolean isName(String words) {
        String text = words.strip();
        if (text.length() < 4 || text.length() > 48 || !NAME.matcher(text).matches()) {
            return false;
        }
        int plain = 0;
        for (String word : Terms.split(text, "[ ,]+", 10)) {
            String low = word.toLowerCase(Locale.ROOT);
            String bare = Terms.replace(low, "[.,:]", "");
            if (ORG_WORDS.contains(low) || ORG_WORDS.contains(bare) || TITLE_WORDS.contains(bare)) {
                return false;
            }
            if (word.length() > 2
                    && word.equals(word.toUpperCase(Locale.ROOT))
                    && !word.contains(".")
                    && text.length() > 14
                    && !text.equals(text.toUpperCase(Locale.ROOT))) {
                return false;
            }
            plain += Character.isUpperCase(word.isEmpty() ? ' ' : word.charAt(0)) ? 1 : 0;
        }
        return plain >= 2 && !Places.endsInRegion(text) && !Places.isCity(text);
    }

    private static boolean isTitle(String words) {
        for (String word : Terms.split(words.toLowerCase(Locale.ROOT), "[^\\p{L}]+", 24)) {
            if (TITLE_WORDS.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /// Whether words begin as a title does: `Head of Public Relations and Communications`.
    static boolean opensTitle(String words) {
        String[] all = words.split(" ", 4);
        return isTitle(all[0]) || (all.length > 2 && isTitle(all[1]) && all[2].startsWith("of"));
    }

    private static boolean isOrganization(String words) {
        String[] all = Terms.split(words.toLowerCase(Locale.ROOT), "[ ,]+", 24);
        String last = all[all.length - 1];
        return ORG_WORDS.contains(last)
                || ORG_WORDS.contains(last.replace(".", ""))
                || Terms.matches(
                        words, ".*\\b(?:Inc|Corp|LLC|Ltd|Co|L\\.P|LLP|AG|SE|GmbH|plc|PLC)\\b\\.?$");
    }

    private void gap(int lines) {
        if (lines > 12) {
            blockOrganization = null;
        }
    }

    private void line(Line line) {
        String text =
                Words.clean(
                                reading.text()
                                        .substring(
                                                line.start(),
                                                Math.min(line.end(), line.start() + LONGEST)))
                        .strip();
        glued =
                line.is(Line.GLUED)
                        || (text.startsWith("Contact")
                                && text.length() > 7
                                && Character.isUpperCase(text.charAt(7)));
        whole = text;
        if (glued) {
            text =
                    Terms.replaceFirst(
                            Terms.replace(
                                    Glue.loosen(text, reading.text()),
                                    "(?<=[a-z])(?=(?:e-?mail|tel|phone|fax)\\b ?:)",
                                    " ; "),
                            "^(Contacts?) ;",
                            "$1:");
        }
        slashed |= text.startsWith("/");
        while (text.startsWith("/") || text.startsWith("[")) {
            text = text.substring(1).strip();
        }
        if (closed) {
            return;
        }
        if (slashed) {
            Matcher close = CLOSE.matcher(text);
            if (close.find()) {
                text = text.substring(0, close.start());
                closed = true;
            }
        }
        while (text.endsWith("/")) {
            text = text.substring(0, text.length() - 1);
        }
        text = (text.endsWith("]") ? text.substring(0, text.length() - 1) : text).strip();
        if (text.isEmpty()) {
            return;
        }
        int before = from;
        mark(line);
        if (text.indexOf('@') < 0 && ADDRESS.matcher(text).matches() && phone(text) == null) {
            if (before < 0) {
                from = -1;
            }
            return;
        }
        pieces(text, line);
    }

    private void mark(Line line) {
        if (from < 0) {
            from = line.start();
        }
        to = line.end();
    }

    /// Reads a line piece by piece: labels, numbers, addresses and the words between them.
    private void pieces(String whole, Line line) {
        String rest = withoutLinks(whole);
        boolean first = true;
        while (!rest.isEmpty()) {
            if (first && rest.startsWith("(") && !names.isEmpty() && rest.indexOf(')') > 0) {
                String role = rest.substring(1, rest.indexOf(')')).strip();
                ParsedContact.Kind said = kind(role.toLowerCase(Locale.ROOT));
                if (said != null && phone(role) == null) {
                    personKind = said;
                    rest = rest.substring(rest.indexOf(')') + 1).strip();
                    continue;
                }
            }
            Matcher label = LABEL.matcher(rest);
            if (first && label.lookingAt()) {
                label(label.group(1), line);
                rest = rest.substring(label.end()).strip();
                if (rest.startsWith(":")) {
                    rest = rest.substring(1).strip();
                }
                Matcher plain = PLAIN_NUMBER.matcher(rest);
                if (NUMBER_LABEL.matcher(label.group(1)).matches() && plain.lookingAt()) {
                    phone(plain.group(1), "", "", line);
                    rest = rest.substring(plain.end()).strip();
                }
                continue;
            }
            first = false;
            int mailAt = -1;
            int mailEnd = -1;
            Matcher mail = rest.indexOf('@') < 0 ? null : EMAIL.matcher(rest);
            if (mail != null && mail.find()) {
                mailAt = mail.start();
                mailEnd = mail.end();
            }
            Matcher phone = phone(rest);
            if (phone == null) {
                phone = ungrouped(rest);
            }
            int phoneAt =
                    phone == null
                            ? -1
                            : phone.groupCount() > 0 && phone.group(1) != null
                                    ? phone.start(1)
                                    : phone.start();
            int cut = mailAt < 0 ? phoneAt : phoneAt < 0 ? mailAt : Math.min(mailAt, phoneAt);
            if (cut < 0) {
                words(rest, line, false);
                return;
            }
            String head = rest.substring(0, cut);
            if (cut == mailAt) {
                String address = rest.substring(mailAt, mailEnd);
                String[] parts = unglue(head, address);
                words(parts[0], line, true);
                email(parts[1], line);
                rest = parts[2] + rest.substring(mailEnd);
            } else if (phone != null) {
                words(head, line, true);
                int phoneEnd = phone.end();
                String number = rest.substring(phoneAt, phoneEnd).strip();
                String tail = rest.substring(phoneEnd);
                phone(number, head, tail, line);
                rest = tail;
            }
            rest = rest.strip();
            first = true;
            while (!rest.isEmpty() && ",;:)/".indexOf(rest.charAt(0)) >= 0) {
                rest = rest.substring(1).strip();
            }
        }
    }

    /// A line without the addresses of pages; beside a mail address only those that say what they
    /// are go, since its host looks like the others.
    private static String withoutLinks(String line) {
        String text = line;
        if (line.indexOf('@') >= 0 && EMAIL.matcher(line).find()) {
            text = Terms.replace(line, "(?i)(?:https?://|www\\.)\\S+|<http[^>]*>", " ");
        } else if (Terms.holds(line, "http", "www.", "com", "org", "net")) {
            text = WEB.matcher(line).replaceAll(" ");
        }
        if (Terms.holds(text, "us ", "our ")) {
            text =
                    Terms.replace(
                            text,
                            "(?i)\\b(?:e-?mail|visit|call) (?:us|our)"
                                    + " (?:here|website|blog)\\b",
                            " ");
        }
        text = text.replace("|", " ; ");
        return text.indexOf('[') < 0
                ? text
                : Terms.replace(text, "(?i)\\[email[  ]protected\\]", " ");
    }

    /// Parts a mail address from the name glued before it and the word glued behind it.
    ///
    /// @return what stands before, the address, what stands behind
    private String[] unglue(String head, String address) {
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
        String known = names.isEmpty() ? "" : names.getLast();
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

    private void label(String words, Line line) {
        String low = words.toLowerCase(Locale.ROOT);
        if (Terms.matches(low, "fax|facsimile|f")) {
            faxNext = true;
            return;
        }
        faxNext = false;
        if (ADDRESS_LABEL.matcher(low).matches()) {
            return;
        }
        if (!phones.isEmpty()
                || !emails.isEmpty()
                || (!names.isEmpty() && low.contains("contact"))) {
            finish();
            mark(line);
        }
        ParsedContact.Kind said = kind(low);
        if (said != null) {
            kind = said;
        } else if (!low.startsWith("for ")
                && !low.contains("more")
                && !low.contains("further")
                && !Terms.matches(low, "contacts?")) {
            kind = null;
        }
        labelText = words.strip();
    }

    private static ParsedContact.@Nullable Kind kind(String low) {
        boolean investor =
                low.contains("invest")
                        || low.contains("analyst")
                        || low.contains("shareholder")
                        || Terms.matches(low, ".*\\bir\\b.*")
                        || low.contains("financial community");
        boolean media =
                low.contains("media")
                        || low.contains("press")
                        || low.contains("public relations")
                        || Terms.matches(low, ".*\\bpr\\b.*")
                        || low.contains("news");
        if (media && !investor) {
            return ParsedContact.Kind.MEDIA;
        }
        if (investor && !media) {
            return ParsedContact.Kind.INVESTOR;
        }
        if (low.contains("sales")
                || low.contains("customer")
                || low.contains("legal")
                || low.contains("technical")
                || low.contains("product ")) {
            return ParsedContact.Kind.OTHER;
        }
        return null;
    }

    private void phone(String number, String head, String tail, Line line) {
        String low = head.toLowerCase(Locale.ROOT).strip();
        String behind = tail.toLowerCase(Locale.ROOT);
        // `number, fax, number`: the word stands before its number.
        boolean next = Terms.matches(behind, "(?s), fax,.*");
        boolean labels = !next && FAX_BEHIND.matcher(behind).lookingAt();
        boolean fax =
                faxNext || Terms.matches(low, "(?s).*\\b(?:fax|facsimile|f)[ ,:.()-]*$") || labels;
        boolean passCode =
                Terms.matches(
                        low,
                        "(?s).*(?:pass ?code|conference id|access code|reservation|replay|dial)["
                                + " #:.]*(?:number)?[ #:.]*$");
        faxNext = next;
        if (fax || passCode) {
            return;
        }
        mark(line);
        String clean = Terms.replace(number, "[,:;./ –-]+$", "");
        addNumber(phones, clean);
    }

    /// Adds a number, unless it is there, however its digits are grouped.
    static void addNumber(List<String> numbers, String number) {
        String digits = digits(number);
        if (numbers.stream().noneMatch(n -> digits(n).equals(digits))) {
            numbers.add(number);
        }
    }

    private static String digits(String number) {
        return Terms.replace(number, "[^0-9A-Za-z]", "");
    }

    private void email(String address, Line line) {
        mark(line);
        if (!emails.contains(address)) {
            emails.add(address);
        }
    }

    /// Words between numbers: split at commas, semicolons, dashes and "or".
    ///
    /// @param numbered whether a number or an address follows on the line
    private void words(String text, Line line, boolean numbered) {
        String clean = text;
        if (Terms.holds(
                text, "mail", "tel", "phone", "mobile", "cell", "voice", "wk", "home", "office")) {
            clean =
                    Terms.replace(
                            text,
                            "(?i)\\b(?:e-?mail|telephone|tel|phone|mobile|cell|voice|wk|(?:home|office)(?="
                                    + (numbered ? "\\W*$|" : "")
                                    + "\\s?:))\\b\\.?(?: (?:address|number))?:?",
                            " ; ");
        }
        if (Terms.holds(text, "fax")) {
            clean = Terms.replace(clean, "(?i)\\bfax\\b:?(?=\\W*$)", " ");
            faxNext |= Terms.matches(text.toLowerCase(Locale.ROOT), "(?s).*\\bfax[ ,:.()-]*$");
        }
        List<String> parts =
                new ArrayList<>(
                        List.of(
                                Terms.split(
                                        clean,
                                        ";|(?<=\\s)(?=[-–—]\\s)|\\(|\\)|\\b(?:at|or by)\\s*$",
                                        30)));
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            while (i + 1 < parts.size()
                    && Terms.matches(parts.get(i + 1), "(?s)[–—]\\s.*")
                    && isField(part, parts.get(i + 1))) {
                part += parts.remove(i + 1);
            }
            part(part, line);
        }
    }

    /// Whether a dash parts a title from its field, and not a person from a firm: `Controller –
    /// Reporting and Taxes`.
    private boolean isField(String title, String field) {
        String left = strip(title);
        String right = strip(field);
        String last = left.substring(left.lastIndexOf(',') + 1).strip();
        return !names.isEmpty()
                && isTitle(last)
                && !isName(last)
                && !right.isEmpty()
                && !isName(right)
                && !isOrganization(right)
                && kind(right.toLowerCase(Locale.ROOT)) == null
                && !isKnown(right);
    }

    private void part(String text, Line line) {
        String part =
                Terms.replaceFirst(
                        strip(text),
                        "^Contacts? (?=(?:Investor|Media|Press|Public|Corporate) \\p{Lu})",
                        "");
        Matcher role = ROLE.matcher(part);
        if (role.lookingAt()) {
            label(role.group(1), line);
            part = part.substring(role.end());
        }
        if (TICKER.matcher(part).matches() && !Tickers.read(part).isEmpty()) {
            return;
        }
        if (part.equalsIgnoreCase("or")
                && names.isEmpty()
                && (!phones.isEmpty() || !emails.isEmpty() || organization == null)
                && part.length() == line.length()) {
            finish();
            blockOrganization = ownerInline ? blockOrganization : null;
            kind = null;
            return;
        }
        if (part.isEmpty() || part.equalsIgnoreCase("or") || part.equalsIgnoreCase("and")) {
            if (part.length() == line.length()) {
                finish();
                blockOrganization = ownerInline ? blockOrganization : null;
                kind = null;
            }
            return;
        }
        Matcher label = LABEL.matcher(part + ":");
        if (label.lookingAt()
                && label.end() >= part.length()
                && !Terms.matches(
                        part.toLowerCase(Locale.ROOT),
                        "(?:communications|marketing|corporate communications|public"
                                + " relations|(?:investor|media) relations|company)")) {
            if (!names.isEmpty() && personKind == null && whole.contains("(" + part)) {
                personKind = kind(part.toLowerCase(Locale.ROOT));
            } else {
                label(part, line);
            }
            return;
        }
        Matcher owner = OWNER.matcher(part);
        if (owner.matches() && part.length() == line.length() && !isName(owner.group(1))) {
            if (!phones.isEmpty() || !emails.isEmpty()) {
                finish();
            }
            names.clear();
            blockOrganization = owner.group(1);
            organization = null;
            kind = null;
            return;
        }
        int colon = part.indexOf(": ");
        if (colon > 0 && colon < 50) {
            String lead = part.substring(0, colon);
            ParsedContact.Kind said = kind(lead.toLowerCase(Locale.ROOT));
            boolean forSomebody = lead.startsWith("For ") || lead.startsWith("for ");
            if (said != null || forSomebody || lead.toLowerCase(Locale.ROOT).contains("contact")) {
                label(lead, line);
                part(part.substring(colon + 1), line);
                return;
            }
        }
        if (part.endsWith(" of")) {
            part = part.substring(0, part.length() - 3);
        }
        if (part.endsWith(":")) {
            String lead = part.substring(0, part.length() - 1);
            if (!isName(lead)) {
                label(lead, line);
                return;
            }
            part = lead;
        }
        String both = Terms.replaceFirst(part, "^(?:both|all) of ", "");
        if (!both.equals(part)) {
            for (int i = 0; i < done.size(); i++) {
                if (done.get(i).organization() == null) {
                    ParsedContact c = done.get(i);
                    done.set(
                            i,
                            new ParsedContact(
                                    c.name(),
                                    c.title(),
                                    both,
                                    c.phones(),
                                    c.emails(),
                                    c.kind(),
                                    c.span()));
                }
            }
            organization = organization == null ? both : organization;
            return;
        }
        commas(part, line);
    }

    private void commas(String part, Line line) {
        var pieces = new ArrayList<String>();
        for (String piece : part.split(",", 12)) {
            String clean = strip(piece);
            boolean suffix =
                    Terms.matches(
                                    clean,
                                    "(?i)(?:inc|llc|ltd|l\\.p|lp|corp|co|jr|sr|ii|iii|phd|ph\\.d|md|m\\.d|cfa|cpa|esq|apr|mba)\\.?")
                            && !pieces.isEmpty();
            if (suffix) {
                pieces.set(pieces.size() - 1, pieces.getLast() + ", " + clean);
            } else if (!clean.isEmpty()) {
                pieces.add(clean);
            }
        }
        boolean firm =
                names.size() > 1
                        && pieces.size() > 1
                        && organization == null
                        && title == null
                        && phones.isEmpty()
                        && emails.isEmpty()
                        && line.gap() == 0
                        && part.length() == line.length()
                        && pieces.stream().noneMatch(Contacts::isTitle);
        if (firm) {
            organization(part, line, 0);
            return;
        }
        boolean titled = false;
        for (int i = 0; i < pieces.size(); i++) {
            String piece0 = pieces.get(i);
            Matcher label = LABEL.matcher(Terms.replaceFirst(piece0, "^or ", "") + ":");
            if (label.lookingAt()
                    && label.end() > Terms.replaceFirst(piece0, "^or ", "").length()
                    && piece0.toLowerCase(Locale.ROOT).contains("contact")) {
                label(Terms.replaceFirst(piece0, "^or ", ""), line);
                continue;
            }
            String piece =
                    Terms.replaceFirst(
                            pieces.get(i),
                            "^(?:or|and|contact|please contact|call) (?=\\p{Lu})",
                            "");
            boolean joined =
                    !piece.equals(pieces.get(i))
                            && !names.isEmpty()
                            && title == null
                            && organization == null
                            && phones.isEmpty()
                            && emails.isEmpty()
                            && Terms.matches(pieces.get(i), "(?:or|and) .*")
                            && isName(piece);
            if (joined) {
                names.add(piece);
                mark(line);
                continue;
            }
            if (!names.isEmpty()
                    && titled
                    && i > 0
                    && (isTitle(piece)
                            || (i + 1 < pieces.size()
                                    && !isOrganization(piece)
                                    && !isName(piece)))) {
                title = title == null ? piece : title + ", " + piece;
                continue;
            }
            piece(piece, line, i);
            titled = title != null && !names.isEmpty() && isTitle(piece);
        }
    }

    private void piece(String text, Line line, int index) {
        String piece = strip(text);
        if (piece.isEmpty() || piece.length() > 120) {
            return;
        }
        if (index == 0
                && (!phones.isEmpty() || !emails.isEmpty())
                && DESK.matcher(piece).matches()) {
            finish();
            mark(line);
            unit = piece;
            return;
        }
        int of = piece.indexOf(" of ");
        int in = piece.indexOf(" in ");
        if (of < 0 && in > 0 && isName(strip(piece.substring(0, in)))) {
            piece = strip(piece.substring(0, in));
        }
        String alone = of < 0 ? piece : strip(piece.substring(0, of));
        if (of > 0 && isNames(alone)) {
            name(alone, line);
            organization = strip(piece.substring(of + 4));
            return;
        }
        if (isNames(piece) && !isKnown(piece) && beforeGlued(piece) == null) {
            boolean firm =
                    !names.isEmpty()
                            && title != null
                            && index == 0
                            && organization == null
                            && phones.isEmpty()
                            && emails.isEmpty()
                            && line.gap() == 0
                            && piece.split(" ", 4).length == 2
                            && line.end() - line.start() > piece.length();
            if (firm) {
                organization = piece;
                return;
            }
            if (names.isEmpty()
                    || index > 0
                    || !phones.isEmpty()
                    || !emails.isEmpty()
                    || organization != null
                    || title != null
                    || pending) {
                name(piece, line);
            } else {
                organization = piece;
            }
            return;
        }
        String lead = beforeFirm(piece);
        lead = lead == null ? beforeGlued(piece) : lead;
        lead = lead == null && glued ? leading(piece) : lead;
        if (lead != null) {
            name(lead, line);
            organization = strip(piece.substring(lead.length()));
            return;
        }
        String inside = embedded(piece);
        if (inside != null) {
            int at = piece.indexOf(inside);
            String left = strip(piece.substring(0, at));
            String right = strip(piece.substring(at + inside.length()));
            if (!left.isEmpty()) {
                organization(left, line, index);
            }
            name(inside, line);
            if (!right.isEmpty()) {
                piece(right, line, index + 1);
            }
            return;
        }
        boolean organizational = isOrganization(piece);
        if (isTitle(piece)
                && !(organizational
                        && names.isEmpty()
                        && !Terms.matches(
                                piece.toLowerCase(Locale.ROOT),
                                ".*\\b(?:president|director|manager|officer)\\b.*"))) {
            if (names.isEmpty()) {
                unit = piece;
                mark(line);
            } else if (title == null) {
                int last = piece.lastIndexOf(" of ");
                if (last > of && isNamed(strip(piece.substring(last + 4)))) {
                    title = strip(piece.substring(0, last));
                    organization = strip(piece.substring(last + 4));
                } else if (of > 0
                        && Character.isUpperCase(piece.charAt(Math.min(piece.length() - 1, of + 4)))
                        && isOrganizationTail(piece.substring(of + 4))) {
                    title = alone;
                    organization = strip(piece.substring(of + 4));
                } else {
                    title = piece;
                }
            } else {
                title = title + ", " + piece;
            }
            return;
        }
        if (Character.isUpperCase(piece.charAt(0))
                || organizational
                || (Character.isDigit(piece.charAt(0)) && Terms.matches(piece, ".*[A-Z].*"))) {
            organization(piece, line, index);
        } else if (!names.isEmpty()
                && title == null
                && index > 0
                && piece.length() < 60
                && isTitle(piece)) {
            title = piece;
        }
    }

    /// Whether the document speaks of a firm of that name: it has a section about it, or names it
    /// again and again.
    private boolean isKnown(String piece) {
        String s = reading.text();
        if (s.contains("About " + piece)
                || s.contains("ABOUT " + piece)
                || s.contains("SOURCE " + piece)
                || s.contains("SOURCE: " + piece)
                || s.contains("Source: " + piece)) {
            return true;
        }
        return isNamed(piece, OFTEN);
    }

    /// Whether the document names a firm of two words or more elsewhere, too.
    private boolean isNamed(String firm) {
        return firm.indexOf(' ') > 0
                && Character.isUpperCase(firm.charAt(0))
                && isOrganizationTail(firm)
                && isNamed(firm, 3);
    }

    private boolean isNamed(String words, int times) {
        String s = reading.text();
        int count = 0;
        int at = s.indexOf(words);
        while (at >= 0 && count < times) {
            count++;
            at = s.indexOf(words, at + 1);
        }
        return count == times;
    }

    private static boolean isOrganizationTail(String words) {
        return !Terms.matches(
                words,
                "(?:Corporate|Marketing|Investor|Public|Media|Press|News|Community|Customer|Communications|Sales|Global|Human|External|Business|Product|Operations|Finance|Strategy|Engineering|Government|Regulatory).*");
    }

    /// A name before a firm that the document knows: `Jane Roe Acme, Inc.`
    private @Nullable String beforeFirm(String piece) {
        String[] words = piece.split(" ", 12);
        if (words.length < 3 || words.length > 8 || !isOrganization(piece)) {
            return null;
        }
        String head = words[0] + " " + words[1];
        String tail = String.join(" ", List.of(words).subList(2, words.length));
        return isName(head) && reading.text().contains("SOURCE " + tail) && !isKnown(head)
                ? head
                : null;
    }

    /// A name with a known firm right behind it, the break between them lost: `Jane RoeAcme, Inc.`
    private @Nullable String beforeGlued(String piece) {
        for (int k = 4; k < piece.length() - 3; k++) {
            if (Character.isUpperCase(piece.charAt(k))
                    && Character.isLowerCase(piece.charAt(k - 1))
                    && isName(piece.substring(0, k))
                    && isKnown(piece.substring(k))) {
                return piece.substring(0, k);
            }
        }
        return null;
    }

    /// A name before a firm, run together: `Jane Roe Harbour Recycling`.
    private static @Nullable String leading(String piece) {
        String[] words = piece.split(" ", 12);
        if (words.length < 4 || words.length > 7) {
            return null;
        }
        String head = words[0] + " " + words[1];
        String tail = String.join(" ", List.of(words).subList(2, words.length));
        boolean joined =
                Character.isLowerCase(words[2].charAt(0))
                        || Terms.matches(
                                words[2],
                                "(?:Inc|Incorporated|Corp|Corporation|Company|Co|Ltd|Limited|LLC|Group)\\.?");
        return !joined
                        && isName(head)
                        && isOrganization(tail)
                        && !isTitle(piece)
                        && !isOrganization(head)
                        && words[words.length - 1].length() > 4
                ? head
                : null;
    }

    /// A name inside words that run together: `Sycamore Networks Rich Williams`.
    private static @Nullable String embedded(String piece) {
        String[] words = piece.split(" ", 12);
        if (words.length < 3 || words.length > 7) {
            return null;
        }
        String tail = words[words.length - 2] + " " + words[words.length - 1];
        String head = String.join(" ", List.of(words).subList(0, words.length - 2));
        if (isName(tail) && !isTitle(piece) && isOrganization(head) && !isOrganization(piece)) {
            return tail;
        }
        return null;
    }

    private static boolean isNames(String piece) {
        if (isName(piece)) {
            return true;
        }
        String[] several = Terms.split(piece, "\\s*/\\s*|\\s+(?:or|and|&)\\s+|\\s+or$", 6);
        if (several.length < 2) {
            return false;
        }
        int named = 0;
        for (String one : several) {
            if (!one.isBlank() && !isName(one.strip())) {
                return false;
            }
            named += one.isBlank() ? 0 : 1;
        }
        return named > 0;
    }

    private void name(String piece, Line line) {
        if (!phones.isEmpty() || !emails.isEmpty()) {
            String keep = organization != null && names.isEmpty() ? organization : null;
            finish();
            if (keep != null) {
                blockOrganization = keep;
            }
        } else if (!names.isEmpty() && (title != null || line.gap() > 0)) {
            finish();
        }
        mark(line);
        if (names.isEmpty() && organization != null) {
            blockOrganization = organization;
            ownerInline = organizationInline;
            organization = null;
        }
        pending = piece.endsWith(" or") || piece.endsWith(" and");
        for (String one : Terms.split(piece, "\\s*/\\s*|\\s+(?:or|and|&)\\s+|\\s+or$", 6)) {
            String name = Terms.replaceFirst(one.strip(), "^(?:Mr|Mrs|Ms)\\.? ", "");
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
    }

    private void organization(String words, Line line, int index) {
        if (!phones.isEmpty() || !emails.isEmpty()) {
            if (!names.isEmpty()
                    && organization == null
                    && blockOrganization == null
                    && line.gap() == 0
                    && isOrganization(words)) {
                organization = words;
                return;
            }
            finish();
        }
        if (organization != null
                && index == 0
                && names.isEmpty()
                && DEPARTMENT.matcher(words).matches()) {
            unit = words;
            return;
        }
        mark(line);
        organizationInline = names.isEmpty() && Terms.matches(whole, "(?i)/?contacts?:.*");
        if (names.isEmpty()) {
            if (organization != null
                    && index > 0
                    && !isOrganization(words)
                    && words.length() < 30
                    && words.split(" ", 5).length < 4) {
                organization = organization + ", " + words;
            } else {
                organization = words;
            }
        } else if (organization == null) {
            organization = words;
        }
    }

    private static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && SIGNS_BEFORE.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && SIGNS_BEHIND.indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        if (to > from && text.charAt(to - 1) == '.' && !isAbbreviation(text, from, to - 1)) {
            to--;
        }
        return text.substring(from, to).strip();
    }

    /// Whether a full stop at a place belongs to what stands before it.
    private static boolean isAbbreviation(String text, int from, int stop) {
        if (stop > from && text.charAt(stop - 1) >= 'A' && text.charAt(stop - 1) <= 'Z') {
            return true;
        }
        for (String form : List.of("Inc", "Corp", "Ltd", "Co", "Jr", "Sr")) {
            if (stop - form.length() >= from && text.startsWith(form, stop - form.length())) {
                return true;
            }
        }
        return false;
    }

    private void finish() {
        boolean reachable = !phones.isEmpty() || !emails.isEmpty();
        if (reachable || (!names.isEmpty() && title != null)) {
            String org = organization != null ? organization : blockOrganization;
            ParsedContact.Kind said = personKind != null ? personKind : kind;
            Span span = reading.span(from, to);
            if (names.isEmpty()) {
                String name = unit != null ? unit : organization != null ? organization : labelText;
                String of = unit != null ? org : organization != null ? blockOrganization : org;
                if (reachable && name != null) {
                    if (said == null) {
                        said = kind(name.toLowerCase(Locale.ROOT));
                    }
                    done.add(
                            new ParsedContact(
                                    cut(name), null, cut(of), phones, emails, said, span));
                } else if (reachable) {
                    done.add(new ParsedContact(null, null, cut(of), phones, emails, said, span));
                }
            } else {
                if (said == null && title != null) {
                    said = kind(title.toLowerCase(Locale.ROOT));
                }
                if (said == null && org != null) {
                    said = kind(org.toLowerCase(Locale.ROOT));
                }
                for (String name : names) {
                    done.add(
                            new ParsedContact(
                                    name, cut(title), cut(org), phones, emails, said, span));
                }
            }
        } else if (names.isEmpty() && organization != null) {
            blockOrganization = organization;
        } else if (!names.isEmpty()) {
            // A name without a number: the number may follow further down.
            return;
        }
        names.clear();
        title = null;
        organization = null;
        unit = null;
        personKind = null;
        phones.clear();
        emails.clear();
        from = -1;
        to = -1;
        faxNext = false;
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /// Without repeated persons: what is said twice is one contact.
    private List<ParsedContact> merged() {
        var merged = new ArrayList<ParsedContact>();
        for (ParsedContact contact : done) {
            boolean known =
                    merged.stream()
                            .anyMatch(
                                    m ->
                                            java.util.Objects.equals(m.name(), contact.name())
                                                    && m.phones().containsAll(contact.phones())
                                                    && m.emails().containsAll(contact.emails()));
            if (!known) {
                merged.add(contact);
            }
        }
        return merged;
    }

    private static final Pattern SENTENCE =
            Pattern.compile(
                    "(?i:contact|call|e-?mail|inquiries to|questions to)(?: [a-z]+){0,6}(?: or)?["
                            + " :]+(?:Mr\\.? |Ms\\.? |Mrs\\.? )?(\\p{Lu}[\\p{L}.'’-]+(?:"
                            + " \\p{Lu}\\.)?(?: \\p{Lu}[\\p{L}'’-]+){1,2})(?:, ([^,.;]{3,60}))?,?(?:"
                            + " at| on|,| by| via)? ");

    /// The persons whom sentences of running text name with a number.
    static List<ParsedContact> inSentences(Reading reading, int start, int end) {
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
            Matcher mail = EMAIL.matcher(rest);
            Matcher phone = phone(rest);
            if (!isName(name)) {
                continue;
            }
            boolean mailed = mail.lookingAt() || (mail.find(0) && mail.start() < 12);
            boolean phoned = phone != null && phone.start() < 14;
            if (mailed || phoned) {
                String said = matcher.group(2);
                boolean titled = said != null && isTitle(said);
                ParsedContact.Kind kind = titled ? kind(said.toLowerCase(Locale.ROOT)) : null;
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
                                mailed ? List.of(mail.group()) : List.of(),
                                kind,
                                reading.span(start, end));
                found.add(person);
            }
        }
        return found;
    }
}
