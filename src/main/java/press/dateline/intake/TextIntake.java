package press.dateline.intake;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;

import press.dateline.release.FormActions;
import press.dateline.release.Originals;
import press.dateline.release.Release;
import press.dateline.release.ReleaseDesk;
import press.dateline.text.ParsedDocument;
import press.dateline.text.ParsedRelease;
import press.dateline.web.PageProblem;
import press.dateline.web.Staff;

import java.util.List;
import java.util.Map;

/// What programs send as text: read, or kept and made a draft, on the way that an upload takes. What
/// cannot be decided without a person stays in the inbox.
@Component
public class TextIntake {

    private final Inbox inbox;
    private final Review review;
    private final FormActions actions;
    private final ReleaseDesk releases;

    TextIntake(Inbox inbox, Review review, FormActions actions, ReleaseDesk releases) {
        this.inbox = inbox;
        this.review = review;
        this.actions = actions;
        this.releases = releases;
    }

    /// The most bytes of a text.
    public static int most() {
        return DocumentReader.MAX_BYTES;
    }

    /// What the reader finds in a text; nothing is kept.
    ///
    /// @param fileName its ending is a hint; may be empty
    /// @return an object for each release, as the command `parse` prints it
    /// @throws PageProblem where it is no text
    public static List<Map<String, @Nullable Object>> parse(byte[] bytes, String fileName) {
        ParsedDocument found = read(bytes, fileName);
        return found.releases().stream()
                .map(release -> ParsedJson.object(fileName, bytes, found, release))
                .toList();
    }

    private static ParsedDocument read(byte[] bytes, String fileName) {
        try {
            return DocumentReader.read(bytes, fileName);
        } catch (DocumentReader.Refused unread) {
            throw new PageProblem(
                    HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(unread.getMessage()));
        }
    }

    /// What came of a text.
    ///
    /// @param release null where a person has to decide something
    /// @param inbox where the text waits then
    /// @param errors what has to be decided
    public record Made(@Nullable Release release, String inbox, BindingResult errors) {}

    /// Keeps a text as the original of a new draft.
    ///
    /// @param source an address, an accession number, or words; null where not known
    /// @throws PageProblem where it holds no release, several, or one that is here already
    public Made create(byte[] bytes, String fileName, @Nullable String source, Staff staff) {
        ParsedDocument found = read(bytes, fileName);
        List<ParsedRelease> drafts =
                found.releases().stream().filter(release -> release.reason() == null).toList();
        if (drafts.isEmpty()) {
            throw new PageProblem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "This is no press release: " + found.releases().getFirst().reason());
        }
        var arrival =
                new Originals.Arrival(
                        DocumentReader.mediaType(bytes, fileName, found),
                        fileName.isEmpty() ? null : fileName,
                        source,
                        null,
                        null);
        long id = inbox.receive(bytes, found, "uploaded", arrival, staff.name());
        if (drafts.size() > 1) {
            throw new PageProblem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "The text holds %d releases. It waits in the inbox; or send each by itself."
                            .formatted(drafts.size()));
        }
        InboxEntry entry = inbox.entry(id, drafts.getFirst().ordinal(), staff).orElseThrow();
        if (!entry.state().equals("open")) {
            throw decided(entry.code(), staff);
        }
        try {
            FormActions.Filled filled =
                    actions.fill(
                            review.of(entry, staff).form(),
                            null,
                            release -> inbox.saved(entry, bytes, release, staff.name()),
                            staff);
            return new Made(filled.release(), entry.href(), filled.errors());
        } catch (Inbox.Decided before) {
            throw decided(before.code(), staff);
        }
    }

    private PageProblem decided(@Nullable String code, Staff staff) {
        return new PageProblem(
                HttpStatus.CONFLICT,
                "The archive has this release of this text already.",
                code != null && releases.isInSight(code, staff) ? Map.of("code", code) : Map.of());
    }
}
