package press.dateline.edition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import press.dateline.edition.Piece.Kind;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class TextDifferenceTests {

    /// Removed words in [-…-], added ones in {+…+}, what is left out as (n).
    private static List<String> shown(String before, String after) {
        return TextDifference.of(before, after).stream()
                .map(p -> p.leftOut() > 0 ? "(" + p.leftOut() + ")" : shown(p.pieces()))
                .toList();
    }

    private static String shown(List<Piece> pieces) {
        return pieces.stream()
                .map(
                        piece ->
                                switch (piece.kind()) {
                                    case SAME -> piece.text();
                                    case REMOVED -> "[-" + piece.text() + "-]";
                                    case ADDED -> "{+" + piece.text() + "+}";
                                })
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Sales rose to $1,250.5 million. | Sales rose to $1,205.5 million. | Sales rose to [-$1,250.5-]{+$1,205.5+} million.
                    The plant in Lima closes.       | The plant closes.               | The plant [-in Lima -]closes.
                    The plant closes.               | The old plant closes.           | The {+old +}plant closes.
                    It fell by two percent.         | It rose by three percent.       | It [-fell-]{+rose+} by [-two-]{+three+} percent.
                    One two three four five.        | One zwei drei four five.        | One [-two three-]{+zwei drei+} four five.
                    Gewinn der Firma                | Gewinn der Firma.               | Gewinn der Firma{+.+}
                    """)
    void comparesWords(String before, String after, String expected) {
        assertThat(shown(before, after)).containsExactly(expected);
    }

    @Test
    void showsAChangedParagraphBetweenItsNeighbours() {
        String before = "First.\nSecond.\nThird.\nThe fourth was here.\nFifth.\nSixth.\nSeventh.";
        String after = before.replace("was", "is");

        assertThat(shown(before, after))
                .containsExactly(
                        "(2)", "Third.", "The fourth [-was-]{+is+} here.", "Fifth.", "(2)");
    }

    @Test
    void tellsANewParagraphFromAChangedOne() {
        assertThat(
                        shown(
                                "The company sold 400 bearings in Toledo.",
                                "A dividend was declared.\n"
                                        + "The company sold 450 bearings in Toledo."))
                .containsExactly(
                        "{+A dividend was declared.+}",
                        "The company sold [-400-]{+450+} bearings in Toledo.");
        assertThat(shown("Alpha beta gamma.", "Delta epsilon zeta."))
                .containsExactly("[-Alpha beta gamma.-]", "{+Delta epsilon zeta.+}");
    }

    @Test
    void saysNothingOfEqualTexts() {
        assertThat(TextDifference.of("One.\n\nTwo.", "One.\nTwo.")).isEmpty();
        assertThat(TextDifference.of("", "")).isEmpty();
        assertThat(shown("", "New.")).containsExactly("{+New.+}");
        assertThat(shown("Old.", "")).containsExactly("[-Old.-]");
    }

    /// Both texts can be read from the pieces of any two lines.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void losesNothing(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            String before = line(random);
            String after = line(random);
            List<Piece> pieces = TextDifference.words(before, after);
            assertThat(without(Kind.ADDED, pieces)).isEqualTo(before);
            assertThat(without(Kind.REMOVED, pieces)).isEqualTo(after);
        }
    }

    private static String line(Random random) {
        String[] words = {"ore", "milk", " ", ", ", "$4.50", "株式", "élan", "–", "\u00a0", "a"};
        return random.ints(random.nextInt(30), 0, words.length)
                .mapToObj(n -> words[n])
                .collect(Collectors.joining());
    }

    private static String without(Kind kind, List<Piece> pieces) {
        return pieces.stream()
                .filter(piece -> piece.kind() != kind)
                .map(Piece::text)
                .collect(Collectors.joining());
    }

    @Test
    void putsTextsThatAreTooDifferentWholeAfterEachOther() {
        int many = 3 * TextDifference.MAX_STEPS;
        String before = rows("old", many);
        String after = rows("new", many);

        List<Passage> passages = TextDifference.of("Same.\n" + before, "Same.\n" + after);

        assertThat(passages).hasSize(1 + 2 * many);
        assertThat(passages.get(1).pieces().getFirst().isRemoved()).isTrue();
        assertThat(passages.getLast().pieces().getFirst().isAdded()).isTrue();
    }

    @Test
    void findsTheOneChangeOfAVeryLongText() {
        String before = rows("row", 50_000);

        assertThat(shown(before, before.replace("row 40000 ", "line 40000 "))).hasSize(5);
    }

    private static String rows(String name, int many) {
        return IntStream.range(0, many)
                .mapToObj(n -> name + " " + n + " of them")
                .collect(Collectors.joining("\n"));
    }
}
