package press.dateline.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abcdeabcdeab",
                "correct horse",
                "пароль-пароль",
                "            w x y z",
                "long enough without a digit"
            })
    void asksForLengthAndNothingElse(String password) {
        assertThat(Passwords.problem(password)).isNull();
    }

    @Test
    void isAtLeastSoManyCharactersLong() {
        String shortest = "abcdefghijklmnopqrstuvwxyz".substring(0, Passwords.MIN_LENGTH);

        assertThat(Passwords.problem(shortest)).isNull();
        assertThat(Passwords.problem(shortest.substring(1))).contains("shorter");
    }

    @Test
    void countsACharacterOnceHoweverItIsStored() {
        assertThat(Passwords.problem("🔑🗝🚪🏠🐕🐈")).contains("shorter");
        assertThat(Passwords.problem("🔑🗝🚪🏠🐕🐈🔑🗝🚪🏠🐕🐈")).isNull();
    }

    @Test
    void isNotCutByBcrypt() {
        String longest = "0123456789".repeat(8).substring(0, Passwords.MAX_BYTES);

        assertThat(Passwords.problem(longest)).isNull();
        assertThat(Passwords.problem(longest + "0")).contains("longer");
        assertThat(Passwords.problem(longest.substring(1) + "é")).contains("longer");
    }

    @Test
    void hasDifferentCharacters() {
        assertThat(Passwords.problem("abcdabcdabcd")).contains("different");
        assertThat(Passwords.problem("abcdabcdabce")).isNull();
    }
}
