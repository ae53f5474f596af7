package press.dateline.release;

import press.dateline.text.StatedDate;
import press.dateline.web.Sha256;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What an edition says as plain text, always in the same form, so that its hash names it: whoever has
/// the file can compute the hash with any tool. The form is described for readers on the page about
/// the archive; a change of it changes every hash and every citation that carries one.
///
/// UTF-8 in Normalization Form C, each line ending in LF and without spaces at its end. First the
/// headline and the subheadlines, a line each; then, after an empty line, `Company: `, `Date: ` (ISO
/// 8601), `Dateline: `, `Wire: ` and `Language: ` (BCP 47), a line each; then the parts, each under its
/// name in brackets, its blocks parted by empty lines. What an edition lacks is left out.
public final class CanonicalText {

    private CanonicalText() {}

    /// The text; ends in LF.
    public static String of(ReleaseText text) {
        var groups = new ArrayList<String>();
        group(
                groups,
                Stream.concat(Stream.of(text.headline()), text.subheadlines().stream())
                        .collect(Collectors.joining("\n")));
        var facts = new ArrayList<String>();
        text.issuers().forEach(issuer -> fact(facts, "Company", issuer.printedName()));
        StatedDate date = text.date();
        fact(facts, "Date", date == null ? "" : date.iso());
        fact(facts, "Dateline", text.dateline());
        fact(facts, "Wire", text.wire());
        fact(facts, "Language", text.language());
        group(groups, String.join("\n", facts));
        part(groups, "News", Markup.text(text.body()));
        part(groups, "About", Markup.text(text.about()));
        part(
                groups,
                "Contacts",
                text.contacts().stream().map(Contact::whole).collect(Collectors.joining("\n")));
        part(groups, "Disclaimer", Markup.text(text.disclaimer()));
        part(groups, "Source", text.sourceLine());
        return Normalizer.normalize(
                        String.join("\n\n", groups)
                                .lines()
                                .map(String::stripTrailing)
                                .collect(Collectors.joining("\n")),
                        Normalizer.Form.NFC)
                + "\n";
    }

    /// The SHA-256 of the text's UTF-8, as 64 hexadecimal digits.
    public static String sha256(ReleaseText text) {
        return Sha256.hex(of(text).getBytes(StandardCharsets.UTF_8));
    }

    private static void fact(List<String> facts, String name, String value) {
        if (!value.isEmpty()) {
            facts.add(name + ": " + value);
        }
    }

    private static void part(List<String> groups, String name, String text) {
        if (!text.isBlank()) {
            group(groups, "[" + name + "]\n\n" + text);
        }
    }

    private static void group(List<String> groups, String text) {
        if (!text.isBlank()) {
            groups.add(text.strip());
        }
    }
}
