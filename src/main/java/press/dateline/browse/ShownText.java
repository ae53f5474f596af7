package press.dateline.browse;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

import press.dateline.release.Markup;

import java.util.ArrayList;
import java.util.List;

/// The texts of a release as a page shows them: cleaned once more, dateline before the first
/// paragraph, wide things in boxes that scroll.
///
/// @param body HTML of the subset with the archive's own wrappers
public record ShownText(
        String body,
        int words,
        List<Section> about,
        List<Section> disclaimers,
        int aboutWords,
        int disclaimerWords) {

    /// A part under the heading that the release gives it.
    ///
    /// @param heading null where the release prints none
    public record Section(@Nullable String heading, String html) {}

    static ShownText of(String dateline, String body, String about, String disclaimer) {
        return new ShownText(
                body(dateline, body),
                Markup.words(body),
                sections(about, "a"),
                sections(disclaimer, "d"),
                Markup.words(about),
                Markup.words(disclaimer));
    }

    private static String body(String dateline, String body) {
        Document document = parse(body);
        number(document.body(), "p");
        if (!dateline.isEmpty()) {
            Element first = document.body().firstElementChild();
            Element line = new Element("span").addClass("dateline").text(dateline);
            if (first != null && first.normalName().equals("p")) {
                first.prependText(" ");
                first.prependChild(line);
            } else {
                document.body().prependChild(new Element("p").appendChild(line));
            }
        }
        return boxed(ranked(document.body(), 2)).html();
    }

    /// Parts a text at its headings of the highest rank that opens it.
    private static List<Section> sections(String html, String letter) {
        if (html.isBlank()) {
            return List.of();
        }
        Document document = parse(html);
        number(document.body(), letter);
        Element first = document.body().firstElementChild();
        String rank =
                first != null && first.normalName().matches("h[2-4]") ? first.normalName() : null;
        var sections = new ArrayList<Section>();
        String heading = null;
        Element gathered = parse("").body();
        for (Element block : new ArrayList<>(document.body().children())) {
            if (block.normalName().equals(rank)) {
                add(sections, heading, gathered);
                heading = block.text();
                gathered = parse("").body();
            } else {
                gathered.appendChild(block);
            }
        }
        add(sections, heading, gathered);
        return List.copyOf(sections);
    }

    private static void add(List<Section> sections, @Nullable String heading, Element gathered) {
        if (heading != null || gathered.hasText()) {
            sections.add(new Section(heading, boxed(ranked(gathered, 3)).html()));
        }
    }

    /// Gives each block an address, `p3` for the third of the news: what [Markup#blocks] gives, in
    /// its order.
    private static void number(Element body, String letter) {
        int n = 0;
        for (Element block : body.children()) {
            block.id(letter + ++n);
        }
    }

    private static Document parse(String html) {
        Document document = Jsoup.parseBodyFragment(Markup.clean(html));
        document.outputSettings().prettyPrint(false);
        return document;
    }

    /// Gives the headings of a text the ranks that follow the page's own, from `top` on, whatever
    /// ranks they were typed with: readers of an outline must not fall through a gap.
    private static Element ranked(Element parent, int top) {
        List<String> typed =
                parent.select("h2, h3, h4").stream()
                        .map(Element::normalName)
                        .distinct()
                        .sorted()
                        .toList();
        for (Element heading : parent.select("h2, h3, h4")) {
            heading.tagName("h" + (top + typed.indexOf(heading.normalName())));
        }
        return parent;
    }

    /// Puts tables and fixed-width text into boxes that scroll by themselves and can be reached by
    /// keyboard, and marks numeric cells.
    private static Element boxed(Element parent) {
        for (Element wide : parent.select("table, pre")) {
            if (wide.closest("td, th") != null) {
                continue;
            }
            Element caption = wide.selectFirst("> caption");
            Element box =
                    new Element("div")
                            .addClass("scroll")
                            .attr("tabindex", "0")
                            .attr("role", "region")
                            .attr(
                                    "aria-label",
                                    caption != null
                                            ? caption.text()
                                            : wide.normalName().equals("pre")
                                                    ? "Fixed-width text"
                                                    : "Table");
            wide.replaceWith(box);
            box.appendChild(wide);
        }
        // The empty corner of a table heads nothing.
        for (Element corner : parent.select("th")) {
            if (!corner.hasText()) {
                corner.tagName("td").removeAttr("scope");
            }
        }
        for (Element cell : parent.select("td, th")) {
            if (isNumeric(cell.text())) {
                cell.addClass("n");
            }
        }
        return parent;
    }

    private static boolean isNumeric(String text) {
        boolean digit = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isDigit(c)) {
                digit = true;
            } else if ("$€£¥%().,-–—−+ \u00a0/*".indexOf(c) < 0) {
                return text.equals("n/m") || text.equals("NM");
            }
        }
        return digit || text.equals("-") || text.equals("–") || text.equals("—");
    }
}
