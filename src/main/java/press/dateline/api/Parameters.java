package press.dateline.api;

import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;

import press.dateline.web.PageProblem;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The parameters of a request, of which each has to be known: one that is misspelt would otherwise
/// change what is answered without a word.
final class Parameters {

    private Parameters() {}

    /// A parameter that is mistyped would otherwise be a filter that does nothing.
    static void refuseOthers(MultiValueMap<String, String> given, Set<String> known) {
        for (String name : given.keySet()) {
            if (!known.contains(name)) {
                throw new PageProblem(
                        HttpStatus.BAD_REQUEST,
                        "There is no parameter \"%s\" here.".formatted(name),
                        Map.of("known", List.copyOf(new TreeSet<>(known))));
            }
        }
    }

    static int number(
            MultiValueMap<String, String> parameters, String name, int otherwise, int most) {
        String given = parameters.getFirst(name);
        if (given == null || given.isBlank()) {
            return otherwise;
        }
        if (!given.matches("[1-9][0-9]{0,5}") || Integer.parseInt(given) > most) {
            throw PageProblem.badRequest(
                    "\"%s\" is a number from 1 to %d, not \"%s\".".formatted(name, most, given));
        }
        return Integer.parseInt(given);
    }

    /// A text; empty where there is none.
    static String one(MultiValueMap<String, String> given, String name) {
        String value = given.getFirst(name);
        return value == null ? "" : value.strip();
    }
}
