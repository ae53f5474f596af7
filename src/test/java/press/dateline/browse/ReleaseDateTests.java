package press.dateline.browse;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import press.dateline.web.ArchiveCalendar;
import press.dateline.web.TestCalendar;

import java.time.Instant;
import java.time.LocalDate;

class ReleaseDateTests {

    private static final Instant ARCHIVED = Instant.parse("2026-03-03T23:30:00Z");

    private final ArchiveCalendar august = TestCalendar.at("2026-08-01T12:00:00Z", "UTC");

    private static ReleaseDate date(@Nullable String day, String precision) {
        return ReleaseDate.of(day == null ? null : LocalDate.parse(day), precision, ARCHIVED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2009-03-24 | day   | Published 24 March 2009 · 17 years ago.",
                "2025-08-01 | day   | Published 1 August 2025 · 1 year ago.",
                "2025-08-02 | day   | Published 2 August 2025 · 11 months ago.",
                "2026-07-01 | day   | Published 1 July 2026 · 1 month ago.",
                "2026-07-02 | day   | Published 2 July 2026 · 30 days ago.",
                "2026-07-31 | day   | Published 31 July 2026 · yesterday.",
                "2026-08-01 | day   | Published 1 August 2026 · today.",
                "2026-08-02 | day   | Published 2 August 2026.",
                "2031-01-01 | day   | Published 1 January 2031.",
                "2009-03-01 | month | Published March 2009 · 17 years ago.",
                "2025-08-01 | month | Published August 2025 · 11 months ago.",
                "2026-07-01 | month | Published July 2026 · yesterday.",
                "2031-05-01 | month | Published May 2031.",
                "2009-01-01 | year  | Published 2009 · 16 years ago.",
                "2024-01-01 | year  | Published 2024 · 1 year ago.",
                "2025-01-01 | year  | Published 2025 · 7 months ago.",
                "2031-01-01 | year  | Published 2031.",
            })
    void saysWhenAndHowLongAgo(String day, String precision, String status) {
        assertThat(date(day, precision).status(august)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"2026-08-01, month, August 2026", "2026-01-01, year, 2026"})
    void takesNoMonthOrYearThatLastsForToday(String day, String precision, String text) {
        assertThat(date(day, precision).age(august)).isEmpty();
        assertThat(date(day, precision).status(august)).isEqualTo("Published " + text + ".");
    }

    @Test
    void saysThatNoDateIsStated() {
        ReleaseDate undated = date(null, "unknown");

        assertThat(undated.isStated()).isFalse();
        assertThat(undated.text()).isEqualTo("Date not stated");
        assertThat(undated.iso()).isNull();
        assertThat(undated.age(august)).isEmpty();
        assertThat(undated.status(august)).isEqualTo("Date not stated · archived 3 March 2026.");
        assertThat(undated.isOld(august)).isFalse();
    }

    @Test
    void countsDaysWhereTheArchiveIs() {
        ArchiveCalendar tokyo = TestCalendar.at("2026-03-24T18:00:00Z", "Asia/Tokyo");

        assertThat(date(null, "unknown").status(tokyo))
                .isEqualTo("Date not stated · archived 4 March 2026.");
        assertThat(date("2026-03-25", "day").age(tokyo)).isEqualTo("today");
        assertThat(date("2026-03-24", "day").age(tokyo)).isEqualTo("yesterday");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-01, day, true",
        "2026-07-02, day, false",
        "2026-08-02, day, false",
        "2026-07-01, month, false",
        "2026-06-01, month, true",
        "2026-01-01, year, false",
        "2025-01-01, year, true",
    })
    void isOldFromTheThirtyFirstDayOn(String day, String precision, boolean old) {
        assertThat(ReleaseDate.ARCHIVED_AFTER_DAYS).isEqualTo(31);
        assertThat(date(day, precision).isOld(august)).isEqualTo(old);
    }

    @ParameterizedTest
    @CsvSource({
        "2009-03-24, day, 2009-03-24",
        "2009-03-24, month, 2009-03",
        "2009-03-24, year, 2009",
    })
    void isWrittenForMachinesAsExactlyAsItIsStated(String day, String precision, String iso) {
        assertThat(date(day, precision).iso()).isEqualTo(iso);
        assertThat(date(day, precision).isStated()).isTrue();
    }
}
