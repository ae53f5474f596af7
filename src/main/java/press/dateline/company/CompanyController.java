package press.dateline.company;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import press.dateline.web.PageProblem;
import press.dateline.web.PageProblem.Way;
import press.dateline.web.Staff;

import java.util.List;

/// The staff pages of companies: list, new, edit, merge.
@Controller
class CompanyController {

    private static final int PAGE = 100;

    private final CompanyDesk desk;
    private final JdbcClient database;

    CompanyController(CompanyDesk desk, JdbcClient database) {
        this.desk = desk;
        this.database = database;
    }

    record Row(long id, String name, String slug, long releases, boolean shared) {}

    @GetMapping("/admin/companies")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String after,
            Staff staff,
            Model model) {
        String key = NameKey.typed(q);
        List<Row> rows =
                staff.ask(
                                database,
                                """
                                select c.id, c.name, c.slug,
                                    (select count(*) from listing l where l.company_id = c.id) as releases,
                                    exists (select from company x
                                            where x.name_key = c.name_key and x.id <> c.id) as shared
                                from company c
                                where (c.name_key, c.slug) > (:afterKey, :after)
                                  and (:everything or c.id = any(:own))
                                  and (c.name_key like :inside
                                       or exists (select from company_name n
                                                  where n.company_id = c.id and n.name_key like :inside))
                                order by c.name_key, c.slug limit :page\
                                """)
                        .param(
                                "afterKey",
                                after.isEmpty()
                                        ? ""
                                        : after.substring(
                                                0,
                                                after.lastIndexOf('~') < 0
                                                        ? 0
                                                        : after.lastIndexOf('~')))
                        .param("after", after.substring(after.lastIndexOf('~') + 1))
                        .param("inside", "%" + key + "%")
                        .param("page", PAGE + 1)
                        .query(new DataClassRowMapper<>(Row.class))
                        .list();
        boolean more = rows.size() > PAGE;
        List<Row> page = more ? rows.subList(0, PAGE) : rows;
        model.addAttribute("q", q);
        model.addAttribute("companies", page);
        model.addAttribute(
                "next",
                more ? NameKey.of(page.getLast().name()) + "~" + page.getLast().slug() : null);
        return "company/list";
    }

    /// Options for a type-ahead: companies with such a name, and how it would be matched.
    @GetMapping("/admin/companies/suggestions")
    String suggestions(@RequestParam(defaultValue = "") String q, Staff staff, Model model) {
        model.addAttribute(
                "options",
                desk.suggestions(q, staff).stream()
                        .map(c -> new Option(c.name(), c.name(), null))
                        .toList());
        return "web/options";
    }

    /// @param value what choosing the option enters
    record Option(String value, String label, @Nullable Long count) {}

    @GetMapping("/admin/companies/new")
    String blank(@ModelAttribute("form") CompanyForm form, Model model) {
        model.addAttribute("form", form.withSpareRows());
        return "company/form";
    }

    @PostMapping("/admin/companies/new")
    String register(
            @ModelAttribute("form") CompanyForm form,
            BindingResult errors,
            @RequestParam(defaultValue = "false") boolean another,
            Model model,
            Staff staff,
            RedirectAttributes flash) {
        form.check(errors);
        if (!errors.hasErrors() && !another) {
            List<Company> same = desk.named(form.name());
            if (!same.isEmpty()) {
                model.addAttribute("same", same);
                errors.rejectValue("name", "company.name.known");
            }
        }
        if (errors.hasErrors()) {
            return "company/form";
        }
        try {
            Company company = desk.register(form, staff.name());
            flash.addFlashAttribute("done", company.name() + " is registered.");
            return "redirect:/admin/companies";
        } catch (DataIntegrityViolationException taken) {
            identifierTaken(errors, taken);
            return "company/form";
        }
    }

    @GetMapping("/admin/companies/{id}/edit")
    String edit(
            @PathVariable long id,
            @ModelAttribute("form") CompanyForm form,
            @RequestParam @Nullable String name,
            Staff staff,
            Model model) {
        Company company = company(id, staff);
        model.addAttribute("company", company);
        if (name == null) {
            model.addAttribute("form", desk.form(id));
        }
        return "company/form";
    }

    @PostMapping("/admin/companies/{id}/edit")
    String save(
            @PathVariable long id,
            @ModelAttribute("form") CompanyForm form,
            BindingResult errors,
            Model model,
            Staff staff,
            RedirectAttributes flash) {
        model.addAttribute("company", company(id, staff));
        form.check(errors);
        if (errors.hasErrors()) {
            return "company/form";
        }
        try {
            Company company = desk.edit(id, form, staff.name());
            flash.addFlashAttribute("done", company.name() + " is saved.");
            return "redirect:/admin/companies";
        } catch (OptimisticLockingFailureException meanwhile) {
            CompanyForm theirs = desk.form(id);
            model.addAttribute("theirs", theirs);
            model.addAttribute("current", theirs.version());
            errors.reject("company.meanwhile");
            return "company/form";
        } catch (DataIntegrityViolationException taken) {
            identifierTaken(errors, taken);
            return "company/form";
        }
    }

    @GetMapping("/admin/companies/{id}/merge")
    String merging(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String into,
            Staff staff,
            Model model) {
        Company company = company(id, staff);
        model.addAttribute("company", company);
        model.addAttribute("into", into);
        model.addAttribute(
                "candidates",
                into.isBlank()
                        ? List.of()
                        : desk.suggestions(into, staff).stream()
                                .filter(c -> c.id() != id)
                                .toList());
        return "company/merge";
    }

    @PostMapping("/admin/companies/{id}/merge")
    String merge(
            @PathVariable long id,
            @RequestParam long target,
            Staff staff,
            RedirectAttributes flash) {
        Company from = company(id, staff);
        Company into = company(target, staff);
        if (id == target) {
            throw PageProblem.conflict(
                    "A company cannot be merged with itself.",
                    new Way("/admin/companies/" + id + "/merge", "Choose another company"));
        }
        long both = desk.releasesOfBoth(id, target);
        if (both > 0) {
            throw PageProblem.conflict(
                    from.name()
                            + " and "
                            + into.name()
                            + " issued "
                            + (both == 1 ? "a release" : both + " releases")
                            + " together, so they are two companies. Nothing was changed.",
                    new Way("/admin/companies", "All companies"));
        }
        desk.merge(id, target, staff.name());
        flash.addFlashAttribute("done", from.name() + " is now part of " + into.name() + ".");
        return "redirect:/admin/companies";
    }

    private Company company(long id, Staff staff) {
        return desk.withId(id)
                .filter(company -> staff.sees(List.of(company.id())))
                .orElseThrow(
                        () ->
                                PageProblem.notFound(
                                        "There is no such company. It may have been merged with"
                                                + " another one.",
                                        new Way("/admin/companies", "All companies")));
    }

    private static void identifierTaken(
            BindingResult errors, DataIntegrityViolationException taken) {
        String cause = String.valueOf(taken.getMostSpecificCause().getMessage());
        if (cause.contains("company_cik_key")) {
            errors.rejectValue("cik", "company.cik.taken");
        } else if (cause.contains("company_lei_key")) {
            errors.rejectValue("lei", "company.lei.taken");
        } else {
            throw taken;
        }
    }
}
