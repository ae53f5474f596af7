package press.dateline.browse;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

import press.dateline.release.Markup;
import press.dateline.web.TextDirection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The texts of a release as a page shows them: cleaned once more, dateline before the first
/// paragraph, wide things in boxes that scroll, what runs the other way marked.
///
/// @param direction of the whole, for the attribute `dir`
/// @param length of the body, for people
/// @param body HTML of the subset with the archive's own wrappers
public record ShownText(
        String direction,
        Length length,
        String body,
        List<Section> about,
        List<Section> disclaimers,
        Length aboutLength,
        Length disclaimerLength) {

    /// Languages that put no space between words.
    private static final Set<String> UNSPACED = Set.of("zh", "ja", "th", "km", "lo", "my");

    /// Besides digits, in cells of figures; the triangles are minus signs in Japanese accounts.
    private static final String FIGURE_SIGNS = "$€£¥₪₩%().,-–—−+ \u00a0/*٪٫٬△▲―％（），．￥";

    /// A part under the heading that the release gives it.
    ///
    /// @param heading null where the release prints none
    public record Section(@Nullable String heading, String html) {}

    /// How long a part is: in words, or in characters where nothing parts words.
    public record Length(int n, boolean isOfCharacters) {

        static Length of(String text, String language) {
            return UNSPACED.contains(Locale.forLanguageTag(language).getLanguage())
                    ? new Length(
                            (int) text.codePoints().filter(Character::isLetterOrDigit).count(),
                            true)
                    : new Length(Markup.wordsOf(text), false);
        }

        /// `1,840`
        public String number() {
            return String.format(Locale.ENGLISH, "%,d", n);
        }

        /// `1,840 words`
        public String inWords() {
            return number() + (isOfCharacters ? " characters" : " words");
        }
    }

    /// @param language BCP 47
    static ShownText of(
            String language, String dateline, String body, String about, String disclaimer) {
        String news = Markup.plain(body);
        String rest = Markup.plain(about);
        String last = Markup.plain(disclaimer);
        String told = news.isBlank() ? rest.isBlank() ? last : rest : news;
        String direction = TextDirection.of(told, language);
        boolean mixed =
                direction.equals(TextDirection.RTL)
                        || TextDirection.hasRightToLeft(news)
                        || TextDirection.hasRightToLeft(rest)
                        || TextDirection.hasRightToLeft(last);
        var shown = new Shown(language, direction, mixed);
        return new ShownText(
                direction,
                Length.of(news, language),
                shown.body(dateline, body),
                shown.sections(about, "a"),
                shown.sections(disclaimer, "d"),
                Length.of(rest, language),
                Length.of(last, language));
    }

    /// @param mixed whether any of it may run another way than the whole
    private record Shown(String language, String direction, boolean mixed) {

        String body(String dateline, String body) {
            Document document = parse(body);
            number(document.body(), "p");
            if (mixed) {
                direct(document.body());
            }
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
        List<Section> sections(String html, String letter) {
            if (html.isBlank()) {
                return List.of();
            }
            Document document = parse(html);
            number(document.body(), letter);
            if (mixed) {
                direct(document.body());
            }
            Element first = document.body().firstElementChild();
            String rank =
                    first != null && first.normalName().matches("h[2-4]")
                            ? first.normalName()
                            : null;
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

        /// Says which blocks run another way than what they stand in: an English sentence at the end
        /// of an Arabic release keeps its full stop at its right.
        private void direct(Element body) {
            for (Element block : body.select("p, h2, h3, h4, ul, ol, li, table, caption, pre")) {
                Element directed = block.parent();
                while (directed != null && !directed.hasAttr("dir")) {
                    directed = directed.parent();
                }
                String around = directed == null ? direction : directed.attr("dir");
                String own = TextDirection.of(block.text(), language);
                if (!own.equals(around)) {
                    block.attr("dir", own);
                }
            }
        }
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
            boolean fixed = wide.normalName().equals("pre");
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
                                            : fixed ? "Fixed-width text" : "Table");
            if (wide.hasAttr("dir")) {
                // The side on which the first column stands is the box's.
                box.attr("dir", wide.attr("dir"));
            }
            wide.replaceWith(box);
            box.appendChild(wide);
            if (fixed) {
                FixedWidth.dress(wide);
            }
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
            } else if (FIGURE_SIGNS.indexOf(c) < 0) {
                return text.equals("n/m") || text.equals("NM");
            }
        }
        return digit
                || text.equals("-")
                || text.equals("–")
                || text.equals("—")
                || text.equals("―");
    }
}
