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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says whether a text is a release at all, and what is odd about it.
final class Judgement {

    private static final Pattern CONTRACT =
            Pattern.compile(
                    "(?i)\\bwitnesseth\\b|w i t n e s s e t h|\\bwhereas\\b|in witness"
                            + " whereof|now,? therefore|by and between|hereinafter referred|terms and"
                            + " conditions set forth|this agreement \\(|the parties"
                            + " (?:hereto|agree)|/s/");
    private static final Pattern COVER =
            Pattern.compile(
                    "(?i)pursuant to section 13 or 15\\(d\\)|exact name of registrant|commission"
                            + " file number|irs employer identification");
    private static final Pattern CHARTER =
            Pattern.compile(
                    "(?i)\\bcharter\\b.{0,80}committee|committee.{0,40}\\bcharter\\b|code of"
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
                    "(?m)^\\s*By [A-Z][\\p{L}.'-]+ (?:[A-Z][\\p{L}.'-]*"
                            + " ){0,2}[A-Z][\\p{L}.'-]+(?:,| \\n"
                            + "|\\n"
                            + "|$).{0,80}|Staff"
                            + " (?:Reporter|Writer)|(?m)^\\(.{3,40}/\\d{8}.{0,200}$|Associated Press"
                            + " Writer");
    private static final Pattern ANNOUNCES =
            Pattern.compile(
                    "\\b(?:today|announce[sd]?|announcing|reported|unveil(?:s|ed)|launch(?:es|ed)|introduc(?:es|ed)|declared|appointed|named|introduced)\\b");
    private static final Pattern NUMBER =
            Pattern.compile(
                    "\\b(?:(?:our|its|the company's|the"
                            + " company’s|at|operates|in|idling|other|their)\\s)(\\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)\\s(?:(?:other|U\\.S\\.|more|remaining|manufacturing|production|company|regional|North"
                            + " American|European|new|research)"
                            + " ){0,3}(facilities|plants|locations|stores|offices|mills|hospitals|branches|warehouses|factories|sites|depots|centers|clinics|schools|quarries|terminals|restaurants|hotels|vessels|ships|mines|yards|breweries|bakeries|laboratories)\\b",
                    Pattern.CASE_INSENSITIVE);
    private static final String[] NOUNS = {
        "facilit",
        "plants",
        "locations",
        "stores",
        "offices",
        "mills",
        "hospitals",
        "branches",
        "warehouses",
        "factories",
        "sites",
        "depots",
        "centers",
        "clinics",
        "schools",
        "quarries",
        "terminals",
        "restaurants",
        "hotels",
        "vessels",
        "ships",
        "mines",
        "yards",
        "breweries",
        "bakeries",
        "laboratories"
    };
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
    private static final Pattern STATUTE = Pattern.compile("Private Litigation\\s+Reform\\s+Act");
    private static final Pattern STRAY =
            Pattern.compile(
                    "\\p{L}+\\., (?:Inc|Ltd|LLC|Corp)\\b|\\b(?:Inc|Corp|Ltd|Co)\\.\\.(?!\\.)");
    private static final Pattern EXPECTS =
            Pattern.compile(
                    "\\b(?:expects?|anticipates?|believes?|projects?|forecasts?|intends?|plans)\\b"
                            + " (?:to|that|the|its|it|revenue|sales|earnings|net|full|capital)");

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
        if (wired) {
            return null;
        }
        int end = Math.min(to, from + 6000);
        String opening = s.substring(from, end);
        String whole = s.substring(from, Math.min(to, from + 40_000));
        boolean covers =
                opening.contains("egistrant")
                        || opening.contains("REGISTRANT")
                        || opening.contains("ursuant to ")
                        || opening.contains("PURSUANT TO");
        if (covers && count(COVER, opening, 3) >= 2) {
            return "A form's cover page, filed with the SEC.";
        }
        int legal = mayBind(whole) ? count(CONTRACT, whole, 6) : 0;
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
        String body = body();
        points += ANNOUNCES.matcher(body.substring(0, Math.min(body.length(), 900))).find() ? 2 : 0;
        boolean signed =
                mayNameReporter(opening)
                        || mayNameReporter(s.substring(Math.max(from, to - 400), to));
        boolean byline =
                signed
                        && (BYLINE.matcher(opening).find()
                                || BYLINE.matcher(s.substring(Math.max(from, to - 400), to))
                                        .find());
        if (byline && !stamped && source == null) {
            return "A news article: it names its reporter.";
        }
        if (!stamped && !strong && mayGreet(whole) && LETTER.matcher(whole).find()) {
            return "A letter: it greets its readers or is signed.";
        }
        if (!dated && !stamped && CHARTER.matcher(opening).find() && source == null) {
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

    private static boolean mayNameReporter(String text) {
        return Terms.anyIn(text, 0, text.length(), "By ", "Staff ", "Press Writer", "/");
    }

    private static boolean mayGreet(String text) {
        return Terms.anyIn(
                text,
                0,
                text.length(),
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
                "espectfully");
    }

    /// A quick look for the words of contracts.
    private static boolean mayBind(String text) {
        return Terms.anyIn(
                text,
                0,
                text.length(),
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
                "terms and conditions");
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

    private Span whole() {
        return blocks.isEmpty() ? new Span(0, 0) : reading.span(from, to);
    }

    private void note(
            List<Finding> findings, Finding.Code code, String message, int start, int end) {
        findings.add(new Finding(Finding.Severity.NOTE, code, message, reading.span(start, end)));
    }

    private void dates(List<Finding> findings) {
        DatelineReader.Found found = draft.found;
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
            if (s.indexOf(".,", block.start(), block.end()) < 0
                    && s.indexOf("..", block.start(), block.end()) < 0) {
                continue;
            }
            Matcher matcher = STRAY.matcher(s).region(block.start(), block.end());
            while (matcher.find()) {
                String word = matcher.group();
                String first = word.substring(0, word.indexOf('.'));
                boolean abbreviation =
                        first.length() < 3
                                || List.of(
                                                "Bros", "Cos", "Mfg", "Intl", "Assoc", "Dept", "Jr",
                                                "Sr", "Tech", "Pharm", "Labs", "Inc", "Corp", "Ltd",
                                                "Pty", "Pte", "Svcs", "Mgmt", "Hldgs", "Natl")
                                        .contains(first);
                if (word.contains("..") || !abbreviation) {
                    note(
                            findings,
                            Finding.Code.STRAY_PERIOD,
                            "A company's name is printed with a stray period: “" + word + "”.",
                            matcher.start(),
                            matcher.end());
                    return;
                }
            }
        }
    }

    private void lookingForward(List<Finding> findings) {
        if (!disclaimers.isEmpty()) {
            return;
        }
        int words = 0;
        int first = -1;
        for (Block block : blocks) {
            if (block.kind != PartKind.BODY || !looksForward(block)) {
                continue;
            }
            Matcher matcher =
                    EXPECTS.matcher(s)
                            .region(block.start(), Math.min(block.end(), block.start() + 4000));
            while (matcher.find()) {
                words++;
                first = first < 0 ? matcher.start() : first;
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

    /// Whether a paragraph holds one of the words that a forward-looking sentence turns on.
    private boolean looksForward(Block block) {
        int end = Math.min(block.end(), block.start() + 4000);
        return Terms.anyIn(
                s,
                block.start(),
                end,
                "expect",
                "anticipat",
                "believe",
                "project",
                "forecast",
                "intend",
                "plans");
    }

    /// Whether a paragraph holds one of the nouns that are counted.
    private boolean namesPlaces(Block block) {
        int end = Math.min(block.end(), block.start() + 6000);
        return Terms.anyIn(s, block.start(), end, NOUNS);
    }

    /// One noun, counted differently in one release.
    private void counts(List<Finding> findings) {
        Map<String, Integer> said = new HashMap<>();
        for (Block block : blocks) {
            if ((block.kind != PartKind.BODY && block.kind != PartKind.ABOUT)
                    || block.shape == BodyBlock.Kind.TABLE
                    || !namesPlaces(block)) {
                continue;
            }
            Matcher matcher =
                    NUMBER.matcher(s)
                            .region(block.start(), Math.min(block.end(), block.start() + 6000));
            while (matcher.find()) {
                String number = matcher.group(1).toLowerCase(Locale.ROOT);
                int value =
                        NUMBERS.contains(number)
                                ? NUMBERS.indexOf(number)
                                : Integer.parseInt(number);
                String noun = matcher.group(2).toLowerCase(Locale.ROOT);
                Integer before = said.putIfAbsent(noun, value);
                if (before != null && before != value) {
                    note(
                            findings,
                            Finding.Code.COUNTS_DISAGREE,
                            "The release counts " + before + " and " + value + " " + noun + ".",
                            matcher.start(),
                            matcher.end());
                    return;
                }
            }
        }
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
