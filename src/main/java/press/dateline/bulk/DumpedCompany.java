package press.dateline.bulk;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/// A line of `companies.jsonl`; the fields are described in the dump's README.
///
/// @param formerSlugs empty without any; likewise the lists that follow
record DumpedCompany(
        String slug,
        String name,
        @Nullable String cik,
        @Nullable String lei,
        boolean sample,
        List<String> formerSlugs,
        List<Name> names,
        List<Ticker> tickers) {

    record Name(String name, String kind, @Nullable LocalDate endedOn) {}

    record Ticker(
            String exchange, String symbol, @Nullable LocalDate since, @Nullable LocalDate until) {}

    DumpedCompany {
        formerSlugs = DumpedRelease.listed(formerSlugs);
        names = DumpedRelease.listed(names);
        tickers = DumpedRelease.listed(tickers);
        Objects.requireNonNull(slug, "slug");
        Objects.requireNonNull(name, "name");
    }
}
