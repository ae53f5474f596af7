package press.dateline.text;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A whole EDGAR submission: its header, and where its documents stand.
final class Submission {

    /// One document of it.
    ///
    /// @param type such as `EX-99.1`
    /// @param start of its text
    /// @param end of its text
    record Exhibit(String type, int start, int end) {}

    private Submission() {}

    static boolean is(String text) {
        int header = text.indexOf("<SEC-HEADER>");
        int imported = header < 0 ? text.indexOf("<IMS-HEADER>") : header;
        return (imported >= 0 && imported < 8000)
                || text.startsWith("<SEC-DOCUMENT>")
                || text.startsWith("<SUBMISSION>");
    }

    static List<Exhibit> exhibits(String text) {
        var exhibits = new ArrayList<Exhibit>();
        int at = 0;
        while (true) {
            int document = text.indexOf("<DOCUMENT>", at);
            if (document < 0) {
                return exhibits;
            }
            int end = text.indexOf("</DOCUMENT>", document);
            end = end < 0 ? text.length() : end;
            String type = value(text, "<TYPE>", document, end);
            int start = text.indexOf("<TEXT>", document, end);
            int body = start < 0 ? document : start + 6;
            int close = text.lastIndexOf("</TEXT>", end);
            exhibits.add(new Exhibit(type == null ? "" : type, body, close > body ? close : end));
            at = end + 1;
        }
    }

    static boolean mayBeRelease(Exhibit exhibit) {
        String type = exhibit.type().toUpperCase(Locale.ROOT);
        return type.startsWith("EX-99") || type.startsWith("EX-20") || type.startsWith("EX-28");
    }

    static Filing filing(String text) {
        int end = text.indexOf("</SEC-HEADER>");
        end = end < 0 ? Math.min(text.length(), 12_000) : end;
        var items = new ArrayList<String>();
        int at = 0;
        while (true) {
            int item = text.indexOf("ITEM INFORMATION:", at, end);
            if (item < 0) {
                break;
            }
            String words = lineAfter(text, item + 17, end);
            if (!words.isEmpty()) {
                items.add(words);
            }
            at = item + 17;
        }
        return new Filing(
                after(text, "COMPANY CONFORMED NAME:", end),
                after(text, "CENTRAL INDEX KEY:", end),
                after(text, "STANDARD INDUSTRIAL CLASSIFICATION:", end),
                date(after(text, "FILED AS OF DATE:", end)),
                after(text, "ACCESSION NUMBER:", end),
                items);
    }

    private static @Nullable LocalDate date(@Nullable String digits) {
        if (digits == null
                || digits.length() != 8
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(digits.substring(0, 4)),
                    Integer.parseInt(digits.substring(4, 6)),
                    Integer.parseInt(digits.substring(6)));
        } catch (DateTimeException misprinted) {
            return null;
        }
    }

    private static @Nullable String after(String text, String label, int end) {
        int at = text.indexOf(label, 0, end);
        String value = at < 0 ? "" : lineAfter(text, at + label.length(), end);
        return value.isEmpty() ? null : value;
    }

    private static @Nullable String value(String text, String tag, int start, int end) {
        int at = text.indexOf(tag, start, end);
        return at < 0 ? null : lineAfter(text, at + tag.length(), end);
    }

    private static String lineAfter(String text, int at, int end) {
        int newline = text.indexOf('\n', at, end);
        return text.substring(at, Math.min(newline < 0 ? end : newline, at + 200)).strip();
    }
}
