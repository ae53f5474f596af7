package press.dateline.account;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import press.dateline.web.PageProblem;
import press.dateline.web.PageProblem.Way;
import press.dateline.web.Site;

/// The accounts of the archive, for administrators.
@Controller
class AccountController {

    private final AccountDesk desk;
    private final Site site;

    AccountController(AccountDesk desk, Site site) {
        this.desk = desk;
        this.site = site;
    }

    record AccountForm(String name, String role) {
        AccountForm {
            name = text(name);
            role = text(role);
        }

        private static String text(@Nullable String value) {
            return value == null ? "" : value.strip();
        }
    }

    record Row(String name, String role, boolean enabled, boolean hasPassword) {}

    @GetMapping("/admin/accounts")
    String list(@ModelAttribute("form") AccountForm form, Model model) {
        model.addAttribute(
                "accounts",
                desk.all().stream()
                        .map(
                                a ->
                                        new Row(
                                                a.name(),
                                                a.role().name(),
                                                a.isEnabled(),
                                                a.password() != null))
                        .toList());
        return "account/list";
    }

    @PostMapping("/admin/accounts")
    String add(
            @ModelAttribute("form") AccountForm form,
            BindingResult errors,
            Authentication person,
            Model model,
            RedirectAttributes flash) {
        try {
            String token =
                    desk.add(form.name(), form.role().equals("administrator"), person.getName());
            return shown(token, form.name(), flash);
        } catch (AccountDesk.Refused refused) {
            errors.rejectValue("name", "said", new Object[] {refused.getMessage()}, "");
            return list(form, model);
        }
    }

    @GetMapping("/admin/accounts/{name}/{verb:disabling|enabling|reset}")
    String backToList() {
        return "redirect:/admin/accounts";
    }

    @PostMapping("/admin/accounts/{name}/disabling")
    String disable(@PathVariable String name, Authentication person, RedirectAttributes flash) {
        desk.disable(name, person.getName());
        flash.addFlashAttribute("done", name + " can no longer sign in; open sessions have ended.");
        return "redirect:/admin/accounts";
    }

    @PostMapping("/admin/accounts/{name}/enabling")
    String enable(@PathVariable String name, Authentication person, RedirectAttributes flash) {
        desk.enable(name, person.getName());
        flash.addFlashAttribute("done", name + " can sign in again.");
        return "redirect:/admin/accounts";
    }

    @PostMapping("/admin/accounts/{name}/reset")
    String reset(@PathVariable String name, Authentication person, RedirectAttributes flash) {
        if (name.equals(person.getName())) {
            throw PageProblem.conflict(
                    "This is your own account; you can change your password yourself.",
                    new Way("/admin/password", "Change password"));
        }
        return shown(desk.reset(name, person.getName()), name, flash);
    }

    private String shown(String token, String name, RedirectAttributes flash) {
        flash.addFlashAttribute("link", site.url("/account/" + token));
        flash.addFlashAttribute("linkFor", name);
        return "redirect:/admin/accounts";
    }
}
