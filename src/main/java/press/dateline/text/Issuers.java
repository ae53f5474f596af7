package press.dateline.text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Who issued a release: whom its first sentence is about, else the source, the letterhead, the one
/// whose people it quotes; and the tickers that stand with them.
final class Issuers {

    private static final int LONGEST_ALIAS = 160;

    /// Shorter paragraphs are no first sentence, in characters.
    private static final int LEAST_OPENING = 40;

    private static final Set<String> NO_ISSUERS =
            Terms.of(
                    """
                    today, this, these, those, in, as, with, for, at, on, when, after, while,
                    it, if, there, by, from, if you, to, we, our, you, what, who, following,
                    citing, continuing, an, a, more, over, nearly, new, one, two, three, half,
                    what:, who:, january, february, march, april, may, june, july, august,
                    september, october, november, december, monday, tuesday, wednesday,
                    thursday, friday, building, reflecting, driven, despite, since, under,
                    during, every, all, some, most, many, people, customers, consumers,
                    americans, investors, president, chairman, dr, mr, ms, according, each, how,
                    why, here, thanks, just, not, no, and, or, but, so, first, second, third,
                    fourth, now, its, his, her, their, attention, note, about, total, net,
                    revenue, sales, company
                    """);

    private static final Pattern PERSON =
            Pattern.compile(
                    "\\b(?:Secretary|Senator|Sen\\.|Sens\\.|Governor|Gov\\.|Rep\\.|Congressman|Congresswoman|Mayor|Commissioner|Chairman|President|Minister|Dr\\.|Mr\\.|Ms\\.|Mrs\\.|Hon\\.|Prof\\.|Professor|Dame|Attorney"
                            + " General)(?: |$)");

    private static final Pattern TRUSTEE =
            Pattern.compile("(?:, [^.()]{2,40})?,? as (?:T|t)rustee (?:of|for) (?:the )?");

    /// What stands between a person's name and the office.
    private static final List<String> OFFICE_OPENERS =
            List.of("formerly ", "former ", "a former ", "previously ", "who ", "currently ");

    private static final String TRUSTEES = "Trustees of ";

    private static final int LONGEST_OFFICE = 90;

    /// Words that begin sentences and no names.
    private static final Set<String> OPENERS =
            Terms.of(
                    """
                    in, as, at, on, with, for, from, by, across, after, before, since, while, when, during, under,
                    following, according, if, this, these, those, that, une, un, une nouvelle, ein, eine, uno
                    """);

    /// What a firm is said to be in front of its name.
    private static final Set<String> TRADES =
            Terms.of(
                    """
                    company, firm, group, explorer, producer, maker, developer, provider, retailer, manufacturer,
                    giant, miner, specialist, pioneer, leader, operator, distributor, supplier, startup, start-up,
                    bank, insurer, utility, chain, builder, drugmaker, automaker, chipmaker, airline, publisher,
                    brewer, carrier, agency, brand, platform, organization, charity, nonprofit, non-profit
                    """);

    private static final int MOST_DESCRIBING = 7;

    private static final int LONGEST_LETTERHEAD = 60;

    /// What stands around the name in a letterhead.
    private static final Pattern LETTERHEAD_WORDS =
            Pattern.compile(
                    "(?i)^(?:press|news|media) release:\\s{0,3}|\\s{1,3}(?:news|news ?room|press"
                            + " office)$");

    private static final Pattern SPOKESMAN =
            Pattern.compile(
                    "\\bsa(?:id|ys)\\s+\\p{Lu}[\\p{L}.'’-]+(?:\\s+\\p{Lu}[\\p{L}.'’-]*){1,3},(?:[^.”\"]|(?<=\\b\\p{Lu})\\.){3,140}");

    private final Reading reading;
    private final String s;
    private final List<Block> blocks;
    private final List<Block> headline;
    private final @Nullable Block source;
    private final List<String> names = new ArrayList<>();
    private final List<Span> nameSpans = new ArrayList<>();

    /// @param blocks all of the release; what they are may change until the companies are asked for
    /// @param source null without a source line
    Issuers(Reading reading, List<Block> blocks, List<Block> headline, @Nullable Block source) {
        this.reading = reading;
        this.s = reading.text();
        this.blocks = blocks;
        this.headline = headline;
        this.source = source;
    }

    /// As printed, the first one first; empty where nothing tells one.
    List<String> names() {
        return names;
    }

    private List<Block> of(PartKind kind) {
        return blocks.stream().filter(b -> b.kind == kind).toList();
    }

    /// Who issued this: the subject of the first sentence; the source line where that is none.
    ///
    /// @param contacts as far as they are read yet
    void find(List<ParsedContact> contacts) {
        List<Block> body = of(PartKind.BODY);
        String sourceName = sourceName();
        Block opening = opening(body);
        Span subject = opening == null ? null : subject(opening);
        String subjectName =
                subject == null ? null : Words.clean(s.substring(subject.start(), subject.end()));
        if (subjectName != null && subject != null) {
            boolean inside =
                    sourceName != null
                            && subjectName.length() > sourceName.length()
                            && subjectName.endsWith(sourceName)
                            && !Companies.isEqual(subjectName, sourceName);
            if (inside && sourceName != null) {
                int at = subject.end() - sourceName.length();
                subject = new Span(Math.max(subject.start(), at), subject.end());
                subjectName = sourceName;
            }
            if (sourceName == null || !isAboutSource(sourceName, subjectName, subject.end())) {
                add(subjectName, subject);
                addSecond(subject);
            }
        }
        if (names.isEmpty() && sourceName != null && source != null) {
            for (String name : sourceName.split("; ", 4)) {
                int at = s.indexOf(name.split(" ", 2)[0], source.start());
                add(name.strip(), new Span(Math.max(source.start(), at), source.end()));
            }
        }
        if (names.isEmpty()) {
            tickerIssuer(body);
        }
        if (names.isEmpty() && opening != null) {
            headlineIssuer();
        }
        if (names.isEmpty()) {
            letterheadIssuer(body);
        }
        if (names.isEmpty()) {
            quotedIssuer(body);
        }
        if (names.isEmpty()) {
            for (Block block : of(PartKind.ABOUT)) {
                if (block.heads
                        && block.about != null
                        && block.about.subjectEnd() > block.about.subjectStart()) {
                    add(
                            subjectOf(block.about),
                            new Span(block.about.subjectStart(), block.about.subjectEnd()));
                    break;
                }
            }
        }
        if (names.isEmpty()) {
            contactIssuer(contacts, body);
        }
    }

    /// Whom the contacts speak for: the first of their organizations that the news names.
    private void contactIssuer(List<ParsedContact> contacts, List<Block> body) {
        for (ParsedContact contact : contacts) {
            String organization = contact.organization();
            if (organization == null
                    || Places.isCity(organization)
                    || Terms.holdsDigit(organization)) {
                continue;
            }
            for (Block block : body) {
                int at = s.indexOf(organization, block.start(), block.end());
                if (at >= 0) {
                    add(organization, new Span(at, at + organization.length()));
                    return;
                }
            }
        }
    }

    /// The paragraph that the news begins with; null without one.
    private static @Nullable Block opening(List<Block> body) {
        for (Block block : body) {
            if (block.shape != BodyBlock.Kind.TABLE
                    && block.shape != BodyBlock.Kind.HEADING
                    && block.length() >= LEAST_OPENING) {
                return block;
            }
        }
        return null;
    }

    /// Whom a paragraph's first sentence is about; null where that is nobody who issues releases.
    private @Nullable Span subject(Block block) {
        Span named = Companies.subject(s, block.start(), block.end());
        if (named == null) {
            return null;
        }
        Span described = behindDescription(named, block);
        Span subject = described == null ? named : described;
        if (isAppointed(subject, block)) {
            return null;
        }
        subject = withoutTrustees(withoutSecretary(subject));
        Span trust = entrusted(subject, block);
        subject = trust == null ? subject : trust;
        if (isIssuer(subject, block)) {
            return subject;
        }
        Span ticker = beforeTicker(block);
        Span acting = ticker != null ? ticker : beforeVerb(block);
        return acting == null || isPerson(acting) ? null : acting;
    }

    /// Whether a section of boilerplate is about the source, and none about the one whom the first
    /// sentence names: what a firm publishes about another one.
    private boolean isAboutSource(String sourceName, String subject, int subjectEnd) {
        List<String> described =
                blocks.stream()
                        .filter(b -> b.kind == PartKind.ABOUT && b.heads)
                        .map(b -> b.about == null ? "" : subjectOf(b.about))
                        .filter(name -> !name.isEmpty())
                        .toList();
        return !Companies.isSame(sourceName, subject)
                && !isAlias(sourceName, subjectEnd)
                && !sourceName.contains(";")
                && described.stream().anyMatch(name -> Companies.isSame(name, sourceName))
                && described.stream().noneMatch(name -> Companies.isSame(name, subject));
    }

    /// Whether a name stands in the bracket behind another one: `Alder Mills Limited ("Alder")`.
    private boolean isAlias(String name, int end) {
        int open = Dates.skip(s, end, s.length(), " \n");
        int limit = Math.min(s.length(), open + LONGEST_ALIAS);
        int close = open < limit && s.charAt(open) == '(' ? s.indexOf(')', open, limit) : -1;
        return close > 0 && s.indexOf(name, open, close) > 0;
    }

    private void add(String name, Span span) {
        if (!name.isBlank() && names.stream().noneMatch(name::equals)) {
            names.add(name);
            nameSpans.add(span);
        }
    }

    /// Whether words are a name: they stand with their capitals inside a sentence, not only at its
    /// beginning or in a headline.
    private boolean isNamed(String word) {
        if (word.charAt(0) >= 0x2E80) {
            return true;
        }
        for (Block block : blocks) {
            if ((block.kind == PartKind.BODY || block.kind == PartKind.ABOUT)
                    && block.shape != BodyBlock.Kind.HEADING
                    && isNamed(word, block.start(), block.end())) {
                return true;
            }
        }
        return false;
    }

    private boolean isNamed(String word, int start, int stop) {
        int at = s.indexOf(word, start, stop);
        int tries = 0;
        while (at >= 0 && tries < 200) {
            int end = at + word.length();
            boolean whole =
                    (at == 0 || !Character.isLetterOrDigit(s.charAt(at - 1)))
                            && (end >= s.length() || !Character.isLetterOrDigit(s.charAt(end)));
            boolean inside =
                    at > 1
                            && Words.isSpace(s.charAt(at - 1))
                            && (Character.isLowerCase(s.charAt(at - 2)) || s.charAt(at - 2) == ',');
            boolean marked =
                    (end < s.length() && "®™(['’".indexOf(s.charAt(end)) >= 0)
                            || (end + 1 < s.length()
                                    && s.charAt(end) == ' '
                                    && "([".indexOf(s.charAt(end + 1)) >= 0);
            if (whole && (inside || marked)) {
                return true;
            }
            at = s.indexOf(word, end, Math.max(end, stop));
            tries++;
        }
        return false;
    }

    private boolean isPerson(Span name) {
        int end = name.start();
        while (end > 0 && Words.isSpace(s.charAt(end - 1))) {
            end--;
        }
        int from = end;
        while (from > 0 && Character.isLetter(s.charAt(from - 1))) {
            from--;
        }
        // `president Jane Roe`
        return (from < end
                        && Character.isLowerCase(s.charAt(from))
                        && ContactWords.isTitle(s.substring(from, end)))
                || PERSON.matcher(s.substring(name.start(), name.end())).find();
    }

    /// Whether a name is that of somebody whose office stands behind it: `Jane Roe, formerly director`.
    private boolean isAppointed(Span name, Block block) {
        int at = Dates.skip(s, name.end(), block.end(), " \n");
        if (at >= block.end() || s.charAt(at) != ',') {
            return false;
        }
        int from = Dates.skip(s, at + 1, block.end(), " \n");
        return OFFICE_OPENERS.stream().anyMatch(said -> s.startsWith(said, from))
                && ContactWords.isName(Words.clean(s.substring(name.start(), name.end())));
    }

    /// The office in `Department of Energy Secretary Jane Roe`; the name itself elsewhere.
    private Span withoutSecretary(Span name) {
        String words = s.substring(name.start(), name.end());
        Matcher title = PERSON.matcher(words);
        int of = words.indexOf(" of ");
        return of > 0 && title.find() && title.start() > of + 4
                ? new Span(
                        name.start(),
                        name.start() + words.substring(0, title.start()).strip().length())
                : name;
    }

    /// `Alder Trust` in `Trustees of Alder Trust`; the name itself elsewhere.
    private Span withoutTrustees(Span name) {
        int start = name.start() + TRUSTEES.length();
        return s.startsWith(TRUSTEES, name.start()) && name.end() > start
                ? new Span(start, name.end())
                : name;
    }

    /// For whom a bank speaks: `Alder Bank, as Trustee of the Mill Trust`; null elsewhere.
    private @Nullable Span entrusted(Span bank, Block block) {
        int end = Math.min(block.end(), bank.end() + LONGEST_OFFICE);
        Matcher trustee = TRUSTEE.matcher(s).region(bank.end(), end);
        return trustee.lookingAt() ? Companies.name(s, trustee.end(), block.end()) : null;
    }

    private boolean isIssuer(Span subject, Block block) {
        String name = Words.clean(s.substring(subject.start(), subject.end()));
        String low = name.toLowerCase(Locale.ROOT);
        if (NO_ISSUERS.contains(low)
                || (NO_ISSUERS.contains(Terms.pieces(low, c -> c == ' ' || c == '.', 2).getFirst())
                        && !low.contains(" "))) {
            return false;
        }
        if (OPENERS.contains(Terms.pieces(low, c -> " .,".indexOf(c) >= 0, 2).getFirst())
                || (!low.contains(" ") && !isNamed(name))) {
            return false;
        }
        if (name.length() < 2 || subject.start() - block.start() > 60) {
            return false;
        }
        if (PERSON.matcher(name).find()) {
            return false;
        }
        if (name.endsWith("’s") || name.endsWith("'s")) {
            return false;
        }
        int after = Dates.skip(s, subject.end(), block.end(), " \n");
        return after < block.end();
    }

    /// The name behind what it is: `Perth-based gold explorer Alder Mills Limited`; null where the
    /// paragraph does not begin so.
    private @Nullable Span behindDescription(Span opening, Block block) {
        int at = Dates.skip(s, opening.end(), block.end(), " \n");
        String last = "";
        for (int words = 0; words < MOST_DESCRIBING; words++) {
            int end = at;
            while (end < block.end()
                    && (Character.isLowerCase(s.charAt(end)) || s.charAt(end) == '-')) {
                end++;
            }
            if (end == at) {
                break;
            }
            last = s.substring(at, end);
            at = Dates.skip(s, end, block.end(), " \n");
        }
        boolean named =
                TRADES.contains(last) && at < block.end() && Character.isUpperCase(s.charAt(at));
        Span name = named ? Companies.name(s, at, block.end()) : null;
        return name == null || isPerson(name) ? null : name;
    }

    /// The name that stands before the first ticker of a paragraph; null without one near.
    private @Nullable Span beforeTicker(Block block) {
        List<Tickers.Found> tickers =
                Tickers.inBrackets(s, block.start(), Math.min(block.end(), block.start() + 500));
        if (tickers.isEmpty()) {
            return null;
        }
        Span name = nameEndingAt(tickers.getFirst().start(), block.start());
        return name == null || Dates.at(s, name.start(), name.end()) != null ? null : name;
    }

    /// The longest run of capitalised words that ends here.
    private @Nullable Span nameEndingAt(int end, int floor) {
        Span best = null;
        for (int k = Math.max(floor, end - 80); k < end; k++) {
            boolean wordStart = k == floor || !Character.isLetterOrDigit(s.charAt(k - 1));
            if (!wordStart || !Character.isUpperCase(s.charAt(k))) {
                continue;
            }
            Span name = Companies.name(s, k, end + 1);
            if (name != null
                    && s.substring(name.end(), Math.max(name.end(), end)).strip().length() < 3) {
                String words =
                        Words.clean(s.substring(name.start(), name.end())).toLowerCase(Locale.ROOT);
                if (!NO_ISSUERS.contains(words.split(" ", 2)[0])) {
                    best = name;
                    break;
                }
            }
        }
        return best;
    }

    /// The name before "today announced", "announced" or "reported" in the first sentences.
    private @Nullable Span beforeVerb(Block block) {
        int limit = Math.min(block.end(), block.start() + 600);
        String line = s.substring(block.start(), limit).replace('\n', ' ');
        for (String verb :
                List.of(
                        " today announced",
                        " announced today",
                        " announced ",
                        " today reported",
                        " reported ",
                        " today said",
                        " announces ",
                        " today ",
                        " launched ",
                        " introduced ",
                        " has ",
                        " said ",
                        " is an advisory by ")) {
            int at = line.indexOf(verb) + block.start();
            if (at < block.start()) {
                continue;
            }
            if (verb.endsWith("by ")) {
                return Companies.name(s, at + verb.length(), limit);
            }
            Span name = nameEndingAt(at, block.start());
            if (name != null) {
                return name;
            }
            int comma = s.lastIndexOf(',', at);
            if (comma > block.start() && at - comma < 200) {
                int before = s.lastIndexOf(',', comma - 1);
                name =
                        nameEndingAt(
                                before > block.start() && comma - before > 20 ? before : comma,
                                block.start());
                if (name != null) {
                    return name;
                }
            }
        }
        return null;
    }

    /// In `Acme Corp. (NYSE: ACM) and Zenith plc today announced` there are two.
    private void addSecond(Span first) {
        int at = Dates.skip(s, first.end(), s.length(), " \r\n");
        if (at < s.length() && (s.charAt(at) == '(' || s.charAt(at) == '[')) {
            for (int round = 0;
                    round < 2 && at < s.length() && (s.charAt(at) == '(' || s.charAt(at) == '[');
                    round++) {
                int close = s.indexOf(s.charAt(at) == '(' ? ')' : ']', at);
                if (close < 0 || close - at > 160) {
                    return;
                }
                at = Dates.skip(s, close + 1, s.length(), " \r\n");
            }
        }
        int joined = behindApposition(first.end(), at);
        at = joined > 0 ? joined : at;
        if (s.startsWith("and ", at) || s.startsWith("and\n", at) || s.startsWith("and\r", at)) {
            int next = Dates.skip(s, at + 3, s.length(), " \r\n");
            Span second =
                    next < s.length() && Character.isUpperCase(s.charAt(next))
                            ? Companies.name(s, next, Math.min(s.length(), next + 120))
                            : null;
            if (second == null) {
                return;
            }
            int after = Dates.skip(s, second.end(), s.length(), " \r\n");
            String follows = s.substring(after, Math.min(s.length(), after + 220));
            if (Terms.matches(
                    follows,
                    "(?s)(?:\\([^)]{1,120}\\)["
                            + " ,]*)*(?:,?[^.]{3,160},\\s*)?(?:today|announced|announce|have|jointly|are|said).*")) {
                add(Words.clean(s.substring(second.start(), second.end())), second);
            }
        }
    }

    /// In `Acme Corp. (NYSE: ACM), a maker of saws, and Zenith plc (LSE: ZEN)`: where the "and" stands
    /// between two names with tickers; -1 elsewhere.
    private int behindApposition(int name, int at) {
        if (at >= s.length() || s.charAt(at) != ',' || s.substring(name, at).indexOf('(') < 0) {
            return -1;
        }
        int limit = Math.min(s.length(), at + 200);
        int stop = s.indexOf(". ", at, limit);
        int and = s.indexOf(", and ", at, stop < 0 ? limit : stop);
        if (and < 0 || Terms.anyIn(s, at, and, " today ", " announced", " said ")) {
            return -1;
        }
        Span second = Companies.name(s, and + 6, Math.min(s.length(), and + 120));
        int open = second == null ? -1 : Dates.skip(s, second.end(), s.length(), " \r\n");
        return open > 0
                        && !Tickers.inBrackets(s, open, Math.min(s.length(), open + 60)).isEmpty()
                        && s.charAt(open) == '('
                ? and + 2
                : -1;
    }

    /// The name on the source line; null without one.
    @Nullable String sourceName() {
        Block block = source;
        return block == null
                ? null
                : Terms.replaceFirst(
                                Words.clean(s.substring(block.start(), block.end())),
                                "(?i)^(?:source|quelle)\\s*:?\\s*",
                                "")
                        .strip();
    }

    /// The name before the first ticker of the headline or of the first paragraphs.
    private void tickerIssuer(List<Block> body) {
        var some = new ArrayList<Block>(headline);
        body.stream().filter(b -> b.shape == BodyBlock.Kind.PARAGRAPH).limit(5).forEach(some::add);
        for (Block block : some) {
            Span name = beforeTicker(block);
            if (name != null && !isPerson(name)) {
                add(Words.clean(s.substring(name.start(), name.end())), name);
                return;
            }
        }
    }

    /// The name in the letterhead, as the text prints it: `Alder State University News`.
    private void letterheadIssuer(List<Block> body) {
        int first = body.isEmpty() ? 0 : body.getFirst().start();
        for (Block block : blocks) {
            if (block.start() >= first || block.length() > LONGEST_LETTERHEAD) {
                continue;
            }
            String text = Words.clean(s.substring(block.start(), block.end()));
            String name = LETTERHEAD_WORDS.matcher(text).replaceAll("");
            boolean head = block.kind == PartKind.ENVELOPE || block.kind == PartKind.HEADLINE;
            if (!head
                    || !isWords(name)
                    || ContactWords.isName(name)
                    || name.split(" ", 4).length < 3) {
                continue;
            }
            for (Block said : body) {
                int at = Terms.indexOf(s, said.start(), said.end(), name.toLowerCase(Locale.ROOT));
                if (at >= 0 && Character.isUpperCase(s.charAt(at))) {
                    int end = at + name.length();
                    add(Words.clean(s.substring(at, end)), new Span(at, end));
                    return;
                }
            }
        }
    }

    private static boolean isWords(String name) {
        return name.chars().allMatch(c -> c < 0x80 && !Character.isDigit(c));
    }

    /// The firm of whom the release quotes first, where the headline or the first paragraph names it.
    private void quotedIssuer(List<Block> body) {
        for (Block block : body) {
            int end = Math.min(block.end(), block.start() + 1500);
            if (s.indexOf("sa", block.start(), end) < 0) {
                continue;
            }
            Matcher said = SPOKESMAN.matcher(s).region(block.start(), end);
            if (!said.find()) {
                continue;
            }
            for (String word : List.of(" at ", " of ", " for ")) {
                int at = s.indexOf(word, said.start(), said.end());
                while (at >= 0) {
                    Span name = Companies.name(s, at + word.length(), end);
                    if (name != null && isAnnounced(name, body.getFirst())) {
                        add(Words.clean(s.substring(name.start(), name.end())), name);
                        return;
                    }
                    at = s.indexOf(word, at + 1, said.end());
                }
            }
            return;
        }
    }

    /// Whether the headline or the first paragraph holds a name.
    private boolean isAnnounced(Span name, Block first) {
        String words = Words.clean(s.substring(name.start(), name.end()));
        Passage head = reading.passage(headline.stream().flatMap(b -> b.lines.stream()).toList());
        return Character.isUpperCase(words.charAt(0))
                && ((head != null && head.text().contains(words))
                        || s.indexOf(words, first.start(), first.end()) >= 0);
    }

    private void headlineIssuer() {
        if (headline.isEmpty()) {
            return;
        }
        Span name = Companies.name(s, headline.getFirst().start(), headline.getLast().end());
        if (name != null && name.end() - name.start() > 2) {
            String text = Words.clean(s.substring(name.start(), name.end()));
            boolean caps = Words.isCapitals(text) && text.length() > 14;
            String opening = text.split(" ", 2)[0].toLowerCase(Locale.ROOT);
            if (!caps
                    && !NO_ISSUERS.contains(opening)
                    && !isPerson(name)
                    && text.split(" ", 9).length < 6
                    && (isNamed(text) || isDescribed(text))) {
                String described = describedIn(text);
                add(described, new Span(name.end() - described.length(), name.end()));
            }
        }
    }

    /// Whether the words of the body or a section's heading hold the last word of a name.
    private boolean isDescribed(String name) {
        String last = name.substring(name.lastIndexOf(' ') + 1);
        return blocks.stream()
                .anyMatch(
                        b ->
                                b.kind == PartKind.ABOUT
                                        && b.heads
                                        && b.about != null
                                        && subjectOf(b.about).contains(last));
    }

    /// The end of a name that a section of boilerplate is about: "Étude Alder" where the section is
    /// about Alder; the name itself where none is.
    private String describedIn(String name) {
        for (Block block : of(PartKind.ABOUT)) {
            if (block.heads && block.about != null) {
                String subject = subjectOf(block.about);
                if (subject.length() > 2 && name.endsWith(" " + subject)) {
                    return subject;
                }
            }
        }
        return name;
    }

    /// The issuers with their tickers, for which the boilerplate must be known.
    List<ParsedCompany> companies() {
        var companies = new ArrayList<ParsedCompany>();
        var seen = new HashSet<ParsedTicker>();
        for (int i = 0; i < names.size(); i++) {
            Span span = nameSpans.get(i);
            Passage name =
                    new Passage(names.get(i), List.of(reading.span(span.start(), span.end())));
            var tickers = new LinkedHashSet<ParsedTicker>();
            // Those of whom a law firm accuses stand further on.
            int stop = span.end() + (isCounsel(names.get(i)) ? 3 : 260);
            if (i + 1 < nameSpans.size() && nameSpans.get(i + 1).start() > span.end()) {
                stop = Math.min(stop, nameSpans.get(i + 1).start());
            }
            near(span.end(), Math.min(stop, s.length()), tickers);
            companies.add(new ParsedCompany(name, List.copyOf(tickers)));
            seen.addAll(tickers);
        }
        if (seen.isEmpty() && !companies.isEmpty() && !isCounsel(names.getFirst())) {
            Set<ParsedTicker> others = fallbackTickers();
            if (!others.isEmpty()) {
                companies.set(
                        0, new ParsedCompany(companies.getFirst().name(), List.copyOf(others)));
            }
        }
        return companies;
    }

    private static boolean isCounsel(String name) {
        return Terms.matches(name, "(?i).*\\b(?:LLP|law (?:firm|offices?).*|attorneys.*)");
    }

    /// Tickers behind a name: in the same sentence of the first paragraph.
    private void near(int from, int to, Set<ParsedTicker> tickers) {
        int end = to;
        int paragraph = s.indexOf("\n\n", from);
        if (paragraph > 0) {
            end = Math.min(end, paragraph);
        }
        List<Tickers.Found> found = Tickers.inBrackets(s, from, end);
        int last = from;
        for (Tickers.Found one : found) {
            boolean close = tickers.isEmpty() || one.start() - last < 6;
            if (!close) {
                break;
            }
            tickers.add(one.ticker());
            last = one.end();
        }
    }

    /// Tickers elsewhere: on a line of the head, in the first paragraph, in the issuer's boilerplate.
    private Set<ParsedTicker> fallbackTickers() {
        var tickers = new LinkedHashSet<ParsedTicker>();
        for (Block block : blocks) {
            if (block.kind == PartKind.ENVELOPE
                    && block.mark == Marks.TAIL
                    && block.length() < 60) {
                tickers.addAll(
                        Tickers.read(
                                Terms.replace(
                                        s.substring(block.start(), block.end()), "[()]", "")));
            }
        }
        if (!tickers.isEmpty()) {
            return tickers;
        }
        for (Block block : blocks) {
            if (block.kind == PartKind.BODY && block.length() > 60) {
                Tickers.inBrackets(s, block.start(), Math.min(block.end(), block.start() + 900))
                        .forEach(t -> tickers.add(t.ticker()));
                break;
            }
        }
        if (!tickers.isEmpty()) {
            return tickers;
        }
        String issuer = names.getFirst();
        int section = -1;
        for (Block block : blocks) {
            if (block.kind != PartKind.ABOUT) {
                continue;
            }
            if (block.heads) {
                section =
                        block.about != null && Companies.isSame(subjectOf(block.about), issuer)
                                ? block.section
                                : -1;
                Tickers.inBrackets(s, block.start(), block.end())
                        .forEach(t -> tickers.add(t.ticker()));
                continue;
            }
            Span subject = Companies.subject(s, block.start(), block.end());
            boolean own =
                    block.section == section
                            || (subject != null
                                    && Companies.isEqual(
                                            Words.clean(
                                                    s.substring(subject.start(), subject.end())),
                                            issuer));
            if (!own) {
                continue;
            }
            List<Tickers.Found> found =
                    Tickers.inBrackets(
                            s, block.start(), Math.min(block.end(), block.start() + 400));
            if (!found.isEmpty() && !isListOfOthers(found, block, issuer)) {
                tickers.add(found.getFirst().ticker());
                break;
            }
            Tickers.Found named = Tickers.inWords(s, block.start(), block.end());
            if (named != null) {
                tickers.add(named.ticker());
                break;
            }
        }
        return tickers;
    }

    /// Whether boilerplate lists several firms with their tickers: owners, customers, members.
    private boolean isListOfOthers(List<Tickers.Found> found, Block block, String issuer) {
        Span first = nameEndingAt(found.getFirst().start(), block.start());
        return found.size() > 1
                && first != null
                && !Companies.isSame(Words.clean(s.substring(first.start(), first.end())), issuer);
    }

    /// Whom a heading of boilerplate is about.
    String subjectOf(Boilerplate.Heading about) {
        return Terms.replace(
                        Terms.replaceFirst(
                                Words.clean(s.substring(about.subjectStart(), about.subjectEnd())),
                                "^[Tt]he ",
                                ""),
                        "\\s*\\([^)]*\\)?\\s*$",
                        "")
                .strip();
    }
}
