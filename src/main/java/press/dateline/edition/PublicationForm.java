package press.dateline.edition;

import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

import press.dateline.release.PublicChange;
import press.dateline.release.ReleaseForm;
import press.dateline.web.ArchiveCalendar;
import press.dateline.web.CleanText;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// How staff want an edition published, as typed.
///
/// @param edition the number of the edition that the form showed
/// @param when `now` or `later`
/// @param offset from UTC, such as `+02:00`; only where the clocks show a time twice
/// @param change a [PublicChange.Kind]; empty where the release is not yet public
public record PublicationForm(
        String edition,
        String when,
        String day,
        String time,
        String zone,
        String offset,
        String change,
        String note) {

    public PublicationForm {
        edition = CleanText.line(edition);
        when = when == null || when.isBlank() ? "now" : CleanText.line(when);
        day = CleanText.line(day);
        time = CleanText.line(time);
        zone = CleanText.line(zone);
        offset = CleanText.line(offset);
        change = CleanText.line(change);
        note = CleanText.line(note);
    }

    /// The form of a release whose time is set, or of one whose time is to be chosen.
    static PublicationForm of(int edition, @Nullable Instant at, ZoneId zone) {
        if (at == null) {
            return new PublicationForm(
                    Integer.toString(edition), "now", "", "", zone.getId(), "", "", "");
        }
        ZonedDateTime local = at.atZone(zone);
        return new PublicationForm(
                Integer.toString(edition),
                "later",
                local.toLocalDate().toString(),
                local.toLocalTime().toString(),
                zone.getId(),
                local.getOffset().getId(),
                "",
                "");
    }

    @Nullable Integer editionSeen() {
        return edition.matches("[0-9]{1,9}") ? Integer.valueOf(edition) : null;
    }

    boolean isLater() {
        return when.equals("later");
    }

    /// What readers are to be told; says beside the fields what is missing.
    ///
    /// @return null where something is
    @Nullable PublicChange publicChange(Errors errors) {
        boolean known =
                Arrays.stream(PublicChange.Kind.values())
                        .anyMatch(kind -> kind.name().equals(change));
        if (!known) {
            errors.rejectValue("change", "publication.change.missing");
        }
        if (note.isEmpty()) {
            errors.rejectValue("note", "publication.note.missing");
        } else if (note.length() > ReleaseForm.MAX_NOTE) {
            errors.rejectValue("note", "long", new Object[] {ReleaseForm.MAX_NOTE}, "");
        }
        return errors.hasErrors()
                ? null
                : new PublicChange(PublicChange.Kind.valueOf(change), note);
    }

    /// The instant that is meant; says beside the fields why there is none.
    ///
    /// @param now the archive's time
    @Nullable Instant instant(Instant now, ArchiveCalendar calendar, Errors errors) {
        LocalDate date = date(errors);
        LocalTime clock = clock(errors);
        ZoneId place = place(errors);
        if (date == null || clock == null || place == null) {
            return null;
        }
        Instant meant = instant(date.atTime(clock), place, calendar, errors);
        if (meant != null && !meant.isAfter(now)) {
            errors.rejectValue(
                    "day", "publication.time.past", new Object[] {calendar.minute(now, place)}, "");
            return null;
        }
        return meant;
    }

    private @Nullable Instant instant(
            LocalDateTime local, ZoneId place, ArchiveCalendar calendar, Errors errors) {
        List<ZoneOffset> offsets = place.getRules().getValidOffsets(local);
        String on = calendar.day(local.toLocalDate());
        if (offsets.isEmpty()) {
            ZoneOffsetTransition gap =
                    Objects.requireNonNull(place.getRules().getTransition(local));
            errors.rejectValue(
                    "time",
                    "publication.time.gap",
                    new Object[] {
                        on,
                        local.toLocalTime(),
                        place.getId(),
                        gap.getDateTimeBefore().toLocalTime(),
                        gap.getDateTimeAfter().toLocalTime()
                    },
                    "");
            return null;
        }
        return offsets.stream()
                .filter(o -> offsets.size() == 1 || o.getId().equals(offset))
                .findFirst()
                .map(o -> local.toInstant(o))
                .orElseGet(
                        () -> {
                            errors.rejectValue(
                                    "offset",
                                    "publication.time.twice",
                                    new Object[] {on, local.toLocalTime(), place.getId()},
                                    "");
                            return null;
                        });
    }

    /// One of the two meanings of a time that the clocks show twice.
    public record Meaning(String offset, String label) {}

    /// Both meanings of such a time; empty for any other.
    List<Meaning> meanings(ArchiveCalendar calendar) {
        try {
            LocalDateTime local = LocalDate.parse(day).atTime(LocalTime.parse(time));
            ZoneId place = ZoneId.of(zone);
            List<ZoneOffset> offsets = place.getRules().getValidOffsets(local);
            return offsets.size() < 2
                    ? List.of()
                    : offsets.stream()
                            .map(
                                    o ->
                                            new Meaning(
                                                    o.getId(),
                                                    calendar.minute(local.toInstant(o), place)
                                                            + ", UTC"
                                                            + o.getId()))
                            .toList();
        } catch (DateTimeException notYetATime) {
            return List.of();
        }
    }

    private @Nullable LocalDate date(Errors errors) {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeException notADay) {
            errors.rejectValue("day", "publication.day.wrong");
            return null;
        }
    }

    private @Nullable LocalTime clock(Errors errors) {
        try {
            return LocalTime.parse(time.length() == 4 ? "0" + time : time);
        } catch (DateTimeException notATime) {
            errors.rejectValue("time", "publication.time.wrong");
            return null;
        }
    }

    private @Nullable ZoneId place(Errors errors) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException notAZone) {
            errors.rejectValue("zone", "publication.zone.wrong", new Object[] {zone}, "");
            return null;
        }
    }
}
