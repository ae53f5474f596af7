package press.dateline.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

class StatedDateTests {

    private static final List<String> PIECES =
            List.of(
                    "2009",
                    "24",
                    "31",
                    "0",
                    "13",
                    "00",
                    "9999",
                    "0000",
                    "20090324",
                    "March",
                    "februar",
                    "août",
                    "Sept",
                    "May",
                    "de",
                    "of",
                    "st",
                    "TH",
                    "er",
                    " ",
                    ", ",
                    "-",
                    "/",
                    ".",
                    ":",
                    "--",
                    "\n",
                    "\u00a0",
                    "🗓",
                    "\ud83d",
                    "٢٠٠٩",
                    "ⅷ",
                    "ı",
                    "İ",
                    "Rio");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2009-03-24",
                "2009/03/24",
                "2009-3-24",
                "24 March 2009",
                "24 MARCH 2009",
                "24 Mar 2009",
                "24th March 2009",
                "24TH MARCH 2009",
                "24th of March, 2009",
                "March 24, 2009",
                "Mar. 24, 2009",
                "march 24th, 2009",
                "March 24,2009",
                "  March  24 , 2009 ",
                "24. März 2009",
                "24.März 2009",
                "24 mars 2009",
                "24 marzo 2009",
                "24 de marzo de 2009",
                "24 de março de 2009",
                "24 maart 2009",
                "24. marts 2009"
            })
    void readsADayHoweverItIsWritten(String text) {
        assertThat(StatedDate.read(text))
                .isEqualTo(new StatedDate(LocalDate.of(2009, 3, 24), Precision.DAY));
    }

    @ParameterizedTest
    @CsvSource({
        "1er janvier 2011, 2011-01-01",
        "1st January 2011, 2011-01-01",
        "2nd January 2011, 2011-01-02",
        "3rd January 2011, 2011-01-03",
        "8 août 2011, 2011-08-08",
        "8 févr. 2011, 2011-02-08",
        "8 décembre 2011, 2011-12-08",
        "8. Dezember 2011, 2011-12-08",
        "8. Jan. 2011, 2011-01-08",
        "8. Oktober 2011, 2011-10-08",
        "Sept. 8 2011, 2011-09-08",
        "Sep 8 2011, 2011-09-08",
        "29 February 2012, 2012-02-29",
        "31 December 9999, 9999-12-31",
    })
    void readsMonthsOfOtherLanguagesAndShortOnes(String text, LocalDate day) {
        assertThat(StatedDate.read(text)).isEqualTo(new StatedDate(day, Precision.DAY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2009-03",
                "March 2009",
                "Mar. 2009",
                "MARCH, 2009",
                "März 2009",
                "mars 2009",
                "marzo de 2009"
            })
    void readsAMonth(String text) {
        assertThat(StatedDate.read(text))
                .isEqualTo(new StatedDate(LocalDate.of(2009, 3, 1), Precision.MONTH));
    }

    @Test
    void readsAYear() {
        assertThat(StatedDate.read("2009"))
                .isEqualTo(new StatedDate(LocalDate.of(2009, 1, 1), Precision.YEAR));
    }

    @Test
    void readsTheFirstYearTheArchiveHoldsAndNoneBefore() {
        assertThat(StatedDate.read("%04d".formatted(StatedDate.FIRST_YEAR))).isNotNull();
        assertThat(StatedDate.read("%04d".formatted(StatedDate.FIRST_YEAR - 1))).isNull();
        assertThat(StatedDate.read("0001-05-05")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "31 February 2009, 31 February 2009",
        "2009-02-31, 31 February 2009",
        "'Feb. 29, 2009', 29 February 2009",
        "31. April 2010, 31 April 2010",
        "'June 0, 2010', 0 June 2010",
        "2010-06-99, 99 June 2010",
    })
    void namesTheDayThatTheCalendarLacks(String text, String message) {
        assertThatExceptionOfType(DateTimeException.class)
                .isThrownBy(() -> StatedDate.read(text))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "yesterday",
                "March",
                "24",
                "24 March",
                "March 24",
                "09",
                "209",
                "20090",
                "2009-13-01",
                "24 Smarch 2009",
                "24/03/2009",
                "2009 March 24 at noon",
                "24 March 2009 and later",
                "about 2009",
                "20090324",
                "٢٠٠٩",
                "2009 09 30"
            })
    void readsNothingElse(String text) {
        assertThat(StatedDate.read(text)).isNull();
    }

    @ParameterizedTest
    @MethodSource("monthsOfEveryLanguage")
    void readsWhatTheCalendarOfALanguageWrites(String text, Month month) {
        assertThat(StatedDate.read(text))
                .isEqualTo(new StatedDate(LocalDate.of(2016, month, 7), Precision.DAY));
    }

    static Stream<Arguments> monthsOfEveryLanguage() {
        return Stream.of("en", "de", "fr", "it", "es", "nl", "sv")
                .map(Locale::of)
                .flatMap(
                        language ->
                                Stream.of(Month.values()).map(month -> inWords(month, language)));
    }

    private static Arguments inWords(Month month, Locale language) {
        return Arguments.of("7 " + month.getDisplayName(TextStyle.FULL, language) + " 2016", month);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LOWELL--(MERIDIAN WIRE)--Oct. 11, 2001--Text                   | 2001-10-11",
                "EL PASO, Dec 11, 2000 (MERIDIAN WIRE) --                       | 2000-12-11",
                "LOWELL, Jan. 7, 2026 /LakelandNews-FirstCall/ --               | 2026-01-07",
                "FORT MYERS, Fla., Oct.  24, 2019  (MERIDIAN WIRE) --           | 2019-10-24",
                "BOULDER, CO / LAKELANDWIRE / April 4, 2019 /                   | 2019-04-04",
                "MALMÖ, 2011-10-19 14:39 CEST (MERIDIAN WIRE) --                | 2011-10-19",
                "HANOI, VIETNAM - [Meridian](https://wire.example) - 3 August 2026 - | 2026-08-03",
                "Duluth, MN (Lakeland.example) Wednesday Apr 10, 2024 @ 8:00 AM | 2024-04-10",
                "Lowell, MA, April 11,1996 --                                   | 1996-04-11",
                "DULUTH, Minn.--January 19, 2000--Lakeland                      | 2000-01-19",
                "YONKERS, N.Y. - OCTOBER 16, 2002 -                             | 2002-10-16",
                "Olathe, Kansas, December 11, 2008, -                           | 2008-12-11",
                "Reading, Pennsylvania (April 17, 2003)                         | 2003-04-17",
                "GENT, BELGIUM (6 January 2026) –                               | 2026-01-06",
                "(Duluth) May 21, 1996 --                                       | 1996-05-21",
                "(Reading, PA -- March 19, 1993)                                | 1993-03-19",
                "November 20, 2001-Lowell-                                      | 2001-11-20",
                "CONCORD, September 26, 2000...LAKELAND                         | 2000-09-26",
                "Göppingen, 24. März 2014 –                                     | 2014-03-24",
                "Lyon, le 1er avril 2015 -                                      | 2015-04-01",
                "RIO DE JANEIRO, 2011-03-04 --                                  | 2011-03-04",
                "RIO DE JANEIRO, 4 March 2011 --                                | 2011-03-04",
                "SÃO PAULO, 4 de março de 2011 –                                | 2011-03-04",
                "TULSA, 31 February 2009, corrected 3 March 2009                | 2009-03-03",
            })
    void findsTheDayInADateline(String dateline, LocalDate day) {
        assertThat(StatedDate.findIn(dateline)).isEqualTo(new StatedDate(day, Precision.DAY));
    }

    @Test
    void findsAMonthInADateline() {
        assertThat(StatedDate.findIn("Cairo, Egypt – (Date) January, 2026 –"))
                .isEqualTo(new StatedDate(LocalDate.of(2026, 1, 1), Precision.MONTH));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "LOWELL, Mass.--(MERIDIAN WIRE)--Text",
                "LOWELL, July 10 /LakelandNews/ --",
                "DULUTH - ",
                "YONKERS (AUG. 19) LAKELAND NEWS -",
                "TULSA, 31 February 2009 --",
                "07/22/2004 09:15 Eastern Time",
                "LOWELL, 2004 09:15 --",
                "24-7PressDesk",
                "the fiscal year 2009–10"
            })
    void findsNoDateWhereNoYearAndDayAreWritten(String dateline) {
        assertThat(StatedDate.findIn(dateline)).isNull();
    }

    @Test
    void keepsTheFirstDayOfThePeriod() {
        var day = LocalDate.of(2012, 2, 17);

        assertThat(new StatedDate(day, Precision.DAY).firstDay()).isEqualTo("2012-02-17");
        assertThat(new StatedDate(day, Precision.MONTH).firstDay()).isEqualTo("2012-02-01");
        assertThat(new StatedDate(day, Precision.YEAR).firstDay()).isEqualTo("2012-01-01");
    }

    @Test
    void knowsTheLastDayOfThePeriod() {
        var day = LocalDate.of(2012, 2, 17);

        assertThat(new StatedDate(day, Precision.DAY).lastDay()).isEqualTo("2012-02-17");
        assertThat(new StatedDate(day, Precision.MONTH).lastDay()).isEqualTo("2012-02-29");
        assertThat(new StatedDate(day, Precision.YEAR).lastDay()).isEqualTo("2012-12-31");
    }

    @Test
    void hasAPrecision() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StatedDate(LocalDate.of(2012, 2, 17), Precision.UNKNOWN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2012-02-17", "2012-02", "2012", "0090-01-05", "0090-12", "0090"})
    void isReadBackFromItsShortenedForm(String iso) {
        StatedDate date = StatedDate.read(iso);

        assertThat(date).isNotNull().extracting(StatedDate::iso).isEqualTo(iso);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void readsAnythingWithoutFailing(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 3000; i++) {
            String text = random.nextInt(4) == 0 ? characters(random) : pieces(random);

            StatedDate found = StatedDate.findIn(text);
            StatedDate read = readOrNull(text);

            if (found != null) {
                assertThat(StatedDate.read(found.iso()))
                        .as("seed %d: %s", seed, text)
                        .isEqualTo(found);
            }
            if (read != null) {
                assertThat(StatedDate.read(read.iso()))
                        .as("seed %d: %s", seed, text)
                        .isEqualTo(read);
            }
            assertThat(StatedDate.startIn(text)).as(text).isBetween(-1, text.length());
        }
    }

    private static @Nullable StatedDate readOrNull(String text) {
        try {
            return StatedDate.read(text);
        } catch (DateTimeException noSuchDay) {
            assertThat(noSuchDay).message().matches("\\d{1,2} \\p{L}+ \\d{1,4}");
            return null;
        }
    }

    private static String pieces(Random random) {
        var text = new StringBuilder();
        for (int n = random.nextInt(9); n > 0; n--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static String characters(Random random) {
        var text = new StringBuilder();
        for (int n = random.nextInt(40); n > 0; n--) {
            text.append((char) random.nextInt(0x10000));
        }
        return text.toString();
    }
}
