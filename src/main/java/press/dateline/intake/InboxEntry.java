package press.dateline.intake;

import org.jspecify.annotations.Nullable;

import press.dateline.release.TextArray;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// What was found in a document of the inbox: one of its releases, or the reason why it holds none.
///
/// @param ordinal which release of the document, from 1
/// @param of how many
/// @param reason why it is no release; null for a release
/// @param releasedOn ISO 8601 as exactly as it is stated; empty without a date
/// @param state `open`, `saved`, `copied` or `discarded`
/// @param code of the release that it was saved as, or became a copy of; null while there is none
/// @param duplicates releases of the archive that may be the same
record InboxEntry(
        Incoming document,
        int ordinal,
        int of,
        @Nullable String reason,
        String headline,
        List<String> companies,
        String releasedOn,
        boolean hasBody,
        int notes,
        int warnings,
        String state,
        @Nullable String code,
        int duplicates) {

    static InboxEntry read(ResultSet row, int n) throws SQLException {
        return new InboxEntry(
                Incoming.read(row, n),
                row.getInt("ordinal"),
                row.getInt("of"),
                row.getString("reason"),
                row.getString("headline"),
                TextArray.of(row, "companies"),
                row.getString("released_on"),
                row.getBoolean("has_body"),
                row.getInt("notes"),
                row.getInt("warnings"),
                row.getString("state"),
                row.getString("code"),
                row.getInt("duplicates"));
    }

    public boolean isOpen() {
        return state.equals("open");
    }

    /// Whether it can be published without anybody having looked at it.
    public boolean isClean() {
        return isOpen()
                && reason == null
                && !headline.isEmpty()
                && !companies.isEmpty()
                && hasBody
                && warnings == 0
                && duplicates == 0;
    }

    public String href() {
        return "/admin/incoming/" + document.id() + "/" + ordinal;
    }

    /// What a person should look at first, in a few words; empty where there is nothing.
    public String doubts() {
        var doubts = new java.util.ArrayList<String>();
        if (headline.isEmpty()) {
            doubts.add("no headline");
        }
        if (companies.isEmpty()) {
            doubts.add("no company");
        }
        if (!hasBody) {
            doubts.add("no body");
        }
        if (warnings > 0) {
            doubts.add(warnings == 1 ? "1 warning" : warnings + " warnings");
        }
        if (notes > 0) {
            doubts.add(notes == 1 ? "1 note" : notes + " notes");
        }
        return String.join(", ", doubts);
    }
}
