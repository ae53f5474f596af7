package press.dateline.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import press.dateline.web.Allowance;
import press.dateline.web.PageProblem;
import press.dateline.web.ProgramGate;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

/// How much one address may ask of the API, said in each answer by the headers that programs know.
@Configuration(proxyBeanMethods = false)
class ApiRate implements WebMvcConfigurer, ProgramGate {

    static final String LIMIT = "RateLimit-Limit";
    static final String REMAINING = "RateLimit-Remaining";

    /// In seconds.
    static final String RESET = "RateLimit-Reset";

    static final int MOST = 600;
    static final Duration REFILL = Duration.ofMinutes(1);

    private static final String COUNTED = ApiRate.class.getName();

    private final Allowance allowance;

    ApiRate(Clock clock) {
        this.allowance = new Allowance(MOST, REFILL, clock);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(
                        new HandlerInterceptor() {
                            @Override
                            public boolean preHandle(
                                    HttpServletRequest request,
                                    HttpServletResponse response,
                                    Object handler) {
                                if (isLeft(request, response)) {
                                    return true;
                                }
                                throw new PageProblem(
                                        HttpStatus.TOO_MANY_REQUESTS,
                                        "This address has asked %d times within %d seconds, which is the limit."
                                                .formatted(MOST, REFILL.toSeconds()));
                            }
                        })
                .addPathPatterns("/api/**");
    }

    @Override
    public boolean admits(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean admitted = isLeft(request, response);
        if (!admitted) {
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        }
        return admitted;
    }

    /// Takes one of what the address has left, once for a request.
    private boolean isLeft(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(COUNTED) != null) {
            return true;
        }
        request.setAttribute(COUNTED, true);
        Allowance.Left left = allowance.take(request.getRemoteAddr());
        response.setHeader(LIMIT, Integer.toString(allowance.most()));
        response.setHeader(REMAINING, Long.toString(left.left()));
        response.setHeader(RESET, Long.toString(left.whole().toSeconds() + 1));
        if (left.isRefused()) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, Long.toString(left.until().toSeconds() + 1));
        }
        return !left.isRefused();
    }
}
