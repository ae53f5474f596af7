package press.dateline.search;

import press.dateline.release.Scope;

import java.util.List;
import java.util.Map;

/// What a search found, for programs. All counts are exact; those of companies, years and wires ignore
/// the search's own choice among them and respect the others.
///
/// @param understood how the words were understood; empty without words
/// @param notes sentences on what was left out or completed
/// @param codes of the releases of the page, in order
/// @param scopes how many each scope has for the same words and choices; empty without words
/// @param years by the year; [press.dateline.release.Filter#UNDATED] for those without a date
/// @param companies those with most releases
/// @param wires likewise
public record Answer(
        String understood,
        List<String> notes,
        long total,
        List<String> codes,
        Map<Scope, Long> scopes,
        Map<Integer, Long> years,
        List<Value> companies,
        List<Value> wires) {

    /// A value of a facet.
    ///
    /// @param value as the parameter takes it
    public record Value(String value, String name, long n) {}
}
