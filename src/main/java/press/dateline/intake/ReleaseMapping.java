package press.dateline.intake;

import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

import press.dateline.release.Contact;
import press.dateline.release.Issuer;
import press.dateline.release.Markup;
import press.dateline.release.ReleaseForm;
import press.dateline.release.ReleaseText;
import press.dateline.text.BodyBlock;
import press.dateline.text.HeadedText;
import press.dateline.text.ParsedContact;
import press.dateline.text.ParsedDateline;
import press.dateline.text.ParsedRelease;
import press.dateline.text.Passage;
import press.dateline.text.StatedDate;
import press.dateline.web.CleanText;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;

/// Turns what was read from a document into what the archive keeps: the same fields that a person
/// fills in on the form, within the same limits, so that whatever was imported can be edited.
final class ReleaseMapping {

    private static final int LAST_YEAR = 9999;

    private final List<String> notes = new ArrayList<>();

    private ReleaseMapping() {}

    /// A release as the archive keeps it, but for its companies, which are found afterwards.
    ///
    /// @param text without issuers
    /// @param notes what did not fit and so was shortened or left out, a sentence each; empty where
    ///     everything fits
    record Mapped(ReleaseText text, List<String> notes) {

        Mapped {
            notes = List.copyOf(notes);
        }

        ReleaseText with(List<Issuer> issuers) {
            return new ReleaseText(
                    text.headline(),
                    text.subheadlines(),
                    issuers,
                    text.dateline(),
                    text.places(),
                    text.date(),
                    text.wire(),
                    text.language(),
                    text.body(),
                    text.about(),
                    text.disclaimer(),
                    text.contacts(),
                    text.sourceLine());
        }
    }

    static Mapped map(ParsedRelease release) {
        var mapping = new ReleaseMapping();
        ReleaseText text = mapping.text(release);
        return new Mapped(text, mapping.notes);
    }

    private ReleaseText text(ParsedRelease release) {
        ParsedDateline dateline = release.dateline();
        return new ReleaseText(
                line("headline", release.headline(), ReleaseForm.MAX_HEADLINE),
                subheadlines(release.subheadlines()),
                List.of(),
                dateline == null
                        ? ""
                        : line("dateline", dateline.printed(), ReleaseForm.MAX_HEADLINE),
                dateline == null ? List.of() : several("place", dateline.places()),
                date(dateline),
                dateline == null || dateline.wire() == null
                        ? ""
                        : line("wire", dateline.wire(), ReleaseForm.MAX_WIRE),
                language(release.language()),
                body(release),
                headed("About text", release.about()),
                headed("disclaimer", release.disclaimers()),
                contacts(release.contacts()),
                line("source line", release.source(), ReleaseForm.MAX_HEADLINE));
    }

    private List<String> subheadlines(List<Passage> passages) {
        var lines = new ArrayList<String>();
        for (Passage passage : passages) {
            String line = line("subheadline", passage, ReleaseForm.MAX_HEADLINE);
            if (lines.size() == ReleaseForm.MAX_SUBHEADLINES) {
                notes.add(
                        "The original has %d subheadlines; the first %d are kept."
                                .formatted(passages.size(), lines.size()));
                break;
            }
            if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        return lines;
    }

    private @Nullable StatedDate date(@Nullable ParsedDateline dateline) {
        StatedDate date = dateline == null ? null : dateline.date();
        if (date == null) {
            return null;
        }
        int year = date.firstDay().getYear();
        if (year < StatedDate.FIRST_YEAR || year > LAST_YEAR) {
            notes.add("The date %s is none that the archive can hold.".formatted(date.iso()));
            return null;
        }
        return date;
    }

    private static String language(String read) {
        try {
            String tag = new Locale.Builder().setLanguageTag(read).build().toLanguageTag();
            return tag.equals("und") ? "en" : tag;
        } catch (IllformedLocaleException notATag) {
            return "en";
        }
    }

    /// A correction notice opens the body, as wires print it: readers must not miss it.
    private String body(ParsedRelease release) {
        var html = new StringBuilder();
        Passage correction = release.correction();
        if (correction != null && !isSaid(release, correction.text())) {
            paragraph(correction.text(), html);
        }
        boolean list = false;
        for (BodyBlock block : release.body()) {
            boolean item = block.kind() == BodyBlock.Kind.LIST_ITEM;
            if (item != list) {
                html.append(item ? "<ul>" : "</ul>");
                list = item;
            }
            block(block, html);
        }
        return within("body", html.append(list ? "</ul>" : "").toString());
    }

    private static boolean isSaid(ParsedRelease release, String notice) {
        Passage headline = release.headline();
        return (headline != null && headline.text().contains(notice))
                || release.body().stream().anyMatch(b -> b.passage().text().contains(notice));
    }

    private static void block(BodyBlock block, StringBuilder html) {
        String text = block.passage().text();
        switch (block.kind()) {
            case PARAGRAPH -> paragraph(text, html);
            case HEADING -> html.append("<h3>").append(escaped(text)).append("</h3>");
            case LIST_ITEM ->
                    html.append("<li>").append(escaped(withoutBullet(text))).append("</li>");
            case TABLE, FIXED_WIDTH -> rows(text, html);
        }
    }

    private static void paragraph(String text, StringBuilder html) {
        html.append("<p>").append(escaped(text)).append("</p>");
    }

    /// Rows of cells parted by tabs are a table; what is laid out with blanks keeps them.
    private static void rows(String text, StringBuilder html) {
        if (text.indexOf('\t') < 0) {
            html.append("<pre>").append(escaped(text)).append("</pre>");
            return;
        }
        html.append("<table><tbody>");
        text.lines()
                .filter(row -> !row.isBlank())
                .forEach(
                        row -> {
                            html.append("<tr>");
                            for (String cell : row.split("\t", -1)) {
                                html.append("<td>").append(escaped(cell.strip())).append("</td>");
                            }
                            html.append("</tr>");
                        });
        html.append("</tbody></table>");
    }

    /// The sign that the list itself will show. Numbers and letters are words of the release.
    private static String withoutBullet(String item) {
        if (item.isEmpty()) {
            return item;
        }
        if ("•●○▪■◦·".indexOf(item.charAt(0)) >= 0) {
            return item.substring(1).strip();
        }
        return item.matches("(?s)(?:--|[*–o-]) .*")
                ? item.substring(item.indexOf(' ')).strip()
                : item;
    }

    private String headed(String what, List<HeadedText> texts) {
        var html = new StringBuilder();
        for (HeadedText text : texts) {
            Passage heading = text.heading();
            if (heading != null) {
                html.append("<h3>").append(escaped(heading.text())).append("</h3>");
            }
            Passage passage = text.text();
            if (passage != null) {
                for (String paragraph : passage.text().split("\n\n", -1)) {
                    if (paragraph.indexOf('\n') < 0 && paragraph.indexOf('\t') < 0) {
                        paragraph(paragraph, html);
                    } else {
                        rows(paragraph, html);
                    }
                }
            }
        }
        return within(what, html.toString());
    }

    /// The text in the subset, shortened by whole blocks where it is too long.
    private String within(String what, String html) {
        String clean = Markup.clean(html);
        if (clean.length() <= Markup.MAX_LENGTH) {
            return clean;
        }
        notes.add(
                "The %s has %,d characters; the archive keeps the first of at most %,d."
                        .formatted(what, clean.length(), Markup.MAX_LENGTH));
        // Blocks of the subset are parted by a blank line, which only <pre> can also hold.
        int end = clean.lastIndexOf("\n\n<", Markup.MAX_LENGTH);
        String shortened = Markup.clean(clean.substring(0, end < 0 ? Markup.MAX_LENGTH / 2 : end));
        return shortened.length() <= Markup.MAX_LENGTH ? shortened : "";
    }

    private List<Contact> contacts(List<ParsedContact> parsed) {
        var contacts = new ArrayList<Contact>();
        for (ParsedContact contact : parsed) {
            if (contacts.size() == ReleaseForm.MAX_ROWS) {
                notes.add(
                        "The original names %d contacts; the first %d are kept."
                                .formatted(parsed.size(), contacts.size()));
                break;
            }
            ParsedContact.Kind kind = contact.kind();
            List<String> phones = new ArrayList<>();
            for (String phone : several("telephone number", contact.phones())) {
                keepIf(
                        phone.chars().filter(Character::isDigit).count() > 2,
                        "telephone number",
                        phone,
                        phones);
            }
            List<String> emails = new ArrayList<>();
            for (String email : several("e-mail address", contact.emails())) {
                keepIf(ReleaseForm.isEmail(email), "e-mail address", email, emails);
            }
            var kept =
                    new Contact(
                            line("contact's name", contact.name(), ReleaseForm.MAX_LINE),
                            line("contact's title", contact.title(), ReleaseForm.MAX_LINE),
                            line(
                                    "contact's organisation",
                                    contact.organization(),
                                    ReleaseForm.MAX_LINE),
                            List.copyOf(phones),
                            List.copyOf(emails),
                            kind == null ? null : kind.name().toLowerCase(Locale.ROOT));
            if (!(kept.name() + kept.title() + kept.organization()).isEmpty()
                    || !phones.isEmpty()
                    || !emails.isEmpty()) {
                contacts.add(kept);
            }
        }
        return contacts;
    }

    private void keepIf(boolean fits, String what, String value, List<String> kept) {
        if (fits) {
            kept.add(value);
        } else {
            notes.add("“%s” was read as a %s but is none.".formatted(value, what));
        }
    }

    /// Values that the form shows in one field, parted by semicolons.
    private List<String> several(String what, List<String> values) {
        var kept = new ArrayList<String>();
        int length = 0;
        for (String value : values) {
            for (String one : Arrays.asList(value.split(";", -1))) {
                String line = line(what, one, ReleaseForm.MAX_LINE);
                length += line.length() + 2;
                if (line.isEmpty()) {
                    continue;
                }
                if (length > ReleaseForm.MAX_LINE) {
                    notes.add("“%s”, a further %s, finds no room.".formatted(line, what));
                } else {
                    kept.add(line);
                }
            }
        }
        return List.copyOf(kept);
    }

    private String line(String what, @Nullable Passage passage, int limit) {
        return line(what, passage == null ? null : passage.text(), limit);
    }

    private String line(String what, @Nullable String value, int limit) {
        if (value == null) {
            return "";
        }
        String line = CleanText.line(CleanText.of(value));
        if (line.length() <= limit) {
            return line;
        }
        notes.add(
                "The %s has %,d characters; the archive keeps the first of at most %,d."
                        .formatted(what, line.length(), limit));
        int end = line.lastIndexOf(' ', limit - 1);
        boolean pair = Character.isHighSurrogate(line.charAt(limit - 2));
        return line.substring(0, end > limit / 2 ? end : limit - (pair ? 2 : 1)) + "…";
    }

    private static String escaped(String text) {
        return Entities.escape(text);
    }
}
