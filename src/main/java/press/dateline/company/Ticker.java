package press.dateline.company;

import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// A ticker symbol on an exchange over a time.
///
/// @param since null where it is not known
/// @param until null while it is in use, or where it is not known
@Embeddable
public record Ticker(
        String exchange, String symbol, @Nullable LocalDate since, @Nullable LocalDate until) {}
