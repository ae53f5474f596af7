package press.dateline.text;

import org.jspecify.annotations.Nullable;

/// A ticker as printed.
///
/// @param exchange null where the release names none
public record ParsedTicker(@Nullable String exchange, String symbol) {}
