package press.dateline.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What a cleaned text may consist of, said independently of [Markup].
final class Subset {

    static final Set<String> ELEMENTS =
            Set.of(
                    "p",
                    "h2",
                    "h3",
                    "h4",
                    "ul",
                    "ol",
                    "li",
                    "table",
                    "caption",
                    "thead",
                    "tbody",
                    "tfoot",
                    "tr",
                    "th",
                    "td",
                    "pre",
                    "blockquote",
                    "a",
                    "em",
                    "strong",
                    "sub",
                    "sup",
                    "br");

    private static final Map<String, Pattern> ATTRIBUTES =
            Map.of(
                    "a href", Pattern.compile("(?i)(https?://|mailto:|tel:).*", Pattern.DOTALL),
                    "td colspan", Pattern.compile("[1-9][0-9]{0,3}"),
                    "td rowspan", Pattern.compile("[1-9][0-9]{0,3}"),
                    "th colspan", Pattern.compile("[1-9][0-9]{0,3}"),
                    "th rowspan", Pattern.compile("[1-9][0-9]{0,3}"),
                    "th scope", Pattern.compile("row|col|rowgroup|colgroup"));

    private Subset() {}

    static void check(String clean) {
        Element body = Jsoup.parseBodyFragment(clean).body();
        for (Element element : body.select("body *")) {
            assertThat(ELEMENTS).contains(element.tagName());
            for (Attribute attribute : element.attributes()) {
                String key = element.tagName() + " " + attribute.getKey();
                assertThat(ATTRIBUTES).containsKey(key);
                assertThat(attribute.getValue()).matches(ATTRIBUTES.get(key));
            }
        }
        body.forEachNode(
                node -> assertThat(node).isNotInstanceOfAny(Comment.class, DataNode.class));
        assertThat(body.select("p p, p ul, p table, a a, strong strong, pre *, :is(h2, h3, h4) p"))
                .isEmpty();
    }
}
