package press.dateline.release;

import org.jsoup.Jsoup;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeFilter.FilterResult;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

import press.dateline.web.CleanText;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The small HTML subset that bodies, About texts and disclaimers are kept in: p, h2 to h4, lists,
/// tables with spans, pre, blockquote, a, em, strong, sub, sup, br.
///
/// Whatever comes in (typed text with blank lines, a paste from a word processor, a hostile page)
/// is rebuilt element by element into the subset, so nothing that is not named here can come out.
/// Text is kept: unknown block elements part paragraphs instead of fusing words, unknown inline
/// elements vanish around their text; only what no reader ever saw (scripts, styles, metadata) goes.
public final class Markup {

    /// The longest part that the archive takes, in UTF-16 code units of its HTML.
    public static final int MAX_LENGTH = 2_000_000;

    /// Elements nested deeper than this are flattened to their text.
    static final int MAX_DEPTH = 40;

    /// The length of the line of news in lists, in UTF-16 code units.
    static final int SUMMARY_LENGTH = 220;

    private static final int MAX_SPAN = 1000;

    private static final Set<String> SCOPES = Set.of("col", "row", "colgroup", "rowgroup");

    /// The longest name of a character that is looked for.
    private static final int MAX_ENTITY = 10;

    /// The beginning of an address in angle brackets.
    private static final Pattern ADDRESS =
            Pattern.compile("<(?=(?i:https?://|mailto:)|[\\w.+-]+@)");

    private static final Pattern BLANK_LINE = Pattern.compile("\n[ \t\u00a0]*\n\\s*");

    private static final Map<String, String> INLINE =
            Map.ofEntries(
                    Map.entry("a", "a"),
                    Map.entry("em", "em"),
                    Map.entry("i", "em"),
                    Map.entry("cite", "em"),
                    Map.entry("dfn", "em"),
                    Map.entry("strong", "strong"),
                    Map.entry("b", "strong"),
                    Map.entry("sub", "sub"),
                    Map.entry("sup", "sup"),
                    Map.entry("br", "br"));

    private static final Map<String, String> BLOCKS =
            Map.ofEntries(
                    Map.entry("p", "p"),
                    Map.entry("h1", "h2"),
                    Map.entry("h2", "h2"),
                    Map.entry("h3", "h3"),
                    Map.entry("h4", "h4"),
                    Map.entry("h5", "h4"),
                    Map.entry("h6", "h4"),
                    Map.entry("ul", "ul"),
                    Map.entry("ol", "ol"),
                    Map.entry("menu", "ul"),
                    Map.entry("dir", "ul"),
                    Map.entry("table", "table"),
                    Map.entry("pre", "pre"),
                    Map.entry("listing", "pre"),
                    Map.entry("xmp", "pre"),
                    Map.entry("plaintext", "pre"),
                    Map.entry("blockquote", "blockquote"));

    /// Never seen by a reader, so no text of the release.
    private static final Set<String> UNSEEN =
            Set.of(
                    "script",
                    "style",
                    "template",
                    "noscript",
                    "head",
                    "title",
                    "meta",
                    "link",
                    "base",
                    "object",
                    "embed",
                    "applet",
                    "iframe",
                    "frame",
                    "frameset",
                    "noframes",
                    "noembed",
                    "svg",
                    "math",
                    "audio",
                    "video",
                    "canvas",
                    "select",
                    "datalist",
                    "textarea",
                    "input",
                    "button",
                    "map",
                    "area",
                    "param",
                    "source",
                    "track");

    /// Block elements without a counterpart: they only part paragraphs.
    private static final Set<String> PARTING =
            Set.of(
                    "div",
                    "section",
                    "article",
                    "aside",
                    "header",
                    "footer",
                    "main",
                    "nav",
                    "center",
                    "address",
                    "form",
                    "fieldset",
                    "legend",
                    "figure",
                    "figcaption",
                    "dl",
                    "dt",
                    "dd",
                    "hr",
                    "details",
                    "summary",
                    "dialog",
                    "hgroup",
                    "search",
                    "body",
                    "html",
                    "li",
                    "caption",
                    "thead",
                    "tbody",
                    "tfoot",
                    "tr",
                    "td",
                    "th",
                    "colgroup",
                    "col",
                    "optgroup",
                    "option",
                    "marquee");

    private Markup() {}

    /// The given HTML or plain text in the subset; blank lines outside of elements part paragraphs.
    /// Empty where there is no text. `clean(clean(x))` equals `clean(x)`.
    public static String clean(String html) {
        if (html.isBlank()) {
            return "";
        }
        Document in = Jsoup.parseBodyFragment(withAddresses(CleanText.of(html)));
        Document out = Document.createShell("");
        out.outputSettings().prettyPrint(false);
        new Flow(out.body(), 0, true).addAll(in.body());
        var blocks = new StringBuilder();
        for (Element block : out.body().children()) {
            if (!blocks.isEmpty()) {
                blocks.append("\n\n");
            }
            blocks.append(block.outerHtml());
        }
        return blocks.toString();
    }

    /// Addresses in angle brackets, as plain text has them (`<desk@example.com>`), are no tags.
    private static String withAddresses(String html) {
        return ADDRESS.matcher(html).replaceAll("&lt;");
    }

    /// The words of a part as plain text; blocks are parted by a blank line, rows and lines by LF.
    public static String text(String html) {
        return String.join("\n\n", blocks(html));
    }

    /// The same, block by block: paragraphs, headings, lists, tables and fixed-width texts, in order.
    public static List<String> blocks(String html) {
        var blocks = new ArrayList<String>();
        Element body = Jsoup.parseBodyFragment(html).body();
        for (Element block : body.children()) {
            var text = new StringBuilder();
            block(block, text);
            blocks.add(text.toString());
        }
        return blocks.isEmpty() && body.hasText() ? List.of(body.text()) : blocks;
    }

    private static final Set<String> PART_WORDS =
            Stream.concat(
                            BLOCKS.values().stream(),
                            Stream.of(
                                    "li", "caption", "thead", "tbody", "tfoot", "tr", "td", "th",
                                    "br"))
                    .collect(Collectors.toUnmodifiableSet());

    /// The words of a part that was cleaned, in reading order, for an index: what [#text] gives, but
    /// for the lines, at a tenth of its cost.
    ///
    /// @param html in the subset, possibly cut off at its end
    public static String plain(String html) {
        var text = new StringBuilder(html.length());
        int length = html.length();
        for (int i = 0; i < length; ) {
            char c = html.charAt(i);
            if (c == '<') {
                int end = html.indexOf('>', i);
                int name = i + (html.startsWith("</", i) ? 2 : 1);
                int nameEnd = name;
                while (nameEnd < length && Character.isLetterOrDigit(html.charAt(nameEnd))) {
                    nameEnd++;
                }
                if (PART_WORDS.contains(html.substring(name, nameEnd))) {
                    text.append(' ');
                }
                i = end < 0 ? length : end + 1;
            } else if (c == '&') {
                int end = html.indexOf(';', i);
                boolean whole = end > 0 && end - i <= MAX_ENTITY;
                text.append(
                        whole ? Parser.unescapeEntities(html.substring(i, end + 1), false) : "&");
                i = whole ? end + 1 : i + 1;
            } else {
                text.append(c);
                i++;
            }
        }
        return text.toString();
    }

    private static void block(Element block, StringBuilder text) {
        switch (block.normalName()) {
            case "table" -> {
                List<String> rows = new ArrayList<>();
                for (Element row : block.select("caption, tr")) {
                    // The rows of a table inside a cell are in the text of that cell.
                    if (block.equals(row.closest("table"))) {
                        rows.add(
                                row.normalName().equals("tr")
                                        ? row.children().stream()
                                                .map(Element::text)
                                                .collect(Collectors.joining("\t"))
                                        : row.text());
                    }
                }
                text.append(String.join("\n", rows));
            }
            case "ul", "ol" -> text.append(String.join("\n", block.children().eachText()));
            case "pre" -> text.append(block.wholeText());
            default -> text.append(block.text());
        }
    }

    /// How many words a part has that was cleaned.
    public static int words(String html) {
        return wordsOf(plain(html));
    }

    /// How many words a plain text has.
    public static int wordsOf(String text) {
        int words = 0;
        boolean within = false;
        for (int i = 0; i < text.length(); i++) {
            boolean space = Character.isWhitespace(text.charAt(i));
            words += within || space ? 0 : 1;
            within = !space;
        }
        return words;
    }

    /// One line of the news: the beginning of the first paragraph, cut at a word.
    static String summary(String body) {
        Document document = Jsoup.parseBodyFragment(body);
        for (Element paragraph : document.select("p")) {
            String text = paragraph.text().strip();
            if (text.length() > 1) {
                return cut(text);
            }
        }
        return cut(document.body().text().strip());
    }

    private static String cut(String text) {
        if (text.length() <= SUMMARY_LENGTH) {
            return text;
        }
        int end = text.lastIndexOf(' ', SUMMARY_LENGTH);
        if (end < SUMMARY_LENGTH / 2) {
            end =
                    SUMMARY_LENGTH
                            - (Character.isHighSurrogate(text.charAt(SUMMARY_LENGTH - 1)) ? 1 : 0);
        }
        return text.substring(0, end).replaceAll("[\\s,;:–—-]+$", "") + "…";
    }

    /// Whether a link goes where a release's link may: the web, mail or the telephone.
    private static boolean isSafeLink(String href) {
        String address = href.toLowerCase(Locale.ROOT);
        return address.startsWith("https://")
                || address.startsWith("http://")
                || address.startsWith("mailto:")
                || address.startsWith("tel:");
    }

    /// Writes nodes as a flow of blocks below an element. Text and inline elements that lie loose
    /// between blocks are gathered into paragraphs.
    private static final class Flow {

        private final Element out;
        private final int depth;
        private final boolean blankLinesPart;

        /// The paragraph being gathered; null between paragraphs.
        private @Nullable Element paragraph;

        Flow(Element out, int depth, boolean blankLinesPart) {
            this.out = out;
            this.depth = depth;
            this.blankLinesPart = blankLinesPart;
        }

        void addAll(Element parent) {
            addAll(parent.childNodes());
        }

        void addAll(List<Node> nodes) {
            nodes.forEach(this::add);
            endParagraph();
        }

        private void add(Node node) {
            String text = textOf(node);
            if (text != null) {
                addText(text);
            } else if (node instanceof Element element) {
                addElement(element);
            }
        }

        private void addText(String text) {
            String[] paragraphs =
                    blankLinesPart && text.indexOf('\n') >= 0
                            ? BLANK_LINE.split(text, -1)
                            : new String[] {text};
            for (int i = 0; i < paragraphs.length; i++) {
                if (i > 0) {
                    endParagraph();
                }
                if (!paragraphs[i].isBlank() || paragraph != null) {
                    appendText(gather(), paragraphs[i]);
                }
            }
        }

        private void addElement(Element element) {
            String name = element.normalName();
            String block = BLOCKS.get(name);
            if (UNSEEN.contains(name)) {
                return;
            }
            if (depth >= MAX_DEPTH) {
                addText(flat(element, ' '));
            } else if (block != null) {
                endParagraph();
                addBlock(element, block);
            } else if (PARTING.contains(name) || holdsBlocks(element)) {
                endParagraph();
                new Flow(out, depth + 1, blankLinesPart).addAll(element);
            } else {
                addInline(element, gather(), depth + 1);
            }
        }

        private void addBlock(Element element, String name) {
            switch (name) {
                case "pre" -> addPre(element);
                case "ul", "ol" -> addList(element, name);
                case "table" -> addTable(element);
                case "blockquote" -> {
                    Element quote = new Element("blockquote");
                    new Flow(quote, depth + 1, false).addAll(element);
                    keep(quote);
                }
                default -> {
                    if (holdsBlocks(element)) {
                        new Flow(out, depth + 1, false).addAll(element);
                        return;
                    }
                    Element block = new Element(name);
                    for (Node child : element.childNodes()) {
                        addInline(child, block, depth + 1);
                    }
                    keep(trim(block));
                }
            }
        }

        private void addPre(Element element) {
            String text =
                    flat(element, '\n')
                            .lines()
                            .map(String::stripTrailing)
                            .dropWhile(String::isEmpty)
                            .collect(Collectors.joining("\n"))
                            .stripTrailing();
            if (isVisible(text)) {
                out.appendChild(new Element("pre").appendText(text));
            }
        }

        private void addList(Element element, String name) {
            // What stands between the items belongs to the one before it, or is one.
            var items = new ArrayList<List<Node>>();
            for (Node child : element.childNodes()) {
                String tag = child instanceof Element ? child.normalName() : "";
                if (tag.equals("li")) {
                    items.add(new ArrayList<>(child.childNodes()));
                } else if (BLOCKS.containsKey(tag) && !items.isEmpty()) {
                    items.getLast().add(child);
                } else {
                    items.add(new ArrayList<>(List.of(child)));
                }
            }
            Element list = new Element(name);
            for (List<Node> nodes : items) {
                Element item = cell("li", nodes);
                if (holdsText(item)) {
                    list.appendChild(item);
                }
            }
            keep(list);
        }

        private void addTable(Element element) {
            Element table = new Element("table");
            Element caption = new Element("caption");
            for (Element part : element.children()) {
                switch (part.normalName()) {
                    case "caption" -> addInline(part, caption, depth + 1);
                    case "thead", "tbody", "tfoot" -> {
                        Element group = new Element(part.normalName());
                        addRows(part, group);
                        if (group.childrenSize() > 0) {
                            table.appendChild(group);
                        }
                    }
                    default -> {}
                }
            }
            if (holdsText(trim(caption))) {
                table.prependChild(caption);
            }
            keep(table);
        }

        private void addRows(Element part, Element group) {
            for (Element row : part.children()) {
                if (!row.normalName().equals("tr")) {
                    continue;
                }
                Element copy = new Element("tr");
                for (Element cell : row.children()) {
                    String name = cell.normalName();
                    if (name.equals("td") || name.equals("th")) {
                        Element kept = cell(name, cell.childNodes());
                        span(cell, kept, "colspan");
                        span(cell, kept, "rowspan");
                        String scope = cell.attr("scope").toLowerCase(Locale.ROOT);
                        if (name.equals("th") && SCOPES.contains(scope)) {
                            kept.attr("scope", scope);
                        }
                        copy.appendChild(kept);
                    }
                }
                if (copy.childrenSize() > 0) {
                    group.appendChild(copy);
                }
            }
        }

        /// A table cell or list item: inline where it holds one run of text, blocks where it holds
        /// several.
        private Element cell(String name, List<Node> nodes) {
            Element cell = new Element(name);
            new Flow(cell, depth + 2, false).addAll(nodes);
            if (cell.childrenSize() == 1 && cell.child(0).normalName().equals("p")) {
                Element only = cell.child(0);
                only.unwrap();
            }
            return cell;
        }

        private static void span(Element from, Element to, String attribute) {
            if (!from.hasAttr(attribute)) {
                return;
            }
            String value = from.attr(attribute).strip();
            if (value.matches("[0-9]{1,4}")) {
                int n = Integer.parseInt(value);
                if (n > 1 && n <= MAX_SPAN) {
                    to.attr(attribute, Integer.toString(n));
                }
            }
        }

        private void addInline(Node node, Element to, int level) {
            String text = textOf(node);
            if (text != null) {
                appendText(to, text);
                return;
            }
            if (!(node instanceof Element element) || UNSEEN.contains(element.normalName())) {
                return;
            }
            if (level >= MAX_DEPTH) {
                appendText(to, flat(element, ' '));
                return;
            }
            String name = INLINE.get(element.normalName());
            if ("br".equals(name)) {
                to.appendElement("br");
                return;
            }
            boolean link = "a".equals(name);
            boolean nested = name != null && isWithin(to, name);
            String href = link ? CleanText.of(element.attr("href")).strip() : "";
            if (name == null || nested || (link && !isSafeLink(href))) {
                String gap = parts(element) ? " " : "";
                appendText(to, gap);
                for (Node child : element.childNodes()) {
                    addInline(child, to, level + 1);
                }
                appendText(to, gap);
                return;
            }
            Element target = to.appendElement(name);
            if (link) {
                target.attr("href", href);
            }
            for (Node child : element.childNodes()) {
                addInline(child, target, level + 1);
            }
            if (!holdsText(target)) {
                // An empty pair keeps only the space and the line breaks it held.
                target.unwrap();
            }
        }

        private static boolean isWithin(Element element, String name) {
            for (Element e = element; e != null; e = e.parent()) {
                if (e.normalName().equals(name)) {
                    return true;
                }
            }
            return false;
        }

        private Element gather() {
            if (paragraph == null) {
                paragraph = new Element("p");
            }
            return paragraph;
        }

        private void endParagraph() {
            if (paragraph != null) {
                Element ended = paragraph;
                paragraph = null;
                keep(trim(ended));
            }
        }

        private void keep(Element block) {
            if (holdsText(block)) {
                out.appendChild(block);
            }
        }
    }

    private static boolean holdsBlocks(Element element) {
        NodeFilter blocks =
                (node, depth) -> {
                    if (isUnseen(node)) {
                        return FilterResult.SKIP_ENTIRELY;
                    }
                    return depth > 0 && parts(node) ? FilterResult.STOP : FilterResult.CONTINUE;
                };
        return NodeTraversor.filter(blocks, element) == FilterResult.STOP;
    }

    private static boolean holdsText(Element element) {
        NodeFilter texts =
                (node, _) ->
                        node instanceof TextNode text && isVisible(text.getWholeText())
                                ? FilterResult.STOP
                                : FilterResult.CONTINUE;
        return NodeTraversor.filter(texts, element) == FilterResult.STOP;
    }

    /// Whether a text has more than spaces of any kind, such as the no-break space that word
    /// processors put into empty paragraphs.
    private static boolean isVisible(String text) {
        return text.codePoints()
                .anyMatch(
                        c ->
                                !Character.isWhitespace(c)
                                        && !Character.isSpaceChar(c)
                                        && Character.getType(c) != Character.FORMAT);
    }

    private static boolean isUnseen(Node node) {
        return node instanceof Element && UNSEEN.contains(node.normalName());
    }

    /// Whether an element stands apart from the text around it.
    private static boolean parts(Node node) {
        return node instanceof Element
                && (BLOCKS.containsKey(node.normalName()) || PARTING.contains(node.normalName()));
    }

    /// The text of a node that holds text itself; null of any other. Character references can bring
    /// back what [CleanText] has taken out of the source.
    private static @Nullable String textOf(Node node) {
        return switch (node) {
            case TextNode text -> CleanText.of(text.getWholeText());
            case DataNode data -> CleanText.of(data.getWholeData());
            default -> null;
        };
    }

    /// All text of an element, with a gap where blocks and line breaks part it.
    private static String flat(Element element, char gap) {
        var flat = new StringBuilder();
        NodeFilter texts =
                new NodeFilter() {
                    @Override
                    public FilterResult head(Node node, int depth) {
                        if (isUnseen(node)) {
                            return FilterResult.SKIP_ENTIRELY;
                        }
                        String text = textOf(node);
                        if (text != null) {
                            flat.append(text);
                        } else if (node.normalName().equals("br")) {
                            flat.append(gap);
                        }
                        return gap(node);
                    }

                    @Override
                    public FilterResult tail(Node node, int depth) {
                        return gap(node);
                    }

                    private FilterResult gap(Node node) {
                        if (parts(node)
                                && (flat.isEmpty() || flat.charAt(flat.length() - 1) != gap)) {
                            flat.append(gap);
                        }
                        return FilterResult.CONTINUE;
                    }
                };
        NodeTraversor.filter(texts, element);
        return flat.toString();
    }

    /// Appends text with its white space collapsed, also against what stands before it.
    private static void appendText(Element to, String text) {
        boolean space = endsWithSpace(to);
        StringBuilder collapsed = null;
        // What is kept of the text as it is, from here on.
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean white = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
            if (white && (space || c != ' ')) {
                collapsed = collapsed == null ? new StringBuilder(text.length()) : collapsed;
                collapsed.append(text, from, i).append(space ? "" : " ");
                from = i + 1;
            }
            space = white;
        }
        String kept =
                collapsed == null ? text : collapsed.append(text, from, text.length()).toString();
        if (!kept.isEmpty()) {
            to.appendText(kept);
        }
    }

    private static boolean endsWithSpace(Element element) {
        Node before = element.lastChild();
        Element within = element;
        while (before == null) {
            Element parent = within.parent();
            if (parent == null) {
                return true;
            }
            before = within.previousSibling();
            within = parent;
        }
        while (before instanceof Element inner && inner.childNodeSize() > 0) {
            before = inner.childNode(inner.childNodeSize() - 1);
        }
        return before instanceof TextNode text
                ? text.getWholeText().endsWith(" ")
                : before.normalName().equals("br");
    }

    /// Takes the space and the line breaks off both ends of a block.
    private static Element trim(Element block) {
        trimEnd(block);
        trimStart(block);
        return block;
    }

    private static void trimEnd(Element element) {
        for (Node last = element.lastChild(); last != null; last = element.lastChild()) {
            if (last instanceof TextNode text) {
                text.text(text.getWholeText().stripTrailing());
            } else if (last instanceof Element inner) {
                trimEnd(inner);
            }
            if (!isEmpty(last)) {
                return;
            }
            last.remove();
        }
    }

    private static void trimStart(Element element) {
        int kept = 0;
        for (Node first : element.childNodes()) {
            if (first instanceof TextNode text) {
                text.text(text.getWholeText().stripLeading());
            } else if (first instanceof Element inner) {
                trimStart(inner);
            }
            if (!isEmpty(first)) {
                break;
            }
            kept++;
        }
        if (kept > 0) {
            List<Node> rest =
                    List.copyOf(element.childNodes().subList(kept, element.childNodeSize()));
            element.empty().appendChildren(rest);
        }
    }

    private static boolean isEmpty(Node node) {
        return node instanceof TextNode text
                ? text.getWholeText().isEmpty()
                : node.childNodeSize() == 0;
    }
}
