package press.dateline.search;

import press.dateline.release.Scope;

import java.util.List;
import java.util.Map;

/// What an engine found. All counts are exact; those of companies, years and wires ignore the
/// request's own choice among them and respect the others.
///
/// @param codes of the releases of the page, in order
/// @param scopes how many each scope has for the same words and choices
record Found(
        long total,
        List<String> codes,
        Map<Integer, Long> years,
        Map<Long, Long> companies,
        Map<String, Wire> wires,
        Map<Scope, Long> scopes) {

    /// @param name as it is most often printed
    record Wire(String name, long n) {}
}
