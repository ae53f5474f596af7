package press.dateline.intake;

import org.springframework.stereotype.Component;

import press.dateline.company.Company;
import press.dateline.company.CompanyDesk;
import press.dateline.release.ReleaseForm;
import press.dateline.release.ReleaseForm.Row;
import press.dateline.release.ReleaseText;
import press.dateline.text.ParsedDocument;
import press.dateline.text.ParsedRelease;
import press.dateline.web.Staff;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Reads an entry of the inbox for somebody to review it: the form filled, the original traced.
@Component
class Review {

    private final Inbox inbox;
    private final CompanyDesk companies;

    Review(Inbox inbox, CompanyDesk companies) {
        this.inbox = inbox;
        this.companies = companies;
    }

    /// What was read.
    ///
    /// @param text without issuers
    /// @param notes what of the original did not fit into the form
    /// @param candidates by row of the form, the companies among which a person chooses; empty
    ///     where the archive knows none of that name
    record Found(
            Document document,
            ParsedRelease release,
            ReleaseText text,
            List<String> notes,
            ReleaseForm form,
            Map<Integer, List<Company>> candidates) {

        byte[] bytes() {
            return document.bytes;
        }
    }

    /// The bytes and what they say.
    static final class Document {

        private final byte[] bytes;
        private final ParsedDocument parsed;

        Document(byte[] bytes, ParsedDocument parsed) {
            this.bytes = bytes;
            this.parsed = parsed;
        }

        ParsedDocument parsed() {
            return parsed;
        }
    }

    Found of(InboxEntry entry, Staff staff) {
        byte[] bytes = inbox.bytes(entry.document().id());
        String fileName = entry.document().fileName();
        ParsedDocument parsed = DocumentReader.read(bytes, fileName == null ? "" : fileName);
        List<ParsedRelease> releases = parsed.releases();
        // A later version of the parser may find fewer than were found on arrival.
        ParsedRelease release = releases.get(Math.min(entry.ordinal(), releases.size()) - 1);
        ReleaseMapping.Mapped mapped = ReleaseMapping.map(release);
        var rows = new ArrayList<Row>();
        var candidates = new HashMap<Integer, List<Company>>();
        for (String printed : Inbox.companies(release)) {
            List<Company> fitting = companies.named(printed, List.of(), staff);
            if (fitting.size() != 1) {
                candidates.put(rows.size(), fitting);
            }
            // Who does not know every company cannot say that one is new.
            rows.add(new Row(printed, "", fitting.isEmpty() && staff.isForAll() ? "new" : ""));
        }
        return new Found(
                new Document(bytes, parsed),
                release,
                mapped.text(),
                mapped.notes(),
                ReleaseForm.of(key(entry), mapped.text(), rows),
                candidates);
    }

    /// The key of the entry's form: however often it is opened and sent, it makes one release.
    private static String key(InboxEntry entry) {
        return UUID.nameUUIDFromBytes(entry.href().getBytes(StandardCharsets.UTF_8)).toString();
    }
}
