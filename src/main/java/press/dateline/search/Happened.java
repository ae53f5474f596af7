package press.dateline.search;

import java.time.Instant;

/// When the last of what readers know of a release happened: an edition became public, or the release was
/// withdrawn.
///
/// @param at in whole microseconds
public record Happened(Instant at, String code) {}
