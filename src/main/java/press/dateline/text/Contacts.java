package press.dateline.text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes persons out of the lines of contact blocks, whose names, titles, organisations, phones and
/// e-mails come in any order.
final class Contacts {

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
                                    Marks.INVITED,
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
                                    "(?:pour (?:de plus amples"
                                            + " )?)?renseignements|m[ée]dias|investisseurs",
                                    "kontakt|pressekontakt|contatti|contacto|ansprechpartner|medienkontakt",
                                    "e-?mail(?:"
                                            + " address)?|tel(?:ephone|efon|efono)?\\.?|t[ée]l(?:[ée]phone)?\\.?|phone|ph|fax|facsimile|mobile|cell|office|direct",
                                    "voice|web(?:site)?|url|twitter|t|f|c|p|e|m|w|o")
                            + ")\\s{0,3}(:|$|\\.\\s{1,2}(?=[A-Z])|\\s-\\s|\\s–\\s|\\))");

    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?i)^\\d{1,6}\\s.*\\b(?:street|st|avenue|ave|road|rd|drive|dr|suite|floor|blvd|boulevard|lane|ln|way|plaza|parkway|pkwy|court|square|place|highway|hwy)\\b.*|.*\\b[A-Z]{2}\\.?"
                            + " \\d{5}(?:-\\d{4})?\\b.*|^p\\.?o\\.? box.*|^suite \\d+.*|.*\\["
                            + " [A-Z]{2}-[A-Z]{2} \\].*|^(?:canada|usa|united states|united kingdom)$");

    private static final String COLUMN = "   ";

    /// What a firm does for the one whose release this is, in brackets behind its name.
    private static final Pattern ADVISER =
            Pattern.compile(
                    "(?i)(.{3,60}?)\\s*\\([^)]{0,40}(?:nominated advis|nomad|broker|financial pr|pr"
                            + " advis|financial advis|sponsor|public relations)[^)]{0,40}\\)(.*)");

    /// A line of this length may go on in the next one, in characters.
    private static final int WRAPPED = 60;

    /// More contacts in one block are no contacts.
    private static final int MOST = 60;

    /// Labels of numbers and addresses, which say nothing of the person.
    private static final Pattern ADDRESS_LABEL =
            Terms.any(
                    "",
                    "",
                    "e-?mail(?: address)?",
                    "tel(?:ephone|efon|efono)?\\.?|t[ée]l(?:éphone)?\\.?",
                    "phone|ph|mobile|cell|office|direct|voice",
                    "toll[- ]?free(?: \\([^)]{1,30}\\))?(?: tel(?:ephone)?| number)?",
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

    /// A label with the name right behind it, the break between them lost.
    private static final Pattern GLUED_LABEL =
            Pattern.compile("Contacts?(?: Details| Information)?(?=\\p{Lu}\\p{Ll})");

    /// The label of a number or an address, the break in front of it lost: `646-555-0142Email:`.
    private static final Pattern GLUED_FIELD =
            Pattern.compile(
                    "[\\p{Ll}\\d](?:E-?mail|Tel(?:ephone)?|Phone|Office|Mobile|Fax) ?:",
                    Pattern.CASE_INSENSITIVE);

    /// What stands above the name of who signs for a board, and before a number.
    private static final Pattern NO_NAME =
            Pattern.compile("(?i)(?:for and )?on behalf of\\b.*|toll[- ]?free(?: \\([^)]*\\))?");

    /// A number dialled by letters, which no firm and no person is called: `1-800-GO-MILLS`.
    private static final Pattern DIALLED_WORD =
            Pattern.compile("(?:1[-. ])?8\\d\\d[-. ][A-Z0-9][A-Z0-9-]{2,}");

    private static final Pattern UNGROUPED = Pattern.compile("(?<![\\w#])([2-9]\\d{9})(?!\\w)");

    /// A desk that answers for a firm.
    private static final Pattern DESK =
            Pattern.compile(
                    "(?!.*(?i:president|director|manager|officer|head of))\\p{Lu}.{2,70}"
                            + " (?:Team|Department|Desk|Unit|Newsroom|Press"
                            + " Office|Communications|(?:Media|Press|Investor|Public) Relations|Public"
                            + " Affairs)");

    /// The end of what stands before a number that lets into a call.
    private static final CuePattern PASS_CODE =
            CuePattern.any(
                    0,
                    "",
                    "pass ?code|conference id|access code|reservation|replay|dial",
                    "[ #:.]*(?:number)?[ #:.]*$");

    private static final Pattern FAX_BEHIND =
            Pattern.compile("^[ ,()/–-]{0,4}(?:fax|facsimile)\\b[)]?");

    /// Whose contacts follow: `Alder Mills Contacts`.
    private static final Pattern OWNER =
            Pattern.compile("(\\p{Lu}[\\p{L}\\d&.,'’ -]{2,50}) Contacts:?");

    /// What stands in brackets behind a firm is none of its names.
    private static final Pattern TICKER =
            Pattern.compile("[A-Z][A-Za-z. ]{1,16}:\\s?[A-Z][A-Z0-9.]{0,6}");

    private static final Pattern CLOSE = Pattern.compile("(?<=[\\w.)])/(?=\\s|$)");

    /// What labels begin with, behind a sign or two.
    private static final Openings LABELS =
            Openings.listed(
                    4,
                    "for |more |further |additional |please |contact|news|media|press|investor|"
                            + "analyst|company|corporate|public|financial|information|agency|"
                            + "trade|shareholder|ir|pr|editorial|general|securities|"
                            + "institutional|industry|reader|sales|legal|customer|local|us|"
                            + "u.s.|uk|global|north|europe|asia|spanish|communications|"
                            + "marketing|technical|product|members|reporters|journalists|enquir|inquir|pour"
                            + " |renseign|médias|investis|kontakt|contatti|"
                            + "ansprech|medien|email|e-mail|tel|tél|phone|ph|fax|facsimile|"
                            + "mobile|cell|office|direct|voice|web|url|twitter|t|f|c|p|e|m|w|o");

    private final Reading reading;
    private final ContactNames known;
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

    /// The numbers on the line of a firm, for those of its persons below who have none.
    private List<String> exchange = List.of();

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

    private Contacts(Reading reading) {
        this.reading = reading;
        this.known = new ContactNames(reading);
    }

    /// The persons of one block of lines.
    static List<ParsedContact> read(Reading reading, List<Line> lines) {
        var contacts = new Contacts(reading);
        boolean slashes =
                !lines.isEmpty() && reading.text().charAt(lines.getFirst().start()) == '/';
        List<List<Line>> groups =
                slashes ? List.of(List.of(joined(lines))) : ContactColumns.part(reading, lines);
        String owner = null;
        for (int i = 0; i < groups.size(); i++) {
            contacts.blockOrganization = owner;
            contacts.group(groups.get(i));
            contacts.finish();
            contacts.clear();
            contacts.exchange = List.of();
            // Whose contacts follow is said above their columns.
            owner = i == 0 ? contacts.blockOrganization : owner;
        }
        return contacts.merged();
    }

    private void group(List<Line> all) {
        List<Line> lines = unwrapped(all.size() > MOST * 6 ? all.subList(0, MOST * 6) : all);
        int previousEnd = -1;
        for (Line line : lines) {
            if (line.gap() > 0 && previousEnd >= 0) {
                gap(line.gap());
            }
            line(line);
            previousEnd = line.end();
        }
    }

    /// Lines of running text put together: the first is as long as the page is wide and ends in no
    /// number or address.
    private List<Line> unwrapped(List<Line> lines) {
        var whole = new ArrayList<Line>(lines.size());
        for (Line line : lines) {
            Line last = whole.isEmpty() ? null : whole.getLast();
            boolean wrapped =
                    last != null
                            && line.gap() == 0
                            && !line.is(Line.GLUED)
                            && !reading.html()
                            && last.end() - lastBreak(last) >= WRAPPED
                            && line.start() > last.end()
                            && last.length() < Addresses.LONGEST
                            && !isParted(lastBreak(last), last.end())
                            && !isParted(line.start(), line.end())
                            && !Addresses.has(reading.text(), lastWord(last), last.end());
            if (last != null && wrapped) {
                whole.set(
                        whole.size() - 1,
                        new Line(
                                last.start(), line.end(), last.gap(), last.indent(), last.flags()));
            } else {
                whole.add(line);
            }
        }
        return whole;
    }

    private boolean isParted(int from, int to) {
        return reading.text().indexOf(COLUMN, from, to) >= 0;
    }

    private int lastBreak(Line line) {
        return Math.max(line.start(), reading.text().lastIndexOf('\n', line.end() - 1) + 1);
    }

    private int lastWord(Line line) {
        return Math.max(line.start(), line.end() - 16);
    }

    /// What stands between slashes is one text, wherever its lines were broken.
    private static Line joined(List<Line> lines) {
        Line first = lines.getFirst();
        return new Line(
                first.start(), lines.getLast().end(), first.gap(), first.indent(), first.flags());
    }

    /// Ten digits in one right behind a name: `Jane Roe 4195550142`; null without them.
    ///
    /// @param awaited whether a number may stand alone, as on the line below a name
    private static @Nullable Matcher ungrouped(String text, boolean awaited) {
        Matcher matcher = UNGROUPED.matcher(text);
        return matcher.find()
                        && ((awaited && matcher.start() == 0 && matcher.end() == text.length())
                                || ContactWords.isName(
                                        ContactWords.strip(text.substring(0, matcher.start()))))
                ? matcher
                : null;
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
                                                Math.min(
                                                        line.end(),
                                                        line.start() + Addresses.LONGEST)))
                        .strip();
        glued =
                line.is(Line.GLUED)
                        || GLUED_LABEL.matcher(text).lookingAt()
                        || (text.indexOf('@') > 0 && GLUED_FIELD.matcher(text).find());
        whole = text;
        if (glued) {
            text =
                    Terms.replaceFirst(
                            Terms.replace(
                                    Glue.loosen(text, reading.text()),
                                    "(?<=[a-z])(?=(?:e-?mail|tel|phone|fax)\\b ?:)",
                                    " ; "),
                            "^(Contacts?(?: Details| Information)?) ;",
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
        Matcher adviser = text.indexOf('(') > 0 ? ADVISER.matcher(text) : null;
        if (adviser != null && adviser.matches() && !answersForPublic(adviser.group(1), text)) {
            finish();
            clear();
            organization(adviser.group(1), line, 0);
            text = adviser.group(2).strip();
            if (text.isEmpty()) {
                return;
            }
        }
        if (text.indexOf('@') < 0
                && (isAddress(text) || isPlace(text))
                && Addresses.phone(text) == null) {
            if (before < 0) {
                from = -1;
            }
            return;
        }
        pieces(text, line);
    }

    /// `Jane Roe (Public Relations)`: a person and what she answers for, not a firm of that trade.
    private static boolean answersForPublic(String name, String text) {
        return Terms.holds(text, "public relations)") && ContactWords.isName(name);
    }

    private static boolean isAddress(String text) {
        boolean may =
                "CcPpUu".indexOf(text.charAt(0)) >= 0
                        || text.indexOf('[') >= 0
                        || Terms.holdsDigit(text);
        return may && ADDRESS.matcher(text).matches();
    }

    /// `Toledo, Ohio`, with a number behind that is a code of the post.
    private static boolean isPlace(String text) {
        int comma = text.indexOf(',');
        if (comma < 3
                || text.length() > 90
                || ContactWords.isOrganization(text.substring(0, comma))) {
            return false;
        }
        int end = text.length();
        while (end > comma && !Character.isLetter(text.charAt(end - 1))) {
            end--;
        }
        return text.indexOf(',', comma + 1) < 0 && Places.endsInRegion(text.substring(0, end));
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
                ParsedContact.Kind said = ContactWords.kind(role.toLowerCase(Locale.ROOT));
                if (said != null && Addresses.phone(role) == null) {
                    personKind = said;
                    rest = rest.substring(rest.indexOf(')') + 1).strip();
                    continue;
                }
            }
            Matcher label = first ? labelOf(rest) : null;
            if (label != null) {
                String words = label.group(1);
                if (isRole(words) && label.end() == rest.length() && label.group(2).isEmpty()) {
                    title = words;
                    personKind = ContactWords.kind(words.toLowerCase(Locale.ROOT));
                    mark(line);
                    return;
                }
                label(words, line);
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
            Span mail = Addresses.mail(rest, 0, rest.length());
            int mailAt = mail == null ? -1 : mail.start();
            int mailEnd = mail == null ? -1 : mail.end();
            Matcher phone = Addresses.phone(rest);
            if (phone == null) {
                phone = ungrouped(rest, !names.isEmpty() && phones.isEmpty());
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
                String[] parts =
                        Addresses.unglue(head, address, names.isEmpty() ? "" : names.getLast());
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

    /// Whether words are what a person whose number follows answers for, below the name: `Investor
    /// Relations`.
    private boolean isRole(String words) {
        return !names.isEmpty()
                && title == null
                && phones.isEmpty()
                && emails.isEmpty()
                && ContactWords.isTitle(words);
    }

    /// A line without the addresses of pages; beside a mail address only those that say what they
    /// are go, since its host looks like the others.
    private static String withoutLinks(String line) {
        String text = line;
        if (Addresses.mail(line, 0, line.length()) != null) {
            if (Terms.holds(line, "http", "www.")) {
                text = Terms.replace(line, "(?i)(?:https?://|www\\.)\\S+|<http[^>]*>", " ");
            }
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

    /// The label that a text begins with; null without one.
    private static @Nullable Matcher labelOf(String text) {
        if (!LABELS.open(text)) {
            return null;
        }
        Matcher matcher = LABEL.matcher(text);
        return matcher.lookingAt() ? matcher : null;
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
        ParsedContact.Kind said = ContactWords.kind(low);
        if (said != null) {
            kind = said;
        } else if ((!low.startsWith("for ") || low.endsWith("quiries"))
                && !low.contains("more")
                && !low.contains("further")
                && !Terms.matches(low, "contacts?")) {
            kind = null;
        }
        labelText = Terms.replaceFirst(words.strip(), "^For (?=\\p{Lu})", "");
    }

    private void phone(String number, String head, String tail, Line line) {
        String low = head.toLowerCase(Locale.ROOT).strip();
        String behind = tail.toLowerCase(Locale.ROOT);
        // `number, fax, number`: the word stands before its number.
        boolean next = behind.startsWith(", fax,");
        boolean labels = !next && FAX_BEHIND.matcher(behind).lookingAt();
        boolean fax =
                faxNext
                        || (low.indexOf('f') >= 0
                                && Terms.matches(low, "(?s).*\\b(?:fax|facsimile|f)[ ,:.()-]*$"))
                        || labels;
        boolean passCode = PASS_CODE.finds(low);
        faxNext = next;
        if (fax || passCode) {
            return;
        }
        mark(line);
        String clean = Terms.replace(number, "[,:;./ –-]+$", "");
        Addresses.addNumber(phones, clean);
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
        List<String> parts = new ArrayList<>();
        if (isParted(clean)) {
            Collections.addAll(
                    parts,
                    Terms.split(clean, ";|(?<=\\s)(?=[-–—]\\s)|\\(|\\)|\\b(?:at|or by)\\s*$", 30));
        } else {
            parts.add(clean);
        }
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            while (i + 1 < parts.size()
                    && Terms.matches(parts.get(i + 1), "(?s)[-–—]\\s.*")
                    && isField(part, parts.get(i + 1))) {
                part += parts.remove(i + 1);
            }
            part(part, line);
        }
    }

    /// A quick look for what parts words.
    private static boolean isParted(String words) {
        for (int i = 0; i < words.length(); i++) {
            if (";()-–—".indexOf(words.charAt(i)) >= 0) {
                return true;
            }
        }
        String end = words.stripTrailing();
        return end.endsWith("at") || end.endsWith("or by");
    }

    /// Whether a dash parts a title from its field, and not a person from a firm: `Controller –
    /// Reporting and Taxes`.
    private boolean isField(String title, String field) {
        String left = ContactWords.strip(title);
        String right = ContactWords.strip(field);
        String last = left.substring(left.lastIndexOf(',') + 1).strip();
        boolean hyphen = field.startsWith("-");
        return !names.isEmpty()
                && !(hyphen && ContactWords.isOrganizationTail(right))
                && ContactWords.isTitle(last)
                && !ContactWords.isName(last)
                && !right.isEmpty()
                && !ContactWords.isName(right)
                && !ContactWords.isOrganization(right)
                && ContactWords.kind(right.toLowerCase(Locale.ROOT)) == null
                && !known.isKnown(right, to);
    }

    private void part(String text, Line line) {
        String said = ContactWords.strip(text);
        String part =
                Terms.replaceFirst(
                        said,
                        "^Contacts? (?=(?:Investor|Media|Press|Public|Corporate) \\p{Lu})",
                        "");
        if (part.length() < said.length() && (!phones.isEmpty() || !emails.isEmpty())) {
            finish();
        }
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
        Matcher label = labelOf(part + ":");
        if (label != null
                && label.end() >= part.length()
                && !Terms.matches(
                        part.toLowerCase(Locale.ROOT),
                        "marketing|company|(?:[a-z&]+ ){0,4}(?:communications|relations)")) {
            if (!names.isEmpty() && personKind == null && whole.contains("(" + part)) {
                personKind = ContactWords.kind(part.toLowerCase(Locale.ROOT));
            } else {
                label(part, line);
            }
            return;
        }
        Matcher owner = OWNER.matcher(part);
        if (part.indexOf(" Contacts") > 0
                && owner.matches()
                && part.length() == line.length()
                && (!ContactWords.isName(owner.group(1)) || known.isNamed(owner.group(1), 4, to))) {
            if (!phones.isEmpty() || !emails.isEmpty()) {
                finish();
            }
            names.clear();
            blockOrganization = owner.group(1);
            organization = null;
            kind = null;
            return;
        }
        if (DIALLED_WORD.matcher(part).matches()
                || NO_NAME.matcher(part).matches()
                || (glued
                        && !part.isEmpty()
                        && Character.isDigit(part.charAt(0))
                        && isAddress(part))) {
            return;
        }
        int slash = part.indexOf(" / ");
        if (slash > 0
                && ContactWords.isName(part.substring(0, slash))
                && !ContactWords.isName(part.substring(slash + 3))) {
            part = part.substring(0, slash) + ", " + part.substring(slash + 3);
        }
        int colon = part.indexOf(": ");
        if (colon > 0 && colon < 50) {
            String lead = part.substring(0, colon);
            ParsedContact.Kind asked = ContactWords.kind(lead.toLowerCase(Locale.ROOT));
            boolean forSomebody = lead.startsWith("For ") || lead.startsWith("for ");
            if (asked != null || forSomebody || lead.toLowerCase(Locale.ROOT).contains("contact")) {
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
            boolean firm =
                    lead.startsWith("For ")
                            && !lead.endsWith("quiries")
                            && ContactWords.kind(lead.toLowerCase(Locale.ROOT)) == null
                            && Character.isUpperCase(lead.charAt(Math.min(4, lead.length() - 1)));
            if (firm) {
                finish();
                blockOrganization = lead.substring("For ".length());
                return;
            }
            if (!ContactWords.isName(lead)) {
                // A city tells one number of a person from another.
                if (names.isEmpty() || !Places.isCity(lead)) {
                    label(lead, line);
                }
                return;
            }
            part = lead;
        }
        String both =
                part.startsWith("both of ") || part.startsWith("all of ")
                        ? part.substring(part.indexOf(" of ") + 4)
                        : part;
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
            String clean = ContactWords.strip(piece);
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
                        && pieces.stream().noneMatch(ContactWords::isTitle);
        if (firm) {
            organization(part, line, 0);
            return;
        }
        boolean titled = false;
        for (int i = 0; i < pieces.size(); i++) {
            String given = pieces.get(i);
            // Whom an agency speaks for: `Jane Roe, Roe & Partners, for Alder Mills`.
            if (i > 0 && !names.isEmpty() && given.startsWith("for ")) {
                organization =
                        organization == null
                                ? ContactWords.strip(given.substring(4))
                                : organization;
                continue;
            }
            String said = given.startsWith("or ") ? given.substring(3) : given;
            Matcher label = labelOf(said + ":");
            if (label != null
                    && label.end() > said.length()
                    && given.toLowerCase(Locale.ROOT).contains("contact")) {
                label(said, line);
                continue;
            }
            String piece =
                    Terms.replaceFirst(
                            given, "^(?:or|and|contact|please contact|call) (?=\\p{Lu})", "");
            boolean joined =
                    !piece.equals(given)
                            && !names.isEmpty()
                            && title == null
                            && organization == null
                            && phones.isEmpty()
                            && emails.isEmpty()
                            && Terms.matches(given, "(?:or|and) .*")
                            && ContactWords.isName(piece);
            if (joined) {
                names.add(piece);
                mark(line);
                continue;
            }
            if (!names.isEmpty()
                    && titled
                    && i > 0
                    && (ContactWords.isTitle(piece)
                            || (i + 1 < pieces.size()
                                    && !ContactWords.isOrganization(piece)
                                    && !ContactWords.isName(piece)))) {
                title = title == null ? piece : title + ", " + piece;
                continue;
            }
            // `Jane Roe, Director, Kiln Harbor, 419-555-0100`: a firm of two words.
            boolean behindTitle =
                    i > 1
                            && names.size() == 1
                            && titled
                            && organization == null
                            && phones.isEmpty()
                            && emails.isEmpty()
                            && ContactWords.isName(piece)
                            && (i + 1 == pieces.size() || !ContactWords.isTitle(pieces.get(i + 1)));
            if (behindTitle) {
                organization = piece;
                continue;
            }
            piece(piece, line, i);
            titled = title != null && !names.isEmpty() && ContactWords.isTitle(piece);
        }
    }

    private void piece(String text, Line line, int index) {
        // What was taken out of a line leaves its blanks there.
        String piece = Words.clean(ContactWords.strip(text));
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
        if (of < 0 && in > 0 && ContactWords.isName(ContactWords.strip(piece.substring(0, in)))) {
            piece = ContactWords.strip(piece.substring(0, in));
        }
        String alone = of < 0 ? piece : ContactWords.strip(piece.substring(0, of));
        if (of > 0 && ContactWords.isNames(alone)) {
            name(alone, line);
            organization = ContactWords.strip(piece.substring(of + 4));
            return;
        }
        if (ContactWords.isNames(piece)
                && !known.isKnown(piece, to)
                && known.beforeGlued(piece, to) == null) {
            boolean firm =
                    !names.isEmpty()
                            && title != null
                            && index == 0
                            && organization == null
                            && phones.isEmpty()
                            && emails.isEmpty()
                            && line.gap() == 0
                            && exchange.isEmpty()
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
                    || !exchange.isEmpty()
                    || pending) {
                name(piece, line);
            } else {
                organization = piece;
            }
            return;
        }
        String person = ContactNames.beforeTitle(piece);
        if (person != null) {
            name(person, line);
            title = ContactWords.strip(piece.substring(person.length()));
            return;
        }
        String lead = known.beforeGlued(piece, to);
        lead = lead == null ? known.beforeFirm(piece, to) : lead;
        lead = lead == null && glued ? ContactNames.leading(piece) : lead;
        if (lead != null) {
            name(lead, line);
            organization = ContactWords.strip(piece.substring(lead.length()));
            return;
        }
        String inside = ContactNames.embedded(piece);
        if (inside != null) {
            int at = piece.indexOf(inside);
            String left = ContactWords.strip(piece.substring(0, at));
            String right = ContactWords.strip(piece.substring(at + inside.length()));
            if (!left.isEmpty()) {
                organization(left, line, index);
            }
            name(inside, line);
            if (!right.isEmpty()) {
                piece(right, line, index + 1);
            }
            return;
        }
        boolean organizational = ContactWords.isOrganization(piece);
        if (organizational && index == 0 && !exchange.isEmpty()) {
            organization(piece, line, index);
            return;
        }
        if (ContactWords.isTitle(piece)
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
                if (last > of && known.isNamed(ContactWords.strip(piece.substring(last + 4)), to)) {
                    title = ContactWords.strip(piece.substring(0, last));
                    organization = ContactWords.strip(piece.substring(last + 4));
                } else if (of > 0
                        && Character.isUpperCase(piece.charAt(Math.min(piece.length() - 1, of + 4)))
                        && ContactWords.isOrganizationTail(piece.substring(of + 4))
                        && (piece.indexOf(' ', of + 4) > 0
                                || known.isNamed(piece.substring(of + 4), 3, to))) {
                    title = alone;
                    organization = ContactWords.strip(piece.substring(of + 4));
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
                && ContactWords.isTitle(piece)) {
            title = piece;
        }
    }

    private void name(String piece, Line line) {
        if (!phones.isEmpty() || !emails.isEmpty()) {
            String keep = organization != null && names.isEmpty() ? organization : null;
            if (keep != null && emails.isEmpty() && unit == null && line.gap() == 0) {
                exchange = List.copyOf(phones);
                phones.clear();
                organization = null;
            } else {
                finish();
            }
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
        for (String one : ContactWords.several(piece)) {
            String name = one.strip();
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
    }

    private void organization(String words, Line line, int index) {
        if (!names.isEmpty() && !exchange.isEmpty() && index == 0) {
            finish();
        }
        if (names.isEmpty()) {
            exchange = List.of();
        }
        if (!phones.isEmpty() || !emails.isEmpty()) {
            // `President, Alder Bank` below a person's number.
            boolean titled = index > 0 && title != null;
            if (!names.isEmpty()
                    && organization == null
                    && line.gap() == 0
                    && (titled
                            || (blockOrganization == null && ContactWords.isOrganization(words)))) {
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
                    && !ContactWords.isOrganization(words)
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

    private void finish() {
        if (!exchange.isEmpty() && !names.isEmpty()) {
            if (phones.isEmpty()) {
                phones.addAll(exchange);
            } else if (blockOrganization != null) {
                // Persons have their own numbers, and the firm has one beside.
                done.add(
                        new ParsedContact(
                                cut(blockOrganization),
                                null,
                                null,
                                exchange,
                                List.of(),
                                kind,
                                reading.span(from, to)));
                exchange = List.of();
            }
        }
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
                        said = ContactWords.kind(name.toLowerCase(Locale.ROOT));
                    }
                    done.add(
                            new ParsedContact(
                                    cut(name), null, cut(of), phones, emails, said, span));
                } else if (reachable) {
                    done.add(new ParsedContact(null, null, cut(of), phones, emails, said, span));
                }
            } else {
                if (said == null && title != null) {
                    said = ContactWords.kind(title.toLowerCase(Locale.ROOT));
                }
                if (said == null && org != null) {
                    said = ContactWords.kind(org.toLowerCase(Locale.ROOT));
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
        clear();
    }

    private void clear() {
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

    /// Two persons whose columns were read row by row: both names, both numbers, both addresses.
    private static List<ParsedContact> parted(ParsedContact contact) {
        String name = contact.name();
        List<String> phones = contact.phones();
        List<String> emails = contact.emails();
        String[] words = name == null ? new String[0] : name.split(" ", 5);
        boolean two =
                words.length == 4
                        && phones.size() == 2
                        && emails.size() == 2
                        && ContactWords.isName(words[0] + " " + words[1])
                        && ContactWords.isName(words[2] + " " + words[3]);
        if (!two) {
            return List.of(contact);
        }
        var persons = new ArrayList<ParsedContact>();
        for (int i = 0; i < 2; i++) {
            persons.add(
                    new ParsedContact(
                            words[2 * i] + " " + words[2 * i + 1],
                            contact.title(),
                            contact.organization(),
                            List.of(phones.get(i)),
                            List.of(emails.get(i)),
                            ContactWords.kind(emails.get(i).toLowerCase(Locale.ROOT)),
                            contact.span()));
        }
        return persons;
    }

    /// Without repeated persons: what is said twice is one contact.
    private List<ParsedContact> merged() {
        var merged = new ArrayList<ParsedContact>();
        for (ParsedContact contact : done.stream().flatMap(c -> parted(c).stream()).toList()) {
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
}
