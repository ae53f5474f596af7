package press.dateline.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads what stands above the dateline: headline and decks, contacts, stamps, a letterhead, the
/// columns of a head, the note of who passed the release on.
final class ReleaseHead {

    private static final Pattern ASIDE =
            Pattern.compile(
                    "(?:URL Source|Published Time|Markdown"
                            + " Content|Share):.*|\\[.{0,60}(?i:logo|letterhead|graphic|seal).{0,80}\\]|\\([\"“].{1,160}[\"”].{0,20}\\)");

    /// What programs that fetch pages write before a page's title, which the page says again.
    private static final String TITLE = "Title: ";

    /// What stands in a page's title between that of the text and the site's name.
    private static final List<String> SITE_SIGNS = List.of(" | ", " - ", " – ", " — ", " :: ");

    /// Shorter words may be those of a section, in characters.
    private static final int LEAST_TITLE = 25;

    /// Lines further from the top are no titles of pages, in characters.
    private static final int PAGE_TITLES = 2000;

    /// How far below a page's title that of the text stands at most, in characters.
    private static final int FAR = 20_000;

    /// A letterhead: `NEWS FROM ALDER MILLS`.
    private static final Pattern NEWS_FROM =
            Pattern.compile(
                    "(?i)(?:(?:a|latest|press|corporate|company|breaking) )?news(?: release)? from"
                            + " .{2,50}|(?-i:\\p{Lu}[\\w.&'’-]* (?:[\\p{Lu}o&][\\w.&'’-]*"
                            + " ){0,5})(?:news|newsroom|news service|news bureau|press office)");

    private static final Pattern PROVIDER =
            Pattern.compile("(?i)(?:news provided by|noticias proporcionadas por|provided by):?");

    private static final int LONGEST_ASIDE = 300;
    private static final int LONGEST_NAME = 90;

    /// More lines between a headline and its second form are a page's menus.
    private static final int MENU = 12;

    /// Lines of a headline that is set narrow are shorter, in characters.
    private static final int NARROW = 48;

    /// In a text that is wrapped wider they are longer than this.
    private static final int LEAST_NARROW = 27;

    /// Lines of a wire's note in brackets.
    private static final int NOTE_LINES = 6;

    /// Lines of a letterhead above the stamp.
    private static final int LETTERHEAD_LINES = 5;

    /// How far the text behind the head is looked at for the words of a headline, in characters.
    private static final int FIRST_WORDS = 800;

    /// A longer paragraph is no headline and no deck, in characters.
    static final int LONGEST_HEADLINE = 420;

    /// Words that no headline ends with.
    private static final Set<String> UNFINISHED =
            Terms.of(
                    """
                    a, an, the, of, to, and, or, for, by, with, in, on, at, from, as, its, their, his, her, via, per,
                    into, over, under, than, that, is, are, was, will, be, has, have, new, announce, announces,
                    acquire, acquires, report, reports, name, names, appoint, appoints, complete, completes, launch,
                    launches, declare, declares, sign, signs, receive, receives, introduce, introduces, elect, elects,
                    award, awards, select, selects, file, files, expand, expands, open, opens, enter, enters, join,
                    joins, win, wins, unveil, unveils, release, releases, agree, agrees, plan, plans, between,
                    regarding, through, against, after, before, during, until, inc, corp, lp
                    """);

    /// Lines of the cover pages on which companies file what they announce.
    private static final Pattern COVER_PAGE =
            Pattern.compile(
                    "(?i)\\W{0,3}(?:(?:united states )?securities and exchange commission|form"
                            + " [68]-k|report of foreign private issuer|pursuant to (?:rule|section)"
                            + " 1[35]|\\(?(?:exact|translation of) (?:name|registrant)|commission file"
                            + " n|indicate by check mark|\\(?(?:address of|name and address of) (?:the"
                            + " )?(?:principal|registrant))");

    private static final Pattern SIGNATURE =
            Pattern.compile("(?i)\\W{0,3}(?:/s/|by:|signatures?\\W*$)");

    /// What no deck in capitals begins with.
    private static final Pattern GOES_ON =
            Pattern.compile("(?:WITH|OF|FOR|TO|AND|IN|BY|ON|AT|FROM|OR) \\p{Lu}");

    /// What relays write before a headline.
    private static final Pattern HEADLINE_LABEL =
            Pattern.compile("(?i)(?:press|news|media) release ?: (?=\\S)");

    /// Behind the dateline the issuer is named within so many characters.
    static final int FIRST_NAME = 160;

    private final Pieces pieces;
    private final Reading reading;
    private final String s;
    private final ContactLines contactLines;
    private final Letterheads letterheads;
    private final OneLineHead oneLine;
    private final int width;

    /// Where a line of a small wire stands above the dateline; -1 without one.
    private final int upper;

    /// How many free lines stand above the first stamp; -1 without one.
    private int stamped = -1;

    /// Whether a page's navigation stands in the head.
    private boolean navigated;

    private final List<Block> given;

    /// Fronts of blocks that were cut.
    private final List<Block> loose = new ArrayList<>();

    /// @param given the blocks above the dateline
    /// @param width at which the text was wrapped, 0 for none
    /// @param upper where a line of a small wire stands; -1 without one
    ReleaseHead(Pieces pieces, List<Block> given, int width, int upper) {
        this.pieces = pieces;
        this.reading = pieces.reading;
        this.s = reading.text();
        this.contactLines = new ContactLines(reading);
        this.letterheads = new Letterheads(s);
        this.oneLine = new OneLineHead(pieces, loose);
        this.given = given;
        this.width = width;
        this.upper = upper;
    }

    List<Block> read() {
        List<Line> lines = new HeadColumns(reading).apart(lines());
        var head = new ArrayList<Block>();
        var free = new ArrayList<Block>();
        int covering = Math.max(coveringNote(lines), coverPage(lines));
        int i = 0;
        boolean mail = startsWithMail(lines);
        while (i < lines.size()) {
            Line line = lines.get(i);
            Marks mark = Marks.of(reading, line);
            boolean written = mark == Marks.MAIL_HEADER && !mail;
            boolean running = mark == Marks.STAMP && line.is(Line.GLUED) && line.length() > 40;
            if (written || running) {
                mark = written && isDate(line) ? Marks.TIMESTAMP : Marks.NONE;
            }
            if (mark == Marks.NONE && Marks.isMenu(s, line)) {
                mark = Marks.NAVIGATION;
            }
            if ((mark == Marks.STAMP || mark == Marks.DOCUMENT_WORD) && stamped < 0) {
                stamped = free.size();
            }
            navigated |= mark == Marks.NAVIGATION;
            if (line.start() == upper || isLegend(line) || isAside(line)) {
                head.add(one(line, PartKind.ENVELOPE, Marks.TAIL));
                i++;
            } else if (isProvider(lines, i)) {
                head.add(one(line, PartKind.ENVELOPE, Marks.TAIL));
                head.add(one(lines.get(i + 1), PartKind.ENVELOPE, Marks.TAIL));
                i += 2;
            } else if (i < covering) {
                pieces.date(mark, line);
                head.add(one(line, PartKind.ENVELOPE, mark));
                i++;
            } else if (mark == Marks.CONTACT
                    || contactLines.isForWhom(lines, i)
                    || (mark == Marks.NONE
                            && free.isEmpty()
                            && pieces.contacts.isEmpty()
                            && contactLines.isPerson(lines, i))) {
                int stop = contactLines.end(lines, i, false);
                if (stop == lines.size() && free.isEmpty()) {
                    stop = pastLastAddress(lines, i, stop);
                }
                List<Line> some = lines.subList(i, stop);
                pieces.contacts.addAll(Contacts.read(reading, some));
                for (Line one : some) {
                    Marks said = Marks.of(reading, one);
                    if (said == Marks.TIMESTAMP) {
                        pieces.date(said, one);
                    }
                }
                some.forEach(
                        l ->
                                head.add(
                                        one(
                                                l,
                                                contactLines.isLabel(l)
                                                        ? PartKind.ENVELOPE
                                                        : PartKind.CONTACT,
                                                Marks.NONE)));
                i = stop;
            } else if (mark != Marks.NONE) {
                pieces.date(mark, line);
                PartKind kind =
                        mark == Marks.EMBARGO
                                ? PartKind.EMBARGO
                                : mark == Marks.SOURCE ? PartKind.SOURCE : PartKind.ENVELOPE;
                Block block = one(line, kind, mark);
                if (mark == Marks.SOURCE) {
                    pieces.source = block;
                }
                head.add(block);
                i++;
            } else if (!pieces.contacts.isEmpty()
                    && line.length() < 60
                    && Addresses.has(s, line.start(), line.end())) {
                pieces.contacts.addAll(Contacts.read(reading, List.of(line)));
                head.add(one(line, PartKind.CONTACT, Marks.NONE));
                i++;
            } else {
                i = unmarked(lines, i, head, free);
            }
        }
        titles(free);
        head.addAll(0, loose);
        return head;
    }

    /// A line that its own words do not tell: an address, a ticker, or one that may be a title.
    ///
    /// @return the place of the next one to read
    private int unmarked(List<Line> lines, int i, List<Block> head, List<Block> free) {
        Line line = lines.get(i);
        int past = letterheads.end(lines, i);
        if (past > i) {
            lines.subList(i, past).forEach(l -> head.add(one(l, PartKind.ENVELOPE, Marks.NONE)));
            return past;
        }
        if (isTicker(line)) {
            head.add(one(line, PartKind.ENVELOPE, Marks.TAIL));
            return i + 1;
        }
        Block block = one(line, PartKind.UNASSIGNED, Marks.NONE);
        block.shape = line.is(Line.TABLE) ? BodyBlock.Kind.TABLE : BodyBlock.Kind.PARAGRAPH;
        head.add(block);
        free.add(block);
        return i + 1;
    }

    /// `Date: March 5, 2003` above a release that is no mail.
    private boolean isDate(Line line) {
        return s.startsWith("Date:", line.start())
                && Dates.findIn(s, line.start(), line.end()) != null;
    }

    /// Past the last line with a number or an address: where nothing else stands above the dateline,
    /// what follows them is the headline.
    private int pastLastAddress(List<Line> lines, int from, int to) {
        int stop = to;
        while (stop > from + 1
                && !Addresses.has(s, lines.get(stop - 1).start(), lines.get(stop - 1).end())) {
            stop--;
        }
        return stop > from + 1 ? stop : to;
    }

    private List<Line> lines() {
        var lines = new ArrayList<Line>();
        for (Block block : given) {
            lines.addAll(block.lines);
        }
        return lines;
    }

    private Block one(Line line, PartKind kind, Marks mark) {
        var block = new Block();
        block.lines.add(line);
        block.kind = kind;
        block.mark = mark;
        return block;
    }

    /// What programs that fetch pages write above them, and the brackets in which an announcement
    /// says how it calls its parties.
    private boolean isAside(Line line) {
        return line.length() < LONGEST_ASIDE
                && (ASIDE.matcher(s).region(line.start(), line.end()).matches()
                        || isPageTitle(line));
    }

    /// `Title: Headline` or `Headline | Alder Mills` above the headline itself.
    private boolean isPageTitle(Line line) {
        if (line.start() - given.getFirst().start() > PAGE_TITLES) {
            return false;
        }
        String words = reading.of(line);
        if (words.startsWith(TITLE)) {
            return isSaidBelow(line, words.substring(TITLE.length()));
        }
        int end = words.length();
        for (String sign : SITE_SIGNS) {
            int at = words.lastIndexOf(sign);
            end = at > 0 ? Math.min(end, at) : end;
        }
        return end < words.length()
                && end > LEAST_TITLE
                && isSaidBelow(line, words.substring(0, end));
    }

    private boolean isSaidBelow(Line title, String words) {
        int end = Math.min(given.getLast().end(), title.end() + FAR);
        return !words.isEmpty()
                && Terms.indexOf(s, title.end(), end, words.toLowerCase(Locale.ROOT)) >= 0;
    }

    /// `News provided by` and, below it, the name.
    private boolean isProvider(List<Line> lines, int i) {
        return i + 1 < lines.size()
                && lines.get(i + 1).length() < LONGEST_NAME
                && lines.get(i).length() < LONGEST_NAME
                && PROVIDER.matcher(s).region(lines.get(i).start(), lines.get(i).end()).matches();
    }

    /// The capital legend of a regulatory announcement.
    private boolean isLegend(Line line) {
        return isCapitalLegend(s, line.start(), line.end());
    }

    private boolean startsWithMail(List<Line> lines) {
        int headers = 0;
        for (int i = 0; i < Math.min(lines.size(), 12); i++) {
            headers += Marks.of(reading, lines.get(i)) == Marks.MAIL_HEADER ? 1 : 0;
        }
        return headers > 1;
    }

    private boolean isTicker(Line line) {
        return line.length() < 40
                && Terms.matches(
                        s.substring(line.start(), line.end()),
                        "\\(?[A-Za-z .-]{2,16}:\\s?[A-Z0-9.]{1,8}(?:[;,|] ?[A-Za-z"
                                + " .-]{2,16}:\\s?[A-Z0-9.]{1,8})*\\)?")
                && !Tickers.read(Terms.replace(s.substring(line.start(), line.end()), "[()]", ""))
                        .isEmpty();
    }

    /// How many lines at the top are a note of somebody who passed the release on: a rule ends
    /// it, or the bracket in which a wire says that it did.
    private int coveringNote(List<Line> lines) {
        int words = 0;
        for (int i = 0; i < Math.min(lines.size(), 24); i++) {
            Line line = lines.get(i);
            String text = reading.of(line);
            if (text.startsWith("(The following ") && i + 1 < lines.size()) {
                return pastBracket(lines, i);
            }
            boolean rule =
                    Terms.matches(
                            text, "-{2,}|_{3,}|={3,}|-{2,}\\s?(?:Forwarded|Original).{0,60}-{0,}");
            if (rule && i > 0 && words > 0) {
                return i + 1;
            }
            boolean sentence =
                    line.length() > 30
                            && (text.endsWith(".")
                                    || text.endsWith("]")
                                    || Character.isLowerCase(s.charAt(line.start()))
                                    || text.contains(" is the ")
                                    || text.contains("press release")
                                    || text.contains("appeared"));
            words += sentence ? 1 : 0;
            if (Marks.of(reading, line) == Marks.STAMP) {
                return 0;
            }
        }
        return !lines.isEmpty() && Terms.matches(reading.of(lines.getFirst()), "\\[[^\\]]{20,200}]")
                ? 1
                : 0;
    }

    private int pastBracket(List<Line> lines, int from) {
        int stop = Math.min(lines.size() - 1, from + NOTE_LINES);
        for (int i = from; i < stop; i++) {
            if (reading.of(lines.get(i)).endsWith(")")) {
                return i + 1;
            }
        }
        return 0;
    }

    /// How many lines at the top are a form's cover page with its signatures, in front of the
    /// release in the same document; 0 without one.
    private int coverPage(List<Line> lines) {
        int said = 0;
        int signed = 0;
        for (int i = 0; i < lines.size(); i++) {
            String text = reading.of(lines.get(i));
            said += COVER_PAGE.matcher(text).lookingAt() ? 1 : 0;
            if (said > 1 && SIGNATURE.matcher(text).lookingAt()) {
                signed = i + 1;
            }
        }
        if (said < 2 || signed == 0) {
            return 0;
        }
        for (int i = signed; i < lines.size(); i++) {
            Marks mark = Marks.of(reading, lines.get(i));
            if (mark == Marks.STAMP || mark == Marks.DOCUMENT_WORD || mark == Marks.EXHIBIT) {
                return i;
            }
        }
        // Behind a signature stand the name and the office of who signed.
        return Math.min(lines.size() - 1, signed + 2);
    }

    /// Headline and decks among the lines that are nothing else.
    private void titles(List<Block> free) {
        if (free.isEmpty()) {
            return;
        }
        // A page with its navigation has other headings above the release's own.
        boolean page = free.size() > 40;
        int first = 0;
        for (int i = 0; i < free.size(); i++) {
            if (free.get(i).is(Line.HEADING)) {
                first = i;
                if (!page) {
                    break;
                }
            }
        }
        first = opening(free, first);
        for (int i = 0; i < first; i++) {
            free.get(i).kind = PartKind.ENVELOPE;
        }
        Block top = free.getFirst();
        if (free.size() == 1 && oneLine.readRelayed(top)) {
            return;
        }
        boolean run =
                (top.is(Line.GLUED) && top.length() > 40)
                        || (top.length() > 150 && Addresses.has(s, top.start(), top.end()));
        if (free.size() == 1 && run) {
            oneLine.read(top);
            return;
        }
        while (first + 1 < free.size()
                && (isNameAlone(free.get(first), free.get(first + 1))
                        || NEWS_FROM.matcher(text(free.get(first))).matches())) {
            free.get(first).kind = PartKind.ENVELOPE;
            first++;
        }
        Block start = free.get(first);
        if (start.length() > LONGEST_HEADLINE || start.shape == BodyBlock.Kind.TABLE) {
            free.forEach(b -> b.kind = PartKind.BODY);
            return;
        }
        var label = HEADLINE_LABEL.matcher(s).region(start.start(), start.end());
        if (label.lookingAt()) {
            oneLine.cutFront(start, label.end());
        }
        start.kind = PartKind.HEADLINE;
        pieces.headline.add(start);
        int i = first + 1;
        while (i < free.size()
                && pieces.headline.size() < 8
                && joins(pieces.headline.getLast(), free.get(i))) {
            free.get(i).kind = PartKind.HEADLINE;
            pieces.headline.add(free.get(i));
            i++;
        }
        String said = words(pieces.headline);
        while (i < free.size()) {
            Block deck = free.get(i);
            String text = text(deck);
            boolean repeated = said.equalsIgnoreCase(text) && text.length() > 10;
            if (repeated) {
                deck.kind = PartKind.ENVELOPE;
            } else if (deck.shape == BodyBlock.Kind.TABLE
                    || deck.length() > LONGEST_HEADLINE + 200) {
                deck.kind = PartKind.BODY;
            } else if (Terms.matches(text, "[-–—•●*\\s]*")
                    || (text.length() < LONGEST_NAME && HEADLINE_LABEL.matcher(text).lookingAt())) {
                deck.kind = PartKind.ENVELOPE;
            } else {
                deck.kind = PartKind.SUBHEADLINE;
                pieces.decks.add(deck);
            }
            i++;
        }
    }

    /// Where the headline stands: where it is said twice, behind the letterhead above the stamp, or
    /// behind the menus of a page.
    private int opening(List<Block> free, int first) {
        int twice = saidTwice(free, first);
        if (twice >= 0) {
            return twice;
        }
        if (stamped > first && stamped < free.size() && isLetterhead(free, first)) {
            return stamped;
        }
        if (navigated) {
            for (int i = first; i < free.size(); i++) {
                if (speaks(free.get(i))) {
                    return i;
                }
            }
        }
        return first;
    }

    private int saidTwice(List<Block> free, int first) {
        for (int i = first; i < Math.min(free.size(), first + MENU); i++) {
            Block block = free.get(i);
            if (block.length() < 25 || block.length() > LONGEST_HEADLINE) {
                continue;
            }
            for (int k = i + 1; k < free.size(); k++) {
                Block other = free.get(k);
                if (other.length() == block.length()
                        && s.regionMatches(true, block.start(), s, other.start(), block.length())) {
                    return k - i > MENU ? k : i;
                }
            }
        }
        return -1;
    }

    /// Whether the lines from here to the stamp are short ones and a headline stands below it. In
    /// capitals they may be longer; others are believed only above a headline in capitals.
    private boolean isLetterhead(List<Block> free, int first) {
        String below = text(free.get(stamped));
        if (stamped == first + 1 && isMotto(free.get(first))) {
            return true;
        }
        if (stamped - first > LETTERHEAD_LINES
                || below.length() <= 25
                || below.split(" ", 5).length < 4) {
            return false;
        }
        for (Block block : free.subList(first, stamped)) {
            String line = text(block);
            int words = line.split(" ", 8).length;
            boolean fits =
                    isMotto(block)
                            || (Words.isCapitals(line)
                                    ? words < 8
                                    : Words.isCapitals(below) && words < 6);
            if (!fits || line.length() >= 70) {
                return false;
            }
        }
        return true;
    }

    /// `"Growing since 1902"`
    private boolean isMotto(Block block) {
        return "\"“".indexOf(s.charAt(block.start())) >= 0;
    }

    private String text(Block block) {
        return Words.clean(s.substring(block.start(), block.end()));
    }

    /// Whether the first words of the text are those of a line.
    private boolean speaks(Block block) {
        int from = given.getLast().end();
        int to = Math.min(s.length(), from + FIRST_WORDS);
        int said = 0;
        for (String word : text(block).toLowerCase(Locale.ROOT).split(" ", 40)) {
            said += word.length() > 4 && Terms.holds(s, from, to, word) ? 1 : 0;
        }
        return said > 2 || (said > 1 && block.length() > 40);
    }

    /// A letterhead's line: a company's name with its legal form and nothing else.
    private boolean isNameAlone(Block block, Block next) {
        if (block.length() > 60 || next.length() < 12 || next.shape == BodyBlock.Kind.TABLE) {
            return false;
        }
        String text = text(block);
        String below = text(next);
        int word = below.indexOf(' ') < 0 ? below.length() : below.indexOf(' ');
        if (next.gap() == 0
                && UNFINISHED.contains(below.substring(0, word).toLowerCase(Locale.ROOT))) {
            // `Alder Mills, Inc.` and below it `Reports Results`
            return false;
        }
        if (text.split(" ", 6).length < 6 && below.split(" ", 5).length > 3 && isIssuer(text)) {
            return true;
        }
        boolean legal =
                Terms.matches(
                        text,
                        "(?iu).*\\b(?:inc|corp|corporation|company|ltd|limited|llc|plc|l\\.p|lp|gmbh|ag|s\\.a|n\\.v|group|incorporated)\\.?$");
        return legal
                && text.split(" ", 9).length < 8
                && !Terms.matches(
                        text, "(?i).*\\b(?:announces|reports|acquires|to|names|and)\\b.*");
    }

    /// Whether the text below the head begins with a name: `Alder Mills today announced`.
    private boolean isIssuer(String name) {
        int from = given.getLast().end();
        int to = Math.min(s.length(), from + FIRST_NAME);
        return Character.isUpperCase(name.charAt(0)) && Terms.wholeWord(s, from, to, name) >= 0;
    }

    private String words(List<Block> some) {
        Passage passage = reading.passage(some.stream().flatMap(b -> b.lines.stream()).toList());
        return passage == null ? "" : passage.text();
    }

    /// Whether the headline goes on in the next line: it was cut by the page's width, not by
    /// sense.
    private boolean joins(Block previous, Block next) {
        String above = text(previous);
        String below = text(next);
        if (next.shape == BodyBlock.Kind.TABLE
                || below.isEmpty()
                || above.length() + below.length() > LONGEST_HEADLINE) {
            return false;
        }
        if (next.gap() > 6
                || ("-–•●*o".indexOf(below.charAt(0)) >= 0
                        && below.length() > 1
                        && below.charAt(1) == ' ')) {
            return false;
        }
        boolean near = next.gap() < 3;
        if (near
                && ((isUnfinished(above) && !(next.gap() > 0 && above.length() > 90))
                        || (Character.isLowerCase(below.charAt(0))
                                && below.length() > 2
                                && Character.isLowerCase(below.charAt(1))))) {
            return true;
        }
        if (next.gap() > 0) {
            return false;
        }
        boolean capsAbove = Words.isCapitals(above);
        boolean capsBelow = Words.isCapitals(below);
        if (capsAbove && capsBelow && GOES_ON.matcher(below).lookingAt()) {
            return true;
        }
        if (capsAbove != capsBelow && below.length() > 3 && above.length() > 12) {
            return false;
        }
        if (next.is(Line.GLUED)) {
            return false;
        }
        if (reading.html()) {
            return previous.lines.getFirst().flags() == next.lines.getFirst().flags();
        }
        if (previous.is(Line.HEADING)) {
            return true;
        }
        if (isNarrow(above, below) && (width == 0 || above.length() > LEAST_NARROW)) {
            return true;
        }
        if (width == 0) {
            return above.length() > 60 && above.length() < 82 && !previous.is(Line.BOLD);
        }
        Line line = previous.lines.getLast();
        int indent = line.indent();
        if (indent > 4 && next.lines.getFirst().indent() > 4) {
            return capsAbove == capsBelow;
        }
        int word = below.indexOf(' ') < 0 ? below.length() : below.indexOf(' ');
        int limit = Math.max(60, Math.min(width, 80) - 12);
        return (indent + above.length() + 1 + word > limit && indent + above.length() > 40)
                || (capsAbove && capsBelow && above.length() > 40);
    }

    /// Whether two short lines are one headline, set narrow: the first has no room for the next word.
    private static boolean isNarrow(String above, String below) {
        int word = below.indexOf(' ') < 0 ? below.length() : below.indexOf(' ');
        return above.length() < NARROW
                && below.length() < NARROW
                && above.length() + 1 + word >= Math.max(above.length(), below.length());
    }

    /// Whether a block is one of the legends in capitals that regulators ask for.
    static boolean isCapitalLegend(String s, int start, int end) {
        if (end - start < 40) {
            return false;
        }
        String text = s.substring(start, Math.min(end, start + 300));
        return Words.isCapitals(text)
                && (text.contains("INFORMATION CONTAINED")
                        || text.startsWith("NOT FOR ")
                        || text.contains("MARKET ABUSE")
                        || text.contains("FOR DISTRIBUTION")
                        || text.contains("NE PAS DIFFUSER")
                        || text.contains("INSIDE INFORMATION"));
    }

    /// Whether words cannot end here: they end in a comma, a dash or a word that needs another.
    static boolean isUnfinished(String above) {
        int end = above.length();
        if (end > 0 && ",/&–-".indexOf(above.charAt(end - 1)) >= 0) {
            return true;
        }
        int from = end;
        while (from > 0 && Terms.isWordCharacter(above.charAt(from - 1))) {
            from--;
        }
        String last = above.substring(from).toLowerCase(Locale.ROOT);
        return UNFINISHED.contains(last)
                || (last.equals("p") && above.regionMatches(true, end - 3, "l.p", 0, 3));
    }
}
