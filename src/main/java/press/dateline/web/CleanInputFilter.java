package press.dateline.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Cleans every parameter of every request once, before anything reads it: a NUL alone would
/// otherwise be an error of the database.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class CleanInputFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new CleanRequest(request), response);
    }

    private static final class CleanRequest extends HttpServletRequestWrapper {

        private @Nullable Map<String, String[]> parameters;

        CleanRequest(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            if (parameters == null) {
                var clean = new LinkedHashMap<String, String[]>();
                super.getParameterMap()
                        .forEach(
                                (name, values) -> {
                                    String[] cleaned = values.clone();
                                    cleaned =
                                            java.util.Arrays.stream(cleaned)
                                                    .map(CleanText::of)
                                                    .toArray(String[]::new);
                                    clean.put(CleanText.of(name), cleaned);
                                });
                parameters = Collections.unmodifiableMap(clean);
            }
            return parameters;
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return getParameterMap().get(name);
        }

        @Override
        public @Nullable String getParameter(String name) {
            String[] values = getParameterValues(name);
            return values == null || values.length == 0 ? null : values[0];
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(getParameterMap().keySet());
        }
    }
}
