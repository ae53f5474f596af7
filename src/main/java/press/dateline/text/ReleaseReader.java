package press.dateline.text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads one release out of its blocks: first where the dateline stands, then what stands above it,
/// then what follows.
final class ReleaseReader {

    /// How many blocks are looked at for a dateline.
    private static final int DATELINE_BLOCKS = 900;

    /// Of such a length a block is running text, in characters.
    private static final int PARAGRAPH = 200;

    /// Between the columns of a line; sentences have narrower gaps.
    private static final String COLUMN_GAP = "    ";

    private static final Pattern SLUG =
            Pattern.compile("^\\(\\s?BW\\s?\\)\\s?\\([^)]{1,80}\\)(?:\\([^)]{1,60}\\))?\\s*");

    private static final Pattern TAIL_DATELINE =
            Pattern.compile(
                    "/(PRNewswire[\\w-]{0,20}) ?--? ?([A-Z][a-z]{2,8}\\.? \\d{1,2}, \\d{4})/");
    private final Pieces pieces;
    private final Reading reading;
    private final String s;
    private final List<Block> blocks;
    private final int width;

    /// Whether the whole document stands on a line or two.
    private final boolean flat;

    private DatelineReader.@Nullable Found found;
    private @Nullable Block datelineBlock;

    /// Where a line of a small wire stands above the dateline; -1 without one.
    private int upper = -1;

    private @Nullable String agency;

    ReleaseReader(Reading reading, List<Block> blocks, int width) {
        this.pieces = new Pieces(reading);
        this.reading = reading;
        this.s = reading.text();
        this.blocks = new ArrayList<>(blocks);
        this.width = width;
        this.flat = reading.lines().stream().filter(l -> !l.is(Line.GLUED)).limit(4).count() < 4;
    }

    /// What was read, before it is judged.
    Draft read() {
        slug();
        int at = findDateline();
        int body = at < 0 ? firstParagraph() : at;
        List<Block> head = new ArrayList<>(blocks.subList(0, body));
        List<Block> rest = new ArrayList<>(blocks.subList(body, blocks.size()));
        head = new ReleaseHead(pieces, head, width, upper).read();
        decksBehind(rest);
        new ReleaseTail(pieces, head, rest).read();
        blocks.clear();
        blocks.addAll(head);
        blocks.addAll(rest);
        return new Draft(pieces, width, blocks, found, agency);
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
                    && (blocks.get(i + 1).mark == Marks.NONE
                            || blocks.get(i + 1).mark == Marks.TIMESTAMP)) {
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
            if (here == null || isStray(i, here) || spansColumns(here)) {
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
        boolean alone = block.lines.isEmpty();
        if (alone) {
            blocks.remove(index + 1);
        }
        found = best;
        if (alone && standsBehind(index) && running(index + 1, blocks.size()) == 0) {
            return -1;
        }
        datelineBlock = dateline;
        return index;
    }

    /// Whether nothing but the words of a wire stands behind running text, such as a page's links
    /// to further releases.
    private boolean isStray(int at, DatelineReader.Found here) {
        return here.date() == null && here.places().isEmpty() && standsBehind(at);
    }

    /// Whether a gap between columns stands inside: `May 5, 1997          Vice President - Finance`.
    private boolean spansColumns(DatelineReader.Found here) {
        int gap = s.indexOf(COLUMN_GAP + COLUMN_GAP, here.start(), here.end());
        // Where a link's address was blanked, a sign stands behind.
        return gap > here.start()
                && Character.isLetterOrDigit(s.charAt(gap - 1))
                && Character.isLetter(s.charAt(Dates.skip(s, gap, s.length() - 1, " ")));
    }

    /// Whether running text stands before a block.
    private boolean standsBehind(int at) {
        return running(0, at) > 1;
    }

    /// How many blocks are paragraphs of running text.
    private long running(int from, int to) {
        return blocks.subList(from, to).stream()
                .filter(b -> b.mark == Marks.NONE && b.length() > PARAGRAPH)
                .count();
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

    /// Without a dateline: the first block of running text.
    private int firstParagraph() {
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (block.mark != Marks.NONE
                    || block.shape == BodyBlock.Kind.TABLE
                    || isColumns(block)
                    || ReleaseHead.isCapitalLegend(s, block.start(), block.end())) {
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

    /// Whether most lines of a block are parted by wide gaps, as in a letterhead of two columns.
    private boolean isColumns(Block block) {
        int parted = 0;
        for (Line line : block.lines) {
            parted += s.substring(line.start(), line.end()).contains(COLUMN_GAP) ? 1 : 0;
        }
        return block.lines.size() > 1 && parted * 2 > block.lines.size();
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
        if (!pieces.decks.isEmpty()
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
                            && (next.shape == BodyBlock.Kind.LIST_ITEM
                                    || Companies.subject(s, next.start(), next.end()) != null)
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
                pieces.decks.add(block);
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
}
