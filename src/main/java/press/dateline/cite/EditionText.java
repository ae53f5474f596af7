package press.dateline.cite;

import org.jspecify.annotations.Nullable;

import press.dateline.browse.PublicEdition;
import press.dateline.release.Markup;
import press.dateline.release.ReleaseText;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The words of an edition block by block, to find passages in it. Quotation marks, dashes and spaces
/// count as equal in all their forms, because copying changes them; letters, figures and case do not.
final class EditionText {

    /// The most pairs of words that are compared to find the nearest passage; a second's work or less.
    private static final long MAX_PAIRS = 40_000_000;

    private static final int MATCH = 2;
    private static final int MISS = -1;

    /// A block of an edition.
    ///
    /// @param place where it stands, such as `paragraph 3 of the news`
    /// @param anchor of its element in the page; empty for the top
    /// @param text as it is read
    record Block(String place, String anchor, String text) {}

    private final List<Block> blocks;

    /// The blocks folded, each followed by a space, and where each begins.
    private final String folded;

    private final List<Integer> starts = new ArrayList<>();

    private EditionText(List<Block> blocks) {
        this.blocks = blocks;
        var text = new StringBuilder();
        for (Block block : blocks) {
            starts.add(text.length());
            text.append(fold(block.text())).append(' ');
        }
        folded = text.toString();
    }

    static EditionText of(PublicEdition edition) {
        ReleaseText text = edition.text();
        var blocks = new ArrayList<Block>();
        blocks.add(new Block("the headline", "", text.headline()));
        text.subheadlines().forEach(s -> blocks.add(new Block("a subheadline", "", s)));
        List<String> news = new ArrayList<>(Markup.blocks(text.body()));
        if (!text.dateline().isEmpty() && !news.isEmpty()) {
            // As the page shows it.
            news.set(0, text.dateline() + " " + news.getFirst());
        }
        add(blocks, news, "the news", "p");
        add(blocks, Markup.blocks(text.about()), "the boilerplate", "a");
        text.contacts().forEach(c -> blocks.add(new Block("the contacts", "contacts", c.line())));
        add(blocks, Markup.blocks(text.disclaimer()), "the disclaimer", "d");
        blocks.add(new Block("the source line", "", text.sourceLine()));
        return new EditionText(blocks.stream().filter(b -> !b.text().isBlank()).toList());
    }

    private static void add(List<Block> blocks, List<String> texts, String part, String letter) {
        for (int i = 1; i <= texts.size(); i++) {
            blocks.add(new Block("paragraph " + i + " of " + part, letter + i, texts.get(i - 1)));
        }
    }

    /// Those with an address of their own: of the news, the boilerplate and the disclaimer.
    List<Block> paragraphs() {
        return blocks.stream().filter(b -> b.anchor().matches("[pad][0-9]+")).toList();
    }

    /// The text from one paragraph to another of the same part or a later one, parted by empty lines.
    ///
    /// @param from an anchor
    /// @param to likewise; the same for a single paragraph
    /// @return empty where there is no such pair in this order
    Optional<String> passage(String from, String to) {
        List<Block> all = paragraphs();
        List<String> anchors = all.stream().map(Block::anchor).toList();
        int first = anchors.indexOf(from);
        int last = anchors.indexOf(to);
        return first < 0 || last < first
                ? Optional.empty()
                : Optional.of(
                        String.join(
                                "\n\n",
                                all.subList(first, last + 1).stream().map(Block::text).toList()));
    }

    /// Where a quotation begins, if all of it stands here; what it leaves out, as quotations mark it,
    /// may be anything.
    @Nullable Block find(String quotation) {
        Block first = null;
        int at = 0;
        for (String piece : pieces(quotation)) {
            int found = folded.indexOf(piece, at);
            if (found < 0) {
                return null;
            }
            if (first == null) {
                first = blockAt(found);
            }
            at = found + piece.length();
        }
        return first;
    }

    private Block blockAt(int offset) {
        int block = 0;
        while (block + 1 < starts.size() && starts.get(block + 1) <= offset) {
            block++;
        }
        return blocks.get(block);
    }

    /// What a quotation gives word for word, between what it leaves out.
    private static List<String> pieces(String quotation) {
        String folded = fold(quotation);
        if (folded.length() > 2 && folded.startsWith("\"") && folded.endsWith("\"")) {
            folded = folded.substring(1, folded.length() - 1);
        }
        var pieces = new ArrayList<String>();
        for (String piece :
                folded.split("\\[ ?\\.\\.\\. ?\\]|\\( ?\\.\\.\\. ?\\)|\\.\\.\\.|\\. \\. \\.", -1)) {
            if (!piece.isBlank()) {
                pieces.add(piece.strip());
            }
        }
        return pieces;
    }

    /// The words here that are nearest to a quotation, by the alignment of words of Smith and Waterman.
    ///
    /// @return empty where not even a third of its words stand here in order
    Optional<String> nearest(String quotation) {
        String[] here = words(folded);
        String[] asked = words(fold(quotation));
        if (asked.length == 0 || (long) here.length * asked.length > MAX_PAIRS) {
            return Optional.empty();
        }
        String[] hereBare = bare(here);
        String[] askedBare = bare(asked);
        // score, where the alignment began, and how many words match in it, of the row before.
        int[] score = new int[asked.length + 1];
        int[] begin = new int[asked.length + 1];
        int[] match = new int[asked.length + 1];
        int best = 0;
        int bestBegin = 0;
        int bestEnd = 0;
        int bestMatch = 0;
        for (int i = 1; i <= here.length; i++) {
            int diagonalScore = 0;
            int diagonalBegin = i - 1;
            int diagonalMatch = 0;
            for (int j = 1; j <= asked.length; j++) {
                int upScore = score[j];
                int upBegin = begin[j];
                int upMatch = match[j];
                boolean same = hereBare[i - 1].equals(askedBare[j - 1]);
                int across = diagonalScore + (same ? MATCH : MISS);
                int most = Math.max(0, Math.max(across, Math.max(upScore, score[j - 1]) + MISS));
                if (most == 0) {
                    begin[j] = i;
                    match[j] = 0;
                } else if (most == across) {
                    begin[j] = diagonalScore == 0 ? i - 1 : diagonalBegin;
                    match[j] = diagonalMatch + (same ? 1 : 0);
                } else if (most == upScore + MISS) {
                    begin[j] = upBegin;
                    match[j] = upMatch;
                } else {
                    begin[j] = begin[j - 1];
                    match[j] = match[j - 1];
                }
                score[j] = most;
                diagonalScore = upScore;
                diagonalBegin = upBegin;
                diagonalMatch = upMatch;
                // Of two as good the longer one.
                if (most > 0 && most >= best) {
                    best = most;
                    bestBegin = begin[j];
                    bestEnd = i;
                    bestMatch = match[j];
                }
            }
        }
        return bestMatch * 3 < asked.length
                ? Optional.empty()
                : Optional.of(String.join(" ", List.of(here).subList(bestBegin, bestEnd)));
    }

    /// Words without the marks around them.
    private static String[] bare(String[] words) {
        return Arrays.stream(words).map(EditionText::bare).toArray(String[]::new);
    }

    private static String bare(String word) {
        int start = 0;
        int end = word.length();
        while (start < end && isMark(word.charAt(start))) {
            start++;
        }
        while (start < end && isMark(word.charAt(end - 1))) {
            end--;
        }
        return word.substring(start, end);
    }

    /// As ASCII has them; folding leaves few others.
    private static boolean isMark(char c) {
        return c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c);
    }

    private static String[] words(String folded) {
        return folded.isBlank() ? new String[0] : folded.strip().split(" ", -1);
    }

    /// A text with one form of each quotation mark, dash and space.
    static String fold(String text) {
        var folded = new StringBuilder(text.length());
        boolean space = true;
        for (char c : Normalizer.normalize(text, Normalizer.Form.NFC).toCharArray()) {
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                if (!space) {
                    folded.append(' ');
                }
                space = true;
                continue;
            }
            switch (c) {
                case '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff' -> {
                    continue;
                }
                case '‘', '’', '‚', '‛', '′', '`', '´' -> folded.append('\'');
                case '“', '”', '„', '‟', '″', '«', '»' -> folded.append('"');
                case '‐', '‑', '‒', '–', '—', '―', '−' -> folded.append('-');
                case '…' -> folded.append("...");
                default -> folded.append(c);
            }
            space = false;
        }
        return folded.toString().strip();
    }
}
