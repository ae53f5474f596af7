package press.dateline.browse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.util.Random;

class CursorTests {

    @Test
    void isReadBackAsItIsWritten() {
        var cursor = new Cursor(LocalDate.of(2009, 3, 24), "0123456789");

        assertThat(cursor).hasToString("2009-03-24~0123456789");
        assertThat(Cursor.read(cursor.toString())).isEqualTo(cursor);
    }

    @Test
    void standsAtTheFirstDayForUndatedReleases() {
        var cursor = new Cursor(LocalDate.of(1, 1, 1), "zzzzzzzzzz");

        assertThat(Cursor.read(cursor.toString())).isEqualTo(cursor);
    }

    @Test
    void readsACodeAsPeopleTypeIt() {
        assertThat(Cursor.read("2009-03-24~OIL3456789"))
                .isEqualTo(new Cursor(LocalDate.of(2009, 3, 24), "0113456789"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "~",
                "2009-03-24",
                "2009-03-24~",
                "~0123456789",
                "2009-03-24 0123456789",
                "2009-02-31~0123456789",
                "2009-3-24~0123456789",
                "24 March 09~0123456789",
                "2009-03-24~012345678",
                "2009-03-24~01234567890",
                "2009-03-24~0123456~89",
                "2009-03-24~012345678u",
                "+999999999-12-31~0123456789",
                "-0044-03-15~0123456789",
                "+12009-03-24~0123456789",
                "2009-03-24T00:00~0123456789",
                "2009-W13-2~0123456789"
            })
    void readsNothingElse(String text) {
        assertThat(Cursor.read(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {71, 72})
    void readsAnythingWithoutFailing(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 5000; i++) {
            var text = new StringBuilder("2009-03-24~0123456789");
            for (int n = random.nextInt(3); n >= 0; n--) {
                text.setCharAt(
                        random.nextInt(text.length()), "-~09az+u/W".charAt(random.nextInt(10)));
            }

            Cursor cursor = Cursor.read(text.toString());

            if (cursor != null) {
                assertThat(Cursor.read(cursor.toString()))
                        .as("seed %d: %s", seed, text)
                        .isEqualTo(cursor);
            }
        }
    }
}
