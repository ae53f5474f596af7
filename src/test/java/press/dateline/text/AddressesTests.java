package press.dateline.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where mail addresses begin and end, and which numbers are no phones.
class AddressesTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "write to jane.roe@alder.example today | jane.roe@alder.example",
                "jane.roe@alder.example. | jane.roe@alder.example",
                "<j_roe%x+press@mail.alder.co.uk> | j_roe%x+press@mail.alder.co.uk",
                "(o'roe@al-der.example) | o'roe@al-der.example",
                "..roe@alder.example | roe@alder.example",
                "roe@alder.example2 | roe@alder.example",
                "@alder, or roe@alder.example | roe@alder.example",
                "roe@alder | -",
                "roe@-alder.example | -",
                "roe@alder..example | -",
                "roe @ alder.example | -",
                "a@b.c | -",
                "@ | -",
            })
    void mailAddresses(String text, String address) {
        Span found = Addresses.mail(text, 0, text.length());

        assertThat(found == null ? null : text.substring(found.start(), found.end()))
                .isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({"x, 64, true", "x, 65, true", "., 64, false"})
    void localPartsAreNoLongerThanTheirLimit(String sign, int length, boolean whole) {
        String text = sign.repeat(length) + "@alder.example";

        Span found = Addresses.mail(text, 0, text.length());

        assertThat(found != null && found.end() == text.length()).isEqualTo(whole);
        assertThat(found == null || text.indexOf('@') - found.start() <= 64).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "419-555-0142, true",
        "(419) 555-0142, true",
        "+49 30 5550 1420, true",
        "43604-1234, false",
        "2003-2004, false",
        "2003 12 31, false",
        "12/31/2003, false",
        "555-0142, true",
    })
    void phones(String text, boolean phone) {
        assertThat(Addresses.phone(text) != null).isEqualTo(phone);
    }
}
