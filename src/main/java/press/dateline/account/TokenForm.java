package press.dateline.account;

import org.springframework.validation.Errors;

import press.dateline.web.Program.Scope;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A token as it is asked for.
///
/// @param scopes names of scopes
/// @param every `yes` where it is for every company
/// @param companies names or short names of companies, one on a line
/// @param days how long it is good
record TokenForm(String name, List<String> scopes, String every, String companies, String days) {

    private static final int MAX_DAYS = 730;

    TokenForm {
        name = name == null ? "" : name.strip().toLowerCase(Locale.ROOT);
        scopes = scopes == null ? List.of() : List.copyOf(scopes);
        every = every == null ? "" : every.strip();
        companies = companies == null ? "" : companies.strip();
        days = days == null ? "365" : days.strip();
    }

    /// The scopes that are meant; says beside the field where there are none.
    List<Scope> chosenScopes(Errors errors) {
        List<Scope> chosen =
                Arrays.stream(Scope.values()).filter(s -> scopes.contains(s.name())).toList();
        if (chosen.isEmpty()) {
            errors.rejectValue("scopes", "token.scopes.missing");
        }
        return chosen;
    }

    /// How long it is good; says beside the field where that is no number of days.
    Duration lifetime(Errors errors) {
        if (days.matches("[0-9]{1,4}")) {
            int chosen = Integer.parseInt(days);
            if (chosen >= 1 && chosen <= MAX_DAYS) {
                return Duration.ofDays(chosen);
            }
        }
        errors.rejectValue("days", "token.days.wrong", new Object[] {MAX_DAYS}, "");
        return Duration.ofDays(1);
    }
}
