package press.dateline.cite;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

import press.dateline.browse.ReaderPages;

/// Was it said so? For whoever was handed a quotation; knows no cookie and no token.
@ReaderPages
@Controller
class CheckController {

    private static final int MAX_PASSAGE = 10_000;
    private static final int MAX_CITATION = 4_000;

    private final QuotationCheck check;

    CheckController(QuotationCheck check) {
        this.check = check;
    }

    /// A quotation as pasted.
    ///
    /// @param citation or address, anything that names the release
    record CheckForm(String passage, String citation) {
        CheckForm {
            passage = passage == null ? "" : passage.strip();
            citation = citation == null ? "" : citation.strip();
        }
    }

    @GetMapping("/check")
    String form(@ModelAttribute("form") CheckForm form) {
        return "cite/check";
    }

    @PostMapping("/check")
    String check(
            @ModelAttribute("form") CheckForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response) {
        if (form.passage().isEmpty()) {
            errors.rejectValue("passage", "check.passage.missing");
        } else if (form.passage().length() > MAX_PASSAGE) {
            errors.rejectValue("passage", "long", new Object[] {MAX_PASSAGE}, "");
        }
        if (form.citation().isEmpty()) {
            errors.rejectValue("citation", "check.citation.missing");
        } else if (form.citation().length() > MAX_CITATION) {
            errors.rejectValue("citation", "long", new Object[] {MAX_CITATION}, "");
        }
        if (!errors.hasErrors()) {
            check.check(form.passage(), form.citation())
                    .ifPresentOrElse(
                            verdict -> model.addAttribute("verdict", verdict),
                            () -> errors.rejectValue("citation", "check.citation.unknown"));
        }
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        return "cite/check";
    }
}
