package press.dateline.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Random;

class SlugTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Larch Opens a Second Mill          | larch-opens-a-second-mill",
                "Göppingen: Zahnräder für Łódź      | goppingen-zahnrader-fur-lodz",
                "Straße nach Tromsø, Ænima          | strasse-nach-tromso-aenima",
                "İZMİR'de yeni fabrika              | izmirde-yeni-fabrika",
                "Marl & Dove                        | marl-and-dove",
                "Harker’s 3rd quarter: +4.5%        | harkers-3rd-quarter-4-5",
                "--- 2nd --- Quarter ---            | 2nd-quarter",
                "青空電機、新工場を発表                 | 青空電機-新工場を発表",
                "ガス商事                             | ガス商事",
                "한빛전자 실적                         | 한빛전자-실적",
                "النور تفتتح مصنعا                   | النور-تفتتح-مصنعا",
                "हिन्दी समाचार                         | हिन्दी-समाचार",
                "Завод в Перми                      | завод-в-перми",
                "ﬁrst ½ price                       | first-1-2-price",
                "Kestrel™ 5 📰                       | kestrel-5",
            })
    void isTheWordsInLowerCaseWithHyphens(String text, String slug) {
        assertThat(Slug.of(text, "release")).isEqualTo(slug);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "   ", "📰🗞️", "❤️", "☎️ ✈️", "—…!", "'’", "\u0301", "\u064b", "\ufe0f", "🇫🇷"
            })
    void fallsBackWhereNoLetterOrDigitIsLeft(String text) {
        assertThat(Slug.of(text, "release")).isEqualTo("release");
    }

    @Test
    void isCutAtAWord() {
        String text = "seventy ".repeat(30);

        String slug = Slug.of(text, "release");

        assertThat(slug).matches("seventy(-seventy)*");
        assertThat(slug.length()).isBetween(Slug.MAX_LENGTH / 2, Slug.MAX_LENGTH);
    }

    @Test
    void isCutInsideAWordThatIsTooLong() {
        assertThat(Slug.of("w".repeat(Slug.MAX_LENGTH + 1), "release")).hasSize(Slug.MAX_LENGTH);
        assertThat(Slug.of("w".repeat(Slug.MAX_LENGTH), "release")).hasSize(Slug.MAX_LENGTH);
        assertThat(Slug.of("w" + "𐐨".repeat(Slug.MAX_LENGTH), "release"))
                .matches("w(𐐨)+")
                .hasSizeLessThanOrEqualTo(Slug.MAX_LENGTH);
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43, 44, 45, 46})
    void isItsOwnSlug(long seed) {
        var random = new Random(seed);
        var pieces =
                List.of(
                        "Larch",
                        "é",
                        "e\u0301",
                        "&",
                        " ",
                        "--",
                        "ガ",
                        "か\u3099",
                        "한",
                        "İ",
                        "I",
                        "ΑΣ",
                        "ß",
                        "ẞ",
                        "Ǽ",
                        "ﷺ",
                        "ﬁ",
                        "½",
                        "\u064b",
                        "\u0327",
                        "\u0345",
                        "\ufe0f",
                        "❤",
                        "𐐀",
                        "ा",
                        "'",
                        "Æ",
                        "ŉ",
                        "ǰ",
                        "\u200d",
                        "Ω",
                        "K",
                        "longwordlongwordlongword");
        for (int i = 0; i < 4000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(60); n > 0; n--) {
                if (random.nextInt(8) == 0) {
                    text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
                } else {
                    text.append(pieces.get(random.nextInt(pieces.size())));
                }
            }

            String slug = Slug.of(text.toString(), "release");

            assertThat(Slug.of(slug, "other")).as("seed %d: %s", seed, text).isEqualTo(slug);
            assertThat(slug)
                    .as("seed %d: %s", seed, text)
                    .hasSizeBetween(1, Slug.MAX_LENGTH)
                    .doesNotContain("--", "/", "?", "#", "%", " ")
                    .doesNotStartWith("-")
                    .doesNotEndWith("-");
        }
    }
}
