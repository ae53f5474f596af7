package press.dateline;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import jakarta.servlet.http.Cookie;

import org.jspecify.annotations.Nullable;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import press.dateline.Pages.Answer;

import java.util.LinkedHashMap;
import java.util.Map;

/// Somebody with a browser that keeps its cookies, such as the one of a sign-in.
public final class Visitor {

    public static final String SESSION = "dateline";

    private final MockMvc web;
    private final Map<String, Cookie> cookies = new LinkedHashMap<>();

    public Visitor(MockMvc web) {
        this.web = web;
    }

    public Answer read(String address) {
        return perform(get(address));
    }

    /// Sends a form with its token: names and values in turn.
    public Answer send(String address, String... fields) {
        return perform(Pages.form(address, fields));
    }

    public Answer signIn(String name, String password) {
        return send("/signin", "username", name, "password", password);
    }

    public Answer perform(MockHttpServletRequestBuilder request) {
        if (!cookies.isEmpty()) {
            request.cookie(cookies.values().toArray(Cookie[]::new));
        }
        Answer answer = Pages.perform(web, request);
        for (Cookie cookie : answer.response().getCookies()) {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie);
            }
        }
        return answer;
    }

    /// The value of a cookie; null where the browser has none of that name.
    public @Nullable String cookie(String name) {
        Cookie cookie = cookies.get(name);
        return cookie == null ? null : cookie.getValue();
    }

    /// Puts a cookie into the browser, as somebody does who found it elsewhere.
    public void keep(String name, String value) {
        cookies.put(name, new Cookie(name, value));
    }
}
