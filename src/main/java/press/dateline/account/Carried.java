package press.dateline.account;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A form that was sent without a valid session: kept through the sign-in, so that nothing typed is
/// lost, and shown again afterwards. It is never carried out by itself.
///
/// @param path of the form, below `/admin/`
/// @param fields as sent, without secrets
record Carried(String path, Map<String, List<String>> fields) implements Serializable {

    static final String SESSION_ATTRIBUTE = Carried.class.getName();

    private static final String PATH_FIELD = "carried-path";
    private static final String PREFIX = "carried.";
    private static final Set<String> SECRETS =
            Set.of("_csrf", "username", "password", "present", "next", "again");

    /// What the sign-in page for this request has to carry: the request itself, or what an earlier
    /// sign-in page carried already; null where there is nothing.
    static @Nullable Carried of(HttpServletRequest request) {
        String earlier = request.getParameter(PATH_FIELD);
        if (earlier != null) {
            return isStaffPath(earlier) ? new Carried(earlier, carriedFields(request)) : null;
        }
        String path = request.getRequestURI();
        if (!request.getMethod().equals("POST") || !isStaffPath(path)) {
            return null;
        }
        var fields = new LinkedHashMap<String, List<String>>();
        request.getParameterMap()
                .forEach(
                        (name, values) -> {
                            if (!SECRETS.contains(name)) {
                                fields.put(name, List.of(values));
                            }
                        });
        return new Carried(path, fields);
    }

    private static Map<String, List<String>> carriedFields(HttpServletRequest request) {
        var fields = new LinkedHashMap<String, List<String>>();
        request.getParameterMap()
                .forEach(
                        (name, values) -> {
                            if (name.startsWith(PREFIX)) {
                                fields.put(name.substring(PREFIX.length()), List.of(values));
                            }
                        });
        return fields;
    }

    static boolean isStaffPath(String path) {
        return path.startsWith("/admin/") && !path.contains("//") && !path.contains("\\");
    }
}
