package press.dateline.browse;

import org.jspecify.annotations.Nullable;

import press.dateline.text.Precision;
import press.dateline.text.StatedDate;
import press.dateline.web.ArchiveCalendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/// How a release's date is said: nobody may take an old release for today's news.
///
/// @param releasedOn null where the release states no date
/// @param archivedAt when it became public here
public record ReleaseDate(@Nullable StatedDate releasedOn, Instant archivedAt) {

    /// From this many days on a page says that it is an archived copy.
    static final int ARCHIVED_AFTER_DAYS = 31;

    /// The date that a row of the database states.
    ///
    /// @param day the first of the stated period; null without a date
    /// @param precision as the database names it
    public static ReleaseDate of(@Nullable LocalDate day, String precision, Instant archivedAt) {
        return new ReleaseDate(
                day == null
                        ? null
                        : new StatedDate(
                                day, Precision.valueOf(precision.toUpperCase(Locale.ROOT))),
                archivedAt);
    }

    public boolean isStated() {
        return releasedOn != null;
    }

    /// `24 March 2009`, `March 2009`, `2009` or `Date not stated`.
    public String text() {
        return releasedOn == null ? "Date not stated" : releasedOn.words();
    }

    /// ISO 8601 for machines; null without a date.
    public @Nullable String iso() {
        return releasedOn == null ? null : releasedOn.iso();
    }

    /// `17 years ago`; empty without a date, and for days to come. A month or a year is as old as
    /// its last day, so that nothing is said to be older than it is, and has no age until then: a
    /// release of this year is not one of today.
    public String age(ArchiveCalendar calendar) {
        return releasedOn == null ? "" : calendar.age(releasedOn.lastDay());
    }

    /// The line above the headline: `Published 24 March 2009 · 17 years ago.`
    public String status(ArchiveCalendar calendar) {
        if (releasedOn == null) {
            return "Date not stated · archived " + calendar.day(archivedAt) + ".";
        }
        String age = age(calendar);
        return "Published " + text() + (age.isEmpty() ? "." : " · " + age + ".");
    }

    public boolean isOld(ArchiveCalendar calendar) {
        return releasedOn != null
                && calendar.daysSince(releasedOn.lastDay()) >= ARCHIVED_AFTER_DAYS;
    }
}
