package press.dateline;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.util.List;

/// The addresses of the running mappings that are not for staff, so that a new one cannot be
/// forgotten.
public class PublicAddresses {

    private final RequestMappingHandlerMapping mappings;

    PublicAddresses(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.mappings = mappings;
    }

    /// With `{code}` and the like in them.
    public List<String> patterns() {
        return mappings.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(pattern -> !pattern.matches("/(admin|signin|account|error)(/.*)?"))
                .distinct()
                .sorted()
                .toList();
    }
}
