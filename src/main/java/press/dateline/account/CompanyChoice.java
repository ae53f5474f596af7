package press.dateline.account;

import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

import press.dateline.company.Company;
import press.dateline.company.CompanyDesk;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// For which companies something is, as typed into the fields `every` and `companies` of a form.
final class CompanyChoice {

    private CompanyChoice() {}

    /// For which it is, in words.
    ///
    /// @param only ids; null for every company
    static String said(@Nullable Set<Long> only, CompanyDesk desk) {
        if (only == null) {
            return "every company";
        }
        return only.isEmpty() ? "no company" : String.join(" · ", desk.names(only));
    }

    /// The ids of the companies that are meant; null for every company, which nobody gets by leaving a
    /// field empty. Says beside the field what fits none or several.
    ///
    /// @param every `yes` where it is for every company
    /// @param companies names or short names of companies, one on a line
    static @Nullable Set<Long> of(String every, String companies, CompanyDesk desk, Errors errors) {
        boolean all = every.equals("yes");
        if (all != companies.isEmpty()) {
            errors.rejectValue("companies", all ? "account.company.both" : "account.company.none");
        }
        if (all) {
            return null;
        }
        var chosen = new HashSet<Long>();
        for (String line :
                companies.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
            List<Company> meant = desk.withSlugs(List.of(line));
            List<Company> fitting = meant.isEmpty() ? desk.named(line) : meant;
            if (fitting.size() == 1) {
                chosen.add(fitting.getFirst().id());
            } else if (!errors.hasFieldErrors("companies")) {
                errors.rejectValue(
                        "companies",
                        fitting.isEmpty() ? "account.company.unknown" : "account.company.several",
                        new Object[] {
                            line, String.join(", ", fitting.stream().map(Company::slug).toList())
                        },
                        "");
            }
        }
        return chosen;
    }
}
