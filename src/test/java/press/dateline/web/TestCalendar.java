package press.dateline.web;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/// Calendars that stand still.
public final class TestCalendar {

    private TestCalendar() {}

    /// The archive's calendar at one instant, `2026-08-01T12:00:00Z`, in the given zone.
    public static ArchiveCalendar at(String instant, String zone) {
        return new ArchiveCalendar(
                Clock.fixed(Instant.parse(instant), ZoneId.of("UTC")),
                new ArchiveSettings(
                        "data",
                        "",
                        "",
                        "Dateline",
                        "",
                        zone,
                        "http://localhost:8080",
                        "0MB",
                        "never"));
    }
}
