package press.dateline.text;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Collectors;

/// One release of a document, split into its parts; or, where the document holds none, the reason.
///
/// @param ordinal 1 for the first release of the document
/// @param release whether this is a release at all
/// @param reason why it is none; null for a release
/// @param language ISO 639-1, such as `en`
/// @param filing null unless the document is an EDGAR submission
public record ParsedRelease(
        int ordinal,
        boolean release,
        @Nullable String reason,
        String language,
        @Nullable Passage headline,
        List<Passage> subheadlines,
        @Nullable ParsedDateline dateline,
        List<ParsedCompany> companies,
        List<BodyBlock> body,
        List<HeadedText> about,
        List<HeadedText> disclaimers,
        List<ParsedContact> contacts,
        @Nullable Passage source,
        @Nullable Passage correction,
        @Nullable Passage embargo,
        List<Passage> envelope,
        List<Finding> findings,
        List<Part> parts,
        @Nullable Filing filing) {

    public ParsedRelease {
        subheadlines = List.copyOf(subheadlines);
        companies = List.copyOf(companies);
        body = List.copyOf(body);
        about = List.copyOf(about);
        disclaimers = List.copyOf(disclaimers);
        contacts = List.copyOf(contacts);
        envelope = List.copyOf(envelope);
        findings = List.copyOf(findings);
        parts = List.copyOf(parts);
    }

    ParsedRelease numbered(int number) {
        return new ParsedRelease(
                number,
                release,
                reason,
                language,
                headline,
                subheadlines,
                dateline,
                companies,
                body,
                about,
                disclaimers,
                contacts,
                source,
                correction,
                embargo,
                envelope,
                findings,
                parts,
                filing);
    }

    /// The body as text: blocks parted by a blank line; empty without one.
    public String bodyText() {
        return body.stream().map(b -> b.passage().text()).collect(Collectors.joining("\n\n"));
    }

    /// Whether something was noticed that a person should see before anybody reads the release.
    public boolean hasWarning() {
        return findings.stream().anyMatch(f -> f.severity() == Finding.Severity.WARNING);
    }
}
