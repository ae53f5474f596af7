package press.dateline.browse;

import org.jspecify.annotations.Nullable;

import press.dateline.release.ReleaseCode;

import java.time.DateTimeException;
import java.time.LocalDate;

/// A place in the order of all releases: `2009-03-24~0123456789`. The code breaks ties, so releases
/// of one day are neither lost nor shown twice.
public record Cursor(LocalDate date, String code) {

    /// Reads a cursor from an address.
    ///
    /// @return null where the text is no cursor
    public static @Nullable Cursor read(String text) {
        int tilde = text.indexOf('~');
        // Dates with a sign and more than four digits are beyond what the database can compare.
        if (tilde != "2009-03-24".length()) {
            return null;
        }
        String code = ReleaseCode.read(text.substring(tilde + 1));
        try {
            return code == null
                    ? null
                    : new Cursor(LocalDate.parse(text.substring(0, tilde)), code);
        } catch (DateTimeException noDate) {
            return null;
        }
    }

    @Override
    public String toString() {
        return date + "~" + code;
    }
}
