package press.dateline.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class ReleaseCodeTests {

    @Test
    void isReadBackAsItWasMade() {
        assertThat(Stream.generate(ReleaseCode::next).limit(1000))
                .allSatisfy(code -> assertThat(ReleaseCode.read(code)).isEqualTo(code))
                .allSatisfy(code -> assertThat(code).hasSize(ReleaseCode.LENGTH))
                .doesNotHaveDuplicates();
    }

    @Test
    void usesThirtyTwoSignsInEveryPlace() {
        var codes = Stream.generate(ReleaseCode::next).limit(3000).toList();

        for (int i = 0; i < ReleaseCode.LENGTH; i++) {
            int place = i;
            assertThat(codes.stream().map(code -> code.charAt(place)).collect(Collectors.toSet()))
                    .as("place %d", place)
                    .hasSize(32);
        }
    }

    @Test
    void isReadInCapitals() {
        String code = ReleaseCode.next();

        assertThat(ReleaseCode.read(code.toUpperCase(Locale.ROOT))).isEqualTo(code);
    }

    @Test
    void takesLettersThatLookLikeDigitsForThem() {
        assertThat(ReleaseCode.read("oOiIlLabcd")).isEqualTo("001111abcd");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "012345678",
                "01234567890",
                "012345678u",
                "01234-6789",
                "0123 56789",
                " 123456789",
                "012345678é",
                "012345678İ",
                "٠١٢٣٤٥٦٧٨٩",
                "01234567%9"
            })
    void readsNothingElse(String typed) {
        assertThat(ReleaseCode.read(typed)).isNull();
    }
}
