package press.dateline.release;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.validation.Errors;

import press.dateline.company.Company;
import press.dateline.company.CompanyDesk;
import press.dateline.release.ReleaseForm.Row;
import press.dateline.web.Staff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Finds the companies that a form means. A name that fits one company is that company; where it
/// fits several, or none, a person chooses.
@Component
class IssuerChoice {

    private final CompanyDesk companies;
    private final Releases releases;

    IssuerChoice(CompanyDesk companies, Releases releases) {
        this.companies = companies;
        this.releases = releases;
    }

    /// What was found for each row of the form.
    ///
    /// @param candidates by row, where a person has to choose; empty lists where nothing fits
    record Found(List<Issuer> issuers, Map<Integer, List<Company>> candidates) {}

    /// Resolves each row; companies to be registered are, unless anything else is wrong with the
    /// form. Reports what needs a choice beside the row.
    ///
    /// @param release whose companies are known, whoever asks; null for a new one
    Found find(ReleaseForm form, @Nullable Release release, Errors errors, Staff staff) {
        List<Long> there = issuers(release);
        var issuers = new ArrayList<Issuer>();
        var candidates = new HashMap<Integer, List<Company>>();
        Set<Long> seen = new HashSet<>();
        boolean sound = !errors.hasErrors();
        for (int i = 0; i < form.companies().size(); i++) {
            Row row = form.companies().get(i);
            if (row.printed().isEmpty()) {
                errors.rejectValue("companies[" + i + "].printed", "release.company.printed");
                sound = false;
                continue;
            }
            List<Company> fitting = companies.named(row.sought(), there, staff);
            Company chosen = chosen(row, fitting);
            if (chosen == null && !row.choice().equals("new")) {
                candidates.put(i, fitting);
                errors.rejectValue(
                        "companies[" + i + "].choice",
                        fitting.isEmpty() ? "release.company.unknown" : "release.company.several",
                        new Object[] {row.sought()},
                        "");
                sound = false;
            } else if (chosen != null && !seen.add(chosen.id())) {
                errors.rejectValue(
                        "companies[" + i + "].printed",
                        "release.company.twice",
                        new Object[] {chosen.name()},
                        "");
                sound = false;
            } else if (chosen != null) {
                issuers.add(new Issuer(chosen.id(), row.printed()));
            } else {
                // Registered below, once everything else is known to be right.
                candidates.put(i, fitting);
                issuers.add(new Issuer(0, row.printed()));
            }
        }
        if (sound && !staff.sees(issuers.stream().map(Issuer::companyId).toList())) {
            errors.rejectValue(
                    "companies",
                    "release.company.sight",
                    new Object[] {
                        String.join(
                                ", ", companies.names(Objects.requireNonNull(staff.companies())))
                    },
                    "");
        } else if (sound) {
            register(form, issuers, staff.name());
        }
        return new Found(List.copyOf(issuers), Map.copyOf(candidates));
    }

    private List<Long> issuers(@Nullable Release release) {
        return release == null
                ? List.of()
                : releases.edition(release, release.editions()).text().issuers().stream()
                        .map(Issuer::companyId)
                        .toList();
    }

    private void register(ReleaseForm form, List<Issuer> issuers, String actor) {
        for (int i = 0; i < issuers.size(); i++) {
            if (issuers.get(i).companyId() == 0) {
                Company registered = companies.register(form.companies().get(i).sought(), actor);
                issuers.set(i, new Issuer(registered.id(), issuers.get(i).printedName()));
            }
        }
    }

    private static @Nullable Company chosen(Row row, List<Company> fitting) {
        if (row.choice().equals("new")) {
            return null;
        }
        for (Company company : fitting) {
            if (row.choice().equals(Long.toString(company.id()))) {
                return company;
            }
        }
        return fitting.size() == 1 ? fitting.getFirst() : null;
    }
}
