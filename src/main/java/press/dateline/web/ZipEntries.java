package press.dateline.web;

import java.time.LocalDateTime;
import java.util.zip.ZipEntry;

/// Entries of ZIP files that are the same bytes whenever they are written.
public final class ZipEntries {

    /// Every entry carries the same time, so that the same content gives the same bytes. Not the first
    /// day of 1980: Java adds a second stamp to that, which depends on the time zone.
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private ZipEntries() {}

    /// An entry with this name.
    public static ZipEntry named(String name) {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        return entry;
    }
}
