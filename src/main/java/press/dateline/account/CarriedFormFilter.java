package press.dateline.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Fills the form that a sign-in interrupted: gives the page's GET the fields that were sent.
class CarriedFormFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        Object kept = session == null ? null : session.getAttribute(Carried.SESSION_ATTRIBUTE);
        if (session != null
                && kept instanceof Carried carried
                && request.getMethod().equals("GET")
                && request.getRequestURI().equals(carried.path())) {
            session.removeAttribute(Carried.SESSION_ATTRIBUTE);
            request.setAttribute("carried", true);
            chain.doFilter(new Filled(request, carried), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static final class Filled extends HttpServletRequestWrapper {

        private final Map<String, String[]> fields;

        Filled(HttpServletRequest request, Carried carried) {
            super(request);
            var all = new LinkedHashMap<>(request.getParameterMap());
            carried.fields()
                    .forEach((name, values) -> all.put(name, values.toArray(String[]::new)));
            fields = Collections.unmodifiableMap(all);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return fields;
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(fields.keySet());
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return fields.get(name);
        }

        @Override
        public @Nullable String getParameter(String name) {
            String[] values = fields.get(name);
            return values == null || values.length == 0 ? null : values[0];
        }
    }
}
