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
import press.dateline.web.CleanText;
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

    /// A text that is in the inbox.
    ///
    /// @param ordinals of the releases in it, from 1; never empty
    @SuppressWarnings("ArrayRecordComponent")
    public record Received(long id, byte[] bytes, List<Integer> ordinals) {}

    /// Keeps a text, whatever may become of it.
    ///
    /// @param fileName its ending is a hint; may be empty
    /// @param source an address, an accession number, or words; may be empty
    /// @throws PageProblem where it is no text, or holds no release; then it is not kept
    public Received receive(byte[] bytes, String fileName, String source, Staff staff) {
        String from = CleanText.line(source);
        if (from.length() > ArrivalForm.MAX_SOURCE) {
            throw PageProblem.badRequest(
                    "\"source\" has at most %d characters.".formatted(ArrivalForm.MAX_SOURCE));
        }
        ParsedDocument found = read(bytes, fileName);
        List<ParsedRelease> releases =
                found.releases().stream().filter(release -> release.reason() == null).toList();
        if (releases.isEmpty()) {
            throw new PageProblem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "This is no press release: " + found.releases().getFirst().reason());
        }
        String name = Arrivals.name(fileName);
        var arrival =
                new Originals.Arrival(
                        DocumentReader.mediaType(bytes, name, found),
                        name.isEmpty() ? null : name,
                        from.isEmpty() ? null : from,
                        null,
                        null);
        return new Received(
                inbox.receive(bytes, found, "uploaded", arrival, staff.name()),
                bytes,
                releases.stream().map(ParsedRelease::ordinal).toList());
    }

    /// What came of a text.
    ///
    /// @param release null where a person has to decide something
    /// @param inbox where the text waits then
    /// @param errors what has to be decided
    public record Made(@Nullable Release release, String inbox, BindingResult errors) {}

    /// Makes a text the original of a new draft.
    ///
    /// @throws PageProblem where it holds several releases, or one that is here already
    public Made draft(Received text, Staff staff) {
        if (text.ordinals().size() > 1) {
            throw new PageProblem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "The text holds %d releases. It waits in the inbox; or send each by itself."
                            .formatted(text.ordinals().size()));
        }
        InboxEntry entry = inbox.entry(text.id(), text.ordinals().getFirst(), staff).orElseThrow();
        if (!entry.state().equals("open")) {
            throw decided(entry.code(), staff);
        }
        try {
            FormActions.Filled filled =
                    actions.fill(
                            review.of(entry, staff).form(),
                            null,
                            release -> inbox.saved(entry, text.bytes(), release, staff.name()),
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
