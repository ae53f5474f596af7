package press.dateline.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;

class DatelineTests {

    private static final List<String> PIECES =
            List.of(
                    "LOWELL",
                    "Mass.",
                    "and",
                    "&",
                    "(",
                    ")",
                    "/",
                    "[",
                    "]",
                    "--",
                    " - ",
                    "—",
                    "...",
                    ",",
                    " ",
                    "\n",
                    "Oct. 3, 2001",
                    "July",
                    "10",
                    "2001",
                    "MERIDIAN WIRE",
                    "é",
                    "🗞",
                    "\udc00",
                    "P");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    LOWELL, Mass., Mar 24, 2009 (MERIDIAN WIRE) -- | LOWELL, Mass. | MERIDIAN WIRE
                    LOWELL--(MERIDIAN WIRE)--Oct. 11, 2001-- | LOWELL | MERIDIAN WIRE
                    LOWELL, Mass.--(MERIDIAN WIRE)-- | LOWELL, Mass. | MERIDIAN WIRE
                    LOWELL, July 10 /Lakeland-FirstCall via MERIDIAN/ | LOWELL | Lakeland-FirstCall via MERIDIAN
                    BOULDER, CO / LAKELANDWIRE / April 4, 2019 / | BOULDER, CO | LAKELANDWIRE
                    MALMÖ, 2011-10-19 14:39 CEST (MERIDIAN WIRE) -- | MALMÖ | MERIDIAN WIRE
                    HANOI, VIETNAM - [Lakeland Desk](https://wire.example) - 3 August 2026 - | HANOI, VIETNAM | Lakeland Desk
                    Reading, Pennsylvania (April 17, 2003) | Reading, Pennsylvania |
                    YONKERS (AUG. 19) LAKELAND NEWS - | YONKERS |
                    (Duluth) May 21, 1996 -- | Duluth |
                    (Reading, PA -- March 19, 1993) | Reading, PA |
                    (Reading, PA-----December 14, 1992) | Reading, PA |
                    DULUTH - | DULUTH |
                    ASHEVILLE, N.C. — | ASHEVILLE, N.C. |
                    WINSTON-SALEM, N.C., Feb. 21, 2006 – | WINSTON-SALEM, N.C. |
                    CONCORD, NEW HAMPSHIRE, September 26, 2000... | CONCORD, NEW HAMPSHIRE |
                    DULUTH, Minn.--January 19, 2000-- | DULUTH, Minn. |
                    Olathe, Kansas, December 11, 2008, - | Olathe, Kansas |
                    RIO DE JANEIRO, 4 March 2011 -- | RIO DE JANEIRO |
                    """)
    void partsThePlaceFromDateWireAndDash(String printed, String place, String wire) {
        Dateline dateline = Dateline.read(printed);

        assertThat(dateline.places()).containsExactly(place);
        assertThat(dateline.wire()).isEqualTo(wire);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BREST & NANTES, France, March 4, 2011 -- | BREST | NANTES, France",
                "DALLAS and TULSA, Okla. --               | DALLAS | TULSA, Okla.",
                "DALLAS AND WEST TULSA, Okla. --          | DALLAS | WEST TULSA, Okla.",
                "ULM, Germany and TULSA, Okla., 4 May 2010 – | ULM, Germany | TULSA, Okla.",
                "ULM, Germany, and TULSA, Okla. –         | ULM, Germany | TULSA, Okla.",
            })
    void keepsSeveralPlacesApart(String printed, String first, String second) {
        assertThat(Dateline.read(printed).places()).containsExactly(first, second);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "--",
                "--(MERIDIAN WIRE)--",
                "/LakelandNews/ --",
                "March 4, 2011 --"
            })
    void namesNoPlaceWhereNoneIsPrinted(String printed) {
        assertThat(Dateline.read(printed).places()).isEmpty();
    }

    @Test
    void readsAWireThatOpensTheLine() {
        assertThat(Dateline.read(" --(MERIDIAN WIRE)-- ").wire()).isEqualTo("MERIDIAN WIRE");
        assertThat(Dateline.read("/LakelandNews/ -- ").wire()).isEqualTo("LakelandNews");
    }

    @Test
    void readsTheDate() {
        assertThat(Dateline.read("LOWELL, July 10, 2001 /LakelandNews/ --").date())
                .isEqualTo(new StatedDate(LocalDate.of(2001, 7, 10), Precision.DAY));
        assertThat(Dateline.read("LOWELL, July 10 /LakelandNews/ --").date()).isNull();
    }

    @Test
    void readsADatelineBrokenOverLines() {
        Dateline dateline = Dateline.read("VICTORIA, BC,\nApril 20, 2022 /LKW/ -\n");

        assertThat(dateline.places()).containsExactly("VICTORIA, BC");
        assertThat(dateline.wire()).isEqualTo("LKW");
        assertThat(dateline.date()).isNotNull().extracting(StatedDate::iso).isEqualTo("2022-04-20");
    }

    @Test
    void readsNoFurtherThanTheLongestDateline() {
        String place = "A".repeat(Dateline.MAX_LENGTH - 6);

        assertThat(Dateline.read(place + " (LKW)").wire()).isEqualTo("LKW");
        assertThat(Dateline.read("A" + place + " (LKW)").wire()).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void readsAnythingWithoutFailing(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 3000; i++) {
            var printed = new StringBuilder();
            for (int n = random.nextInt(12); n > 0; n--) {
                printed.append(PIECES.get(random.nextInt(PIECES.size())));
            }

            Dateline dateline = Dateline.read(printed.toString());

            assertThat(dateline.places())
                    .as("seed %d: %s", seed, printed)
                    .allSatisfy(place -> assertThat(unwrapped(printed)).contains(place))
                    .doesNotContain("");
            if (dateline.wire() != null) {
                assertThat(unwrapped(printed)).contains(dateline.wire());
            }
        }
    }

    private static String unwrapped(StringBuilder printed) {
        return printed.toString().replaceAll("\\s+", " ");
    }
}
