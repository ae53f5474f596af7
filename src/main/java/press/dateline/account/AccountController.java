package press.dateline.account;

import jakarta.servlet.http.HttpServletResponse;

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
import press.dateline.web.PageProblem;
import press.dateline.web.PageProblem.Way;
import press.dateline.web.Site;
import press.dateline.web.Staff;

import java.util.Set;

/// The accounts of the archive, for administrators.
@Controller
class AccountController {

    private final AccountDesk desk;
    private final CompanyDesk companies;
    private final StaffSessions sessions;
    private final Site site;

    AccountController(AccountDesk desk, CompanyDesk companies, StaffSessions sessions, Site site) {
        this.desk = desk;
        this.companies = companies;
        this.sessions = sessions;
        this.site = site;
    }

    /// @param whose the companies it is for, in words
    record Row(String name, String may, String whose, boolean enabled, boolean active) {

        static Row of(Account account, CompanyDesk companies) {
            Staff staff = account.staff();
            return new Row(
                    staff.name(),
                    staff.role().may(),
                    CompanyChoice.said(staff.companies(), companies),
                    account.isEnabled(),
                    account.password() != null);
        }
    }

    @ModelAttribute("roles")
    Staff.Role[] roles() {
        return Staff.Role.values();
    }

    @GetMapping("/admin/accounts")
    String list(@ModelAttribute("form") AccountForm form, Model model) {
        model.addAttribute("accounts", desk.all().stream().map(a -> Row.of(a, companies)).toList());
        return "account/list";
    }

    @PostMapping("/admin/accounts")
    String add(
            @ModelAttribute("form") AccountForm form,
            BindingResult errors,
            Staff staff,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Staff.Role role = form.chosenRole(errors);
        Set<Long> only = form.chosenCompanies(companies, errors);
        if (!errors.hasErrors()) {
            try {
                return shown(desk.add(form.name(), role, only, staff.name()), form.name(), flash);
            } catch (AccountDesk.Refused refused) {
                errors.rejectValue("name", "said", new Object[] {refused.getMessage()}, "");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return list(form, model);
    }

    @GetMapping("/admin/accounts/{name}")
    String account(@PathVariable String name, Model model) {
        Account account = desk.existing(name);
        model.addAttribute("form", AccountForm.of(account, companies));
        return show(account, model);
    }

    private String show(Account account, Model model) {
        model.addAttribute("account", Row.of(account, companies));
        model.addAttribute("sessions", sessions.of(account.name(), null));
        return "account/account";
    }

    @PostMapping("/admin/accounts/{name}")
    String authorize(
            @PathVariable String name,
            @ModelAttribute("form") AccountForm form,
            BindingResult errors,
            Staff staff,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Account account = desk.existing(name);
        Staff.Role role = form.chosenRole(errors);
        Set<Long> only = form.chosenCompanies(companies, errors);
        if (!errors.hasErrors()) {
            try {
                desk.authorize(account.name(), role, only, staff.name());
                flash.addFlashAttribute("done", "What " + account.name() + " may do is saved.");
                return "redirect:/admin/accounts";
            } catch (AccountDesk.Refused refused) {
                errors.rejectValue("role", "said", new Object[] {refused.getMessage()}, "");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(account, model);
    }

    /// Ends every sign-in of an account, which can sign in again.
    @PostMapping("/admin/accounts/{name}/sessions/removal")
    String endSessions(@PathVariable String name, Staff staff, RedirectAttributes flash) {
        Account account = desk.existing(name);
        sessions.endOthers(account.name(), null);
        desk.sessionsEnded(account.name(), staff.name());
        flash.addFlashAttribute("done", account.name() + " is signed out everywhere.");
        return "redirect:/admin/accounts/" + account.name();
    }

    @GetMapping("/admin/accounts/{name}/sessions/removal")
    String backToAccount(@PathVariable String name) {
        return "redirect:/admin/accounts/" + desk.existing(name).name();
    }

    @GetMapping("/admin/accounts/{name}/{verb:disabling|enabling|reset}")
    String backToList() {
        return "redirect:/admin/accounts";
    }

    @PostMapping("/admin/accounts/{name}/disabling")
    String disable(@PathVariable String name, Staff staff, RedirectAttributes flash) {
        desk.disable(name, staff.name());
        flash.addFlashAttribute("done", name + " can no longer sign in; open sessions have ended.");
        return "redirect:/admin/accounts";
    }

    @PostMapping("/admin/accounts/{name}/enabling")
    String enable(@PathVariable String name, Staff staff, RedirectAttributes flash) {
        desk.enable(name, staff.name());
        flash.addFlashAttribute("done", name + " can sign in again.");
        return "redirect:/admin/accounts";
    }

    @PostMapping("/admin/accounts/{name}/reset")
    String reset(@PathVariable String name, Staff staff, RedirectAttributes flash) {
        if (name.equals(staff.name())) {
            throw PageProblem.conflict(
                    "This is your own account; you can change your password yourself.",
                    new Way("/admin/password", "Change password"));
        }
        return shown(desk.reset(name, staff.name()), name, flash);
    }

    private String shown(String token, String name, RedirectAttributes flash) {
        flash.addFlashAttribute("link", site.url("/account/" + token));
        flash.addFlashAttribute("linkFor", name);
        return "redirect:/admin/accounts";
    }
}
