package press.dateline.api;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

import press.dateline.company.CompanyDesk;
import press.dateline.intake.TextIntake;
import press.dateline.release.FormActions;
import press.dateline.release.PublicChange;
import press.dateline.release.Release;
import press.dateline.release.ReleaseDesk;
import press.dateline.release.ReleaseForm;
import press.dateline.release.Removals;
import press.dateline.web.CleanText;
import press.dateline.web.FormProblems;
import press.dateline.web.Json;
import press.dateline.web.PageProblem;
import press.dateline.web.Program;
import press.dateline.web.Site;
import press.dateline.web.Staff;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/// What programs with a token do: have texts read, write releases, publish and withdraw them. They see
/// and may do what a person with the same rights does, on the same ways.
@Controller
class ProgramController {

    static final String DESK = "/api/v1/desk/releases";

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private final TextIntake intake;
    private final FormActions actions;
    private final ReleaseDesk desk;
    private final Removals removals;
    private final CompanyDesk companies;
    private final OnceOnly once;
    private final MessageSource messages;
    private final Site site;

    ProgramController(
            TextIntake intake,
            FormActions actions,
            ReleaseDesk desk,
            Removals removals,
            CompanyDesk companies,
            OnceOnly once,
            MessageSource messages,
            Site site) {
        this.intake = intake;
        this.actions = actions;
        this.desk = desk;
        this.removals = removals;
        this.companies = companies;
        this.once = once;
        this.messages = messages;
        this.site = site;
    }

    /// Text in, parts out; nothing is kept.
    @PostMapping("/api/v1/parse")
    ResponseEntity<byte[]> parse(
            HttpServletRequest request, @RequestParam MultiValueMap<String, String> parameters)
            throws IOException {
        Parameters.refuseOthers(parameters, Set.of("file_name"));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(
                        Json.bytes(
                                Json.object(
                                        "releases",
                                        TextIntake.parse(
                                                bytes(request),
                                                Parameters.one(parameters, "file_name")))));
    }

    /// Everything that was sent, or a problem where it is too much.
    private static byte[] bytes(HttpServletRequest request) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(TextIntake.most() + 1);
        if (bytes.length > TextIntake.most()) {
            throw new PageProblem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    String.format(
                            Locale.ENGLISH, "At most %,d bytes are read.", TextIntake.most()));
        }
        if (bytes.length == 0) {
            throw PageProblem.badRequest("Nothing was sent.");
        }
        return bytes;
    }

    /// A new release, from its fields or from its text; still hidden.
    @PostMapping(DESK)
    ResponseEntity<byte[]> create(
            HttpServletRequest request,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader(name = OnceOnly.KEY, required = false) @Nullable String key,
            Program program,
            Staff staff)
            throws IOException {
        Parameters.refuseOthers(parameters, Set.of("file_name", "source"));
        byte[] sent = bytes(request);
        String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
        String file = Parameters.one(parameters, "file_name");
        String source = Parameters.one(parameters, "source");
        String what = "POST %s %s %s %s".formatted(DESK, type, file, source);
        once.check(program, key, what, sent);
        // A text is kept in any case, before it is known whether it can become a draft.
        TextIntake.Received text =
                type.startsWith("application/json")
                        ? null
                        : intake.receive(sent, file, source, staff);
        return answer(
                program,
                key,
                what,
                sent,
                staff,
                HttpStatus.CREATED,
                () -> text == null ? fromFields(sent, staff) : fromText(text, staff));
    }

    private Release fromFields(byte[] sent, Staff staff) {
        return saved(
                actions.fill(
                        SentRelease.form(sent, 0, companies, staff), null, release -> {}, staff));
    }

    private Release fromText(TextIntake.Received text, Staff staff) {
        TextIntake.Made made = intake.draft(text, staff);
        Release release = made.release();
        if (release == null) {
            throw refused(
                    "Somebody has to decide about this text. It waits in the inbox.",
                    made.errors(),
                    Map.of("inbox", site.url(made.inbox())));
        }
        return release;
    }

    private Release saved(FormActions.Filled filled) {
        Release release = filled.release();
        if (release == null) {
            throw refused("The release was not saved.", filled.errors(), Map.of());
        }
        return release;
    }

    /// A problem with a sentence for each field.
    private PageProblem refused(
            String sentence, BindingResult errors, Map<String, Object> details) {
        Map<String, Object> all = new LinkedHashMap<>(details);
        Map<String, Object> fields = new TreeMap<>(FormProblems.ofFields(errors, messages));
        List<String> others = FormProblems.ofForm(errors, messages);
        if (!others.isEmpty()) {
            fields.put("", String.join(" ", others));
        }
        all.put("errors", fields);
        return new PageProblem(HttpStatus.UNPROCESSABLE_CONTENT, sentence, all);
    }

    /// A release as it stands at the desk, whether it is public or not.
    @GetMapping(DESK + "/{code}")
    ResponseEntity<byte[]> show(
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> parameters,
            Staff staff) {
        Parameters.refuseOthers(parameters, Set.of());
        return shown(desk.existing(code, staff), ResponseEntity.ok());
    }

    /// Another edition; the public sees it once it is published.
    @PutMapping(DESK + "/{code}")
    ResponseEntity<byte[]> save(
            @PathVariable String code,
            HttpServletRequest request,
            @RequestParam MultiValueMap<String, String> parameters,
            Program program,
            Staff staff)
            throws IOException {
        return change(
                code,
                request,
                parameters,
                null,
                program,
                staff,
                (release, sent) ->
                        saved(
                                actions.fill(
                                        SentRelease.form(
                                                sent, release.editions(), companies, staff),
                                        release,
                                        none -> {},
                                        staff)));
    }

    /// Makes the latest edition public, now or at its time.
    @PostMapping(DESK + "/{code}/publication")
    ResponseEntity<byte[]> publish(
            @PathVariable String code,
            HttpServletRequest request,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader(name = OnceOnly.KEY, required = false) @Nullable String key,
            Program program,
            Staff staff)
            throws IOException {
        return change(
                code,
                request,
                parameters,
                key,
                program,
                staff,
                (release, sent) -> publish(release, sent, staff));
    }

    private void publish(Release release, byte[] sent, Staff staff) {
        JsonNode how = SentRelease.object(sent, Set.of("at", "change"));
        BindingResult lacking = actions.lacking(release);
        if (lacking.hasErrors()) {
            throw refused("The release was not published.", lacking, Map.of());
        }
        desk.publish(
                release.code(),
                new ReleaseDesk.Publishing(release.editions(), instant(how), change(how, release)),
                staff);
    }

    /// Takes a public release back.
    @PostMapping(DESK + "/{code}/withdrawal")
    ResponseEntity<byte[]> withdraw(
            @PathVariable String code,
            HttpServletRequest request,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader(name = OnceOnly.KEY, required = false) @Nullable String key,
            Program program,
            Staff staff)
            throws IOException {
        return change(
                code,
                request,
                parameters,
                key,
                program,
                staff,
                (release, sent) -> withdraw(release, sent, staff));
    }

    private void withdraw(Release release, byte[] sent, Staff staff) {
        JsonNode how = SentRelease.object(sent, Set.of("reason", "text"));
        String reason = line(how, "reason");
        String text = SentRelease.text(how, "text");
        if (reason.isEmpty() || !List.of("shown", "withheld").contains(text)) {
            throw new PageProblem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "Readers are told the “reason”, and “text” is shown or withheld.");
        }
        removals.withdraw(release.code(), reason, text.equals("withheld"), staff.name());
    }

    /// Does something to a release, if it is still as the program knows it.
    private ResponseEntity<byte[]> change(
            String code,
            HttpServletRequest request,
            MultiValueMap<String, String> parameters,
            @Nullable String key,
            Program program,
            Staff staff,
            BiConsumer<Release, byte[]> doing)
            throws IOException {
        Parameters.refuseOthers(parameters, Set.of());
        byte[] sent = bytes(request);
        return answer(
                program,
                key,
                request.getMethod() + " " + request.getRequestURI(),
                sent,
                staff,
                HttpStatus.OK,
                () -> {
                    Release release = expected(code, request, staff);
                    doing.accept(release, sent);
                    return release;
                });
    }

    /// What readers are told, in a line.
    private static String line(JsonNode object, String name) {
        String line = CleanText.line(SentRelease.text(object, name));
        if (line.length() > ReleaseForm.MAX_NOTE) {
            throw new PageProblem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "“%s” has at most %d characters.".formatted(name, ReleaseForm.MAX_NOTE));
        }
        return line;
    }

    private static @Nullable Instant instant(JsonNode how) {
        String at = SentRelease.text(how, "at");
        try {
            Instant instant = at.isEmpty() ? null : Instant.parse(at);
            if (instant == null || instant.isBefore(LATEST)) {
                return instant;
            }
        } catch (DateTimeException wrong) {
            // Said below, as what is too late is.
        }
        throw PageProblem.badRequest(
                "“at” is an instant such as 2009-03-24T13:00:00Z, or null for now.");
    }

    private @Nullable PublicChange change(JsonNode how, Release release) {
        JsonNode change = how.path("change");
        boolean again = release.isPublicSince(desk.archiveNow());
        if (change.isObject()) {
            String kind = SentRelease.text(change, "kind");
            String note = line(change, "note");
            PublicChange.Kind known =
                    Arrays.stream(PublicChange.Kind.values())
                            .filter(k -> k.name().equals(kind))
                            .findFirst()
                            .orElse(null);
            if (known != null && !note.isEmpty()) {
                return new PublicChange(known, note);
            }
        }
        if (again || (!change.isMissingNode() && !change.isNull())) {
            throw new PageProblem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "Readers are told what an edition changes: “change” has a “kind” and a “note”.",
                    Map.of(
                            "kinds",
                            Arrays.stream(PublicChange.Kind.values())
                                    .map(PublicChange.Kind::name)
                                    .toList()));
        }
        return null;
    }

    /// The release, if it is still as the program knows it (RFC 9110, 13.1.1). Nobody else changes it
    /// until the end of the transaction.
    private Release expected(String code, HttpServletRequest request, Staff staff) {
        Release release = desk.held(code, staff);
        List<String> tags =
                Collections.list(request.getHeaders(HttpHeaders.IF_MATCH)).stream()
                        .flatMap(list -> Arrays.stream(list.split(",", -1)))
                        .map(String::strip)
                        .toList();
        if (tags.isEmpty()) {
            throw new PageProblem(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "Send “If-Match” with the ETag of what you know of this release.");
        }
        if (!tags.contains("*") && !tags.contains(tag(release))) {
            throw new PageProblem(
                    HttpStatus.PRECONDITION_FAILED,
                    "The release is another one by now; ask for it again.");
        }
        return release;
    }

    private static String tag(Release release) {
        return "\"%d-%d\"".formatted(release.editions(), release.version());
    }

    /// Does something and answers with the release as it stands then, also where it was done before.
    private ResponseEntity<byte[]> answer(
            Program program,
            @Nullable String key,
            String what,
            byte[] sent,
            Staff staff,
            HttpStatus status,
            Supplier<Release> doing) {
        OnceOnly.Done done;
        try {
            done = once.done(program, key, what, sent, () -> doing.get().code());
        } catch (DataIntegrityViolationException | OptimisticLockingFailureException meanwhile) {
            throw PageProblem.conflict(
                    "The same was done by another request at this moment; ask what is there now.");
        }
        Release release = desk.existing(done.code(), staff);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status);
        if (status == HttpStatus.CREATED) {
            answer.location(URI.create(site.url(DESK + "/" + release.code())));
        }
        if (done.isAgain()) {
            answer.header(OnceOnly.REPLAYED, "true");
        }
        return shown(release, answer);
    }

    private ResponseEntity<byte[]> shown(Release release, ResponseEntity.BodyBuilder answer) {
        return answer.contentType(MediaType.APPLICATION_JSON)
                .eTag(tag(release))
                .body(
                        Json.bytes(
                                DeskDocument.of(
                                        release,
                                        desk.latestText(release),
                                        desk.archiveNow(),
                                        companies,
                                        site)));
    }
}
