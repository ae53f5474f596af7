package press.dateline.release;

import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

import press.dateline.text.Dateline;
import press.dateline.text.Precision;
import press.dateline.text.StatedDate;
import press.dateline.web.CleanText;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// A release as staff type it. Everything is kept as typed; `check` says what is wrong and `text`
/// what it means.
///
/// @param key of this form; the same form sent twice makes one release
/// @param base the edition that the form was filled from; 0 for a new release
/// @param releasedOn as typed; empty takes the date of the dateline
/// @param precision `written` (as exactly as it is typed), `day`, `month`, `year` or `unknown`
public record ReleaseForm(
        String key,
        String base,
        String headline,
        String subheadlines,
        List<Row> companies,
        String dateline,
        String place,
        String releasedOn,
        String precision,
        String wire,
        String body,
        String about,
        String disclaimer,
        List<ContactRow> contacts,
        String sourceLine,
        String language,
        String note) {

    public static final int MAX_HEADLINE = 1000;
    public static final int MAX_SUBHEADLINES = 40;
    public static final int MAX_LINE = 300;
    public static final int MAX_WIRE = 200;
    public static final int MAX_NOTE = 2000;
    public static final int MAX_ROWS = 100;

    /// A company that issues the release.
    ///
    /// @param printed the name that the release prints
    /// @param company the name under which the archive knows it; empty where it is the printed one
    /// @param choice an id, `new`, or empty to find it by name
    public record Row(String printed, String company, String choice) {
        public Row {
            printed = CleanText.line(printed);
            company = CleanText.line(company);
            choice = CleanText.line(choice);
        }

        static Row empty() {
            return new Row("", "", "");
        }

        boolean isBlank() {
            return printed.isEmpty() && company.isEmpty();
        }

        /// The name to look for.
        public String sought() {
            return company.isEmpty() ? printed : company;
        }
    }

    /// A contact; phones and e-mails hold several parted by semicolons.
    public record ContactRow(
            String name,
            String title,
            String organization,
            String phone,
            String email,
            String kind) {
        public ContactRow {
            name = CleanText.line(name);
            title = CleanText.line(title);
            organization = CleanText.line(organization);
            phone = CleanText.line(phone);
            email = CleanText.line(email);
            kind = CleanText.line(kind);
        }

        static ContactRow empty() {
            return new ContactRow("", "", "", "", "", "");
        }

        boolean isBlank() {
            return (name + title + organization + phone + email).isEmpty();
        }
    }

    public ReleaseForm {
        base = base == null || !base.matches("[0-9]{1,9}") ? "0" : base;
        key = key == null || key.isBlank() ? UUID.randomUUID().toString() : key.strip();
        headline = CleanText.line(headline);
        subheadlines = lines(subheadlines);
        companies = companies == null ? List.of() : filled(companies, Row.empty());
        dateline = CleanText.line(dateline);
        place = CleanText.line(place);
        releasedOn = CleanText.line(releasedOn);
        precision = precision == null || precision.isBlank() ? "written" : precision.strip();
        wire = CleanText.line(wire);
        body = block(body);
        about = block(about);
        disclaimer = block(disclaimer);
        contacts = contacts == null ? List.of() : filled(contacts, ContactRow.empty());
        sourceLine = CleanText.line(sourceLine);
        language = language == null || language.isBlank() ? "en" : language.strip();
        note = block(note).strip();
    }

    static ReleaseForm empty() {
        return new ReleaseForm(
                "", "", "", "", List.of(), "", "", "", "", "", "", "", "", List.of(), "", "", "");
    }

    /// The form of an edition, to be edited.
    ///
    /// @param names the archive's name of each issuer, in order
    static ReleaseForm of(Edition edition, List<String> names) {
        ReleaseText text = edition.text();
        var rows = new ArrayList<Row>();
        for (int i = 0; i < text.issuers().size(); i++) {
            Issuer issuer = text.issuers().get(i);
            String name = names.get(i);
            rows.add(
                    new Row(
                            issuer.printedName(),
                            name.equals(issuer.printedName()) ? "" : name,
                            Long.toString(issuer.companyId())));
        }
        return filled(
                "", edition.number(), text, text.date() == null ? "unknown" : "written", rows);
    }

    /// The form of a text that no release has yet. Without a date it asks for one.
    ///
    /// @param key of the form; the same key makes one release
    /// @param rows the companies, which the text need not name
    public static ReleaseForm of(String key, ReleaseText text, List<Row> rows) {
        return filled(key, 0, text, "written", rows);
    }

    private static ReleaseForm filled(
            String key, int base, ReleaseText text, String precision, List<Row> rows) {
        StatedDate date = text.date();
        return new ReleaseForm(
                key,
                Integer.toString(base),
                text.headline(),
                String.join("\n", text.subheadlines()),
                rows,
                text.dateline(),
                String.join("; ", text.places()),
                date == null ? "" : date.iso(),
                precision,
                text.wire(),
                text.body(),
                text.about(),
                text.disclaimer(),
                text.contacts().stream()
                        .map(
                                c ->
                                        new ContactRow(
                                                c.name(),
                                                c.title(),
                                                c.organization(),
                                                String.join("; ", c.phones()),
                                                String.join("; ", c.emails()),
                                                c.kind() == null ? "" : c.kind()))
                        .toList(),
                text.sourceLine(),
                text.language(),
                "");
    }

    /// The companies with an empty row to fill, where there is none or another is asked for.
    List<Row> companyRows(boolean another) {
        var rows = new ArrayList<>(companies);
        if (rows.isEmpty() || another) {
            rows.add(Row.empty());
        }
        return rows;
    }

    /// The contacts, likewise.
    List<ContactRow> contactRows(boolean another) {
        var rows = new ArrayList<>(contacts);
        if (rows.isEmpty() || another) {
            rows.add(ContactRow.empty());
        }
        return rows;
    }

    ReleaseForm onto(int edition) {
        return with(Integer.toString(edition), releasedOn, precision);
    }

    int baseEdition() {
        return Integer.parseInt(base);
    }

    ReleaseForm dated(LocalDate day) {
        return with(base, day.toString(), "day");
    }

    ReleaseForm undated() {
        return with(base, "", "unknown");
    }

    private ReleaseForm with(String edition, String date, String exactness) {
        return new ReleaseForm(
                key,
                edition,
                headline,
                subheadlines,
                companies,
                dateline,
                place,
                date,
                exactness,
                wire,
                body,
                about,
                disclaimer,
                contacts,
                sourceLine,
                language,
                note);
    }

    /// Says what cannot be kept, each beside its field.
    void check(Errors errors) {
        longest(errors, "headline", headline, MAX_HEADLINE);
        List<String> decks = subheadlines.lines().toList();
        if (decks.size() > MAX_SUBHEADLINES
                || decks.stream().anyMatch(d -> d.length() > MAX_HEADLINE)) {
            errors.rejectValue(
                    "subheadlines",
                    "release.subheadlines.long",
                    new Object[] {MAX_SUBHEADLINES, MAX_HEADLINE},
                    "");
        }
        longest(errors, "dateline", dateline, Dateline.MAX_LENGTH);
        longest(errors, "place", place, MAX_LINE);
        longest(errors, "wire", wire, MAX_WIRE);
        longest(errors, "sourceLine", sourceLine, MAX_HEADLINE);
        longest(errors, "note", note, MAX_NOTE);
        longest(errors, "body", body, Markup.MAX_LENGTH);
        longest(errors, "about", about, Markup.MAX_LENGTH);
        longest(errors, "disclaimer", disclaimer, Markup.MAX_LENGTH);
        try {
            new Locale.Builder().setLanguageTag(language);
        } catch (IllformedLocaleException notATag) {
            errors.rejectValue("language", "release.language.wrong", new Object[] {language}, "");
        }
        checkDate(errors);
        if (companies.size() > MAX_ROWS || contacts.size() > MAX_ROWS) {
            errors.reject("release.rows.many", new Object[] {MAX_ROWS}, "");
            return;
        }
        for (int i = 0; i < companies.size(); i++) {
            Row row = companies.get(i);
            longest(errors, "companies[" + i + "].printed", row.printed, MAX_LINE);
            longest(errors, "companies[" + i + "].company", row.company, MAX_LINE);
        }
        for (int i = 0; i < contacts.size(); i++) {
            checkContact(errors, "contacts[" + i + "].", contacts.get(i));
        }
    }

    private static void checkContact(Errors errors, String at, ContactRow row) {
        longest(errors, at + "name", row.name, MAX_LINE);
        longest(errors, at + "title", row.title, MAX_LINE);
        longest(errors, at + "organization", row.organization, MAX_LINE);
        longest(errors, at + "phone", row.phone, MAX_LINE);
        longest(errors, at + "email", row.email, MAX_LINE);
        for (String phone : several(row.phone)) {
            if (phone.chars().filter(Character::isDigit).count() < 3) {
                errors.rejectValue(at + "phone", "release.contact.phone", new Object[] {phone}, "");
            }
        }
        for (String email : several(row.email)) {
            if (!isEmail(email)) {
                errors.rejectValue(at + "email", "release.contact.email", new Object[] {email}, "");
            }
        }
        if (!List.of("", "media", "investor", "other").contains(row.kind)) {
            errors.rejectValue(at + "kind", "release.contact.kind");
        }
    }

    /// Whether a contact can be given this e-mail address.
    public static boolean isEmail(String address) {
        return address.matches("[^\\s@<>\"]{1,100}@[^\\s@<>\"]{1,150}");
    }

    private void checkDate(Errors errors) {
        if (!List.of("written", "day", "month", "year", "unknown").contains(precision)) {
            errors.rejectValue("precision", "release.precision.wrong");
            return;
        }
        if (releasedOn.isEmpty()) {
            return;
        }
        if (precision.equals("unknown")) {
            errors.rejectValue("releasedOn", "release.date.both");
            return;
        }
        try {
            StatedDate stated = StatedDate.read(releasedOn);
            if (stated == null) {
                errors.rejectValue(
                        "releasedOn", "release.date.unread", new Object[] {releasedOn}, "");
            } else if (Precision.valueOf(exactness(stated)).compareTo(stated.precision()) < 0) {
                errors.rejectValue(
                        "releasedOn",
                        "release.date.coarse",
                        new Object[] {releasedOn, precision},
                        "");
            }
        } catch (DateTimeException noSuchDay) {
            errors.rejectValue(
                    "releasedOn", "release.date.noday", new Object[] {noSuchDay.getMessage()}, "");
        }
    }

    private String exactness(StatedDate stated) {
        return precision.equals("written")
                ? stated.precision().name()
                : precision.toUpperCase(Locale.ROOT);
    }

    /// The date that the form states; taken from the dateline where none is typed.
    ///
    /// @return null where none is stated, or the dateline has none
    @Nullable StatedDate date() {
        if (precision.equals("unknown")) {
            return null;
        }
        StatedDate stated =
                releasedOn.isEmpty() ? StatedDate.findIn(dateline) : readOrNull(releasedOn);
        return stated == null
                ? null
                : new StatedDate(stated.firstDay(), Precision.valueOf(exactness(stated)));
    }

    private static @Nullable StatedDate readOrNull(String text) {
        try {
            return StatedDate.read(text);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    /// Whether a date has been asked for: neither typed, nor in the dateline, nor "not stated".
    boolean lacksDate() {
        return !precision.equals("unknown") && date() == null;
    }

    /// What the form says, with its companies already found.
    public ReleaseText text(List<Issuer> issuers) {
        return new ReleaseText(
                headline,
                subheadlines.lines().toList(),
                issuers,
                dateline,
                several(place),
                date(),
                wire,
                Locale.forLanguageTag(language).toLanguageTag(),
                Markup.clean(body),
                Markup.clean(about),
                Markup.clean(disclaimer),
                contacts.stream()
                        .filter(row -> !row.isBlank())
                        .map(
                                row ->
                                        new Contact(
                                                row.name,
                                                row.title,
                                                row.organization,
                                                several(row.phone),
                                                several(row.email),
                                                row.kind.isEmpty() ? null : row.kind))
                        .toList(),
                sourceLine);
    }

    private static void longest(Errors errors, String field, String value, int limit) {
        if (value.length() > limit) {
            errors.rejectValue(
                    field, "long", new Object[] {String.format(Locale.ENGLISH, "%,d", limit)}, "");
        }
    }

    private static List<String> several(String line) {
        return Arrays.stream(line.split(";", MAX_ROWS))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static <T> List<T> filled(List<T> rows, T empty) {
        var filled = new ArrayList<T>();
        for (T row : rows) {
            // A gap in the numbering of the fields.
            filled.add(row == null ? empty : row);
        }
        filled.removeIf(
                row ->
                        (row instanceof Row r && r.isBlank())
                                || (row instanceof ContactRow c && c.isBlank()));
        return List.copyOf(filled);
    }

    private static String lines(@Nullable String value) {
        return value == null
                ? ""
                : value.lines()
                        .map(CleanText::line)
                        .filter(l -> !l.isEmpty())
                        .collect(java.util.stream.Collectors.joining("\n"));
    }

    private static String block(@Nullable String value) {
        return value == null ? "" : value;
    }
}
