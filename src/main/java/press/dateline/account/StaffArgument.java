package press.dateline.account;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import press.dateline.web.Program;
import press.dateline.web.Staff;

import java.util.List;
import java.util.Set;

/// Gives controllers the person who asks, as their account is now, or the program.
@Component
class StaffArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    /// By whose names the filters of the sign-in and of tokens say who it is.
    private static final Set<Class<?>> ASKING = Set.of(Staff.class, Program.class);

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return ASKING.contains(parameter.getParameterType());
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Object asking =
                request.getAttribute(
                        parameter.getParameterType().getName(), RequestAttributes.SCOPE_REQUEST);
        if (asking == null) {
            throw new IllegalStateException("nobody is signed in at " + parameter);
        }
        return asking;
    }
}
