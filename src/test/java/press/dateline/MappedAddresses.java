package press.dateline;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.util.List;
import java.util.Map;

/// The addresses of the running mappings, so that a new one cannot be forgotten.
public class MappedAddresses {

    private final RequestMappingHandlerMapping mappings;

    MappedAddresses(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.mappings = mappings;
    }

    /// All of them, as [#plain] writes them.
    public List<String> all() {
        return mappings.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .map(MappedAddresses::plain)
                .distinct()
                .sorted()
                .toList();
    }

    /// Those that are not for staff.
    public List<String> ofReaders() {
        return all().stream()
                .filter(pattern -> !pattern.matches("/(admin|signin|account|error)(/.*)?"))
                .toList();
    }

    /// A pattern without the expressions in its variables: `{number}`; of files in folders, one of them.
    public static String plain(String pattern) {
        return pattern.replaceAll("\\{(\\w+):[^{}]*(?:\\{[^}]*}[^{}]*)*}", "{$1}")
                .replace("{*path}", "manifest.json");
    }

    /// A pattern with values for its variables; others stay.
    public static String filled(String pattern, Map<String, String> values) {
        String address = pattern;
        for (Map.Entry<String, String> value : values.entrySet()) {
            address = address.replace("{" + value.getKey() + "}", value.getValue());
        }
        return address;
    }
}
