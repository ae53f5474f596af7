package press.dateline.text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Finds headline, deck and contacts in a head that stands on one line, its breaks lost: by runs of
/// capitals, by wires and dates, by what stands behind the last number.
final class OneLineHead {

    private static final Pattern LINE_CONTACTS =
            Pattern.compile(
                    "(?:(?:Media|Press|Investor|Company|News Media|PR|IR)"
                            + " )?(?:Contacts?|CONTACTS?)(?::|"
                            + " (?=(?i:media|investors?|press):(?!\\s*(?i:media|investors?|press):))).{10,600}?(?="
                            + " FOR (?:IMMEDIATE )?RELEASE| For (?:Immediate )?Release|$)");

    /// What may stand before a headline in a text of one line.
    private static final Pattern HEAD_WORDS =
            Pattern.compile(
                    "(?:(?:EX-99\\S{0,6} \\d{1,2}"
                            + " \\S{3,60}\\.(?:html?|txt)|EX-99\\S{0,6}|(?:EXHIBIT|Exhibit) [\\d.]+(?:"
                            + " \\d{1,2}(?= EX))?|\\d+\\.\\d+|FOR (?:IMMEDIATE )?RELEASE|NEWS"
                            + " RELEASE|PRESS RELEASE|NEWS)[: ]+)+");

    /// The name of a wire inside a line, before a place.
    private static final Pattern WIRE =
            Pattern.compile(
                    " (?:PR ?Newswire|Business Wire|Globe ?Newswire|Marketwired?|Canada NewsWire)"
                            + " (?=\\p{Lu})");

    private final Pieces pieces;
    private final Reading reading;
    private final String s;

    /// Fronts of blocks that were cut.
    private final List<Block> loose;

    /// @param loose gets the fronts of blocks that are cut
    OneLineHead(Pieces pieces, List<Block> loose) {
        this.pieces = pieces;
        this.reading = pieces.reading;
        this.s = reading.text();
        this.loose = loose;
    }

    /// In a text of one line the headline is the run of capitals before the dateline.
    void read(Block block) {
        int from = block.end();
        int k = block.end();
        int words = 0;
        while (k > block.start()) {
            int wordStart = k;
            while (wordStart > block.start() && !Words.isSpace(s.charAt(wordStart - 1))) {
                wordStart--;
            }
            String word = s.substring(wordStart, k);
            if (!Words.isCapitals(word) || word.contains("@")) {
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
        pieces.date(Marks.NONE, block.lines.getFirst());
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
        if (length < 20 || length > ReleaseHead.LONGEST_HEADLINE) {
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
    boolean readRelayed(Block block) {
        var wire = WIRE.matcher(s).region(block.start(), block.end());
        if (!wire.find()) {
            return false;
        }
        Dates.Found date =
                Dates.findIn(
                        s, wire.end(), Math.min(block.end(), wire.end() + ReleaseHead.FIRST_NAME));
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

    /// Parts what stands before the headline of a text of one line, with the contacts in it.
    void cutFront(Block block, int headline) {
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
            if (Words.isCapitals(word) && !word.contains("@")) {
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
}
