package press.dateline.account;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import press.dateline.company.CompanyDesk;
import press.dateline.web.ArchiveCalendar;
import press.dateline.web.Program.Scope;
import press.dateline.web.Staff;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/// The tokens of programs, for administrators.
@Controller
class TokenController {

    private static final String TOKENS = "/admin/tokens";

    private final ApiTokens tokens;
    private final CompanyDesk companies;
    private final ArchiveCalendar calendar;

    TokenController(ApiTokens tokens, CompanyDesk companies, ArchiveCalendar calendar) {
        this.tokens = tokens;
        this.companies = companies;
        this.calendar = calendar;
    }

    /// A line of the page.
    ///
    /// @param state `good until` a day, or since when it is not
    record Row(
            long id,
            String name,
            String may,
            String whose,
            String made,
            String used,
            String state,
            boolean good) {}

    private Row row(ApiToken token) {
        boolean good = token.isGood(calendar.now());
        return new Row(
                token.id(),
                token.name(),
                token.may(),
                CompanyChoice.said(token.companies(), companies),
                calendar.day(token.madeAt()) + " by " + token.madeBy(),
                token.lastUsedAt() == null
                        ? "never"
                        : calendar.minute(token.lastUsedAt()) + " from " + token.lastUsedFrom(),
                token.revokedAt() != null
                        ? "revoked on " + calendar.day(token.revokedAt())
                        : (good ? "until " : "ended on ") + calendar.day(token.expiresAt()),
                good);
    }

    @ModelAttribute("choices")
    Scope[] scopes() {
        return Scope.values();
    }

    @GetMapping(TOKENS)
    String list(@ModelAttribute("form") TokenForm form, Model model) {
        List<Row> rows = tokens.all().stream().map(this::row).toList();
        model.addAttribute("tokens", rows);
        return "account/tokens";
    }

    @PostMapping(TOKENS)
    String make(
            @ModelAttribute("form") TokenForm form,
            BindingResult errors,
            Staff staff,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        List<Scope> scopes = form.chosenScopes(errors);
        @Nullable Set<Long> only =
                CompanyChoice.of(form.every(), form.companies(), companies, errors);
        Duration lifetime = form.lifetime(errors);
        if (!errors.hasErrors()) {
            try {
                flash.addFlashAttribute(
                        "token", tokens.make(form.name(), scopes, only, lifetime, staff.name()));
                flash.addFlashAttribute("tokenFor", form.name());
                return "redirect:" + TOKENS;
            } catch (AccountDesk.Refused refused) {
                errors.rejectValue("name", "said", new Object[] {refused.getMessage()}, "");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return list(form, model);
    }

    @GetMapping(TOKENS + "/{id}/revocation")
    String back() {
        return "redirect:" + TOKENS;
    }

    @PostMapping(TOKENS + "/{id}/revocation")
    String revoke(@PathVariable long id, Staff staff, RedirectAttributes flash) {
        tokens.revoke(id, staff.name());
        flash.addFlashAttribute("done", "The token is revoked; nothing can be done with it.");
        return "redirect:" + TOKENS;
    }
}
