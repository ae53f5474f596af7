package press.dateline.text;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Somebody to ask. At least one of name, phones and e-mails is there.
///
/// @param phones as printed, without fax numbers
/// @param kind null where the release does not say
/// @param span from the first to the last of its words
public record ParsedContact(
        @Nullable String name,
        @Nullable String title,
        @Nullable String organization,
        List<String> phones,
        List<String> emails,
        @Nullable Kind kind,
        Span span) {

    public ParsedContact {
        phones = List.copyOf(phones);
        emails = List.copyOf(emails);
    }

    /// Whom the contact is for.
    public enum Kind {
        MEDIA,
        INVESTOR,
        OTHER
    }
}
