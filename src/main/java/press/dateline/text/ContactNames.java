package press.dateline.text;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Finds the person in words that ran together, as in `Jane Roe Alder Mills, Inc.`, by the titles
/// behind a name and by the firms that the document names near it.
final class ContactNames {

    /// What a document names so often is no person whom to call.
    private static final int OFTEN = 7;

    /// How far around a contact its firm is looked up, in characters.
    private static final int REACH = 50_000;

    /// What stands before the firms of a document.
    private static final List<String> SAID_OF =
            List.of("About ", "ABOUT ", "SOURCE ", "SOURCE: ", "Source: ");

    private final Reading reading;

    /// Where the document says of whom it speaks; null before it was asked.
    private int @Nullable [] said;

    ContactNames(Reading reading) {
        this.reading = reading;
    }

    /// Whether the document speaks of a firm of that name: it has a section about it, or names it
    /// again and again.
    ///
    /// @param here where the contact stands that is looked up, in UTF-16 code units
    boolean isKnown(String piece, int here) {
        return saidOf(here).anyMatch(at -> reading.text().startsWith(piece, at))
                || isNamed(piece, OFTEN, here);
    }

    /// Where the document says of whom it speaks, near the contact that is looked up first.
    private IntStream saidOf(int here) {
        if (said == null) {
            var found = IntStream.builder();
            for (String words : SAID_OF) {
                for (int at = nearby(words, 0, here); at >= 0; at = nearby(words, at + 1, here)) {
                    found.add(at + words.length());
                }
            }
            said = found.build().toArray();
        }
        return Arrays.stream(said);
    }

    /// Where words next stand no further than a release is long; -1 without them. A document may hold
    /// any number of contacts, and each is looked up.
    private int nearby(String words, int from, int here) {
        String s = reading.text();
        return s.indexOf(words, Math.max(from, here - REACH), Math.min(s.length(), here + REACH));
    }

    /// Whether the document names a firm of two words or more elsewhere, too.
    boolean isNamed(String firm, int here) {
        return firm.indexOf(' ') > 0
                && Character.isUpperCase(firm.charAt(0))
                && ContactWords.isOrganizationTail(firm)
                && isNamed(firm, 3, here);
    }

    boolean isNamed(String words, int times, int here) {
        int count = 0;
        int at = nearby(words, 0, here);
        while (at >= 0 && count < times) {
            count++;
            at = nearby(words, at + 1, here);
        }
        return count == times;
    }

    /// A name before a title: `Jane Roe Vice President`.
    static @Nullable String beforeTitle(String piece) {
        String[] words = piece.split(" ", 5);
        for (int n = 2; n < Math.min(4, words.length); n++) {
            String head = String.join(" ", List.of(words).subList(0, n));
            String tail = piece.substring(head.length() + 1);
            // Not the firm's name of `Jane Roe Communications`.
            if (ContactWords.isName(head)
                    && ContactWords.opensTitle(tail)
                    && !ContactWords.isOrganization(words[n])) {
                return head;
            }
        }
        return null;
    }

    /// A name before a firm that the document knows: `Jane Roe Acme, Inc.`
    @Nullable String beforeFirm(String piece, int here) {
        String[] words = piece.split(" ", 12);
        if (words.length < 3 || words.length > 8 || !ContactWords.isOrganization(piece)) {
            return null;
        }
        String head = words[0] + " " + words[1];
        String tail = String.join(" ", List.of(words).subList(2, words.length));
        return ContactWords.isName(head)
                        && (nearby("SOURCE " + tail, 0, here) >= 0 || isFirm(words[2], tail, here))
                        && !isKnown(head, here)
                ? head
                : null;
    }

    /// Whether the document names a firm elsewhere, which a legal form alone is not.
    private boolean isFirm(String first, String firm, int here) {
        return firm.indexOf(' ') > 0
                && Character.isUpperCase(firm.charAt(0))
                && !Companies.hasLegalForm(first, new Span(0, first.length()))
                && isNamed(firm, 3, here);
    }

    /// A name with a known firm right behind it, the break between them lost: `Jane RoeAcme, Inc.`
    @Nullable String beforeGlued(String piece, int here) {
        for (int k = 4; k < piece.length() - 3; k++) {
            if (Character.isUpperCase(piece.charAt(k))
                    && Character.isLowerCase(piece.charAt(k - 1))
                    && ContactWords.isName(piece.substring(0, k))
                    && isKnown(piece.substring(k), here)) {
                return piece.substring(0, k);
            }
        }
        return null;
    }

    /// A name before a firm, run together: `Jane Roe Harbour Recycling`.
    static @Nullable String leading(String piece) {
        String[] words = piece.split(" ", 12);
        if (words.length < 4 || words.length > 7) {
            return null;
        }
        String head = words[0] + " " + words[1];
        String tail = String.join(" ", List.of(words).subList(2, words.length));
        boolean joined =
                Character.isLowerCase(words[2].charAt(0))
                        || Terms.matches(
                                words[2],
                                "(?:Inc|Incorporated|Corp|Corporation|Company|Co|Ltd|Limited|LLC|Group)\\.?");
        return !joined
                        && ContactWords.isName(head)
                        && ContactWords.isOrganization(tail)
                        && !ContactWords.opensTitle(tail)
                        && !ContactWords.isOrganization(head)
                        && words[words.length - 1].length() > 4
                ? head
                : null;
    }

    /// A name inside words that run together: `Alder Networks Jane Roe`.
    static @Nullable String embedded(String piece) {
        String[] words = piece.split(" ", 12);
        if (words.length < 3 || words.length > 7) {
            return null;
        }
        String tail = words[words.length - 2] + " " + words[words.length - 1];
        String head = String.join(" ", List.of(words).subList(0, words.length - 2));
        // Not `Guild of Alder Millers`.
        if (Character.isUpperCase(words[words.length - 3].charAt(0))
                && ContactWords.isName(tail)
                && !ContactWords.isTitle(piece)
                && ContactWords.isOrganization(head)
                && !ContactWords.isOrganization(piece)) {
            return tail;
        }
        return null;
    }
}
