package press.dateline.web;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// The archive's days: what day it is there, and how dates and ages are written. What the public
/// may see never depends on this clock; the database decides that.
@Component
public class ArchiveCalendar {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm zzz", Locale.ENGLISH);

    private final Clock clock;
    private final ZoneId zone;

    ArchiveCalendar(Clock clock, ArchiveSettings settings) {
        this.clock = clock;
        this.zone = settings.zone();
    }

    /// The archive's calendar day.
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    public Instant now() {
        return clock.instant();
    }

    /// `24 March 2009`.
    public String day(LocalDate day) {
        return DAY.format(day);
    }

    /// The day of an instant in the archive's zone, `24 March 2009`.
    public String day(Instant instant) {
        return DAY.format(instant.atZone(zone));
    }

    /// `24 March 2009, 14:05 UTC`.
    public String minute(Instant instant) {
        return INSTANT.format(instant.atZone(zone));
    }

    /// The same in a zone, `24 March 2009, 10:05 EDT`.
    public String minute(Instant instant, ZoneId in) {
        return INSTANT.format(instant.atZone(in));
    }

    /// Of the archive's days.
    public ZoneId zone() {
        return zone;
    }

    /// Whole days from `day` to today; negative for days to come.
    public long daysSince(LocalDate day) {
        return ChronoUnit.DAYS.between(day, today());
    }

    /// `today`, `yesterday`, `12 days ago`, `3 months ago`, `17 years ago`; empty for days to come.
    public String age(LocalDate day) {
        LocalDate today = today();
        long days = ChronoUnit.DAYS.between(day, today);
        if (days < 0) {
            return "";
        }
        if (days < 2) {
            return days == 0 ? "today" : "yesterday";
        }
        long months = ChronoUnit.MONTHS.between(day, today);
        long years = ChronoUnit.YEARS.between(day, today);
        if (years > 0) {
            return ago(years, "year");
        }
        return months > 0 ? ago(months, "month") : ago(days, "day");
    }

    /// How long it is to an instant to come: `in 3 days`, `in 12 hours`, `in 5 minutes`, `in a
    /// minute or two`.
    public String until(Instant instant) {
        Duration left = Duration.between(clock.instant(), instant);
        if (left.toDays() > 1) {
            return "in " + left.toDays() + " days";
        }
        if (left.toHours() > 1) {
            return "in " + left.toHours() + " hours";
        }
        return left.toMinutes() < 2 ? "in a minute or two" : "in " + left.toMinutes() + " minutes";
    }

    private static String ago(long n, String unit) {
        return n + " " + unit + (n == 1 ? "" : "s") + " ago";
    }
}
