package press.dateline.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextDirectionTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Orrin Foods Opens a Bakery | ltr",
                // The first letter alone would turn it round.
                "en | نهر الزيتون (Olive River) Buys Tarnbrook Medical | ltr",
                // The language was not asked for, or not right.
                "en | مأفيوت جديدة | rtl",
                "'' | מאפיות גל־ים | rtl",
                "ar | Olive River Industries (NYSE: OLVR) شركة تصنع زيت الزيتون | rtl",
                "ar | The English text counts. | ltr",
                "he | 12.5% | rtl",
                "ar | '' | rtl",
                "en | 12.5% | ltr",
                "fa-IR | ۱۲ | rtl",
                "az-Arab | 7 | rtl",
                "az | 7 | ltr",
                "ar-Latn | 7 | ltr",
                "ja | みなも精機 | ltr"
            })
    void isThatOfMostLetters(String language, String text, String direction) {
        assertThat(TextDirection.of(text, language)).isEqualTo(direction);
    }

    @Test
    void isolatesOnlyWhatRunsTheOtherWay() {
        assertThat(TextDirection.isolated("Orrin Foods")).isEqualTo("Orrin Foods");
        assertThat(TextDirection.isolated("みなも精機")).isEqualTo("みなも精機");
        assertThat(TextDirection.isolated("נמל")).isEqualTo("\u2068נמל\u2069");
    }
}
