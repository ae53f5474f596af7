package press.dateline.release;

import org.jspecify.annotations.Nullable;

import press.dateline.text.StatedDate;

import java.util.List;

/// What a release says, part by part: the content of an edition, or of a form that may become one.
/// Texts are empty and lists too where the release has no such part.
///
/// @param date null where the release states none
/// @param language BCP 47
/// @param body in the subset of [Markup], without the dateline; likewise about and disclaimer
public record ReleaseText(
        String headline,
        List<String> subheadlines,
        List<Issuer> issuers,
        String dateline,
        List<String> places,
        @Nullable StatedDate date,
        String wire,
        String language,
        String body,
        String about,
        String disclaimer,
        List<Contact> contacts,
        String sourceLine) {

    /// The same with these parts blank, as the public views show it.
    ///
    /// @param parts names of [Removals.Part]
    public ReleaseText without(List<String> parts) {
        return new ReleaseText(
                headline,
                parts.contains("subheadlines") ? List.of() : subheadlines,
                issuers,
                dateline,
                places,
                date,
                wire,
                language,
                parts.contains("body") ? "" : body,
                parts.contains("about") ? "" : about,
                parts.contains("disclaimer") ? "" : disclaimer,
                parts.contains("contacts") ? List.of() : contacts,
                sourceLine);
    }
}
