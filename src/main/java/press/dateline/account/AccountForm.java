package press.dateline.account;

import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

import press.dateline.company.Company;
import press.dateline.company.CompanyDesk;
import press.dateline.web.Staff;

import java.util.Arrays;
import java.util.Set;

/// What an account may do and for whom, as typed.
///
/// @param every `yes` where it is for every company
/// @param companies names or short names of companies, one on a line
record AccountForm(String name, String role, String every, String companies) {

    AccountForm {
        name = name == null ? "" : name.strip();
        role = role == null ? "" : role.strip();
        every = every == null ? "" : every.strip();
        companies = companies == null ? "" : companies.strip();
    }

    static AccountForm of(Account account, CompanyDesk desk) {
        Staff staff = account.staff();
        Set<Long> only = staff.companies();
        return new AccountForm(
                staff.name(),
                staff.role().name(),
                only == null ? "yes" : "",
                only == null
                        ? ""
                        : String.join(
                                "\n",
                                desk.withIds(only).stream().map(Company::slug).sorted().toList()));
    }

    /// The role that is meant; says beside the field where it is none.
    Staff.Role chosenRole(Errors errors) {
        return Arrays.stream(Staff.Role.values())
                .filter(known -> known.name().equals(role))
                .findFirst()
                .orElseGet(
                        () -> {
                            errors.rejectValue("role", "account.role.missing");
                            return Staff.Role.author;
                        });
    }

    /// The ids of the companies that are meant; null for every company.
    @Nullable Set<Long> chosenCompanies(CompanyDesk desk, Errors errors) {
        return CompanyChoice.of(every, companies, desk, errors);
    }
}
