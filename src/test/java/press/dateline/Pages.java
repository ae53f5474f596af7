package press.dateline;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Asks for pages as a reader or as staff, and reads them as documents.
public final class Pages {

    private static final String FORM = "dateline-form";

    private Pages() {}

    /// An answer: its status, headers and, where it is a page, the document.
    public record Answer(MockHttpServletResponse response) {

        public int status() {
            return response.getStatus();
        }

        public String location() {
            return String.valueOf(response.getHeader("Location"));
        }

        public Document page() {
            try {
                return Jsoup.parse(response.getContentAsString());
            } catch (UnsupportedEncodingException everyJdkHasIt) {
                throw new IllegalStateException(everyJdkHasIt);
            }
        }

        public List<String> texts(String selector) {
            return page().select(selector).eachText();
        }

        public String text(String selector) {
            return page().select(selector).text();
        }
    }

    /// As a browser sends it: letters outside of ASCII are percent-encoded. A plus is a space, which
    /// the mock of the container does not know.
    private static URI uri(String address) {
        return URI.create(URI.create(address.replace("+", "%20")).toASCIIString());
    }

    /// What a reader gets at an address, which may carry a query.
    public static Answer read(MockMvc web, String address) {
        return perform(web, get(uri(address)));
    }

    public static Answer readAsStaff(MockMvc web, String address) {
        return readAs("admin", web, address);
    }

    /// What somebody with an account gets.
    public static Answer readAs(String person, MockMvc web, String address) {
        return perform(web, get(uri(address)).with(user(person)));
    }

    /// Sends a form as staff: names and values in turn.
    public static Answer send(MockMvc web, String address, String... fields) {
        return sendAs("admin", web, address, fields);
    }

    public static Answer sendAs(String person, MockMvc web, String address, String... fields) {
        return perform(web, form(address, fields).with(user(person)));
    }

    /// A form with its token.
    public static MockHttpServletRequestBuilder form(String address, String... fields) {
        MockHttpServletRequestBuilder request = post(uri(address)).with(token());
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request;
    }

    /// Gives a request the token of a form, as the cookie and the field of a browser do. The one of
    /// Spring's tests would put another keeper of tokens into the application.
    public static RequestPostProcessor token() {
        byte[] token = "a-token-for-tests".getBytes(StandardCharsets.UTF_8);
        return request -> {
            var cookies = new ArrayList<Cookie>();
            if (request.getCookies() != null) {
                cookies.addAll(List.of(request.getCookies()));
            }
            cookies.removeIf(cookie -> cookie.getName().equals(FORM));
            cookies.add(new Cookie(FORM, new String(token, StandardCharsets.UTF_8)));
            request.setCookies(cookies.toArray(Cookie[]::new));
            // Masked with as many zeros.
            request.setParameter(
                    "_csrf",
                    Base64.getUrlEncoder()
                            .encodeToString(
                                    ByteBuffer.allocate(2 * token.length)
                                            .position(token.length)
                                            .put(token)
                                            .array()));
            return request;
        };
    }

    public static Answer perform(MockMvc web, MockHttpServletRequestBuilder request) {
        try {
            return new Answer(web.perform(request).andReturn().getResponse());
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
