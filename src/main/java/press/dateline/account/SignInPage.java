package press.dateline.account;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The sign-in page in answer to something that was sent: says why, and carries it. Rendered by the
/// security filters themselves, where no controller has been reached.
@Component
class SignInPage {

    private final ViewResolver views;

    SignInPage(ViewResolver thymeleafViewResolver) {
        this.views = thymeleafViewResolver;
    }

    /// Answers with the page.
    ///
    /// @param message a key of the messages
    /// @param seconds to wait, for the message; null without any
    void show(
            HttpServletRequest request,
            HttpServletResponse response,
            String message,
            int status,
            @Nullable Long seconds)
            throws IOException, ServletException {
        Map<String, Object> model = new HashMap<>();
        model.put("message", message);
        model.put("seconds", seconds);
        model.put("username", request.getParameter("username"));
        model.put("carriedForm", Carried.of(request));
        response.setStatus(status);
        try {
            View page = views.resolveViewName("account/signin", Locale.ENGLISH);
            if (page == null) {
                throw new IllegalStateException("no sign-in page");
            }
            page.render(model, request, response);
        } catch (IOException | ServletException | RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new ServletException(failure);
        }
    }
}
