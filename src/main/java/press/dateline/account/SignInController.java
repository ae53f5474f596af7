package press.dateline.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import press.dateline.web.PageProblem;
import press.dateline.web.PageProblem.Way;
import press.dateline.web.Passwords;
import press.dateline.web.Staff;

/// Sign-in, the one's own password, and one-time links.
@Controller
class SignInController {

    private final AccountDesk accounts;
    private final StaffSessions sessions;

    SignInController(AccountDesk accounts, StaffSessions sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
    }

    /// @param set in the address where a password was just set; a flash attribute would need a
    ///     session
    @GetMapping("/signin")
    String signIn(@RequestParam @Nullable String set, Model model) {
        if (set != null) {
            model.addAttribute("done", "Your password is set. You can sign in with it now.");
        }
        return "account/signin";
    }

    record PasswordForm(String present, String next, String again) {
        PasswordForm {
            present = text(present);
            next = text(next);
            again = text(again);
        }

        void check(Errors errors) {
            String problem = Passwords.problem(next);
            if (problem != null) {
                errors.rejectValue("next", "password.wrong", new Object[] {problem}, "");
            } else if (!next.equals(again)) {
                errors.rejectValue("again", "password.differs");
            }
        }

        // Passwords do not belong in logs.
        @Override
        public String toString() {
            return "PasswordForm";
        }

        private static String text(@Nullable String value) {
            return value == null ? "" : value;
        }
    }

    @GetMapping("/admin/password")
    String password(
            @ModelAttribute("form") PasswordForm form,
            Staff staff,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("must", accounts.existing(staff.name()).mustChange());
        model.addAttribute("sessions", sessions.of(staff.name(), request.getSession(false)));
        return "account/password";
    }

    @GetMapping({"/admin/sessions/removal", "/admin/sessions/{key}/removal"})
    String sessions() {
        return "redirect:/admin/password";
    }

    /// Ends one of one's own sign-ins, such as one that was left open elsewhere.
    @PostMapping("/admin/sessions/{key}/removal")
    String endSession(@PathVariable String key, Staff staff, RedirectAttributes flash) {
        if (sessions.end(staff.name(), key)) {
            accounts.sessionsEnded(staff.name(), staff.name());
        }
        flash.addFlashAttribute("done", "That sign-in has ended.");
        return "redirect:/admin/password";
    }

    @PostMapping("/admin/sessions/removal")
    String endOtherSessions(Staff staff, HttpServletRequest request, RedirectAttributes flash) {
        sessions.endOthers(staff.name(), request.getSession(false));
        accounts.sessionsEnded(staff.name(), staff.name());
        flash.addFlashAttribute("done", "Every other sign-in of yours has ended.");
        return "redirect:/admin/password";
    }

    @PostMapping("/admin/password")
    String changePassword(
            @ModelAttribute("form") PasswordForm form,
            BindingResult errors,
            Staff staff,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes flash) {
        form.check(errors);
        if (!errors.hasErrors()) {
            if (form.present().equals(form.next())) {
                errors.rejectValue("next", "password.same");
            } else {
                try {
                    Account account =
                            accounts.changePassword(staff.name(), form.present(), form.next());
                    sessions.endOthers(staff.name(), request.getSession(false));
                    stayIn(account, request, response);
                    flash.addFlashAttribute(
                            "done", "Your password is changed. Other sessions have ended.");
                    return "redirect:/admin";
                } catch (AccountDesk.Refused wrong) {
                    errors.rejectValue("present", "said", new Object[] {wrong.getMessage()}, "");
                }
            }
        }
        response.setStatus(422);
        return password(form, staff, request, model);
    }

    /// The session that changed the password goes on under a new id; every other one has ended.
    private static void stayIn(
            Account account, HttpServletRequest request, HttpServletResponse response) {
        var member = new StaffMember(account, "");
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(
                        member, null, member.getAuthorities()));
        SecurityContextHolder.setContext(context);
        request.changeSessionId();
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
    }

    @GetMapping("/account/{token}")
    String link(
            @PathVariable String token,
            @ModelAttribute("form") PasswordForm form,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("account", linked(token));
        model.addAttribute("token", token);
        // The address is the secret; no other site may learn it.
        response.setHeader("Referrer-Policy", "no-referrer");
        return "account/link";
    }

    @PostMapping("/account/{token}")
    String useLink(
            @PathVariable String token,
            @ModelAttribute("form") PasswordForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model) {
        linked(token);
        form.check(errors);
        if (errors.hasErrors()) {
            response.setStatus(422);
            return link(token, form, response, model);
        }
        if (!accounts.useLink(token, form.next())) {
            linked(token);
        }
        return "redirect:/signin?set";
    }

    private String linked(String token) {
        return accounts.linked(token)
                .orElseThrow(
                        () ->
                                PageProblem.notFound(
                                        "This link does not work. It may have been used already, or"
                                                + " it is older than 48 hours. An administrator can"
                                                + " make a new one.",
                                        new Way("/signin", "Sign in")));
    }
}
