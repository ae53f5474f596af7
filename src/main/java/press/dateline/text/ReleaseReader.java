package press.dateline.text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads one release out of its blocks: first where the dateline stands, then what stands above it,
/// then what follows.
final class ReleaseReader {

    /// How many blocks are looked at for a dateline.
    private static final int DATELINE_BLOCKS = 900;

    /// A longer paragraph is no headline and no deck, in characters.
    private static final int LONGEST_HEADLINE = 420;

    private static final Pattern SLUG =
            Pattern.compile("^\\(\\s?BW\\s?\\)\\s?\\([^)]{1,80}\\)(?:\\([^)]{1,60}\\))?\\s*");

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

    private static final Pattern TAIL_DATELINE =
            Pattern.compile(
                    "/(PRNewswire[\\w-]{0,20}) ?--? ?([A-Z][a-z]{2,8}\\.? \\d{1,2}, \\d{4})/");
    private static final Pattern LINE_CONTACTS =
            Pattern.compile(
                    "(?:(?:Media|Press|Investor|Company|News Media) )?(?:Contacts?|CONTACTS?)(?::|"
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
                    "(?:(?:EXHIBIT [\\d.]+|\\d+\\.\\d+|FOR (?:IMMEDIATE )?RELEASE|NEWS"
                            + " RELEASE|PRESS RELEASE|NEWS)[: ]+)+");

    private static final Pattern LETTERHEAD =
            Pattern.compile(
                    "(?i)^\\W{0,3}(?:tel(?:ephone)?|phone|fax|facsimile|t|f|web|www|http|internet|e-?mail|address|headquarters)\\b\\.?\\s{0,3}[:.+(\\d].*|^\\d{1,6}"
                            + " [\\p{L}0-9"
                            + " .,'#-]{3,60}(?:street|st\\.?|avenue|ave\\.?|road|rd\\.?|drive|blvd\\.?|boulevard|lane|way|plaza|parkway|court|square|floor|suite.*)\\b.*|.*,?"
                            + " [A-Z]{2}\\.?,? +\\d{5}(?:-\\d{4})?(?:,? USA)?$|^P\\.?O\\.? Box .*");

    private final Reading reading;
    private final String s;
    private final List<Block> blocks;
    private final int width;
    private final boolean markup;

    /// Whether the whole document stands on a line or two.
    private final boolean flat;

    private DatelineReader.@Nullable Found found;
    private @Nullable Block datelineBlock;

    /// Where a line of a small wire stands above the dateline; -1 without one.
    private int upper = -1;

    private Dates.@Nullable Found stamp;
    private boolean relayed;

    private final List<Block> headline = new ArrayList<>();
    private final List<Block> decks = new ArrayList<>();
    private final List<ParsedContact> contacts = new ArrayList<>();
    private @Nullable Block source;
    private @Nullable String agency;

    ReleaseReader(Reading reading, List<Block> blocks, int width) {
        this.reading = reading;
        this.s = reading.text();
        this.blocks = new ArrayList<>(blocks);
        this.width = width;
        this.markup = reading.html();
        this.flat = reading.lines().stream().filter(l -> !l.is(Line.GLUED)).limit(4).count() < 4;
    }

    /// What was read, before it is judged.
    Draft read() {
        slug();
        int at = findDateline();
        int body = at < 0 ? firstParagraph() : at;
        List<Block> head = new ArrayList<>(blocks.subList(0, body));
        List<Block> rest = new ArrayList<>(blocks.subList(body, blocks.size()));
        head = new Head(head).read();
        decksBehind(rest);
        tail(rest);
        blocks.clear();
        blocks.addAll(head);
        blocks.addAll(rest);
        return new Draft(
                reading, width, blocks, headline, decks, found, stamp, relayed, contacts, source,
                agency);
    }

    private void slug() {
        for (int i = 0; i < Math.min(blocks.size(), 20); i++) {
            Block block = blocks.get(i);
            if (block.mark == Marks.NONE && s.charAt(block.start()) == '(') {
                var matcher = SLUG.matcher(s).region(block.start(), block.end());
                if (matcher.lookingAt() && matcher.end() < block.end()) {
                    Block front = block.cut(matcher.end(), s);
                    front.mark = Marks.TAIL;
                    // The slug counts for the width at which the headline was wrapped.
                    Line first = block.lines.getFirst();
                    block.lines.set(
                            0,
                            new Line(
                                    first.start(),
                                    first.end(),
                                    first.gap(),
                                    front.length() + 1,
                                    first.flags()));
                    blocks.add(i, front);
                    return;
                }
            }
        }
    }

    /// The index of the dateline's block, which is cut in two: the dateline and what follows.
    private int findDateline() {
        DatelineReader.Found best = null;
        int bestAt = -1;
        int seen = 0;
        for (int i = 0; i < blocks.size() && seen < DATELINE_BLOCKS; i++) {
            Block block = blocks.get(i);
            if ((block.mark != Marks.NONE
                            && block.mark != Marks.TAIL
                            && block.mark != Marks.EDITORS)
                    || block.shape == BodyBlock.Kind.TABLE) {
                continue;
            }
            if (block.mark == Marks.TAIL && !s.startsWith("/PRNewswire", block.start())) {
                continue;
            }
            seen++;
            int end = block.end();
            if (block.length() < 90
                    && i + 1 < blocks.size()
                    && blocks.get(i + 1).gap() == 0
                    && blocks.get(i + 1).mark == Marks.NONE) {
                end = Math.min(blocks.get(i + 1).end(), block.start() + 400);
            }
            DatelineReader.Found here =
                    block.mark == Marks.TAIL ? null : DatelineReader.at(s, block.start(), end);
            if (here != null
                    && here.end() > block.end() + 1
                    && block.lines.size() == 1
                    && i + 1 < blocks.size()) {
                block.lines.addAll(blocks.remove(i + 1).lines);
            } else if (here != null && here.end() > block.end() + 1) {
                here = DatelineReader.at(s, block.start(), block.end());
            }
            if (here == null && i > 0) {
                here = behindHeadline(block);
            }
            if (here == null && block.length() > 40) {
                here = DatelineReader.glued(s, block.start(), block.end());
            }
            if (here == null && block.length() > 150 && flat) {
                here = DatelineReader.inLine(s, block.start(), block.end());
            }
            if (here == null) {
                continue;
            }
            boolean lone =
                    block.length() - (here.end() - here.start()) < 40 && block.length() < 160;
            boolean tag =
                    here.places().isEmpty()
                            && here.date() == null
                            && lone
                            && hasLater(i, here.score());
            if (tag) {
                block.mark = Marks.TAIL;
                continue;
            }
            boolean headlineLike =
                    bestAt < 0
                            && here.wireStart() < 0
                            && here.date() == null
                            && lone
                            && hasLater(i, here.score());
            if (headlineLike) {
                continue;
            }
            best = here;
            bestAt = i;
            break;
        }
        if (best == null) {
            return tailDateline();
        }
        if (best.wireStart() < 0 || !best.dashed()) {
            int lower = second(bestAt, best);
            if (lower >= 0) {
                upper = blocks.get(bestAt).start();
                bestAt = lower;
                Block block = blocks.get(lower);
                DatelineReader.Found better = DatelineReader.at(s, block.start(), block.end());
                best = better == null ? best : better;
            }
        }
        Block block = blocks.get(bestAt);
        agency = best.agency() ? s.substring(best.wireStart(), best.wireEnd()) : null;
        int index = bestAt;
        if (best.start() > block.start()) {
            Block front = block.cut(best.start(), s);
            if (!front.lines.isEmpty()) {
                blocks.add(index, front);
                index++;
            }
        }
        Block dateline = block.cut(best.end(), s);
        dateline.kind = PartKind.DATELINE;
        dateline.mark = Marks.NONE;
        blocks.add(index, dateline);
        if (block.lines.isEmpty()) {
            blocks.remove(index + 1);
        }
        found = best;
        datelineBlock = dateline;
        return index;
    }

    /// The dateline behind a headline that the first paragraph says again; null elsewhere.
    private DatelineReader.@Nullable Found behindHeadline(Block block) {
        Block first = blocks.getFirst();
        int length = first.length();
        return length > 20
                        && block.length() > length + 30
                        && s.regionMatches(block.start(), s, first.start(), length)
                ? DatelineReader.at(s, block.start() + length, block.end())
                : null;
    }

    /// `/PRNewswire -- March 5, 2020/` at the end: the only dateline that such a release has.
    private int tailDateline() {
        for (int i = blocks.size() - 1; i >= Math.max(0, blocks.size() - 8); i--) {
            Block block = blocks.get(i);
            int at = s.indexOf("/PRNewswire", block.start(), block.end());
            if (at < 0 || at - block.start() > 4000) {
                continue;
            }
            var matcher = TAIL_DATELINE.matcher(s).region(at, block.end());
            if (!matcher.lookingAt()) {
                continue;
            }
            Dates.Found date = Dates.at(s, matcher.start(2), matcher.end(2));
            if (date == null) {
                continue;
            }
            if (at > block.start()) {
                blocks.add(i, block.cut(at, s));
                blocks.get(i).mark = Marks.NONE;
                i++;
            }
            Block dateline = block.cut(matcher.end(), s);
            dateline.kind = PartKind.DATELINE;
            dateline.mark = Marks.NONE;
            blocks.add(i, dateline);
            if (block.lines.isEmpty()) {
                blocks.remove(i + 1);
            } else {
                block.mark = Marks.of(reading, block.lines.getFirst());
            }
            found =
                    new DatelineReader.Found(
                            at,
                            matcher.end(),
                            List.of(),
                            date,
                            matcher.start(1),
                            matcher.end(1),
                            false,
                            true,
                            5);
            return -1;
        }
        return -1;
    }

    /// Whether a better dateline stands within the next blocks.
    private boolean hasLater(int from, int score) {
        for (int i = from + 1; i < Math.min(blocks.size(), from + 12); i++) {
            Block block = blocks.get(i);
            if (block.mark == Marks.NONE && block.length() > 60) {
                DatelineReader.Found later = DatelineReader.at(s, block.start(), block.end());
                if (later != null && later.score() > score) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Small wires print a line of their own above the release's dateline, with the issuer between
    /// slashes: the dateline is the lower one.
    private int second(int first, DatelineReader.Found best) {
        String line = s.substring(best.start(), Math.min(best.end() + 1, blocks.get(first).end()));
        boolean issuerBetweenSlashes = best.wireStart() < 0 && line.stripTrailing().endsWith("/");
        if (!issuerBetweenSlashes) {
            return -1;
        }
        for (int i = first + 1; i < Math.min(blocks.size(), first + 4); i++) {
            Block block = blocks.get(i);
            DatelineReader.Found later =
                    block.length() > 60 ? DatelineReader.at(s, block.start(), block.end()) : null;
            if (later != null) {
                return i;
            }
        }
        return -1;
    }

    private boolean isCapitalLegend(int start, int end) {
        if (end - start < 40) {
            return false;
        }
        String text = s.substring(start, Math.min(end, start + 300));
        return text.equals(text.toUpperCase(Locale.ROOT))
                && (text.contains("INFORMATION CONTAINED")
                        || text.startsWith("NOT FOR ")
                        || text.contains("MARKET ABUSE")
                        || text.contains("FOR DISTRIBUTION")
                        || text.contains("INSIDE INFORMATION"));
    }

    /// Without a dateline: the first block of running text.
    private int firstParagraph() {
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (block.mark != Marks.NONE
                    || block.shape == BodyBlock.Kind.TABLE
                    || isCapitalLegend(block.start(), block.end())) {
                continue;
            }
            char last = s.charAt(block.end() - 1);
            boolean closed = ".!?”\":)".indexOf(last) >= 0;
            if (block.length() > 260
                    || (block.length() > 110
                            && closed
                            && block.shape == BodyBlock.Kind.PARAGRAPH)) {
                return i;
            }
        }
        return blocks.size();
    }

    /// A deck between the dateline and the body: short lines without a full stop behind a dateline
    /// that stands alone.
    private void decksBehind(List<Block> rest) {
        Block dateline = datelineBlock;
        if (dateline == null || rest.size() < 3 || rest.getFirst() != dateline) {
            return;
        }
        int i = 1;
        Block next = rest.get(i);
        if (!decks.isEmpty()
                || (next.gap() == 0
                        && next.lines.getFirst().start() - dateline.end() < 3
                        && s.substring(dateline.end(), next.start()).indexOf('\n') < 0)) {
            return;
        }
        var behind = new ArrayList<Block>();
        while (i < rest.size() - 1 && behind.size() < 3) {
            next = rest.get(i);
            char last = s.charAt(next.end() - 1);
            boolean deck =
                    next.mark == Marks.NONE
                            && next.shape != BodyBlock.Kind.TABLE
                            && next.length() < 230
                            && ".:;,!”\"".indexOf(last) < 0
                            && Companies.subject(s, next.start(), next.end()) != null
                            && titled(next);
            if (!deck) {
                break;
            }
            behind.add(next);
            i++;
        }
        boolean bodyFollows = i < rest.size() && rest.get(i).length() > 100;
        if (bodyFollows) {
            for (Block block : behind) {
                block.kind = PartKind.SUBHEADLINE;
                decks.add(block);
            }
        }
    }

    /// Whether most words begin with capitals.
    private boolean titled(Block block) {
        int words = 0;
        int capitals = 0;
        for (String word : Words.clean(s.substring(block.start(), block.end())).split(" ", 60)) {
            if (word.length() > 3 && Character.isLetter(word.charAt(0))) {
                words++;
                capitals += Character.isUpperCase(word.charAt(0)) ? 1 : 0;
            }
        }
        return words > 0 && capitals * 10 >= words * 7;
    }

    /// What stands above the dateline.
    private final class Head {

        private final List<Block> given;

        /// Fronts of blocks that were cut.
        private final List<Block> loose = new ArrayList<>();

        Head(List<Block> given) {
            this.given = given;
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
                if (mark == Marks.NAVIGATION || (mark == Marks.MAIL_HEADER && !mail)) {
                    mark = mark == Marks.MAIL_HEADER ? Marks.NONE : mark;
                }
                if (mark == Marks.STAMP && line.is(Line.GLUED) && line.length() > 40) {
                    mark = Marks.NONE;
                }
                if (line.start() == upper || isLegend(line)) {
                    head.add(one(line, PartKind.ENVELOPE, Marks.TAIL));
                    i++;
                } else if (i < covering) {
                    date(mark, line);
                    head.add(one(line, PartKind.ENVELOPE, mark));
                    i++;
                } else if (mark == Marks.CONTACT) {
                    int stop = contactEnd(lines, i, false);
                    List<Line> some = lines.subList(i, stop);
                    contacts.addAll(Contacts.read(reading, some, null));
                    some.forEach(
                            l ->
                                    head.add(
                                            one(
                                                    l,
                                                    isLabel(l)
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
                        source = block;
                    }
                    head.add(block);
                    i++;
                } else if (!contacts.isEmpty()
                        && line.length() < 60
                        && Addresses.has(s, line.start(), line.end())) {
                    contacts.addAll(Contacts.read(reading, List.of(line), null));
                    head.add(one(line, PartKind.CONTACT, Marks.NONE));
                    i++;
                } else if (letterhead(lines, i) > i) {
                    int stop = letterhead(lines, i);
                    lines.subList(i, stop)
                            .forEach(l -> head.add(one(l, PartKind.ENVELOPE, Marks.NONE)));
                    i = stop;
                } else if (isTicker(line)) {
                    head.add(one(line, PartKind.ENVELOPE, Marks.TAIL));
                    i++;
                } else {
                    Block block = one(line, PartKind.UNASSIGNED, Marks.NONE);
                    block.shape =
                            line.is(Line.TABLE) ? BodyBlock.Kind.TABLE : BodyBlock.Kind.PARAGRAPH;
                    head.add(block);
                    free.add(block);
                    i++;
                }
            }
            titles(free);
            head.addAll(0, loose);
            return head;
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

        /// The capital legend of a regulatory announcement.
        private boolean isLegend(Line line) {
            return isCapitalLegend(line.start(), line.end());
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
                    && !Tickers.read(
                                    Terms.replace(
                                            s.substring(line.start(), line.end()), "[()]", ""))
                            .isEmpty();
        }

        private void date(Marks mark, Line line) {
            if (mark == Marks.PAGE || mark == Marks.EXHIBIT) {
                return;
            }
            Dates.Found date =
                    Dates.findIn(s, line.start(), Math.min(line.end(), line.start() + 200));
            if (date == null) {
                return;
            }
            if (stamp == null || (stamp.year() == 0 && date.year() > 0)) {
                stamp = date;
            }
            relayed |=
                    date.weekday() != null
                            && date.year() == 0
                            && s.substring(line.start(), line.end()).contains("Eastern Time");
        }

        /// How many lines at the top are a note of somebody who passed the release on: a rule ends
        /// it.
        private int coveringNote(List<Line> lines) {
            int words = 0;
            for (int i = 0; i < Math.min(lines.size(), 24); i++) {
                Line line = lines.get(i);
                String text = reading.of(line);
                boolean rule =
                        Terms.matches(
                                text,
                                "-{2,}|_{3,}|={3,}|-{2,}\\s?(?:Forwarded|Original).{0,60}-{0,}");
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
            return !lines.isEmpty()
                            && Terms.matches(reading.of(lines.getFirst()), "\\[[^\\]]{20,200}]")
                    ? 1
                    : 0;
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
                                && (LETTERHEAD
                                                .matcher(s.substring(line.start(), line.end()))
                                                .matches()
                                        || isStreet(line));
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
            if (markup) {
                return lines;
            }
            int column = -1;
            int first = -1;
            for (int i = 0; i < lines.size() && column < 0; i++) {
                int cut = columnCut(lines.get(i));
                if (cut > 0 && isHeadColumn(lines.get(i), cut)) {
                    column = columnOf(lines.get(i), cut);
                    first = i;
                }
            }
            if (column < 0) {
                return lines;
            }
            int firstCut = columnCut(lines.get(first));
            boolean byTabs = s.startsWith("\t\t", firstCut - 2);
            var left = new ArrayList<Line>(lines.subList(0, first));
            var right = new ArrayList<Line>();
            int i = first;
            int gap = 0;
            while (i < lines.size()) {
                Line line = lines.get(i);
                int cut = columnCut(line);
                if (line.gap() > 2 && i > first) {
                    break;
                }
                boolean tabbed = cut > 0 && s.charAt(cut - 1) == '\t' && byTabs;
                if (cut > 0 && (tabbed || Math.abs(columnOf(line, cut) - column) < 9)) {
                    int stop = cut;
                    while (stop > line.start() && Words.isSpace(s.charAt(stop - 1))) {
                        stop--;
                    }
                    left.add(line.part(line.start(), stop));
                    right.add(
                            new Line(
                                    cut,
                                    line.end(),
                                    right.isEmpty() ? 1 : line.gap() + gap,
                                    0,
                                    line.flags()));
                    gap = 0;
                } else if (line.indent() > 20 && Math.abs(line.indent() - column) < 9) {
                    right.add(
                            new Line(
                                    line.start(),
                                    line.end(),
                                    right.isEmpty() ? 1 : line.gap() + gap,
                                    0,
                                    line.flags()));
                    gap = 0;
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
                    || ContactWords.isName(rightWords)
                    || Addresses.has(s, cut, line.end());
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
            for (int i = 0; i < first; i++) {
                free.get(i).kind = PartKind.ENVELOPE;
            }
            boolean run =
                    (start(free).is(Line.GLUED) && start(free).length() > 40)
                            || (start(free).length() > 150
                                    && Addresses.has(s, start(free).start(), start(free).end()));
            if (free.size() == 1 && run) {
                capitals(free);
                return;
            }
            while (first + 1 < free.size() && isNameAlone(free.get(first), free.get(first + 1))) {
                free.get(first).kind = PartKind.ENVELOPE;
                first++;
            }
            Block start = free.get(first);
            if (start.length() > LONGEST_HEADLINE || start.shape == BodyBlock.Kind.TABLE) {
                free.forEach(b -> b.kind = PartKind.BODY);
                return;
            }
            start.kind = PartKind.HEADLINE;
            headline.add(start);
            int i = first + 1;
            while (i < free.size()
                    && headline.size() < 8
                    && joins(headline.getLast(), free.get(i))) {
                free.get(i).kind = PartKind.HEADLINE;
                headline.add(free.get(i));
                i++;
            }
            String said = words(headline);
            while (i < free.size()) {
                Block deck = free.get(i);
                String text = Words.clean(s.substring(deck.start(), deck.end()));
                boolean repeated = said.equalsIgnoreCase(text) && text.length() > 10;
                if (repeated) {
                    deck.kind = PartKind.ENVELOPE;
                } else if (deck.shape == BodyBlock.Kind.TABLE
                        || deck.length() > LONGEST_HEADLINE + 200) {
                    deck.kind = PartKind.BODY;
                } else if (Terms.matches(text, "[-–—•●*\\s]*")) {
                    deck.kind = PartKind.ENVELOPE;
                } else {
                    deck.kind = PartKind.SUBHEADLINE;
                    decks.add(deck);
                }
                i++;
            }
        }

        /// Contacts in the middle of a head of one line: from their label to the stamp.
        private void contactsIn(Block front) {
            var label = LINE_CONTACTS.matcher(s).region(front.start(), front.end());
            if (!label.find() || front.lines.size() != 1) {
                return;
            }
            Line line = front.lines.getFirst();
            int end = label.end();
            Line middle = new Line(label.start(), end, 1, 0, line.flags());
            contacts.addAll(Contacts.read(reading, List.of(middle), null));
            if (label.start() > line.start()) {
                Block before = front.cut(label.start(), s);
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

        private Block start(List<Block> free) {
            return free.getFirst();
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
                if (!word.equals(word.toUpperCase(Locale.ROOT)) || word.contains("@")) {
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
            var stamp = HEAD_WORDS.matcher(s).region(from, block.end());
            if (stamp.lookingAt()) {
                from = stamp.end();
            }
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
            if (from > block.start()) {
                Block front = block.cut(from, s);
                front.kind = PartKind.ENVELOPE;
                contactsIn(front);
                loose.add(front);
            }
            block.kind = PartKind.HEADLINE;
            headline.add(block);
        }

        /// In a text of one line without capitals right before the dateline: the last run of capitals
        /// is the headline, what follows it the deck; without such a run all is headline that stands
        /// behind the last number or address.
        private void mixed(Block block) {
            int from = block.start();
            var stamp = HEAD_WORDS.matcher(s).region(from, block.end());
            if (stamp.lookingAt()) {
                from = stamp.end();
            }
            String text = s.substring(from, block.end());
            from += pastAddress(text);
            Span capitals = lastCapitals(from, block.end());
            int start = capitals == null ? from : capitals.start();
            int length = block.end() - start;
            if (length < 20 || length > LONGEST_HEADLINE) {
                return;
            }
            if (start > block.start()) {
                Block front = block.cut(start, s);
                front.kind = PartKind.ENVELOPE;
                contactsIn(front);
                loose.add(front);
            }
            if (capitals != null && capitals.end() < block.end()) {
                Block title = block.cut(capitals.end(), s);
                title.kind = PartKind.HEADLINE;
                headline.add(title);
                loose.add(title);
                block.kind = PartKind.SUBHEADLINE;
                decks.add(block);
            } else {
                block.kind = PartKind.HEADLINE;
                headline.add(block);
            }
        }

        /// Past the last phone number or mail address of a text; 0 without one.
        private static int pastAddress(String text) {
            int past = 0;
            var mail = Addresses.EMAIL.matcher(text);
            while (text.indexOf('@', past) >= 0 && mail.find(past)) {
                past = mail.end();
            }
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
                if (word.equals(word.toUpperCase(Locale.ROOT)) && !word.contains("@")) {
                    words.add(new Span(k, stop));
                } else {
                    last = words.size() > 3 ? run(words) : last;
                    words.clear();
                }
                k = stop + 1;
            }
            return words.size() > 3 ? run(words) : last;
        }

        private Span run(List<Span> words) {
            while (!Character.isLetterOrDigit(s.charAt(words.getLast().start()))
                    && words.getLast().end() - words.getLast().start() < 2) {
                words.removeLast();
            }
            int size = words.size();
            for (int n = 1; n * 2 < size - 2; n++) {
                String tail = s.substring(words.get(size - n).start(), words.getLast().end());
                String before =
                        s.substring(words.get(size - 2 * n).start(), words.get(size - n - 1).end());
                if (tail.equals(before)) {
                    return new Span(words.getFirst().start(), words.get(size - n - 1).end());
                }
            }
            return new Span(words.getFirst().start(), words.getLast().end());
        }

        /// A letterhead's line: a company's name with its legal form and nothing else.
        private boolean isNameAlone(Block block, Block next) {
            if (block.length() > 60 || next.length() < 12 || next.shape == BodyBlock.Kind.TABLE) {
                return false;
            }
            String text = Words.clean(s.substring(block.start(), block.end()));
            boolean legal =
                    Terms.matches(
                            text,
                            "(?iu).*\\b(?:inc|corp|corporation|company|ltd|limited|llc|plc|l\\.p|lp|gmbh|ag|s\\.a|n\\.v|group|incorporated)\\.?$");
            return legal
                    && text.split(" ", 9).length < 8
                    && !Terms.matches(
                            text, "(?i).*\\b(?:announces|reports|acquires|to|names|and)\\b.*");
        }

        private String words(List<Block> some) {
            Passage passage =
                    reading.passage(some.stream().flatMap(b -> b.lines.stream()).toList());
            return passage == null ? "" : passage.text();
        }

        /// Whether the headline goes on in the next line: it was cut by the page's width, not by
        /// sense.
        private boolean joins(Block previous, Block next) {
            String above = Words.clean(s.substring(previous.start(), previous.end()));
            String below = Words.clean(s.substring(next.start(), next.end()));
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
            boolean capsAbove = above.equals(above.toUpperCase(Locale.ROOT));
            boolean capsBelow = below.equals(below.toUpperCase(Locale.ROOT));
            if (capsAbove != capsBelow && below.length() > 3 && above.length() > 12) {
                return false;
            }
            if (next.is(Line.GLUED)) {
                return false;
            }
            if (markup) {
                return previous.lines.getFirst().flags() == next.lines.getFirst().flags();
            }
            if (previous.is(Line.HEADING)) {
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
    }

    /// Past the lines of a contact block that begins here.
    private int contactEnd(List<Line> lines, int from, boolean inTail) {
        int i = from + 1;
        int lastAddress = -1;
        if (Addresses.has(s, lines.get(from).start(), lines.get(from).end())) {
            lastAddress = from;
        }
        boolean slashed = s.charAt(lines.get(from).start()) == '/';
        while (i < lines.size() && i < from + 80) {
            Line line = lines.get(i);
            if (slashed && line.gap() == 0) {
                lastAddress = i;
                boolean closed =
                        Terms.matches(
                                s.substring(line.start(), line.end()),
                                ".*/(?:\\s*\\d\\d:\\d\\d.*)?\\s*");
                i++;
                if (closed) {
                    slashed = false;
                }
                continue;
            }
            Marks mark = Marks.of(reading, line);
            if (mark != Marks.NONE && mark != Marks.CONTACT && mark != Marks.TIMESTAMP) {
                break;
            }
            if (mark == Marks.TIMESTAMP && line.gap() > 0) {
                break;
            }
            boolean address = Addresses.has(s, line.start(), line.end());
            String text =
                    s.substring(line.start(), Math.min(line.end(), line.start() + 300)).strip();
            if (Boilerplate.heading(s, line.start(), line.end()) != null
                    || Disclaimers.isDisclaimer(s, line.start(), line.end())
                    || Disclaimers.heading(s, line.start(), line.end(), false) > 0) {
                break;
            }
            boolean wrapped = line.gap() == 0 && line.length() < 120;
            if ((line.length() > 170 && !(line.is(Line.GLUED) && address))
                    || (line.is(Line.TABLE) && !address)) {
                break;
            }
            if (address && (line.length() < 130 || line.is(Line.GLUED))) {
                lastAddress = i;
                i++;
                continue;
            }
            if (Terms.matches(
                            text,
                            "(?i).*\\b(?:dial|conference call|webcast|replay|pass"
                                    + " ?code|trademark).*")
                    && line.gap() > 0) {
                break;
            }
            boolean soft =
                    mark == Marks.CONTACT
                            || isContactWords(text)
                            || (wrapped && text.split(" ", 16).length <= 9);
            if (!soft) {
                break;
            }
            if (!addressAhead(lines, i, inTail ? 6 : 5)) {
                if (lastAddress >= 0
                        && line.gap() == 0
                        && i == lastAddress + 1
                        && text.length() < 60
                        && !inHeadline(text)) {
                    i++;
                    continue;
                }
                break;
            }
            i++;
        }
        int stop = lastAddress < 0 ? Math.min(i, from + 1) : i;
        // Lines after the last number belong only where they follow without a gap.
        while (lastAddress >= 0 && stop > lastAddress + 1 && lines.get(stop - 1).gap() > 0) {
            stop--;
        }
        return Math.max(from + 1, stop);
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

    private static boolean inHeadline(String text) {
        return text.split(" ", 12).length > 6
                || (text.length() > 12 && text.equals(text.toUpperCase(Locale.ROOT)));
    }

    private boolean isContactWords(String text) {
        String[] words = text.split(" ", 20);
        if (text.equalsIgnoreCase("or")
                || text.equalsIgnoreCase("and")
                || (text.startsWith("For ") && words.length < 6)) {
            return true;
        }
        int comma = text.indexOf(',');
        boolean titled =
                comma > 0
                        && words.length <= 16
                        && text.length() < 130
                        && ContactWords.isName(text.substring(0, comma));
        if (titled) {
            return true;
        }
        boolean title =
                words.length <= 14
                        && text.length() < 120
                        && !text.endsWith(".")
                        && ContactWords.opensTitle(text);
        boolean short1 = title || (words.length <= 9 && text.length() < 90);
        boolean closed =
                text.endsWith(".")
                        && !Terms.matches(text, ".*(?:Inc|Corp|Ltd|Co|Jr|Sr|LLC|P)\\.$")
                        && words.length > 5;
        return short1
                && !closed
                && !(words.length > 6 && text.equals(text.toUpperCase(Locale.ROOT)));
    }

    private boolean addressAhead(List<Line> lines, int from, int reach) {
        for (int i = from; i < Math.min(lines.size(), from + reach); i++) {
            Line line = lines.get(i);
            if (i > from) {
                Marks mark = Marks.of(reading, line);
                if (mark != Marks.NONE && mark != Marks.CONTACT) {
                    return false;
                }
                if (line.length() > 170) {
                    return false;
                }
            }
            if (Addresses.has(s, line.start(), line.end()) && line.length() < 130) {
                return true;
            }
        }
        return false;
    }

    /// What follows the dateline.
    private void tail(List<Block> rest) {
        int inHead = contacts.size();
        boolean sourced = false;
        PartKind state = PartKind.BODY;
        boolean ended = false;
        boolean foreign = false;
        int section = 0;
        int i = 0;
        while (i < rest.size()) {
            Block block = rest.get(i);
            if (block.kind == PartKind.DATELINE || block.kind == PartKind.SUBHEADLINE) {
                i++;
                continue;
            }
            if (foreign) {
                block.kind = PartKind.UNASSIGNED;
                i++;
                continue;
            }
            if (ended && beginsForeign(rest, i)) {
                foreign = true;
                continue;
            }
            switch (block.mark) {
                case END -> {
                    block.kind = PartKind.ENVELOPE;
                    dateBehind(block);
                    ended = true;
                    state = PartKind.BODY;
                    i++;
                    continue;
                }
                case PAGE, EXHIBIT, DOCUMENT_WORD, RULE, EDITORS, MULTIMEDIA, STAMP -> {
                    block.kind = PartKind.ENVELOPE;
                    if (block.mark == Marks.MULTIMEDIA
                            && s.substring(block.start(), Math.min(block.end(), block.start() + 24))
                                    .startsWith("View source")) {
                        state = PartKind.CONTACT;
                    }
                    i++;
                    continue;
                }
                case EMBARGO -> {
                    block.kind = PartKind.EMBARGO;
                    i++;
                    continue;
                }
                case COPYRIGHT, TAIL -> {
                    block.kind = PartKind.ENVELOPE;
                    dateBehind(block);
                    i = more(rest, i);
                    state = PartKind.BODY;
                    continue;
                }
                case NAVIGATION -> {
                    if (ended || source != null || !contacts.isEmpty() || i > rest.size() / 2) {
                        for (int k = i; k < rest.size(); k++) {
                            rest.get(k).kind = PartKind.ENVELOPE;
                        }
                        i = rest.size();
                        continue;
                    }
                }
                case SOURCE -> {
                    boolean note = state == PartKind.BODY && block.shape == BodyBlock.Kind.TABLE;
                    if (!note) {
                        block.kind = PartKind.SOURCE;
                        source = block;
                        sourced = true;
                        if (Terms.matches(s.substring(block.start(), block.end()), "(?i)source:?")
                                && i + 1 < rest.size()
                                && rest.get(i + 1).mark == Marks.NONE
                                && rest.get(i + 1).length() < 90) {
                            Block name = rest.remove(i + 1);
                            block.lines.addAll(name.lines);
                        }
                        state = PartKind.CONTACT;
                        i++;
                        continue;
                    }
                }
                case TIMESTAMP -> {
                    if (i == 0 || state == PartKind.CONTACT) {
                        block.kind = PartKind.ENVELOPE;
                        i++;
                        continue;
                    }
                }
                case MAIL_HEADER, NONE, CONTACT -> {
                    // by its words, below
                }
            }
            if (isPageNumber(rest, i)) {
                block.kind = PartKind.ENVELOPE;
                i++;
                continue;
            }
            Boilerplate.Heading about =
                    block.shape == BodyBlock.Kind.TABLE
                            ? null
                            : Boilerplate.heading(s, block.start(), block.end());
            if (about != null
                    && !isSentence(block, about)
                    && !Boilerplate.isTopic(
                            s.substring(about.subjectStart(), about.subjectEnd()))) {
                section++;
                i = openAbout(rest, i, about, section);
                state = PartKind.ABOUT;
                continue;
            }
            int heading =
                    block.shape == BodyBlock.Kind.TABLE
                            ? -1
                            : Disclaimers.heading(s, block.start(), block.end(), false);
            if (heading > 0) {
                section++;
                if (heading < block.end()) {
                    Block front = block.cut(heading, s);
                    front.heads = true;
                    assign(front, PartKind.DISCLAIMER, section);
                    rest.add(i, front);
                    i++;
                    block = rest.get(i);
                    assign(block, PartKind.DISCLAIMER, section);
                } else {
                    block.heads = true;
                    assign(block, PartKind.DISCLAIMER, section);
                }
                i++;
                if (heading >= 0
                        && i < rest.size()
                        && rest.get(i).mark == Marks.NONE
                        && rest.get(i - 1).heads
                        && rest.get(i).length() > 60) {
                    assign(rest.get(i), PartKind.DISCLAIMER, section);
                    i++;
                }
                state = PartKind.DISCLAIMER;
                continue;
            }
            if (block.shape != BodyBlock.Kind.TABLE
                    && Disclaimers.isDisclaimer(s, block.start(), block.end())) {
                if (state != PartKind.DISCLAIMER) {
                    section++;
                }
                assign(block, PartKind.DISCLAIMER, section);
                state = PartKind.DISCLAIMER;
                i++;
                continue;
            }
            if (state == PartKind.CONTACT
                    && block.length() < 700
                    && behindView(rest, i)
                    && Addresses.has(s, block.start(), block.end())) {
                block.lines.replaceAll(l -> l.with(l.gap(), l.flags() | Line.GLUED));
                block.mark = Marks.CONTACT;
            }
            if (block.mark == Marks.CONTACT
                    || ((state == PartKind.CONTACT || ended || nearEnd(rest, i))
                            && !(ended && !contacts.isEmpty())
                            && unlabelledContacts(rest, i))) {
                int past = readContacts(rest, i);
                if (past > i) {
                    i = past;
                    state = PartKind.CONTACT;
                    continue;
                }
            }
            if (state == PartKind.DISCLAIMER) {
                boolean goesOn =
                        block.shape != BodyBlock.Kind.TABLE
                                && block.shape != BodyBlock.Kind.HEADING
                                && (Disclaimers.goesOn(s, block.start(), block.end())
                                        || block.shape == BodyBlock.Kind.LIST_ITEM
                                        || Character.isLowerCase(s.charAt(block.start())));
                if (goesOn && !isTrademark(block) && !Glue.isStatement(s, block.start())) {
                    assign(block, PartKind.DISCLAIMER, section);
                    i++;
                    continue;
                }
                state = PartKind.BODY;
            }
            if (state == PartKind.ABOUT) {
                boolean goesOn =
                        (block.shape == BodyBlock.Kind.PARAGRAPH
                                        && !isTrademark(block)
                                        && !isFootnote(block)
                                        && !isCall(block))
                                || (block.shape == BodyBlock.Kind.LIST_ITEM && !isFootnote(block))
                                || isWeb(block);
                if (goesOn && !Glue.isStatement(s, block.start())) {
                    assign(block, PartKind.ABOUT, section);
                    i++;
                    continue;
                }
                state = PartKind.BODY;
            }
            if (state == PartKind.CONTACT) {
                boolean loose =
                        block.length() < 70
                                && block.shape != BodyBlock.Kind.TABLE
                                && !isFootnote(block);
                block.kind = loose ? PartKind.ENVELOPE : PartKind.BODY;
                if (!loose) {
                    state = PartKind.BODY;
                }
                i++;
                continue;
            }
            boolean late = ended || sourced || contacts.size() > inHead;
            boolean notice =
                    block.length() < 900
                            && isTrademark(block)
                            && ((state == PartKind.BODY && (late || sections(rest, i)))
                                    || onlyNotices(rest, i));
            boolean line =
                    late
                            && block.length() < 140
                            && block.shape != BodyBlock.Kind.LIST_ITEM
                            && block.shape != BodyBlock.Kind.TABLE
                            && !isFootnote(block)
                            && !(block.length() > 60 && s.charAt(block.end() - 1) == '.')
                            && !tableAhead(rest, i);
            if (isTicker(block) || notice || line) {
                block.kind = PartKind.ENVELOPE;
            } else {
                block.kind = PartKind.BODY;
            }
            i++;
        }
    }

    /// Whether a section of boilerplate or a disclaimer stands before.
    private static boolean sections(List<Block> rest, int i) {
        for (int k = 0; k < i; k++) {
            if (rest.get(k).kind == PartKind.ABOUT || rest.get(k).kind == PartKind.DISCLAIMER) {
                return true;
            }
        }
        return false;
    }

    /// Whether nothing but notices and the tail follow.
    private boolean onlyNotices(List<Block> rest, int i) {
        for (int k = i + 1; k < rest.size(); k++) {
            Block next = rest.get(k);
            if (next.mark == Marks.NONE
                    && next.length() > 60
                    && !isTrademark(next)
                    && !isFootnote(next)) {
                return false;
            }
        }
        return true;
    }

    private static boolean tableAhead(List<Block> rest, int i) {
        for (int k = i; k < Math.min(rest.size(), i + 8); k++) {
            if (rest.get(k).shape == BodyBlock.Kind.TABLE) {
                return true;
            }
        }
        return false;
    }

    private static void assign(Block block, PartKind kind, int section) {
        block.kind = kind;
        block.section = section;
    }

    private boolean isTicker(Block block) {
        return block.length() < 14
                && Terms.matches(
                        s.substring(block.start(), block.end()), "\\(?[A-Z]{1,5}-[A-Z]\\)?");
    }

    private boolean isSentence(Block block, Boilerplate.Heading about) {
        int length = about.end() - block.start();
        return about.end() >= block.end() && length > 90 && s.charAt(block.end() - 1) == '.';
    }

    /// Takes the section "About X": heading, and its first paragraph.
    private int openAbout(List<Block> rest, int at, Boilerplate.Heading about, int section) {
        int i = at;
        Block block = rest.get(i);
        if (about.end() < block.end()) {
            Block front = block.cut(about.end(), s);
            front.heads = true;
            front.about = about;
            assign(front, PartKind.ABOUT, section);
            rest.add(i, front);
            assign(rest.get(i + 1), PartKind.ABOUT, section);
            return i + 2;
        }
        block.heads = true;
        block.about = about;
        assign(block, PartKind.ABOUT, section);
        if (i + 1 < rest.size()
                && rest.get(i + 1).mark == Marks.NONE
                && rest.get(i + 1).shape != BodyBlock.Kind.TABLE) {
            Block text = rest.get(i + 1);
            if (about.subjectStart() >= block.end() && text.length() < 90) {
                // "About" and its subject on two lines.
                text.heads = true;
                text.about = new Boilerplate.Heading(text.start(), text.end(), text.end(), false);
                assign(text, PartKind.ABOUT, section);
                i++;
            }
            if (i + 1 < rest.size()
                    && rest.get(i + 1).mark == Marks.NONE
                    && rest.get(i + 1).length() > 50
                    && Disclaimers.heading(s, rest.get(i + 1).start(), rest.get(i + 1).end(), false)
                            < 0
                    && Boilerplate.heading(s, rest.get(i + 1).start(), rest.get(i + 1).end())
                            == null) {
                assign(rest.get(i + 1), PartKind.ABOUT, section);
                i++;
            }
        }
        return i + 1;
    }

    private boolean isTrademark(Block block) {
        int start = block.start();
        int end = Math.min(block.end(), start + 700);
        return (block.length() < 1500
                        && Terms.anyIn(
                                s,
                                start,
                                end,
                                "rademark",
                                "RADEMARK",
                                "ervice mark",
                                "ervice Mark",
                                "ERVICE MARK")
                        && !Terms.holds(s, start, end, "forward-looking"))
                || s.startsWith("©", start);
    }

    private boolean isFootnote(Block block) {
        char first = s.charAt(block.start());
        return first == '*'
                || first == '†'
                || (first == '('
                        && block.length() > 3
                        && Character.isDigit(s.charAt(block.start() + 1)));
    }

    private boolean isCall(Block block) {
        String text =
                s.substring(block.start(), Math.min(block.end(), block.start() + 300))
                        .toLowerCase(Locale.ROOT);
        return text.contains("conference call")
                || text.contains("webcast")
                || text.startsWith("note to editors");
    }

    private boolean isWeb(Block block) {
        return block.length() < 120
                && s.substring(block.start(), block.end())
                        .toLowerCase(Locale.ROOT)
                        .contains("www.");
    }

    /// Whether the line above is the link to the release's own page, behind which wire pages print
    /// the contacts without a label.
    private boolean behindView(List<Block> rest, int i) {
        return i > 0
                && rest.get(i - 1).mark == Marks.MULTIMEDIA
                && s.startsWith("View source", rest.get(i - 1).start());
    }

    private boolean isPageNumber(List<Block> rest, int i) {
        Block block = rest.get(i);
        if (block.length() > 4 || (markup && block.length() > 3)) {
            return false;
        }
        for (int k = block.start(); k < block.end(); k++) {
            if (!Character.isDigit(s.charAt(k)) && s.charAt(k) != '-') {
                return false;
            }
        }
        return i + 1 >= rest.size()
                || rest.get(i + 1).mark == Marks.PAGE
                || (i > 0 && rest.get(i - 1).mark == Marks.PAGE)
                || block.lines.getFirst().indent() > 10;
    }

    /// A date in the tail, for datelines without a year.
    private void dateBehind(Block block) {
        if (stamp != null && stamp.year() > 0) {
            return;
        }
        Dates.Found date =
                Dates.findIn(s, block.start(), Math.min(block.end(), block.start() + 160));
        if (date != null && date.year() > 0) {
            stamp = date;
        }
    }

    /// Lines that go on with an advert or a code list.
    private int more(List<Block> rest, int at) {
        int i = at + 1;
        while (i < rest.size()
                && rest.get(i).mark == Marks.NONE
                && rest.get(i).gap() == 0
                && rest.get(i).length() < 110
                && !Addresses.has(s, rest.get(i).start(), rest.get(i).end())) {
            rest.get(i).kind = PartKind.ENVELOPE;
            i++;
        }
        return i;
    }

    /// After an end mark: a news agency's story, or a newspaper's byline.
    private boolean beginsForeign(List<Block> rest, int i) {
        for (int k = i; k < Math.min(rest.size(), i + 4); k++) {
            Block block = rest.get(k);
            if (block.mark != Marks.NONE || block.shape == BodyBlock.Kind.TABLE) {
                continue;
            }
            DatelineReader.Found other = DatelineReader.at(s, block.start(), block.end());
            if (other != null && other.agency()) {
                return true;
            }
            if (Terms.matches(
                    s.substring(block.start(), Math.min(block.end(), block.start() + 90)),
                    "(?s)By [A-Z][\\w.'" + " -]{4,40}\\s.*(?:Writer|Reporter|Correspondent).*")) {
                return true;
            }
        }
        return false;
    }

    private boolean nearEnd(List<Block> rest, int i) {
        return i > 1 && i >= rest.size() - 14 && !(rest.get(i).shape == BodyBlock.Kind.TABLE);
    }

    /// Short lines, the first of them a name or a firm, with a number among the next ones.
    private boolean unlabelledContacts(List<Block> rest, int i) {
        Block block = rest.get(i);
        if (block.length() > 160
                || block.shape == BodyBlock.Kind.TABLE
                || block.shape == BodyBlock.Kind.LIST_ITEM) {
            return false;
        }
        int lines = 0;
        for (int k = i; k < Math.min(rest.size(), i + 5); k++) {
            Block next = rest.get(k);
            if (k > i && next.mark != Marks.NONE && next.mark != Marks.CONTACT) {
                return false;
            }
            for (Line line : next.lines) {
                if (line.length() > 110 && !line.is(Line.GLUED)) {
                    return false;
                }
                String text = s.substring(line.start(), line.end()).strip();
                boolean address = Addresses.has(s, line.start(), line.end());
                if (!address
                        && (!isContactWords(text)
                                || (text.endsWith(".") && text.split(" ", 9).length > 6))) {
                    return false;
                }
                if (Terms.matches(
                        text,
                        "(?i).*(?:teleconference|domestic|international\\W*$|toll[-"
                                + " ]free|playback|replay|\\bdial|reservation|pass ?code|conference"
                                + " call|webcast).*|(?:what|who|when|where|why):.*|for f\\w{2,6}er"
                                + " .*|.*\\bcall\\b.*")) {
                    return false;
                }
                if (address) {
                    return lines > 0 || (line.length() < 90 && text.split(" ", 20).length < 12);
                }
                lines++;
                if (lines > 6) {
                    return false;
                }
            }
        }
        return false;
    }

    /// A line that only says that contacts follow.
    private boolean isLabel(Line line) {
        return line.length() < 40
                && s.charAt(line.end() - 1) == ':'
                && Marks.CONTACTS.matcher(s.substring(line.start(), line.end())).matches();
    }

    private int readContacts(List<Block> rest, int at) {
        var lines = new ArrayList<Line>();
        var owners = new ArrayList<Integer>();
        for (int k = at; k < Math.min(rest.size(), at + 80); k++) {
            for (Line line : rest.get(k).lines) {
                lines.add(line);
                owners.add(k);
            }
        }
        int stop = contactEnd(lines, 0, true);
        List<Line> some = lines.subList(0, stop);
        List<ParsedContact> read = Contacts.read(reading, some, null);
        boolean labelled = rest.get(at).mark == Marks.CONTACT;
        if (read.isEmpty() && !labelled) {
            return at;
        }
        if (read.isEmpty() && rest.get(at).length() > 160) {
            return at;
        }
        contacts.addAll(read);
        int past = stop < owners.size() ? owners.get(stop) : owners.getLast() + 1;
        if (stop < owners.size() && stop > 0 && owners.get(stop - 1).equals(owners.get(stop))) {
            Block cut = rest.get(owners.get(stop));
            Block front = cut.cut(lines.get(stop).start(), s);
            front.kind = PartKind.CONTACT;
            rest.add(owners.get(stop), front);
            past = owners.get(stop) + 1;
        }
        for (int k = at; k < past; k++) {
            Block block = rest.get(k);
            block.kind =
                    block.lines.size() == 1 && isLabel(block.lines.getFirst())
                            ? PartKind.ENVELOPE
                            : PartKind.CONTACT;
        }
        return past;
    }

    /// The names by which the issuer may be known in its boilerplate.
    static Set<String> names(List<String> companies) {
        var names = new HashSet<String>();
        for (String company : companies) {
            String bare =
                    Terms.replace(
                                    company,
                                    ",? (?:Inc|Incorporated|Corp|Corporation|Ltd|Limited|LLC|L\\.?"
                                            + " ?P|PLC|plc|AG|SE|N\\.V|S\\.A|Company|Co)\\.?$",
                                    "")
                            .strip();
            if (bare.length() > 2) {
                names.add(bare);
            }
            String first = Terms.split(bare, "[ ,]", 3)[0];
            if (first.length() > 2
                    && !Set.of(
                                    "The",
                                    "First",
                                    "New",
                                    "American",
                                    "United",
                                    "General",
                                    "National",
                                    "North",
                                    "South",
                                    "Global",
                                    "Bank",
                                    "International")
                            .contains(first)) {
                names.add(first);
            }
            List<String> core = Companies.core(bare);
            if (core.size() > 1) {
                int second = bare.indexOf(' ', bare.indexOf(' ') + 1);
                String two =
                        Terms.replace(
                                (second < 0 ? bare : bare.substring(0, second)), "[.,]+$", "");
                if (two.length() > 6 && !two.startsWith("The ")) {
                    names.add(two);
                }
            }
            if (bare.startsWith("United States ")) {
                names.add("U.S." + bare.substring(14));
            }
            String initials = initials(bare);
            if (initials.length() > 2) {
                names.add(initials);
            }
        }
        return names;
    }

    private static String initials(String name) {
        var initials = new StringBuilder();
        for (String word : name.split(" ", 8)) {
            if (!word.isEmpty() && Character.isUpperCase(word.charAt(0))) {
                initials.append(word.charAt(0));
            }
        }
        return initials.toString();
    }
}
