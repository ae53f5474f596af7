package press.dateline.intake;

import org.jspecify.annotations.Nullable;

import press.dateline.release.TextFingerprint;
import press.dateline.text.Filing;
import press.dateline.text.Finding;
import press.dateline.text.ParsedCompany;
import press.dateline.text.ParsedDocument;
import press.dateline.text.ParsedRelease;

import java.util.List;

/// A document after reading, with what an import needs of it and no more.
///
/// @param mediaType empty where nothing is kept
/// @param failure why it could not be read; null where it could
/// @param reason why it holds no release; null where it does, or could not be read
/// @param releases empty where it was not read because the archive knows it
record ReadDocument(
        Document document,
        String mediaType,
        @Nullable String failure,
        @Nullable String reason,
        List<Found> releases) {

    /// A release of a document, but for its companies, which the archive has to look up.
    ///
    /// @param warnings what a person should see before anybody reads the release, a sentence each
    record Found(
            int ordinal,
            ReleaseMapping.Mapped mapped,
            List<ParsedCompany> companies,
            List<String> warnings,
            @Nullable Filing filing,
            @Nullable Long fingerprint) {

        static Found of(ParsedRelease release) {
            ReleaseMapping.Mapped mapped = ReleaseMapping.map(release);
            return new Found(
                    release.ordinal(),
                    mapped,
                    release.companies(),
                    release.findings().stream()
                            .filter(f -> f.severity() == Finding.Severity.WARNING)
                            .map(Finding::message)
                            .distinct()
                            .toList(),
                    release.filing(),
                    TextFingerprint.ofMarkup(mapped.text().headline(), mapped.text().body()));
        }
    }

    /// A document that the archive knows; it is not read again.
    static ReadDocument known(Document document) {
        return new ReadDocument(document, "", null, null, List.of());
    }

    /// Reads a document. Whatever it holds, this ends and does not throw.
    static ReadDocument read(Document document) {
        try {
            ParsedDocument parsed = DocumentReader.read(document.bytes(), document.name());
            List<ParsedRelease> releases =
                    parsed.releases().stream().filter(ParsedRelease::release).toList();
            if (releases.isEmpty()) {
                String reason = parsed.releases().getFirst().reason();
                return new ReadDocument(
                        document, "", null, reason == null ? "No release." : reason, List.of());
            }
            return new ReadDocument(
                    document,
                    DocumentReader.mediaType(document.bytes(), document.name(), parsed),
                    null,
                    null,
                    releases.stream().map(Found::of).toList());
        } catch (DocumentReader.Refused refused) {
            return failed(document, String.valueOf(refused.getMessage()));
        } catch (RuntimeException | StackOverflowError mistake) {
            // One document must not end the import of all others.
            return failed(document, "The document could not be read: " + mistake + ".");
        }
    }

    private static ReadDocument failed(Document document, String why) {
        return new ReadDocument(document, "", why, null, List.of());
    }
}
