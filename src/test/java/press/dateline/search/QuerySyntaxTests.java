package press.dateline.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import press.dateline.search.QuerySyntax.Understood;

import java.util.Random;

class QuerySyntaxTests {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "copper mine, copper and mine",
                "copper OR nickel mine, (copper or nickel) and mine",
                "copper -mine, `copper, without mine`",
                "copper -mine \"letter of intent\", `copper, without mine and “letter of intent”`",
                "“letter of intent”, “letter of intent”",
                "AT&T, “AT&T”",
                "headline:copper, headline copper",
                "company:(orrin OR vale), company orrin or company vale",
                "bank*, bank…",
                "before:2009, released before 1 January 2009",
                "after:2009-02, released after 28 February 2009",
                "copper AND mine, copper and mine",
                "press/release, press and release",
                "foo:bar, “foo:bar”",
                "-(-copper), copper",
                "copper -(mine plant), `copper, without (mine and plant)`"
            })
    void saysHowItUnderstood(String typed, String said) {
        assertThat(QuerySyntax.read(typed).said()).isEqualTo(said);
        assertThat(QuerySyntax.read(typed).notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "\"letter of intent, “letter of intent”, not closed",
                "(copper OR nickel, copper or nickel, not closed",
                "copper), copper, not been opened",
                "copper (), copper, Empty parentheses",
                "copper \"\", copper, Empty quotation marks",
                "copper OR, copper, OR stands between",
                "OR copper, copper, OR stands between",
                "copper OR -mine, `copper, without mine`, the OR was left out",
                "ba*, ba, at least three letters",
                "ba*nk, “ba*nk”, at the end of a word",
                "before:soon copper, copper, a date is written as",
                "before:2009-02-31 copper, copper, a date is written as",
                "headline: , ``, Nothing stands after headline",
                "copper NOT, copper, Nothing stands after NOT",
                "-copper, ``, Everything here is excluded",
                "-copper -mine, ``, Everything here is excluded",
                "&, ``, no word to look for"
            })
    void repairsAndSaysSo(String typed, String said, String note) {
        Understood understood = QuerySyntax.read(typed);

        assertThat(understood.said()).isEqualTo(said);
        assertThat(String.join(" ", understood.notes())).contains(note);
    }

    @Test
    void saysOneThingOfOneMistake() {
        assertThat(QuerySyntax.read("copper (").notes()).hasSize(1);
        assertThat(QuerySyntax.read("copper ()").notes()).hasSize(1);
    }

    @Test
    void takesNoMoreThanItsBounds() {
        Understood longest = QuerySyntax.read("copper ".repeat(400));
        assertThat(longest.notes()).anyMatch(n -> n.contains("1,000 characters"));
        assertThat(longest.notes()).anyMatch(n -> n.contains("at most 50 words"));
        assertThat(longest.said().split(" and ", -1)).hasSize(QuerySyntax.MAX_WORDS);

        Understood deepest = QuerySyntax.read("(".repeat(900) + "copper");
        assertThat(deepest.said()).isEqualTo("copper");
        assertThat(deepest.notes()).anyMatch(n -> n.contains("inside of so many others"));

        Understood word = QuerySyntax.read("x".repeat(2000));
        assertThat(word.query()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {71, 72, 73, 74})
    void neverThrows(long seed) {
        var random = new Random(seed);
        String pieces = "ab \"“”()-*:/&ORNOT.,'’before:after:headline:2009-01 é\u00ad\u0301青\ud83d";
        for (int i = 0; i < 5_000; i++) {
            var typed = new StringBuilder();
            for (int n = random.nextInt(40); n > 0; n--) {
                int at = random.nextInt(pieces.length());
                typed.append(pieces, at, Math.min(pieces.length(), at + 1 + random.nextInt(7)));
            }

            Understood understood = QuerySyntax.read(typed.toString());

            assertThat(understood.query() == null && understood.notes().isEmpty())
                    .as("seed %d: %s", seed, typed)
                    .isEqualTo(typed.toString().isBlank());
        }
    }
}
