package press.dateline.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.view.RedirectView;

/// Sends a reader to another address of the archive.
public final class Redirect {

    private Redirect() {}

    public static RedirectView to(String href, HttpStatus status) {
        var view = new RedirectView(href);
        view.setStatusCode(status);
        return view;
    }
}
