package press.dateline.release;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import press.dateline.text.Dateline;
import press.dateline.text.StatedDate;
import press.dateline.web.PageProblem;
import press.dateline.web.PageProblem.Way;
import press.dateline.web.Staff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The form that writes a release, and what staff do with one that is there.
@Controller
class ReleaseController {

    private final ReleaseDesk desk;
    private final FormActions actions;
    private final Approvals approvals;
    private final Originals originals;

    ReleaseController(
            ReleaseDesk desk, FormActions actions, Approvals approvals, Originals originals) {
        this.desk = desk;
        this.actions = actions;
        this.approvals = approvals;
        this.originals = originals;
    }

    @GetMapping("/admin/releases/new/form")
    String blank(@ModelAttribute("form") ReleaseForm form, Staff staff, Model model) {
        actions.show(form, null, staff, model);
        return "release/form";
    }

    @PostMapping("/admin/releases/new/form")
    String create(
            @ModelAttribute("form") ReleaseForm form,
            BindingResult errors,
            @RequestParam(defaultValue = "save") String action,
            Model model,
            Staff staff,
            HttpServletResponse response,
            RedirectAttributes flash) {
        return act(form, errors, action, null, model, staff, response, flash);
    }

    @GetMapping("/admin/releases/{code}/edit")
    String edit(
            @PathVariable String code,
            Staff staff,
            @ModelAttribute("form") ReleaseForm form,
            @RequestParam @Nullable String base,
            Model model) {
        Release release = desk.existing(code, staff);
        // With fields in the request the form stands as they say: it was sent before a sign-in.
        ReleaseForm shown = base == null ? desk.latestForm(release) : form;
        actions.show(shown, release, staff, model);
        return "release/form";
    }

    @PostMapping("/admin/releases/{code}/edit")
    String save(
            @PathVariable String code,
            @ModelAttribute("form") ReleaseForm form,
            BindingResult errors,
            @RequestParam(defaultValue = "save") String action,
            Model model,
            Staff staff,
            HttpServletResponse response,
            RedirectAttributes flash) {
        return act(form, errors, action, desk.existing(code, staff), model, staff, response, flash);
    }

    private String act(
            ReleaseForm sent,
            BindingResult errors,
            String action,
            @Nullable Release release,
            Model model,
            Staff staff,
            HttpServletResponse response,
            RedirectAttributes flash) {
        return actions.act(
                        sent,
                        errors,
                        action,
                        release,
                        ReleaseController::nothingElse,
                        model,
                        staff,
                        response)
                .map(
                        saved ->
                                saved(
                                        saved,
                                        action,
                                        release != null && release.publishAt() != null,
                                        flash))
                .orElse("release/form");
    }

    private static void nothingElse(Release release) {}

    private static String saved(
            Release release, String action, boolean wasPublished, RedirectAttributes flash) {
        flash.addFlashAttribute("done", FormActions.done(action, wasPublished));
        return "redirect:" + FormActions.next(release, action, wasPublished);
    }

    /// What a dateline says, for the form to fill in the fields beside it.
    @GetMapping("/admin/releases/reading")
    @ResponseBody
    Map<String, String> reading(@RequestParam(defaultValue = "") String dateline) {
        Dateline read = Dateline.read(dateline);
        StatedDate date = read.date();
        return Map.of(
                "date", date == null ? "" : date.iso(),
                "place", String.join("; ", read.places()),
                "wire", Optional.ofNullable(read.wire()).orElse(""));
    }

    @GetMapping("/admin/releases/{code}")
    String record(@PathVariable String code, Staff staff, Model model) {
        Release release = desk.existing(code, staff);
        List<Edition> editions = desk.editionsOf(release);
        model.addAttribute("release", release);
        model.addAttribute("latest", desk.latestText(release));
        var rows = new ArrayList<EditionRow>();
        for (Edition edition : editions) {
            rows.add(new EditionRow(edition, release.isPublicEdition(edition)));
        }
        model.addAttribute("editions", rows);
        model.addAttribute("isEmbargoed", release.isEmbargoed(desk.archiveNow()));
        model.addAttribute("steps", approvals.steps(release));
        model.addAttribute(
                "mayApprove",
                release.work() == Release.State.in_review && approvals.mayApprove(release, staff));
        model.addAttribute("originals", originals.of(release));
        model.addAttribute("corrected", desk.correctedBy(release, staff));
        model.addAttribute("corrections", desk.correctionsOf(release, staff));
        return "release/record";
    }

    /// An original of any release, public or not.
    @GetMapping("/admin/releases/{code}/originals/{position}")
    String original(
            @PathVariable String code, Staff staff, @PathVariable String position, Model model) {
        Release release = desk.existing(code, staff);
        Original original = original(release, position, staff);
        model.addAttribute("release", release);
        model.addAttribute("headline", desk.latestText(release).headline());
        model.addAttribute("original", original);
        model.addAttribute("text", original.shown(originals.bytes(release, original.position())));
        return "release/original";
    }

    @GetMapping("/admin/releases/{code}/originals/{position}/file")
    ResponseEntity<byte[]> originalFile(
            @PathVariable String code, Staff staff, @PathVariable String position) {
        Release release = desk.existing(code, staff);
        Original original = original(release, position, staff);
        return original.file(originals.bytes(release, original.position()));
    }

    private Original original(Release release, String position, Staff staff) {
        return originals.of(release).stream()
                .filter(o -> originals.isInSight(release, o.position(), staff))
                .filter(o -> Integer.toString(o.position()).equals(position))
                .findFirst()
                .orElseThrow(
                        () ->
                                PageProblem.notFound(
                                        "The release has no such original.",
                                        new Way(
                                                "/admin/releases/" + release.code(),
                                                "The release's record")));
    }

    record EditionRow(Edition edition, boolean isPublic) {}
}
