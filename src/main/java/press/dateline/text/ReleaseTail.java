package press.dateline.text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads what follows the dateline: body, sections about companies, disclaimers, contacts, the
/// source line, and what wires and relays add behind them.
final class ReleaseTail {

    /// A release has no more; what looks like them behind is a list.
    private static final int MOST_CONTACTS = 100;

    private final Pieces pieces;

    /// What lines of numbers are for that are no contacts.
    private static final CuePattern CALLS =
            CuePattern.of(
                    Pattern.CASE_INSENSITIVE,
                    "teleconference|domestic|international\\W*$|toll[-"
                            + " ]free|playback|replay|\\bdial|reservation|pass ?code|conference"
                            + " call|webcast|\\bcall\\b");

    private static final LinePattern ASKS =
            new LinePattern(
                    Pattern.compile("(?i)(?:what|who|when|where|why):.*|for f\\w{2,6}er .*"),
                    Openings.of(0, "what:", "who:", "when:", "where:", "why:", "for f"));

    /// What stands at the head of pages is no longer, in characters.
    private static final int LONGEST_HEAD = 80;

    private final Reading reading;

    /// The last block before the foot of a page; null elsewhere.
    private @Nullable Block turned;

    /// Null before it was asked for.
    private @Nullable Set<String> repeated;

    private final String s;
    private final ContactLines contactLines;
    private final List<Block> head;
    private final List<Block> rest;

    /// How many contacts the head had.
    private final int inHead;

    /// The part that the next block may belong to.
    private PartKind state = PartKind.BODY;

    /// The number of the section that was begun last.
    private int section;

    private boolean sourced;

    /// Whether an end mark was passed.
    private boolean ended;

    /// Whether somebody else's text has begun.
    private boolean foreign;

    ReleaseTail(Pieces pieces, List<Block> head, List<Block> rest) {
        this.head = head;
        this.pieces = pieces;
        this.reading = pieces.reading;
        this.s = reading.text();
        this.contactLines = new ContactLines(reading);
        this.rest = rest;
        this.inHead = pieces.contacts.size();
    }

    void read() {
        for (int i = 0; i < rest.size(); ) {
            i = block(i);
        }
    }

    /// Reads the block at a place, and what belongs to it.
    ///
    /// @return the place of the next one to read
    private int block(int i) {
        Block block = rest.get(i);
        if (block.kind == PartKind.DATELINE || block.kind == PartKind.SUBHEADLINE) {
            return i + 1;
        }
        if (turned != null && goesOn(turned, block)) {
            turned.lines.addAll(block.lines);
            rest.remove(i);
            turned = null;
            return i;
        }
        foreign |= ended && beginsForeign(i);
        if (foreign) {
            block.kind = PartKind.UNASSIGNED;
            return i + 1;
        }
        int past = marked(i);
        if (past == i && (isPageNumber(i) || isRunningHead(i))) {
            block.kind = PartKind.ENVELOPE;
            past++;
        }
        boolean page = past > i && (block.mark == Marks.PAGE || block.mark == Marks.NONE);
        if (!page) {
            turned = null;
        } else if (turned == null && i > 0) {
            turned = rest.get(i - 1);
        }
        past = past > i ? past : about(i);
        past = past > i ? past : headedDisclaimer(i);
        past = past > i ? past : disclaimer(i);
        past = past > i ? past : contacts(i);
        past = past > i ? past : continued(i);
        return past > i ? past : other(i);
    }

    /// Whether a paragraph that the end of a page broke goes on in another one.
    private boolean goesOn(Block above, Block below) {
        return above.mark == Marks.NONE
                && below.mark == Marks.NONE
                && above.shape == BodyBlock.Kind.PARAGRAPH
                && below.shape == BodyBlock.Kind.PARAGRAPH
                && (above.kind == PartKind.BODY
                        || above.kind == PartKind.ABOUT
                        || above.kind == PartKind.DISCLAIMER)
                && ".!?:;”\")".indexOf(s.charAt(above.end() - 1)) < 0
                && Character.isLowerCase(s.charAt(below.start()));
    }

    /// A block whose mark says what it is; the same place where it says nothing.
    private int marked(int i) {
        Block block = rest.get(i);
        return switch (block.mark) {
            case END -> {
                block.kind = PartKind.ENVELOPE;
                dateBehind(block);
                ended = true;
                state = PartKind.BODY;
                yield i + 1;
            }
            case PAGE, EXHIBIT, DOCUMENT_WORD, RULE, EDITORS, MULTIMEDIA, STAMP -> {
                block.kind = PartKind.ENVELOPE;
                state = isView(block) ? PartKind.CONTACT : state;
                yield i + 1;
            }
            case EMBARGO -> {
                block.kind = PartKind.EMBARGO;
                yield i + 1;
            }
            case COPYRIGHT, TAIL -> {
                block.kind = PartKind.ENVELOPE;
                dateBehind(block);
                state = PartKind.BODY;
                yield more(i);
            }
            case NAVIGATION -> {
                boolean behind =
                        ended
                                || pieces.source != null
                                || !pieces.contacts.isEmpty()
                                || i > rest.size() / 2;
                if (behind) {
                    rest.subList(i, rest.size()).forEach(b -> b.kind = PartKind.ENVELOPE);
                }
                yield behind ? rest.size() : i;
            }
            case SOURCE -> source(i);
            case TIMESTAMP -> {
                boolean alone = i == 0 || state == PartKind.CONTACT;
                if (alone) {
                    block.kind = PartKind.ENVELOPE;
                }
                yield alone ? i + 1 : i;
            }
            case MAIL_HEADER, NONE, CONTACT -> i;
        };
    }

    private int source(int i) {
        Block block = rest.get(i);
        boolean note = state == PartKind.BODY && block.shape == BodyBlock.Kind.TABLE;
        if (note) {
            return i;
        }
        block.kind = PartKind.SOURCE;
        pieces.source = block;
        sourced = true;
        if (Terms.matches(s.substring(block.start(), block.end()), "(?i)source:?")
                && i + 1 < rest.size()
                && rest.get(i + 1).mark == Marks.NONE
                // Columns that are read one after the other lead back.
                && rest.get(i + 1).start() > block.end()
                && rest.get(i + 1).length() < 90) {
            Block name = rest.remove(i + 1);
            block.lines.addAll(name.lines);
        }
        state = PartKind.CONTACT;
        return i + 1;
    }

    private int about(int i) {
        Block block = rest.get(i);
        Boilerplate.Heading about =
                block.shape == BodyBlock.Kind.TABLE
                        ? null
                        : Boilerplate.heading(s, block.start(), block.end());
        if (about == null
                || isSentence(block, about)
                || Boilerplate.isTopic(s.substring(about.subjectStart(), about.subjectEnd()))) {
            return i;
        }
        section++;
        state = PartKind.ABOUT;
        return openAbout(i, about, section);
    }

    private int headedDisclaimer(int at) {
        int i = at;
        Block block = rest.get(i);
        int heading =
                block.shape == BodyBlock.Kind.TABLE
                        ? -1
                        : Disclaimers.heading(s, block.start(), block.end(), false);
        if (heading <= 0) {
            return at;
        }
        section++;
        if (heading < block.end()) {
            Block front = block.cut(heading, s);
            front.heads = true;
            assign(front, PartKind.DISCLAIMER, section);
            rest.add(i, front);
            i++;
        } else {
            block.heads = true;
        }
        assign(block, PartKind.DISCLAIMER, section);
        i++;
        if (i < rest.size()
                && rest.get(i).mark == Marks.NONE
                && rest.get(i - 1).heads
                && rest.get(i).length() > 60) {
            assign(rest.get(i), PartKind.DISCLAIMER, section);
            i++;
        }
        state = PartKind.DISCLAIMER;
        return i;
    }

    private int disclaimer(int i) {
        Block block = rest.get(i);
        if (block.shape == BodyBlock.Kind.TABLE
                || !Disclaimers.isDisclaimer(s, block.start(), block.end())) {
            return i;
        }
        if (state != PartKind.DISCLAIMER) {
            section++;
            if (i > 0) {
                takeTitle(rest.get(i - 1));
            }
        }
        assign(block, PartKind.DISCLAIMER, section);
        state = PartKind.DISCLAIMER;
        return i + 1;
    }

    /// Takes the title right above a disclaimer with it.
    private void takeTitle(Block title) {
        if (title.kind == PartKind.BODY
                && title.shape != BodyBlock.Kind.TABLE
                && Disclaimers.mayHead(s, title.start(), title.end())) {
            title.heads = true;
            assign(title, PartKind.DISCLAIMER, section);
        }
    }

    private int contacts(int i) {
        Block block = rest.get(i);
        if (state == PartKind.CONTACT
                && block.length() < 700
                && i > 0
                && isView(rest.get(i - 1))
                && Addresses.has(s, block.start(), block.end())) {
            block.lines.replaceAll(l -> l.with(l.gap(), l.flags() | Line.GLUED));
            block.mark = Marks.CONTACT;
        }
        boolean begin =
                block.mark == Marks.CONTACT
                        || ((state == PartKind.CONTACT || ended || nearEnd(i))
                                && !(ended && !pieces.contacts.isEmpty())
                                && unlabelledContacts(i));
        int past = begin ? readContacts(i) : i;
        state = past > i ? PartKind.CONTACT : state;
        return past;
    }

    /// A block that belongs to the section before it; ends that section where it does not.
    private int continued(int i) {
        Block block = rest.get(i);
        if (state == PartKind.CONTACT) {
            boolean loose =
                    block.length() < 70
                            && block.shape != BodyBlock.Kind.TABLE
                            && !isFootnote(block);
            block.kind = loose ? PartKind.ENVELOPE : PartKind.BODY;
            state = loose ? state : PartKind.BODY;
            return i + 1;
        }
        boolean goesOn =
                switch (state) {
                    case DISCLAIMER -> disclaims(block);
                    case ABOUT -> describes(block);
                    default -> false;
                };
        if (goesOn && !Glue.isStatement(s, block.start())) {
            assign(block, state, section);
            return i + 1;
        }
        state = PartKind.BODY;
        return i;
    }

    private boolean disclaims(Block block) {
        return block.shape != BodyBlock.Kind.TABLE
                && block.shape != BodyBlock.Kind.HEADING
                && (Disclaimers.goesOn(s, block.start(), block.end())
                        || block.shape == BodyBlock.Kind.LIST_ITEM
                        || Character.isLowerCase(s.charAt(block.start())))
                && !isTrademark(block);
    }

    private boolean describes(Block block) {
        return (block.shape == BodyBlock.Kind.PARAGRAPH
                        && !isTrademark(block)
                        && !isFootnote(block)
                        && !isCall(block))
                || (block.shape == BodyBlock.Kind.LIST_ITEM && !isFootnote(block))
                || isWeb(block);
    }

    /// The news itself, or one of the lines that stand around it.
    private int other(int i) {
        Block block = rest.get(i);
        boolean late = ended || sourced || pieces.contacts.size() > inHead;
        boolean notice =
                block.length() < 900
                        && isTrademark(block)
                        && (late || sections(i) || onlyNotices(i));
        boolean line =
                late
                        && block.length() < 140
                        && block.shape != BodyBlock.Kind.LIST_ITEM
                        && block.shape != BodyBlock.Kind.TABLE
                        && !isFootnote(block)
                        && !(block.length() > 60 && s.charAt(block.end() - 1) == '.')
                        && !tableAhead(i);
        block.kind = isTicker(block) || notice || line ? PartKind.ENVELOPE : PartKind.BODY;
        return i + 1;
    }

    /// Whether a section of boilerplate or a disclaimer stands before.
    private boolean sections(int i) {
        for (int k = 0; k < i; k++) {
            if (rest.get(k).kind == PartKind.ABOUT || rest.get(k).kind == PartKind.DISCLAIMER) {
                return true;
            }
        }
        return false;
    }

    /// Whether nothing but notices and the tail follow.
    private boolean onlyNotices(int i) {
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

    private boolean tableAhead(int i) {
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
    private int openAbout(int at, Boilerplate.Heading about, int section) {
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

    /// Whether a line is the link to the release's own page, behind which wire pages print the
    /// contacts without a label.
    private boolean isView(Block block) {
        return block.mark == Marks.MULTIMEDIA && s.startsWith("View source", block.start());
    }

    private boolean isPageNumber(int i) {
        Block block = rest.get(i);
        if (block.length() > 4 || (reading.html() && block.length() > 3)) {
            return false;
        }
        for (int k = block.start(); k < block.end(); k++) {
            if (!Character.isDigit(s.charAt(k)) && s.charAt(k) != '-') {
                return false;
            }
        }
        return i + 1 >= rest.size()
                || isAloneOnPage(i)
                || rest.get(i + 1).mark == Marks.PAGE
                || (i > 0 && rest.get(i - 1).mark == Marks.PAGE)
                || block.lines.getFirst().indent() > 10;
    }

    /// Whether a number stands at the foot of a page: in a paragraph of its own between others.
    private boolean isAloneOnPage(int i) {
        Block block = rest.get(i);
        return reading.html()
                && i > 0
                && !block.is(Line.CELL)
                && !block.is(Line.ITEM)
                && block.shape != BodyBlock.Kind.TABLE
                && rest.get(i + 1).shape != BodyBlock.Kind.TABLE;
    }

    /// What stands at the head of each page, below the foot of the one before.
    private boolean isRunningHead(int i) {
        Block block = rest.get(i);
        return i > 0
                && block.length() <= LONGEST_HEAD
                && block.lines.size() == 1
                && isPageNumber(i - 1)
                && repeated().contains(s.substring(block.start(), block.end()));
    }

    /// The short lines that stand in the release more than once.
    private Set<String> repeated() {
        if (repeated == null) {
            var once = new HashSet<String>();
            repeated = new HashSet<>();
            for (List<Block> part : List.of(head, rest)) {
                for (Block block : part) {
                    Line line = block.lines.getFirst();
                    if (line.length() <= LONGEST_HEAD && !once.add(reading.of(line))) {
                        repeated.add(reading.of(line));
                    }
                }
            }
        }
        return repeated;
    }

    /// A date in the tail, for datelines without a year.
    private void dateBehind(Block block) {
        if (pieces.stamp != null && pieces.stamp.year() > 0) {
            return;
        }
        Dates.Found date =
                Dates.findIn(s, block.start(), Math.min(block.end(), block.start() + 160));
        if (date != null && date.year() > 0) {
            pieces.stamp = date;
        }
    }

    /// Lines that go on with an advert or a code list.
    private int more(int at) {
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
    private boolean beginsForeign(int i) {
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

    private boolean nearEnd(int i) {
        return i > 1 && i >= rest.size() - 14 && !(rest.get(i).shape == BodyBlock.Kind.TABLE);
    }

    /// Short lines, the first of them a name or a firm, with a number among the next ones.
    private boolean unlabelledContacts(int i) {
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
                        && (!ContactLines.isWords(text)
                                || (text.endsWith(".") && text.split(" ", 9).length > 6))) {
                    return false;
                }
                if (CALLS.finds(text) || ASKS.matches(text)) {
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

    private int readContacts(int at) {
        if (pieces.contacts.size() > MOST_CONTACTS) {
            return at;
        }
        var lines = new ArrayList<Line>();
        var owners = new ArrayList<Integer>();
        for (int k = at; k < Math.min(rest.size(), at + 80); k++) {
            for (Line line : rest.get(k).lines) {
                lines.add(line);
                owners.add(k);
            }
        }
        int stop = contactLines.end(lines, 0, true);
        List<Line> some = lines.subList(0, stop);
        List<ParsedContact> read = Contacts.read(reading, some);
        boolean labelled = rest.get(at).mark == Marks.CONTACT;
        if (read.isEmpty() && !labelled) {
            return at;
        }
        if (read.isEmpty() && rest.get(at).length() > 160) {
            return at;
        }
        pieces.contacts.addAll(read);
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
                    block.lines.size() == 1 && contactLines.isLabel(block.lines.getFirst())
                            ? PartKind.ENVELOPE
                            : PartKind.CONTACT;
        }
        return past;
    }
}
