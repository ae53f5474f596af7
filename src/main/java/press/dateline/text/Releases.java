package press.dateline.text;

import java.util.ArrayList;
import java.util.List;

/// Finds where one document goes on with another release: behind an end mark or on a new page, with
/// a dateline of its own.
final class Releases {

    /// A release before another one has at least this much text, in characters.
    private static final int LEAST = 200;

    /// How many blocks may stand between the boundary and the dateline.
    private static final int HEAD = 14;

    private Releases() {}

    static List<List<Block>> split(Reading reading, List<Block> blocks) {
        String s = reading.text();
        var several = new ArrayList<List<Block>>();
        int from = 0;
        boolean dated = false;
        int words = 0;
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            boolean boundary =
                    block.mark == Marks.END
                            || block.mark == Marks.PAGE
                            || block.mark == Marks.STAMP
                            || block.mark == Marks.EXHIBIT;
            if (boundary && dated && words > LEAST && several.size() < ReleaseParser.MAX_RELEASES) {
                int start = next(s, blocks, i);
                if (start > 0) {
                    several.add(blocks.subList(from, start));
                    from = start;
                    dated = false;
                    words = 0;
                    i = start - 1;
                    continue;
                }
            }
            if (block.mark == Marks.NONE) {
                words += block.length();
                if (!dated && block.length() > 40 && block.shape != BodyBlock.Kind.TABLE) {
                    DatelineReader.Found found = DatelineReader.at(s, block.start(), block.end());
                    dated = found != null;
                    words = dated ? block.length() : words;
                }
            }
        }
        several.add(blocks.subList(from, blocks.size()));
        return several;
    }

    /// Where the next release begins behind a boundary; -1 without one.
    private static int next(String s, List<Block> blocks, int boundary) {
        int passed = 0;
        for (int k = boundary + 1; k < Math.min(blocks.size(), boundary + HEAD); k++) {
            Block block = blocks.get(k);
            if (block.mark != Marks.NONE) {
                continue;
            }
            DatelineReader.Found found =
                    block.shape == BodyBlock.Kind.TABLE
                            ? null
                            : DatelineReader.at(s, block.start(), block.end());
            if (found != null && found.score() >= 4 && !found.agency() && block.length() > 60) {
                return blocks.get(boundary).mark == Marks.STAMP
                                || blocks.get(boundary).mark == Marks.EXHIBIT
                        ? boundary
                        : boundary + 1;
            }
            passed++;
            if (block.length() > 300 || passed > 10) {
                return -1;
            }
        }
        return -1;
    }
}
