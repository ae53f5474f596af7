package press.dateline.feed;

import org.jspecify.annotations.Nullable;

import press.dateline.release.ReleaseCode;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// A place in the order of events: `2026-11-22T10:11:12.123456Z~0123456789~2`, the second edition of that
/// release.
///
/// @param at in whole microseconds
/// @param number public number of the edition; [#WITHDRAWAL] for a withdrawal, [#LAST] for whatever
///     happened last
record Place(Instant at, String code, int number) {

    static final int WITHDRAWAL = 1_000_000;
    static final int LAST = 0;

    /// Releases whose code ends so close a page of an archived feed. That parts the events, in pages of
    /// 32 on average, at places that stay whatever comes later: a reader who follows the pages back
    /// meets those that it has.
    private static final char CLOSES = '0';

    /// Reads a place from an address.
    ///
    /// @return null where the text is none
    static @Nullable Place read(String text) {
        String[] parts = text.split("~", -1);
        // Years of more than four digits are beyond what the database can compare.
        if (parts.length != 3
                || !parts[0].matches("[0-9]{4}-.{1,23}")
                || !parts[2].matches("[0-9]{1,7}")) {
            return null;
        }
        String code = ReleaseCode.read(parts[1]);
        try {
            return code == null
                    ? null
                    : new Place(
                            Instant.parse(parts[0]).truncatedTo(ChronoUnit.MICROS),
                            code,
                            Integer.parseInt(parts[2]));
        } catch (DateTimeException noInstant) {
            return null;
        }
    }

    boolean closesPage() {
        return code.charAt(code.length() - 1) == CLOSES;
    }

    @Override
    public String toString() {
        return at + "~" + code + "~" + number;
    }
}
