package press.dateline.text;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// What the header of an EDGAR submission says.
///
/// @param cik ten digits, as printed
/// @param sic the standard industrial classification as printed, such as `RETAIL [5311]`
public record Filing(
        @Nullable String company,
        @Nullable String cik,
        @Nullable String sic,
        @Nullable LocalDate filedOn,
        @Nullable String accessionNumber,
        List<String> items) {

    public Filing {
        items = List.copyOf(items);
    }
}
