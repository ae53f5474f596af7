package press.dateline.text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reads documents into releases and their parts. Never throws for what a document holds, and takes
/// time and memory in proportion to its length.
public final class ReleaseParser {

    /// More releases in one document are left together in the last one.
    static final int MAX_RELEASES = 50;

    /// HTML shows its tags in its first characters: so many are looked at.
    private static final int OPENING = 20_000;

    /// Elements of pages only.
    private static final Set<String> PAGE = Set.of("html", "body", "head");

    /// Elements that stand in other texts, too; some of them make a page.
    private static final Set<String> TAGS =
            Terms.of("p, div, br, font, td, tr, span, table, b, a, card, wml, pre");

    /// What tags have to weigh together.
    private static final int ENOUGH = 6;

    private ReleaseParser() {}

    /// Reads a document.
    ///
    /// @param hint the media type or the file name that came with the bytes; null without one
    public static ParsedDocument parse(byte[] bytes, @Nullable String hint) {
        if (isMail(hint) || Mail.is(bytes)) {
            Mail.Message message = Mail.read(bytes);
            if (message != null) {
                return read(
                        message.text(),
                        "UTF-8",
                        true,
                        message.html() ? "text/html" : null,
                        message.bodyStart());
            }
        }
        DocumentDecoder.Decoded decoded = DocumentDecoder.decode(bytes, hint);
        return read(decoded.text(), decoded.charset(), false, hint, 0);
    }

    /// Reads a text that was taken out of a packed document.
    ///
    /// @param hint `text/html` or another media type; null where it is not known
    public static ParsedDocument parseDerived(String text, @Nullable String hint) {
        return read(text, "UTF-8", true, hint, 0);
    }

    private static boolean isMail(@Nullable String hint) {
        return hint != null && (hint.startsWith("message/rfc822") || hint.endsWith(".eml"));
    }

    private static ParsedDocument read(
            String text, String charset, boolean derived, @Nullable String hint, int bodyStart) {
        List<ParsedRelease> releases = new ArrayList<>();
        if (Submission.is(text)) {
            submission(text, releases);
        } else {
            String type = hint == null ? "" : hint.toLowerCase(Locale.ROOT);
            boolean marked = isNamedMarkdown(type) || FrontMatter.end(text, 0, text.length()) > 0;
            boolean html = isHtml(text, bodyStart, type, marked);
            document(
                    text,
                    html && bodyStart > 0 ? bodyStart : 0,
                    text.length(),
                    html,
                    !html && (marked || looksLikeMarkdown(text)),
                    null,
                    releases);
        }
        List<ParsedRelease> kept = releases.stream().filter(ParsedRelease::release).toList();
        if (kept.isEmpty()) {
            kept = List.of(releases.getFirst());
        }
        return new ParsedDocument(text, charset, derived, numbered(kept));
    }

    private static List<ParsedRelease> numbered(List<ParsedRelease> releases) {
        var numbered = new ArrayList<ParsedRelease>();
        for (ParsedRelease r : releases) {
            numbered.add(r.numbered(numbered.size() + 1));
        }
        return numbered;
    }

    private static void submission(String text, List<ParsedRelease> releases) {
        Filing filing = Submission.filing(text);
        List<Submission.Exhibit> exhibits = Submission.exhibits(text);
        for (Submission.Exhibit exhibit : exhibits) {
            if (Submission.mayBeRelease(exhibit) && releases.size() < MAX_RELEASES) {
                exhibit(text, exhibit, filing, releases);
            }
        }
        if (releases.isEmpty()) {
            exhibit(
                    text,
                    exhibits.isEmpty()
                            ? new Submission.Exhibit("", 0, text.length())
                            : exhibits.getFirst(),
                    filing,
                    releases);
        }
    }

    private static void exhibit(
            String text,
            Submission.Exhibit exhibit,
            @Nullable Filing filing,
            List<ParsedRelease> releases) {
        String opening =
                text.substring(exhibit.start(), Math.min(exhibit.end(), exhibit.start() + OPENING));
        boolean html = isHtml(opening, 0, "", false);
        document(text, exhibit.start(), exhibit.end(), html, false, filing, releases);
    }

    /// Reads the releases of one document, which may be a part of a longer text.
    private static void document(
            String text,
            int start,
            int end,
            boolean html,
            boolean markdown,
            @Nullable Filing filing,
            List<ParsedRelease> releases) {
        Reading reading =
                html ? HtmlText.read(text, start, end) : PlainText.read(text, start, end, markdown);
        reading =
                new Reading(
                        reading.text(),
                        reading.from(),
                        reading.to(),
                        reading.offset(),
                        reading.html(),
                        Glue.split(reading.text(), reading.lines()));
        var blocks = new Blocks(reading);
        List<Block> all = blocks.of(reading.lines());
        List<List<Block>> several = Releases.split(reading, all);
        List<Parts.Frame> frames = frames(reading, several, start, end, text);
        for (int i = 0; i < several.size(); i++) {
            Draft draft = new ReleaseReader(reading, several.get(i), blocks.width()).read();
            releases.add(draft.finish(releases.size() + 1, frames.get(i), filing, text));
        }
    }

    /// What stands around each of the releases of one document.
    private static List<Parts.Frame> frames(
            Reading reading, List<List<Block>> several, int start, int end, String text) {
        if (several.size() == 1) {
            return List.of(Parts.Frame.empty(start, end, text));
        }
        var lines = new ArrayList<Line>();
        several.forEach(one -> one.forEach(block -> lines.addAll(block.lines)));
        List<Part> parts = Parts.without(reading, lines, start, end, text);
        var frames = new ArrayList<Parts.Frame>();
        for (int i = 0; i < several.size(); i++) {
            int from = reading.startInOriginal(several.get(i).getFirst().start());
            int to =
                    i + 1 < several.size()
                            ? reading.startInOriginal(several.get(i + 1).getFirst().start())
                            : end;
            frames.add(new Parts.Frame(parts, from, to));
        }
        return frames;
    }

    /// Whether the text from a place on is a page.
    ///
    /// @param type the media type or the file name in small letters; empty without one
    /// @param marked whether the document says that it is Markdown: tags stand among its signs, and
    ///     only those of a page with a wrong name tell otherwise
    private static boolean isHtml(String text, int from, String type, boolean marked) {
        if (type.startsWith("text/html") || type.startsWith("application/xhtml")) {
            return true;
        }
        boolean markdown = marked && !type.endsWith(".html") && !type.endsWith(".htm");
        int limit = Math.min(text.length(), from + OPENING);
        int tags = 0;
        int at = text.indexOf('<', from);
        while (at >= 0 && at < limit && tags < ENOUGH) {
            int stop = at + 1;
            if (stop < limit && text.charAt(stop) == '/') {
                stop++;
            }
            int name = stop;
            while (name < limit
                    && Character.isLetterOrDigit(text.charAt(name))
                    && name < stop + 12) {
                name++;
            }
            String element = text.substring(stop, name).toLowerCase(Locale.ROOT);
            if (PAGE.contains(element)) {
                return true;
            }
            tags += markdown ? 0 : weight(text, element, at, from);
            at = text.indexOf('<', at + 1);
        }
        return tags >= ENOUGH;
    }

    /// How much a tag says that the text is a page.
    private static int weight(String text, String element, int at, int from) {
        if (!TAGS.contains(element)) {
            return 0;
        }
        if (element.equals("pre") && at == from) {
            return ENOUGH;
        }
        boolean edgar = text.startsWith("<TABLE>", at) || text.startsWith("</TABLE>", at);
        return edgar ? 0 : 2;
    }

    private static boolean looksLikeMarkdown(String text) {
        int marks = 0;
        int limit = Math.min(text.length(), 20_000);
        for (String sign : List.of("\n# ", "\n## ", "\n### ", "](http", "](mailto:", "**")) {
            marks += text.indexOf(sign, 0, limit) >= 0 ? 1 : 0;
        }
        return text.startsWith("# ") || marks > 1;
    }

    private static boolean isNamedMarkdown(String type) {
        return type.startsWith("text/markdown")
                || type.endsWith(".md")
                || type.endsWith(".markdown");
    }
}
