package press.dateline.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// A release as an index takes it.
///
/// @param sortDate 0001-01-01 where undated
/// @param companies ids of the issuers
/// @param wire as printed; empty without one
/// @param state of the release
/// @param replaced whether a correction stands in its place
/// @param happenedAt when the last of what readers know of it happened; for staff, when it was made
/// @param issued whether it came out here when it was issued
/// @param body in the subset of HTML that the archive keeps; likewise about and disclaimer
/// @param contacts names, titles, organisations, numbers and addresses, one text for each contact
/// @param names of the issuers, as printed and as the archive calls them
/// @param tickers that were in use on the day, exchange and symbol
/// @param rest dateline and source line
record IndexedRelease(
        long id,
        String code,
        LocalDate sortDate,
        List<Long> companies,
        String wire,
        String state,
        boolean sample,
        boolean replaced,
        Instant happenedAt,
        boolean issued,
        String headline,
        List<String> subheadlines,
        String body,
        String about,
        String disclaimer,
        List<String> contacts,
        List<String> names,
        List<String> places,
        List<String> tickers,
        List<String> rest) {}
