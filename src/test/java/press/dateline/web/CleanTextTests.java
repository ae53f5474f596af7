package press.dateline.web;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;

class CleanTextTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Plain words, 1,234.5 and a dash — done.",
                "tab\tand\nline",
                "مرحبا بالعالم 123",
                "שלום",
                "a\u200eb\u200fc",
                "👩‍👩‍👧‍👦 🏴‍☠️ 🇫🇷",
                "नमस्ते 東京 ไทย",
                "e\u0301",
                "soft\u00adhyphen no\u00a0break zero\u200bwidth",
                "𝔘𝔫𝔦",
                "\ufffd"
            })
    void keepsWhatCanBeRead(String text) {
        assertThat(CleanText.of(text)).isEqualTo(text);
    }

    @Test
    void removesControlCharactersButTabAndLineEnd() {
        for (char c = 0; c < 0xa0; c++) {
            boolean control = c < ' ' || c >= 0x7f;
            if (!control || "\t\n\u000b\f\r".indexOf(c) >= 0) {
                continue;
            }
            assertThat(CleanText.of("a" + c + "b")).as("U+%04X", (int) c).isEqualTo("ab");
        }
    }

    @Test
    void putsASpaceForAFormFeedOrVerticalTab() {
        assertThat(CleanText.of("one\ftwo\u000bthree")).isEqualTo("one two three");
    }

    @ParameterizedTest
    @ValueSource(
            chars = {
                '\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068',
                '\u2069', '\ufeff', '\ufffe', '\uffff'
            })
    void removesWhatTurnsTextRoundAndWhatIsNoCharacter(char c) {
        assertThat(CleanText.of(c + "EUR 12" + c + "34" + c)).isEqualTo("EUR 1234");
    }

    @Test
    void removesLoneSurrogates() {
        assertThat(CleanText.of("a\ud83db")).isEqualTo("ab");
        assertThat(CleanText.of("a\udcf0b")).isEqualTo("ab");
        assertThat(CleanText.of("\udcf0\ud83d")).isEmpty();
        assertThat(CleanText.of("\ud83d\ud83d\udcf0\udcf0")).isEqualTo("📰");
        assertThat(CleanText.of("\ud83d")).isEmpty();
    }

    @Test
    void makesNoPairOfSurrogatesThatWereApart() {
        assertThat(CleanText.of("\ud83d\u202e\udcf0")).isEmpty();
        assertThat(CleanText.of("\ud83d\u0000\udcf0")).isEmpty();
    }

    @Test
    void writesLineEndsAsLineFeeds() {
        assertThat(CleanText.of("a\r\nb\rc\nd\r\r\ne\r")).isEqualTo("a\nb\nc\nd\n\ne\n");
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34})
    void cleansOnceForAll(long seed) {
        var random = new Random(seed);
        String signs = "a é\u0000\r\n\t\u202e\u200f\ud83d\udcf0\ufeff\u0085م\f";
        for (int i = 0; i < 3000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(20); n > 0; n--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }

            String clean = CleanText.of(text.toString());

            assertThat(CleanText.of(clean)).as("seed %d", seed).isEqualTo(clean);
            assertThat(new String(clean.getBytes(UTF_8), UTF_8))
                    .as("seed %d", seed)
                    .isEqualTo(clean);
            assertThat(clean.chars().filter(c -> c == 'م' || c == 'a').count())
                    .as("seed %d", seed)
                    .isEqualTo(text.chars().filter(c -> c == 'م' || c == 'a').count());
        }
    }
}
