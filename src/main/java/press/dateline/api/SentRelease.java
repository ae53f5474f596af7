package press.dateline.api;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import press.dateline.company.Company;
import press.dateline.company.CompanyDesk;
import press.dateline.release.ReleaseForm;
import press.dateline.web.CleanText;
import press.dateline.web.PageProblem;
import press.dateline.web.Staff;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The JSON that programs send, read strictly: what is misspelt is said and not passed over.
final class SentRelease {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Set<String> FIELDS =
            Set.of(
                    "headline",
                    "subheadlines",
                    "companies",
                    "dateline",
                    "places",
                    "date",
                    "wire",
                    "language",
                    "body",
                    "about",
                    "disclaimer",
                    "contacts",
                    "source_line",
                    "note");
    private static final Set<String> COMPANY = Set.of("printed_name", "slug", "name", "create");
    private static final Set<String> CONTACT =
            Set.of("name", "title", "organization", "phones", "emails", "kind");

    private SentRelease() {}

    /// An object with no other names than these.
    ///
    /// @throws PageProblem where it is none
    static JsonNode object(byte[] sent, Set<String> known) {
        try {
            JsonNode object = JSON.readTree(sent);
            refuseOthers(object, known, "");
            return object;
        } catch (JacksonException broken) {
            throw PageProblem.badRequest(
                    "What was sent is no JSON: " + broken.getOriginalMessage());
        }
    }

    private static void refuseOthers(@Nullable JsonNode object, Set<String> known, String where) {
        if (object == null || !object.isObject()) {
            throw PageProblem.badRequest("An object is expected%s.".formatted(where));
        }
        var others = new TreeSet<>(object.propertyNames());
        others.removeAll(known);
        if (!others.isEmpty()) {
            throw new PageProblem(
                    HttpStatus.BAD_REQUEST,
                    "There is no field “%s”%s.".formatted(others.first(), where),
                    Map.of("known", List.copyOf(new TreeSet<>(known))));
        }
    }

    /// A text; empty where there is none.
    static String text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isString()) {
            throw PageProblem.badRequest("“%s” is a text.".formatted(name));
        }
        return CleanText.of(value.asString());
    }

    private static List<String> texts(JsonNode object, String name) {
        var texts = new ArrayList<String>();
        for (JsonNode one : list(object, name)) {
            if (!one.isString()) {
                throw PageProblem.badRequest("“%s” is a list of texts.".formatted(name));
            }
            texts.add(CleanText.of(one.asString()));
        }
        return texts;
    }

    private static Iterable<JsonNode> list(JsonNode object, String name) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray() || value.size() > ReleaseForm.MAX_ROWS) {
            throw PageProblem.badRequest(
                    "“%s” is a list of at most %d.".formatted(name, ReleaseForm.MAX_ROWS));
        }
        return value;
    }

    /// The form that says the same.
    ///
    /// @param base the edition that it follows; 0 for a new release
    static ReleaseForm form(byte[] sent, int base, CompanyDesk companies, Staff staff) {
        JsonNode release = object(sent, FIELDS);
        var rows = new ArrayList<ReleaseForm.Row>();
        for (JsonNode one : list(release, "companies")) {
            refuseOthers(one, COMPANY, " in “companies”");
            rows.add(row(one, companies, staff));
        }
        var contacts = new ArrayList<ReleaseForm.ContactRow>();
        for (JsonNode one : list(release, "contacts")) {
            refuseOthers(one, CONTACT, " in “contacts”");
            contacts.add(
                    new ReleaseForm.ContactRow(
                            text(one, "name"),
                            text(one, "title"),
                            text(one, "organization"),
                            several(one, "phones"),
                            several(one, "emails"),
                            text(one, "kind")));
        }
        return new ReleaseForm(
                "",
                Integer.toString(base),
                text(release, "headline"),
                String.join("\n", texts(release, "subheadlines")),
                rows,
                text(release, "dateline"),
                several(release, "places"),
                text(release, "date"),
                // Null says that the release states none; left out, the dateline's counts.
                release.path("date").isNull() ? "unknown" : "written",
                text(release, "wire"),
                text(release, "body"),
                text(release, "about"),
                text(release, "disclaimer"),
                contacts,
                text(release, "source_line"),
                text(release, "language"),
                text(release, "note"));
    }

    private static String several(JsonNode object, String name) {
        return String.join("; ", texts(object, name));
    }

    private static ReleaseForm.Row row(JsonNode sent, CompanyDesk companies, Staff staff) {
        String slug = text(sent, "slug");
        String printed = text(sent, "printed_name");
        if (slug.isEmpty()) {
            String name = text(sent, "name");
            boolean create =
                    sent.path("create").asBoolean(false)
                            && staff.isForAll()
                            && companies
                                    .named(name.isEmpty() ? printed : name, List.of(), staff)
                                    .isEmpty();
            return new ReleaseForm.Row(printed, name, create ? "new" : "");
        }
        Company company =
                companies.withSlugs(List.of(slug), staff).stream()
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        PageProblem.badRequest(
                                                "There is no company “%s”.".formatted(slug)));
        return new ReleaseForm.Row(
                printed.isEmpty() ? company.name() : printed,
                company.name(),
                Long.toString(company.id()));
    }
}
