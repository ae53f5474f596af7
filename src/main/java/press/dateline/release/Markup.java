package press.dateline.release;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

import press.dateline.web.CleanText;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

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
        Document in = Jsoup.parseBodyFragment(CleanText.of(html));
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

    /// The words of a part as plain text; blocks are parted by a blank line, rows and lines by LF.
    public static String text(String html) {
        var text = new StringBuilder();
        Element body = Jsoup.parseBodyFragment(html).body();
        for (Element block : body.children()) {
            if (!text.isEmpty()) {
                text.append("\n\n");
            }
            block(block, text);
        }
        return text.isEmpty() ? body.text() : text.toString();
    }

    private static void block(Element block, StringBuilder text) {
        switch (block.normalName()) {
            case "table" -> {
                List<String> rows = new ArrayList<>();
                for (Element row : block.select("caption, tr")) {
                    rows.add(
                            row.normalName().equals("tr")
                                    ? String.join("\t", row.children().eachText())
                                    : row.text());
                }
                text.append(String.join("\n", rows));
            }
            case "ul", "ol" -> text.append(String.join("\n", block.children().eachText()));
            case "pre" -> text.append(block.wholeText());
            default -> text.append(block.text());
        }
    }

    public static int words(String html) {
        String text = text(html).strip();
        return text.isEmpty() ? 0 : text.split("\\s+").length;
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
        String address = href.strip().toLowerCase(Locale.ROOT);
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
            for (Node node : parent.childNodes()) {
                add(node);
            }
            endParagraph();
        }

        private void add(Node node) {
            if (node instanceof TextNode text) {
                addText(text.getWholeText());
            } else if (node instanceof Element element) {
                addElement(element);
            }
        }

        private void addText(String text) {
            String[] paragraphs =
                    blankLinesPart ? text.split("\n[ \t\u00a0]*\n\\s*", -1) : new String[] {text};
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
                addText(" " + element.text() + " ");
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
            String text = element.wholeText().replaceAll("[ \t]+(?=\n|$)", "");
            text = text.replaceAll("^\n+|\\s+$", "");
            if (!text.isBlank()) {
                out.appendChild(new Element("pre").appendText(text));
            }
        }

        private void addList(Element element, String name) {
            Element list = new Element(name);
            for (Node child : element.childNodes()) {
                boolean isItem = child instanceof Element e && e.normalName().equals("li");
                boolean isNested = child instanceof Element e && BLOCKS.containsKey(e.normalName());
                if (isItem || (!isNested && child instanceof Element)) {
                    Element item = cell("li", (Element) child);
                    if (item.hasText()) {
                        list.appendChild(item);
                    }
                } else if (isNested) {
                    Element last = list.lastElementChild();
                    Element item = last == null ? list.appendElement("li") : last;
                    new Flow(item, depth + 2, false).addAll(wrap(child));
                } else if (child instanceof TextNode text && !text.isBlank()) {
                    appendText(list.appendElement("li"), text.getWholeText().strip());
                }
            }
            keep(list);
        }

        private void addTable(Element element) {
            Element table = new Element("table");
            Element caption = null;
            for (Element part : element.children()) {
                switch (part.normalName()) {
                    case "caption" -> {
                        if (caption == null) {
                            caption = new Element("caption");
                            for (Node child : part.childNodes()) {
                                addInline(child, caption, depth + 1);
                            }
                            if (trim(caption).hasText()) {
                                table.prependChild(caption);
                            }
                        }
                    }
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
                        Element kept = cell(name, cell);
                        span(cell, kept, "colspan");
                        span(cell, kept, "rowspan");
                        String scope = cell.attr("scope").toLowerCase(Locale.ROOT);
                        if (name.equals("th")
                                && Set.of("col", "row", "colgroup", "rowgroup").contains(scope)) {
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
        private Element cell(String name, Element element) {
            Element cell = new Element(name);
            new Flow(cell, depth + 2, false).addAll(element);
            if (cell.childrenSize() == 1 && cell.child(0).normalName().equals("p")) {
                Element only = cell.child(0);
                only.unwrap();
            }
            return cell;
        }

        private static void span(Element from, Element to, String attribute) {
            String value = from.attr(attribute).strip();
            if (value.matches("[0-9]{1,4}")) {
                int n = Integer.parseInt(value);
                if (n > 1 && n <= MAX_SPAN) {
                    to.attr(attribute, Integer.toString(n));
                }
            }
        }

        private void addInline(Node node, Element to, int level) {
            if (node instanceof TextNode text) {
                appendText(to, text.getWholeText());
                return;
            }
            if (!(node instanceof Element element) || UNSEEN.contains(element.normalName())) {
                return;
            }
            if (level >= MAX_DEPTH) {
                appendText(to, element.text());
                return;
            }
            String name = INLINE.get(element.normalName());
            if ("br".equals(name)) {
                to.appendElement("br");
                return;
            }
            boolean link = "a".equals(name);
            boolean nested = name != null && isWithin(to, name);
            if (name == null || nested || (link && !isSafeLink(element.attr("href")))) {
                for (Node child : element.childNodes()) {
                    addInline(child, to, level + 1);
                }
                return;
            }
            Element target = to.appendElement(name);
            if (link) {
                target.attr("href", element.attr("href").strip());
            }
            for (Node child : element.childNodes()) {
                addInline(child, target, level + 1);
            }
            if (!target.hasText()) {
                // An empty pair keeps only the space it held.
                boolean space = !target.wholeText().isEmpty();
                target.remove();
                if (space) {
                    appendText(to, " ");
                }
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
            if (block.hasText()) {
                out.appendChild(block);
            }
        }

        private static Element wrap(Node node) {
            return new Element("div").appendChild(node.clone());
        }
    }

    private static boolean holdsBlocks(Element element) {
        if (element.childrenSize() == 0) {
            return false;
        }
        // The element itself comes first in its own selection.
        return element.select("*").stream()
                .skip(1)
                .map(Element::normalName)
                .anyMatch(name -> BLOCKS.containsKey(name) || PARTING.contains(name));
    }

    /// Appends text with its white space collapsed, also against what stands before it.
    private static void appendText(Element to, String text) {
        var collapsed = new StringBuilder(text.length());
        boolean space = endsWithSpace(to);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean white = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
            if (!white) {
                collapsed.append(c);
            } else if (!space) {
                collapsed.append(' ');
            }
            space = white;
        }
        if (!collapsed.isEmpty()) {
            to.appendText(collapsed.toString());
        }
    }

    private static boolean endsWithSpace(Element element) {
        for (Element e = element; e != null; e = e.parent()) {
            Node last = e.childNodeSize() == 0 ? null : e.childNode(e.childNodeSize() - 1);
            while (last instanceof Element inner && inner.childNodeSize() > 0) {
                last = inner.childNode(inner.childNodeSize() - 1);
            }
            if (last instanceof TextNode text) {
                return text.getWholeText().endsWith(" ");
            }
            if (last != null) {
                return last.normalName().equals("br");
            }
        }
        return true;
    }

    /// Takes the space and the line breaks off both ends of a block.
    private static Element trim(Element block) {
        while (block.childNodeSize() > 0) {
            Node last = block.childNode(block.childNodeSize() - 1);
            if (last instanceof TextNode text) {
                String kept = text.getWholeText().stripTrailing();
                if (!kept.isEmpty()) {
                    text.text(kept);
                    break;
                }
            } else if (!last.normalName().equals("br")) {
                break;
            }
            last.remove();
        }
        while (block.childNodeSize() > 0) {
            Node first = block.childNode(0);
            if (first instanceof TextNode text) {
                String kept = text.getWholeText().stripLeading();
                if (!kept.isEmpty()) {
                    text.text(kept);
                    break;
                }
            } else if (!first.normalName().equals("br")) {
                break;
            }
            first.remove();
        }
        return block;
    }
}
