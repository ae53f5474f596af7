package press.dateline.text;

import org.jspecify.annotations.Nullable;

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

    /// When a relay of wires had a release.
    private static final Pattern RELAY_TIME =
            Pattern.compile("Eastern Time|\\d{1,2}:\\d{2} ?[ap]m\\b");

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

    /// Ends of lines that are set flush right differ by less.
    private static final int FLUSH = 4;

    /// Lines of a wire's note in brackets.
    private static final int NOTE_LINES = 6;

    /// Lines of a letterhead above the stamp.
    private static final int LETTERHEAD_LINES = 5;

    /// How far the text behind the head is looked at for the words of a headline, in characters.
    private static final int FIRST_WORDS = 800;

    /// A longer paragraph is no headline and no deck, in characters.
    private static final int LONGEST_HEADLINE = 420;

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

    private static final Pattern LINE_CONTACTS =
            Pattern.compile(
                    "(?:(?:Media|Press|Investor|Company|News Media|PR|IR)"
                            + " )?(?:Contacts?|CONTACTS?)(?::|"
                            + " (?=(?i:media|investors?|press):(?!\\s*(?i:media|investors?|press):))).{10,600}?(?="
                            + " FOR (?:IMMEDIATE )?RELEASE| For (?:Immediate )?Release|$)");

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

    /// What may stand before a headline in a text of one line.
    private static final Pattern HEAD_WORDS =
            Pattern.compile(
                    "(?:(?:EX-99\\S{0,6} \\d{1,2}"
                            + " \\S{3,60}\\.(?:html?|txt)|EX-99\\S{0,6}|(?:EXHIBIT|Exhibit) [\\d.]+(?:"
                            + " \\d{1,2}(?= EX))?|\\d+\\.\\d+|FOR (?:IMMEDIATE )?RELEASE|NEWS"
                            + " RELEASE|PRESS RELEASE|NEWS)[: ]+)+");

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

    private static final int LONGEST_ADDRESS = 90;

    /// The name of a wire inside a line, before a place.
    private static final Pattern WIRE =
            Pattern.compile(
                    " (?:PR ?Newswire|Business Wire|Globe ?Newswire|Marketwired?|Canada NewsWire)"
                            + " (?=\\p{Lu})");

    /// What no deck in capitals begins with.
    private static final Pattern GOES_ON =
            Pattern.compile("(?:WITH|OF|FOR|TO|AND|IN|BY|ON|AT|FROM|OR) \\p{Lu}");

    /// What relays write before a headline.
    private static final Pattern HEADLINE_LABEL =
            Pattern.compile("(?i)(?:press|news|media) release ?: (?=\\S)");

    /// Behind the dateline the issuer is named within so many characters.
    private static final int FIRST_NAME = 160;

    private final Pieces pieces;
    private final Reading reading;
    private final String s;
    private final ContactLines contactLines;
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
        this.given = given;
        this.width = width;
        this.upper = upper;
    }

    List<Block> read() {
        List<Line> lines = columns(lines());
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
                date(mark, line);
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
                        date(said, one);
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
                date(mark, line);
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
        int past = letterhead(lines, i);
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

    private void date(Marks mark, Line line) {
        if (mark == Marks.PAGE || mark == Marks.EXHIBIT) {
            return;
        }
        Dates.Found date = Dates.findIn(s, line.start(), Math.min(line.end(), line.start() + 200));
        if (date == null) {
            return;
        }
        if (pieces.stamp == null || (pieces.stamp.year() == 0 && date.year() > 0)) {
            pieces.stamp = date;
        }
        pieces.relayed |=
                date.weekday() != null
                        && date.year() == 0
                        && RELAY_TIME.matcher(s).region(line.start(), line.end()).find();
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

    /// Past the lines of an address that begin here; here without any.
    private int letterhead(List<Line> lines, int i) {
        int stop = i;
        int addresses = 0;
        while (stop < lines.size() && stop < i + 10) {
            Line line = lines.get(stop);
            boolean address =
                    line.length() < 90
                            && (isAddress(s.substring(line.start(), line.end())) || isStreet(line));
            boolean phone = line.length() < 70 && Addresses.has(s, line.start(), line.end());
            boolean web =
                    line.length() < 60
                            && Terms.matches(
                                    s.substring(line.start(), line.end()),
                                    "(?:https?://|www\\.)\\S+");
            if (stop > i && line.gap() > 0 && !(address || phone || web)) {
                break;
            }
            if (!(address || phone || web) && (line.length() > 60 || stop > i + 3)) {
                break;
            }
            addresses += address || phone || web ? 1 : 0;
            stop++;
            if (!(address || phone || web) && addresses > 0) {
                stop--;
                break;
            }
        }
        boolean begins = addresses > 1 || (addresses == 1 && stop == i + 1);
        return begins ? stop : i;
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

    /// Two columns in text: the left one first, then the right one.
    private List<Line> columns(List<Line> lines) {
        if (reading.html()) {
            return lines;
        }
        int first = firstColumns(lines);
        if (first < 0) {
            return lines;
        }
        int firstCut = columnCut(lines.get(first));
        int column = columnOf(lines.get(first), firstCut);
        // A right column may be set flush right.
        int edge = columnOf(lines.get(first), lines.get(first).end());
        boolean byTabs = s.startsWith("\t\t", firstCut - 2);
        var left = new ArrayList<Line>(lines.subList(0, first));
        var right = new ArrayList<Line>();
        int i = first;
        while (i < lines.size()) {
            Line line = lines.get(i);
            int cut = columnCut(line);
            if (line.gap() > 2 && i > first) {
                break;
            }
            boolean tabbed = cut > 0 && s.charAt(cut - 1) == '\t' && byTabs;
            boolean flush = cut > 0 && Math.abs(columnOf(line, line.end()) - edge) < FLUSH;
            if (cut > 0 && (tabbed || flush || Math.abs(columnOf(line, cut) - column) < 9)) {
                int stop = cut;
                while (stop > line.start() && Words.isSpace(s.charAt(stop - 1))) {
                    stop--;
                }
                left.add(line.part(line.start(), stop));
                addRight(right, line, cut);
            } else if (line.indent() > 20 && Math.abs(line.indent() - column) < 9) {
                addRight(right, line, line.start());
            } else if (cut < 0
                    && line.indent() < 8
                    && line.length() < column
                    && i < first + 12
                    && hasMore(lines, i, column)) {
                left.add(line);
            } else {
                break;
            }
            i++;
        }
        left.addAll(right);
        for (int k = i; k < lines.size(); k++) {
            Line line = lines.get(k);
            left.add(k == i ? line.with(Math.max(1, line.gap()), line.flags()) : line);
        }
        return left;
    }

    private static void addRight(List<Line> right, Line line, int from) {
        int gap = right.isEmpty() ? 1 : line.gap();
        right.add(new Line(from, line.end(), gap, 0, line.flags()));
    }

    /// The first line of two columns: one that goes on below, or else the first of all; -1 without
    /// any.
    private int firstColumns(List<Line> lines) {
        int any = -1;
        for (int i = 0; i < lines.size(); i++) {
            int cut = columnCut(lines.get(i));
            if (cut > 0 && isHeadColumn(lines.get(i), cut)) {
                if (hasMore(lines, i, columnOf(lines.get(i), cut))
                        || isFlush(lines, i, columnOf(lines.get(i), lines.get(i).end()))) {
                    return i;
                }
                any = any < 0 ? i : any;
            }
        }
        return any;
    }

    private boolean hasMore(List<Line> lines, int i, int column) {
        for (int k = i + 1; k < Math.min(lines.size(), i + 5); k++) {
            Line line = lines.get(k);
            int cut = columnCut(line);
            if ((cut > 0 && Math.abs(columnOf(line, cut) - column) < 9)
                    || (line.indent() > 20 && Math.abs(line.indent() - column) < 9)) {
                return true;
            }
        }
        return false;
    }

    /// Whether the next line has a right column, too, that ends where this one does.
    private boolean isFlush(List<Line> lines, int i, int edge) {
        return i + 1 < lines.size()
                && columnCut(lines.get(i + 1)) > 0
                && Math.abs(columnOf(lines.get(i + 1), lines.get(i + 1).end()) - edge) < FLUSH;
    }

    private boolean isHeadColumn(Line line, int cut) {
        Line left = line.part(line.start(), cut);
        String leftWords = s.substring(line.start(), cut).strip();
        String rightWords = s.substring(cut, line.end());
        Marks leftMark =
                Marks.of(
                        reading,
                        new Line(left.start(), left.start() + leftWords.length(), 0, 0, 0));
        Marks rightMark = Marks.of(reading, new Line(cut, line.end(), 0, 0, 0));
        boolean left1 =
                leftMark == Marks.STAMP
                        || leftMark == Marks.DOCUMENT_WORD
                        || leftMark == Marks.CONTACT
                        || leftMark == Marks.EMBARGO;
        boolean right1 =
                rightMark == Marks.STAMP
                        || rightMark == Marks.DOCUMENT_WORD
                        || rightMark == Marks.CONTACT
                        || rightMark == Marks.EXHIBIT
                        || (rightMark == Marks.TIMESTAMP && leftMark != Marks.TAIL);
        return left1
                || right1
                || isAddress(leftWords)
                || ContactWords.isName(rightWords)
                || Addresses.has(s, cut, line.end());
    }

    private static boolean isAddress(String words) {
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

    private int columnOf(Line line, int cut) {
        int column = line.indent();
        for (int i = line.start(); i < cut; i++) {
            column += s.charAt(i) == '\t' ? 8 - column % 8 : 1;
        }
        return column;
    }

    /// Where the right column begins, -1 without one.
    private int columnCut(Line line) {
        for (int i = line.start(); i < line.end(); i++) {
            char c = s.charAt(i);
            if (c != ' ' && c != '\t') {
                continue;
            }
            int k = i;
            int wide = 0;
            while (k < line.end() && (s.charAt(k) == ' ' || s.charAt(k) == '\t')) {
                wide += s.charAt(k) == '\t' ? 4 : 1;
                k++;
            }
            if (wide >= 4 && k < line.end()) {
                return k;
            }
            i = k;
        }
        return -1;
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
        if (free.size() == 1 && relayed(top)) {
            return;
        }
        boolean run =
                (top.is(Line.GLUED) && top.length() > 40)
                        || (top.length() > 150 && Addresses.has(s, top.start(), top.end()));
        if (free.size() == 1 && run) {
            capitals(free);
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
            cutFront(start, label.end());
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
                            || (isCapitals(line) ? words < 8 : isCapitals(below) && words < 6);
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

    private static boolean isCapitals(String text) {
        return text.equals(text.toUpperCase(Locale.ROOT));
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

    /// Contacts in the middle of a head of one line: from their label to the stamp.
    private void contactsIn(Block front) {
        var label = LINE_CONTACTS.matcher(s).region(front.start(), front.end());
        boolean labelled = label.find();
        int start = labelled ? label.start() : pastHeadWords(front.start(), front.end());
        int mail = labelled ? -1 : lastMail(s, start, front.end());
        int end = labelled ? label.end() : mail;
        if (end < 0 || front.lines.size() != 1) {
            return;
        }
        Line line = front.lines.getFirst();
        Line middle = new Line(start, end, 1, 0, line.flags());
        pieces.contacts.addAll(Contacts.read(reading, List.of(middle)));
        if (start > line.start()) {
            Block before = front.cut(start, s);
            before.kind = PartKind.ENVELOPE;
            loose.add(before);
        }
        if (end < line.end()) {
            Block said = front.cut(end, s);
            said.kind = PartKind.CONTACT;
            loose.add(said);
        } else {
            front.kind = PartKind.CONTACT;
        }
    }

    /// Past the last mail address of a range; -1 without one.
    private static int lastMail(String s, int start, int end) {
        int past = -1;
        Span mail = Addresses.mail(s, start, end);
        while (mail != null) {
            past = mail.end();
            mail = Addresses.mail(s, past, end);
        }
        return past;
    }

    /// In a text of one line the headline is the run of capitals before the dateline.
    private void capitals(List<Block> free) {
        Block block = free.getFirst();
        int from = block.end();
        int k = block.end();
        int words = 0;
        while (k > block.start()) {
            int wordStart = k;
            while (wordStart > block.start() && !Words.isSpace(s.charAt(wordStart - 1))) {
                wordStart--;
            }
            String word = s.substring(wordStart, k);
            if (!isCapitals(word) || word.contains("@")) {
                break;
            }
            from = wordStart;
            words++;
            k = wordStart;
            while (k > block.start() && Words.isSpace(s.charAt(k - 1))) {
                k--;
            }
        }
        block.kind = PartKind.ENVELOPE;
        date(Marks.NONE, block.lines.getFirst());
        from = pastHeadWords(from, block.end());
        if (words <= 3) {
            mixed(block);
            return;
        }
        while (from < block.end() && !Character.isLetter(s.charAt(from))) {
            int blank = s.indexOf(' ', from, block.end());
            from = blank < 0 ? block.end() : blank + 1;
        }
        if (from >= block.end()) {
            return;
        }
        cutFront(block, from);
        block.kind = PartKind.HEADLINE;
        pieces.headline.add(block);
    }

    /// Parts what stands before the headline of a text of one line, with the contacts in it.
    private void cutFront(Block block, int headline) {
        if (headline > block.start()) {
            Block front = block.cut(headline, s);
            front.kind = PartKind.ENVELOPE;
            contactsIn(front);
            loose.add(front);
        }
    }

    /// Past the words that may stand before a headline.
    private int pastHeadWords(int from, int end) {
        var words = HEAD_WORDS.matcher(s).region(from, end);
        return words.lookingAt() ? words.end() : from;
    }

    /// In a text of one line without capitals right before the dateline: the last run of capitals
    /// is the headline, what follows it the deck; without such a run all is headline that stands
    /// behind the last number or address.
    private void mixed(Block block) {
        int from = pastHeadWords(block.start(), block.end());
        String text = s.substring(from, block.end());
        from += pastAddress(text);
        Span capitals = lastCapitals(from, block.end());
        int start = capitals == null ? from : capitals.start();
        int length = block.end() - start;
        if (length < 20 || length > LONGEST_HEADLINE) {
            return;
        }
        cutFront(block, start);
        int deck = capitals == null ? dashedDeck(start, block.end()) : capitals.end();
        if (deck < block.end()) {
            Block title = block.cut(deck, s);
            title.kind = PartKind.HEADLINE;
            pieces.headline.add(title);
            loose.add(title);
            block.kind = PartKind.SUBHEADLINE;
            pieces.decks.add(block);
        } else {
            block.kind = PartKind.HEADLINE;
            pieces.headline.add(block);
        }
    }

    /// `Headline PR Newswire TOLEDO, Ohio, March 5, 2003 Deck`: what a relay that lost the breaks
    /// writes before the dateline.
    private boolean relayed(Block block) {
        var wire = WIRE.matcher(s).region(block.start(), block.end());
        if (!wire.find()) {
            return false;
        }
        Dates.Found date =
                Dates.findIn(s, wire.end(), Math.min(block.end(), wire.end() + FIRST_NAME));
        if (date == null || date.year() == 0) {
            return false;
        }
        Block title = block.cut(wire.start(), s);
        title.kind = PartKind.HEADLINE;
        pieces.headline.add(title);
        loose.add(title);
        boolean deck = date.end() < block.end();
        if (deck) {
            Block front = block.cut(date.end(), s);
            front.kind = PartKind.ENVELOPE;
            loose.add(front);
        }
        block.kind = deck ? PartKind.SUBHEADLINE : PartKind.ENVELOPE;
        if (deck) {
            pieces.decks.add(block);
        }
        return true;
    }

    /// Where decks between dashes begin behind a headline: `Headline – Deck – – Deck –`; the end
    /// without any.
    private int dashedDeck(int start, int end) {
        char last = s.charAt(end - 1);
        boolean closed = (last == '–' || last == '—' || last == '-') && s.charAt(end - 2) == ' ';
        int dash = closed ? s.indexOf(" " + last + " ", start) + 1 : 0;
        return dash > start && dash < end - 2 ? dash : end;
    }

    /// Past the last phone number or mail address of a text; 0 without one.
    private static int pastAddress(String text) {
        int past = Math.max(0, lastMail(text, 0, text.length()));
        var phone = Addresses.phone(text.substring(past));
        while (phone != null) {
            past += phone.end();
            phone = Addresses.phone(text.substring(past));
        }
        while (past < text.length() && !Character.isLetterOrDigit(text.charAt(past))) {
            past++;
        }
        return past;
    }

    /// The last four words or more in capitals; where their end says again what stands before,
    /// the deck begins there.
    private @Nullable Span lastCapitals(int start, int end) {
        Span last = null;
        var words = new ArrayList<Span>();
        int k = start;
        while (k <= end) {
            int stop = k;
            while (stop < end && !Words.isSpace(s.charAt(stop))) {
                stop++;
            }
            String word = s.substring(k, stop);
            if (isCapitals(word) && !word.contains("@")) {
                words.add(new Span(k, stop));
            } else {
                last = run(words, last);
                words.clear();
            }
            k = stop + 1;
        }
        return run(words, last);
    }

    private boolean isSign(Span word) {
        return word.end() - word.start() < 2
                && !(word.end() > word.start()
                        && Character.isLetterOrDigit(s.charAt(word.start())));
    }

    /// The run that some words are, up to where its end says again what stands before; the last one
    /// before where they are too few. Signs behind them are none, and signs alone are no run.
    private @Nullable Span run(List<Span> words, @Nullable Span last) {
        int size = words.size() < 4 ? 0 : words.size();
        while (size > 0 && isSign(words.get(size - 1))) {
            size--;
        }
        if (size == 0) {
            return last;
        }
        int end = words.get(size - 1).end();
        for (int n = 1; n * 2 < size - 2; n++) {
            String tail = s.substring(words.get(size - n).start(), end);
            Span before = words.get(size - n - 1);
            if (s.substring(words.get(size - 2 * n).start(), before.end()).equals(tail)) {
                return new Span(words.getFirst().start(), before.end());
            }
        }
        return new Span(words.getFirst().start(), end);
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
        boolean capsAbove = isCapitals(above);
        boolean capsBelow = isCapitals(below);
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
        return isCapitals(text)
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
