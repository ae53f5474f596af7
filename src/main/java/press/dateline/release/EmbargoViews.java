package press.dateline.release;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import press.dateline.journal.Audit;

import java.util.Map;

/// Notes whoever looks at a release that is under embargo, on whichever of its staff pages: before
/// the page is made, so that there is no view without a note.
@Component
class EmbargoViews implements HandlerInterceptor, WebMvcConfigurer {

    private final JdbcClient database;
    private final Audit audit;

    EmbargoViews(JdbcClient database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/admin/releases/{code}/**");
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getMethod().equals(HttpMethod.GET.name())
                && request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                        instanceof Map<?, ?> variables
                && variables.get("code") instanceof String given) {
            String code = ReleaseCode.read(given);
            if (code != null && isEmbargoed(code)) {
                audit.record(
                        String.valueOf(request.getRemoteUser()), "release.view-embargoed", code);
            }
        }
        return true;
    }

    private boolean isEmbargoed(String code) {
        return database.sql(
                        """
                        select exists (select from release r where r.code = :code
                                       and %s = 'embargoed')\
                        """
                                .formatted(Release.LISTED_AS))
                .param("code", code)
                .query(Boolean.class)
                .single();
    }
}
