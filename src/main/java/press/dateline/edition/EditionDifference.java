package press.dateline.edition;

import press.dateline.release.Contact;
import press.dateline.release.Issuer;
import press.dateline.release.Markup;
import press.dateline.release.ReleaseText;
import press.dateline.text.StatedDate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What differs between two editions, part by part.
///
/// @param parts those that differ, in the order of a release; empty where the editions say the same
public record EditionDifference(List<Part> parts) {

    /// A part that differs.
    ///
    /// @param passages empty where the words are the same and only their layout differs, or where they
    ///     lead to
    public record Part(String name, List<Passage> passages) {}

    public static EditionDifference of(ReleaseText before, ReleaseText after) {
        var parts = new ArrayList<Part>();
        for (Named part : PARTS) {
            String old = part.text().apply(before);
            String now = part.text().apply(after);
            if (old.equals(now)
                    && part.leadsTo().apply(before).equals(part.leadsTo().apply(after))) {
                continue;
            }
            parts.add(
                    new Part(
                            part.name(),
                            part.isMarkup()
                                    ? TextDifference.of(Markup.text(old), Markup.text(now))
                                    : TextDifference.of(old, now)));
        }
        return new EditionDifference(List.copyOf(parts));
    }

    /// What differs between two texts outside of a release.
    public static EditionDifference of(String name, String before, String after) {
        return new EditionDifference(List.of(new Part(name, TextDifference.of(before, after))));
    }

    /// @param leadsTo what stands behind the words and may differ under the same ones
    private record Named(
            String name,
            boolean isMarkup,
            Function<ReleaseText, String> text,
            Function<ReleaseText, ?> leadsTo) {

        Named(String name, boolean isMarkup, Function<ReleaseText, String> text) {
            this(name, isMarkup, text, _ -> "");
        }
    }

    private static final List<Named> PARTS =
            List.of(
                    new Named("Headline", false, ReleaseText::headline),
                    new Named("Subheadlines", false, t -> String.join("\n", t.subheadlines())),
                    new Named(
                            "Companies",
                            false,
                            t -> joined(t.issuers(), Issuer::printedName),
                            ReleaseText::issuers),
                    new Named("Dateline", false, ReleaseText::dateline),
                    new Named("Places", false, t -> String.join("\n", t.places())),
                    new Named("Date", false, EditionDifference::date),
                    new Named("Wire", false, ReleaseText::wire),
                    new Named("News", true, ReleaseText::body),
                    new Named("About", true, ReleaseText::about),
                    new Named("Disclaimer", true, ReleaseText::disclaimer),
                    new Named("Contacts", false, t -> joined(t.contacts(), Contact::whole)),
                    new Named("Source line", false, ReleaseText::sourceLine),
                    new Named("Language", false, EditionDifference::language));

    private static <T> String joined(List<T> values, Function<T, String> text) {
        return values.stream().map(text).collect(Collectors.joining("\n"));
    }

    private static String date(ReleaseText text) {
        StatedDate date = text.date();
        return date == null ? "not stated" : date.words();
    }

    private static String language(ReleaseText text) {
        return Locale.forLanguageTag(text.language()).getDisplayName(Locale.ENGLISH);
    }
}
