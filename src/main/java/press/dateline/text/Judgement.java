package press.dateline.text;

import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says whether a text is a release at all, and what is odd about it.
final class Judgement {

    /// The words of contracts.
    private static final List<String> CONTRACT =
            List.of(
                    "witnesseth",
                    "w i t n e s s e t h",
                    "whereas",
                    "in witness whereof",
                    "now, therefore",
                    "now therefore",
                    "by and between",
                    "hereinafter referred",
                    "terms and conditions set forth",
                    "this agreement (",
                    "the parties hereto",
                    "the parties agree",
                    "/s/");

    /// What services write that publish articles about companies beside their releases.
    private static final String[] SYNDICATED = {
        "article and editorial syndication",
        "The latest news and updates relating to ",
        "This post contains sponsored content",
        "joins Proactive's ",
        "joined Proactive's ",
        "told Proactive",
        "@proactiveinvestors.com"
    };

    /// A quick look for the words of cover pages.
    private static final String[] COVERS = {
        "egistrant", "REGISTRANT", "ursuant to ", "PURSUANT TO"
    };

    /// The same for contracts.
    private static final String[] BINDS = {
        "/s/",
        "hereas",
        "HEREAS",
        "itness",
        "ITNESS",
        "hereinafter",
        "hereto",
        "his Agreement",
        "THIS AGREEMENT",
        "nd between",
        "herefore",
        "terms and conditions"
    };

    /// The same for letters.
    private static final String[] GREETS = {
        "Dear ",
        "To our",
        "To the",
        "To all",
        "To Our",
        "n Open",
        "ncerely",
        "egards",
        "ours truly",
        "ours faithfully",
        "espectfully"
    };

    private static final Pattern COVER =
            Pattern.compile(
                    "(?i)pursuant to section 13 or 15\\(d\\)|exact name of registrant|commission"
                            + " file number|irs employer identification");
    private static final CuePattern CHARTER =
            CuePattern.of(
                    Pattern.CASE_INSENSITIVE,
                    "\\bcharter\\b.{0,80}committee|committee.{0,40}\\bcharter\\b|code of"
                            + " (?:business )?(?:conduct|ethics)|by-?laws of");
    private static final Pattern LETTER =
            Pattern.compile(
                    "(?m)^\\s*(?:Dear |To (?:our|the|all)"
                            + " .{0,60}(?:shareholders|stockholders|customers|community|employees|friends|users|members)|An"
                            + " Open (?:Letter|Message))|(?i)(?:^|\\n"
                            + ")\\s*(?:sincerely|best regards|yours"
                            + " (?:truly|faithfully|sincerely)|respectfully|kind regards|warm"
                            + " regards),?\\s*(?:\\n"
                            + "|$)");
    private static final Pattern BYLINE =
            Pattern.compile(
                    "(?m)By [A-Z][\\p{L}.'-]+ (?:[A-Z][\\p{L}.'-]*"
                            + " ){0,2}[A-Z][\\p{L}.'-]+(?:,| \\n|\\n|$)");

    /// How a news agency marks a story: `(Harbour Post/20010907/Business)`.
    private static final Pattern AGENCY_LINE = Pattern.compile("(?m)\\(.{3,40}/\\d{8}.{0,200}$");

    /// Verbs of announcements, and the day that they are made.
    private static final List<String> ANNOUNCES =
            List.of(
                    "today",
                    "announced",
                    "announces",
                    "announce",
                    "announcing",
                    "reported",
                    "unveils",
                    "unveiled",
                    "launches",
                    "launched",
                    "introduces",
                    "introduced",
                    "declared",
                    "appointed",
                    "named",
                    "heute",
                    "bekannt",
                    "anuncia",
                    "anunció",
                    "hoy",
                    "annonce",
                    "annoncé",
                    "annuncia",
                    "oggi");

    private static final Pattern NUMBER =
            Pattern.compile(
                    "(\\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)\\s(?:(?:other|U\\.S\\.|more|remaining|manufacturing|production|company|regional|North"
                            + " American|European|new|research)"
                            + " ){0,3}(facilities|plants|locations|stores|offices|mills|hospitals|branches|warehouses|factories|sites|depots|centers|clinics|schools|quarries|terminals|restaurants|hotels|vessels|ships|mines|yards|breweries|bakeries|laboratories)\\b",
                    Pattern.CASE_INSENSITIVE);
    private static final List<String> NUMBERS =
            List.of(
                    "zero",
                    "one",
                    "two",
                    "three",
                    "four",
                    "five",
                    "six",
                    "seven",
                    "eight",
                    "nine",
                    "ten",
                    "eleven",
                    "twelve",
                    "thirteen",
                    "fourteen",
                    "fifteen",
                    "sixteen",
                    "seventeen",
                    "eighteen",
                    "nineteen",
                    "twenty");

    private static final Openings NUMBER_WORDS =
            Openings.of(0, NUMBERS.subList(2, NUMBERS.size()).toArray(String[]::new));

    private static final Pattern STATUTE = Pattern.compile("Private Litigation\\s+Reform\\s+Act");
    private static final List<String> FORMS = List.of("Inc", "Ltd", "LLC", "Corp");
    private static final Set<String> FORMS_OF_TWO = Set.of("Inc", "Corp", "Ltd", "Co");

    /// Last words of names that are printed with a full stop.
    private static final Set<String> ABBREVIATED =
            Terms.of(
                    """
                    Bros, Cos, Mfg, Intl, Assoc, Dept, Jr, Sr, Tech, Pharm, Labs, Inc, Corp, Ltd, Pty, Pte,
                    Svcs, Mgmt, Hldgs, Natl
                    """);

    /// The verbs that a forward-looking sentence turns on.
    private static final List<String> FORWARD =
            List.of("expect", "anticipate", "believe", "project", "forecast", "intend", "plans");

    private static final Pattern EXPECTS =
            Pattern.compile(
                    "(?:expects?|anticipates?|believes?|projects?|forecasts?|intends?|plans)\\b"
                            + " (?:to|that|the|its|it|revenue|sales|earnings|net|full|capital)");

    /// How wires point to their copy of a release.
    private static final List<String> OWN_COPIES =
            List.of("View source version on", "View original content");

    private final Reading reading;
    private final String s;
    private final Draft draft;
    private final List<Block> blocks;
    private final @Nullable Passage headline;
    private final @Nullable ParsedDateline dateline;
    private final List<ParsedCompany> companies;
    private final List<HeadedText> about;
    private final List<HeadedText> disclaimers;
    private final List<ParsedContact> contacts;
    private final @Nullable Passage source;
    private final @Nullable Passage embargo;
    private final @Nullable Filing filing;
    private final int from;
    private final int to;
    private final String original;

    Judgement(
            Reading reading,
            Draft draft,
            List<Block> blocks,
            @Nullable Passage headline,
            @Nullable ParsedDateline dateline,
            List<ParsedCompany> companies,
            List<HeadedText> about,
            List<HeadedText> disclaimers,
            List<ParsedContact> contacts,
            @Nullable Passage source,
            @Nullable Passage embargo,
            @Nullable Filing filing,
            int from,
            int to,
            String original) {
        this.original = original;
        this.reading = reading;
        this.s = reading.text();
        this.draft = draft;
        this.blocks = blocks;
        this.headline = headline;
        this.dateline = dateline;
        this.companies = companies;
        this.about = about;
        this.disclaimers = disclaimers;
        this.contacts = contacts;
        this.source = source;
        this.embargo = embargo;
        this.filing = filing;
        this.from = from;
        this.to = to;
    }

    /// Why this is no release; null where it is one.
    @Nullable String reason() {
        if (blocks.isEmpty()) {
            return "The document holds no text.";
        }
        DatelineReader.Found found = draft.found;
        if (draft.agency != null) {
            return "A news agency's story: the dateline names " + draft.agency + ".";
        }
        boolean wired = found != null && found.wireStart() >= 0;
        boolean dated = found != null;
        boolean strong = found != null && found.score() >= 5;
        boolean stamped =
                blocks.stream()
                        .anyMatch(
                                b ->
                                        b.mark == Marks.STAMP
                                                || (b.mark == Marks.DOCUMENT_WORD && b.length() > 5)
                                                || b.mark == Marks.EMBARGO);
        if (blocks.size() > 30 && isList()) {
            return "A list of releases: it holds many datelines.";
        }
        if (isTranscript()) {
            return "A transcript of a call: an operator and others speak in turn.";
        }
        int limit = Math.min(to, from + 40_000);
        if (Terms.anyIn(s, from, limit, SYNDICATED)) {
            return "A news service's article about a company.";
        }
        if (wired) {
            return null;
        }
        int end = Math.min(to, from + 6000);
        if (Terms.anyIn(s, from, end, COVERS) && count(COVER, s.substring(from, end), 3) >= 2) {
            return "A form's cover page, filed with the SEC.";
        }
        int legal =
                Terms.anyIn(s, from, limit, BINDS)
                        ? legalTerms(s.substring(from, limit).toLowerCase(Locale.ROOT))
                        : 0;
        if (!strong && legal >= 3) {
            return "A contract: its words are those of an agreement.";
        }
        if (!strong && !stamped && about.isEmpty() && disclaimers.isEmpty() && isIndex()) {
            return "A list or a page of links: it has headlines and no running text.";
        }
        int points = 0;
        points += dated ? 2 : 0;
        points += strong ? 1 : 0;
        points += stamped ? 3 : 0;
        points += source != null ? 2 : 0;
        points += about.isEmpty() ? 0 : 2;
        points += disclaimers.isEmpty() ? 0 : 2;
        points += contacts.isEmpty() ? 0 : 1;
        points += companies.isEmpty() ? 0 : 1;
        points += companies.stream().anyMatch(c -> !c.tickers().isEmpty()) ? 1 : 0;
        points += blocks.stream().anyMatch(b -> b.mark == Marks.END) ? 1 : 0;
        points += headline == null ? 0 : 1;
        points += isRelayed() ? 2 : 0;
        String body = body();
        points += announces(body.substring(0, Math.min(body.length(), 900))) ? 2 : 0;
        boolean byline = namesReporter(from, end) || namesReporter(Math.max(from, to - 400), to);
        if (byline && !stamped && source == null) {
            return "A news article: it names its reporter.";
        }
        if (!stamped
                && !strong
                && Terms.anyIn(s, from, limit, GREETS)
                && LETTER.matcher(s.substring(from, limit)).find()) {
            return "A letter: it greets its readers or is signed.";
        }
        if (!dated && !stamped && CHARTER.finds(s, from, end) && source == null) {
            return "A charter or code of a company's own.";
        }
        boolean news =
                blocks.stream()
                        .anyMatch(
                                b ->
                                        b.mark == Marks.MAIL_HEADER
                                                && s.startsWith("Newsgroups:", b.start()));
        points -= news ? 3 : 0;
        points -= legal >= 1 && !dated ? 3 : 0;
        boolean marked =
                !about.isEmpty() || !disclaimers.isEmpty() || !contacts.isEmpty() || source != null;
        if (!marked && !dated && body.length() < 200 && tables() > body.length()) {
            return "Tables of figures without news.";
        }
        if (!marked && tables() > 4 * Math.max(1, body.length()) && !dated && !stamped) {
            return "Tables of figures without news.";
        }
        if (body.length() < 60 && !dated) {
            return "It holds no running text.";
        }
        return points >= 4 ? null : "It has neither a dateline nor another mark of a release.";
    }

    /// Turns of an operator, whose word stands on a line of its own.
    private boolean isTranscript() {
        int turns = 0;
        int at = s.indexOf("Operator", from, to);
        while (at >= 0 && turns < 2) {
            int past = Dates.skip(s, at + "Operator".length(), to, " :\r");
            boolean alone = past >= to || s.charAt(past) == '\n';
            turns += alone && opensLine(at, from) ? 1 : 0;
            at = s.indexOf("Operator", past, to);
        }
        return turns > 1;
    }

    /// Many paragraphs that begin with a dateline.
    private boolean isList() {
        int datelines = 0;
        for (Block block : blocks) {
            if (block.kind != PartKind.BODY
                    || block.length() < 30
                    || !Character.isUpperCase(s.charAt(block.start()))) {
                continue;
            }
            DatelineReader.Found other = DatelineReader.at(s, block.start(), block.end());
            datelines += other != null && other.score() >= 5 ? 1 : 0;
            if (datelines >= 8) {
                return true;
            }
        }
        return false;
    }

    private String body() {
        var body = new StringBuilder();
        for (Block block : blocks) {
            if (block.kind == PartKind.BODY
                    && block.shape != BodyBlock.Kind.TABLE
                    && body.length() < 4000) {
                body.append(s, block.start(), Math.min(block.end(), block.start() + 4000))
                        .append('\n');
            }
        }
        return body.toString();
    }

    private int tables() {
        return blocks.stream()
                .filter(b -> b.shape == BodyBlock.Kind.TABLE && b.kind == PartKind.BODY)
                .mapToInt(Block::length)
                .sum();
    }

    /// Whether a line of a range begins with a reporter's name, or is an agency's.
    private boolean namesReporter(int start, int end) {
        if (Terms.anyIn(
                s, start, end, "Staff Reporter", "Staff Writer", "Associated Press Writer")) {
            return true;
        }
        for (int at = s.indexOf("By ", start, end); at >= 0; at = s.indexOf("By ", at + 3, end)) {
            if (opensLine(at, start) && BYLINE.matcher(s).region(at, end).lookingAt()) {
                return true;
            }
        }
        for (int at = s.indexOf('/', start, end); at >= 0; at = s.indexOf('/', at + 1, end)) {
            if (at + 1 < end && Character.isDigit(s.charAt(at + 1))) {
                int line = at;
                while (line > start && s.charAt(line - 1) != '\n') {
                    line--;
                }
                if (s.charAt(line) == '(' && AGENCY_LINE.matcher(s).region(line, end).lookingAt()) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean opensLine(int at, int start) {
        int k = at;
        while (k > start && s.charAt(k - 1) != '\n') {
            if (!Words.isSpace(s.charAt(k - 1))) {
                return false;
            }
            k--;
        }
        return true;
    }

    /// Many short blocks, hardly a sentence.
    private boolean isIndex() {
        int shorts = 0;
        int sentences = 0;
        for (Block block : blocks) {
            if (block.shape == BodyBlock.Kind.TABLE || block.kind == PartKind.CONTACT) {
                continue;
            }
            char last = s.charAt(block.end() - 1);
            if (block.length() > 160 && ".”\"".indexOf(last) >= 0) {
                sentences++;
            } else {
                shorts++;
            }
        }
        return shorts > 40 && sentences * 12 < shorts;
    }

    private static boolean announces(String text) {
        return ANNOUNCES.stream()
                .anyMatch(word -> Terms.wholeWord(text, 0, text.length(), word) >= 0);
    }

    /// How often a text in small letters uses the words of contracts.
    private static int legalTerms(String low) {
        int count = 0;
        for (String term : CONTRACT) {
            int at = nextTerm(low, 0, term);
            while (at >= 0 && count < 6) {
                count++;
                at = nextTerm(low, at + term.length(), term);
            }
        }
        return count;
    }

    private static int nextTerm(String low, int from, String term) {
        return term.indexOf(' ') >= 0
                ? low.indexOf(term, from)
                : Terms.wholeWord(low, from, low.length(), term);
    }

    private static int count(Pattern pattern, String text, int enough) {
        Matcher matcher = pattern.matcher(text);
        int count = 0;
        while (count < enough && matcher.find()) {
            count++;
        }
        return count;
    }

    List<Finding> findings(@Nullable String reason) {
        var findings = new ArrayList<Finding>();
        if (reason != null) {
            findings.add(
                    new Finding(
                            Finding.Severity.WARNING, Finding.Code.NOT_A_RELEASE, reason, whole()));
            return findings;
        }
        dates(findings);
        if (headline == null) {
            note(findings, Finding.Code.NO_HEADLINE, "The release has no headline.", from, from);
        }
        tickers(findings);
        statute(findings);
        stray(findings);
        lookingForward(findings);
        counts(findings);
        characters(findings);
        if (embargo != null) {
            findings.add(
                    new Finding(
                            Finding.Severity.WARNING,
                            Finding.Code.EMBARGOED,
                            "The release carries an embargo: “" + embargo.text() + "”.",
                            embargo.spans().getFirst()));
        }
        return findings;
    }

    /// Whether a wire points to its own copy behind the text: no paper does so behind its articles.
    private boolean isRelayed() {
        return blocks.stream()
                .anyMatch(
                        b ->
                                b.mark == Marks.MULTIMEDIA
                                        && OWN_COPIES.stream()
                                                .anyMatch(said -> s.startsWith(said, b.start())));
    }

    private Span whole() {
        return blocks.isEmpty() ? new Span(0, 0) : reading.span(from, to);
    }

    private void note(
            List<Finding> findings, Finding.Code code, String message, int start, int end) {
        findings.add(new Finding(Finding.Severity.NOTE, code, message, reading.span(start, end)));
    }

    private void dates(List<Finding> findings) {
        DatelineReader.Found found = draft.found;
        Dates.Found linked = draft.linked();
        if (linked != null) {
            note(
                    findings,
                    Finding.Code.DATE_FROM_LINK,
                    "The release prints no date in words; this one is in the address of the wire's"
                            + " copy.",
                    linked.start(),
                    linked.end());
        }
        if (found == null) {
            note(findings, Finding.Code.NO_DATELINE, "The release has no dateline.", from, from);
            return;
        }
        Dates.Found date = found.date();
        if (date != null && date.year() == 0 && date.day() > 0) {
            StatedDate taken = dateline == null ? null : dateline.date();
            if (taken != null && draft.inferred()) {
                note(
                        findings,
                        Finding.Code.DATE_WITHOUT_YEAR,
                        "The dateline's date has no year; "
                                + taken.firstDay().getYear()
                                + " was read from the text.",
                        date.start(),
                        date.end());
            } else if (taken == null) {
                note(
                        findings,
                        Finding.Code.DATE_WITHOUT_YEAR,
                        "The dateline's date has no year.",
                        date.start(),
                        date.end());
            }
        }
        StatedDate stated = dateline == null ? null : dateline.date();
        if (date != null) {
            weekday(date, stated, findings);
        }
        for (Block block : blocks) {
            if (block.mark == Marks.TIMESTAMP || block.mark == Marks.STAMP) {
                weekday(block, findings);
            }
        }
        if (filing != null
                && filing.filedOn() != null
                && stated != null
                && stated.precision() == Precision.DAY) {
            long days = Math.abs(ChronoUnit.DAYS.between(stated.firstDay(), filing.filedOn()));
            if (days > 30) {
                findings.add(
                        new Finding(
                                Finding.Severity.WARNING,
                                Finding.Code.DATELINE_FAR_FROM_FILING,
                                "The dateline says "
                                        + stated.iso()
                                        + ", but the document was filed on "
                                        + filing.filedOn()
                                        + ".",
                                reading.span(found.start(), Math.max(found.start(), found.end()))));
            }
        }
    }

    private void weekday(Block block, List<Finding> findings) {
        Dates.Found date =
                Dates.findIn(s, block.start(), Math.min(block.end(), block.start() + 160));
        if (date != null) {
            weekday(date, date.stated(), findings);
        }
    }

    private void weekday(Dates.Found date, @Nullable StatedDate stated, List<Finding> findings) {
        if (date.weekday() == null || stated == null || stated.precision() != Precision.DAY) {
            return;
        }
        DayOfWeek day = stated.firstDay().getDayOfWeek();
        if (day != date.weekday()) {
            findings.add(
                    new Finding(
                            Finding.Severity.WARNING,
                            Finding.Code.WEEKDAY_MISMATCH,
                            stated.iso()
                                    + " was a "
                                    + day.getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                                    + ", which is not the weekday printed.",
                            reading.span(date.start(), date.end())));
        }
    }

    private void tickers(List<Finding> findings) {
        for (ParsedCompany company : companies) {
            for (ParsedTicker ticker : company.tickers()) {
                if (ticker.exchange() == null || ticker.exchange().equalsIgnoreCase("exchange")) {
                    Span span = company.name().spans().getFirst();
                    findings.add(
                            new Finding(
                                    Finding.Severity.NOTE,
                                    Finding.Code.TICKER_WITHOUT_EXCHANGE,
                                    "The ticker " + ticker.symbol() + " names no exchange.",
                                    span));
                }
            }
        }
    }

    private void statute(List<Finding> findings) {
        Matcher matcher = STATUTE.matcher(s).region(from, to);
        if (s.indexOf("Private Litigation", from, to) >= 0 && matcher.find()) {
            note(
                    findings,
                    Finding.Code.STATUTE_NAME,
                    "The Private Securities Litigation Reform Act is named without “Securities”.",
                    matcher.start(),
                    matcher.end());
        }
    }

    private void stray(List<Finding> findings) {
        for (Block block : blocks) {
            if (block.kind != PartKind.BODY
                    && block.kind != PartKind.HEADLINE
                    && block.kind != PartKind.ABOUT) {
                continue;
            }
            int end = block.end();
            int at = s.indexOf('.', block.start(), end);
            while (at >= 0 && at + 1 < end) {
                char next = s.charAt(at + 1);
                Span word = next == ',' || next == '.' ? strayAt(at, block.start(), end) : null;
                if (word != null) {
                    note(
                            findings,
                            Finding.Code.STRAY_PERIOD,
                            "A company's name is printed with a stray period: “"
                                    + s.substring(word.start(), word.end())
                                    + "”.",
                            word.start(),
                            word.end());
                    return;
                }
                at = s.indexOf('.', at + 1, end);
            }
        }
    }

    /// The words around a full stop that stands before the comma of a legal form, as in
    /// `Mills., Inc`, or twice behind one, as in `Inc..`; null where it stands well.
    private @Nullable Span strayAt(int stop, int start, int end) {
        int from = stop;
        while (from > start && Character.isLetter(s.charAt(from - 1))) {
            from--;
        }
        String word = s.substring(from, stop);
        if (s.charAt(stop + 1) == '.') {
            boolean ellipsis = stop + 2 < end && s.charAt(stop + 2) == '.';
            return !ellipsis && FORMS_OF_TWO.contains(word) ? new Span(from, stop + 2) : null;
        }
        if (word.length() < 3 || ABBREVIATED.contains(word)) {
            return null;
        }
        for (String form : FORMS) {
            int past = stop + 3 + form.length();
            if (past <= end
                    && s.charAt(stop + 2) == ' '
                    && s.startsWith(form, stop + 3)
                    && (past == end || !Terms.isWordCharacter(s.charAt(past)))) {
                return new Span(from, past);
            }
        }
        return null;
    }

    private void lookingForward(List<Finding> findings) {
        if (!disclaimers.isEmpty()) {
            return;
        }
        int words = 0;
        int first = -1;
        for (Block block : blocks) {
            if (block.kind != PartKind.BODY) {
                continue;
            }
            int end = Math.min(block.end(), block.start() + 4000);
            for (String verb : FORWARD) {
                int at = s.indexOf(verb, block.start(), end);
                while (at >= 0) {
                    if ((at == 0 || !Terms.isWordCharacter(s.charAt(at - 1)))
                            && EXPECTS.matcher(s).region(at, end).lookingAt()) {
                        words++;
                        first = first < 0 ? at : Math.min(first, at);
                    }
                    at = s.indexOf(verb, at + verb.length(), end);
                }
            }
        }
        if (words > 1) {
            note(
                    findings,
                    Finding.Code.NO_DISCLAIMER,
                    "The release looks forward and has no disclaimer.",
                    first,
                    first + 1);
        }
    }

    /// One noun, counted differently in one release.
    private void counts(List<Finding> findings) {
        Map<String, Integer> said = new HashMap<>();
        for (Block block : blocks) {
            if ((block.kind == PartKind.BODY || block.kind == PartKind.ABOUT)
                    && block.shape != BodyBlock.Kind.TABLE
                    && counts(block, said, findings)) {
                return;
            }
        }
    }

    /// Notes what a paragraph counts: `our 12 plants`, `operates seven hospitals`.
    ///
    /// @param said what was counted before, by noun
    /// @return whether that disagrees with this
    private boolean counts(Block block, Map<String, Integer> said, List<Finding> findings) {
        int start = block.start();
        int end = Math.min(block.end(), start + 6000);
        int word = start;
        char[] chars = Terms.chars(s, start, end);
        for (int i = start; i + 1 < end; i++) {
            if (chars[i - start] > ' ') {
                continue;
            }
            if (isCounting(word, i, start) && beginsNumber(i + 1, end)) {
                Matcher matcher = NUMBER.matcher(s).region(i + 1, end);
                if (matcher.lookingAt() && disagrees(word, matcher, said, findings)) {
                    return true;
                }
            }
            word = i + 1;
        }
        return false;
    }

    private boolean beginsNumber(int at, int end) {
        char c = s.charAt(at);
        return (c >= '0' && c <= '9') || NUMBER_WORDS.openAt(s, at, end);
    }

    /// Whether a word stands before numbers that count what the company has.
    private boolean isCounting(int from, int to, int floor) {
        return switch (to - from) {
            case 2 -> is(from, "in") || is(from, "at");
            case 3 -> is(from, "our") || is(from, "its");
            case 5 -> is(from, "other") || is(from, "their");
            case 6 -> is(from, "idling");
            case 8 -> is(from, "operates");
            case 9 ->
                    (is(from, "company's") || is(from, "company’s"))
                            && from - 4 >= floor
                            && is(from - 4, "the ");
            default -> false;
        };
    }

    private boolean is(int at, String word) {
        return s.regionMatches(true, at, word, 0, word.length());
    }

    private boolean disagrees(
            int start, Matcher matcher, Map<String, Integer> said, List<Finding> findings) {
        String number = matcher.group(1).toLowerCase(Locale.ROOT);
        int value = NUMBERS.contains(number) ? NUMBERS.indexOf(number) : Integer.parseInt(number);
        String noun = matcher.group(2).toLowerCase(Locale.ROOT);
        Integer before = said.putIfAbsent(noun, value);
        if (before == null || before == value) {
            return false;
        }
        note(
                findings,
                Finding.Code.COUNTS_DISAGREE,
                "The release counts " + before + " and " + value + " " + noun + ".",
                start,
                matcher.end());
        return true;
    }

    private void characters(List<Finding> findings) {
        int unreadable = s.indexOf('\uFFFD', from, to);
        if (unreadable >= 0) {
            findings.add(
                    new Finding(
                            Finding.Severity.WARNING,
                            Finding.Code.UNREADABLE_CHARACTERS,
                            "Some characters could not be read.",
                            reading.span(unreadable, unreadable + 1)));
        }
        if (reading.from() == null) {
            return;
        }
        Span whole = whole();
        for (int i = whole.start(); i < Math.min(whole.end(), original.length()); i++) {
            char c = original.charAt(i);
            if (c >= 0x200B && Words.isInvisible(c)) {
                boolean direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
                findings.add(
                        new Finding(
                                direction ? Finding.Severity.WARNING : Finding.Severity.NOTE,
                                Finding.Code.INVISIBLE_CHARACTERS,
                                direction
                                        ? "The text holds characters that turn the direction of"
                                                + " writing."
                                        : "The text holds characters that show nothing.",
                                new Span(i, i + 1)));
                return;
            }
        }
    }
}
