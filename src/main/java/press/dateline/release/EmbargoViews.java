package press.dateline.release;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.view.UrlBasedViewResolver;

import press.dateline.journal.Audit;
import press.dateline.web.Staff;

import java.util.Collection;
import java.util.Map;

/// Notes whoever looks at a release that is under embargo: on whichever of its staff pages, before the
/// page is made, so that there is no view without a note; and on pages that show some of it among
/// others.
@Component
public class EmbargoViews implements HandlerInterceptor, WebMvcConfigurer {

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
        if (request.getMethod().equals(HttpMethod.GET.name())) {
            note(request);
        }
        return true;
    }

    /// A form that is refused comes back as a page with its text.
    @Override
    public void postHandle(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable ModelAndView page) {
        if (!request.getMethod().equals(HttpMethod.GET.name())
                && page != null
                && !String.valueOf(page.getViewName())
                        .startsWith(UrlBasedViewResolver.REDIRECT_URL_PREFIX)) {
            note(request);
        }
    }

    private void note(HttpServletRequest request) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                        instanceof Map<?, ?> variables
                && variables.get("code") instanceof String given
                && request.getAttribute(Staff.class.getName()) instanceof Staff staff) {
            String code = ReleaseCode.read(given);
            if (code != null && seesEmbargoed(code, staff)) {
                audit.record(staff.name(), "release.view-embargoed", code);
            }
        }
    }

    /// Notes that a page names releases that are under embargo, or quotes them.
    ///
    /// @param codes theirs; nothing is noted where there are none
    public void listed(Collection<String> codes, Staff staff) {
        if (!codes.isEmpty()) {
            audit.record(staff.name(), "release.list-embargoed", String.join(" ", codes));
        }
    }

    private boolean seesEmbargoed(String code, Staff staff) {
        return staff.ask(
                        database,
                        """
                        select exists (select from release r where r.code = :code
                                       and %s = 'embargoed' and %s)\
                        """
                                .formatted(Release.LISTED_AS, Staff.IN_SIGHT))
                .param("code", code)
                .query(Boolean.class)
                .single();
    }
}
