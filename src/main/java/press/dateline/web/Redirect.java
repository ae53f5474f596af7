package press.dateline.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriUtils;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/// Sends a reader to another address of the archive.
public final class Redirect {

    private Redirect() {}

    public static RedirectView to(String href, HttpStatus status) {
        var view = new RedirectView(href);
        view.setStatusCode(status);
        return view;
    }

    /// The same, to an address as it is read, with letters of every script in it. Nothing keeps it: what
    /// an address says may change.
    public static RedirectView moved(String href, HttpStatus status, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-cache");
        return to(UriUtils.encodePath(href, StandardCharsets.UTF_8), status);
    }

    /// Answers at the one address of a page; every other spelling leads there.
    ///
    /// @param href as it is read
    public static Object unlessAt(
            String href,
            HttpServletRequest request,
            HttpServletResponse response,
            Supplier<Object> answer) {
        return UriUtils.decode(request.getRequestURI(), StandardCharsets.UTF_8).equals(href)
                ? answer.get()
                : moved(href, HttpStatus.MOVED_PERMANENTLY, response);
    }
}
