package press.dateline.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

import press.dateline.web.Sha256;
import press.dateline.web.Site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/// A page as it was made: its bytes, its packed bytes once somebody wants them, its tag and its headers.
final class Page {

    /// Less than this does not get smaller, in bytes.
    private static final int LEAST_PACKED = 1024;

    /// About what an entry takes beside its bytes.
    private static final int OVERHEAD = 2048;

    private static final int TAG_BYTES = 16;
    private static final String PACKED = "-gzip";

    private record Header(String name, String value) {}

    private final byte[] bytes;
    private final @Nullable String type;
    private final List<Header> headers = new ArrayList<>();
    private final boolean packs;
    private final String tag;
    private final String packedTag;
    private volatile byte @Nullable [] packed;

    private Page(byte[] bytes, @Nullable String type) {
        this.bytes = bytes;
        this.type = type;
        this.packs = bytes.length >= LEAST_PACKED && isText(type);
        String hash =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(Arrays.copyOf(Sha256.of(bytes), TAG_BYTES));
        tag = '"' + hash + '"';
        packedTag = '"' + hash + PACKED + '"';
    }

    /// What was just written to a response.
    ///
    /// @param language of its content; null where none was said
    static Page of(byte[] bytes, HttpServletResponse response, @Nullable String language) {
        var page = new Page(bytes, response.getContentType());
        if (page.packs) {
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
        for (String name : response.getHeaderNames()) {
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)) {
                response.getHeaders(name)
                        .forEach(value -> page.headers.add(new Header(name, value)));
            }
        }
        if (language != null && !response.containsHeader(HttpHeaders.CONTENT_LANGUAGE)) {
            page.headers.add(new Header(HttpHeaders.CONTENT_LANGUAGE, language));
        }
        return page;
    }

    /// Whether everybody gets it alike: it says so itself, as public pages do and staff's never, sets no
    /// cookie, and depends on nothing that somebody sends but the address and how it may be packed.
    boolean isForAll() {
        return headers.stream().anyMatch(Page::isPublic)
                && headers.stream()
                        .allMatch(
                                header ->
                                        !header.name.equalsIgnoreCase(HttpHeaders.SET_COOKIE)
                                                && (!header.name.equalsIgnoreCase(HttpHeaders.VARY)
                                                        || header.value.equalsIgnoreCase(
                                                                HttpHeaders.ACCEPT_ENCODING)));
    }

    private static boolean isPublic(Header header) {
        return header.name.equalsIgnoreCase(HttpHeaders.CACHE_CONTROL)
                && header.value.equals(Site.PUBLIC_CACHE_CONTROL);
    }

    /// Bytes of memory, at most.
    int weight() {
        return bytes.length + (packs ? bytes.length / 2 : 0) + OVERHEAD;
    }

    /// Sends it to somebody else than the one for whom it was made.
    void sendAgain(HttpServletRequest request, HttpServletResponse response) throws IOException {
        for (Header header : headers) {
            response.addHeader(header.name, header.value);
        }
        if (type != null) {
            response.setContentType(type);
        }
        send(request, response);
    }

    /// Sends it, or says that whoever asks has it (RFC 9110, 13.1.2). The headers are set already.
    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean asPacked = packs && AcceptedEncodings.of(request).gzip();
        response.setHeader(HttpHeaders.ETAG, asPacked ? packedTag : tag);
        if (has(request)) {
            response.setStatus(HttpStatus.NOT_MODIFIED.value());
            return;
        }
        byte[] sent = asPacked ? packed() : bytes;
        if (asPacked) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        response.setContentLength(sent.length);
        if (!request.getMethod().equals(HttpMethod.HEAD.name())) {
            response.getOutputStream().write(sent);
        }
    }

    /// Whether somebody has the bytes already, packed or not.
    private boolean has(HttpServletRequest request) {
        var named = request.getHeaders(HttpHeaders.IF_NONE_MATCH);
        while (named.hasMoreElements()) {
            for (String one : named.nextElement().split(",", -1)) {
                String bare = one.strip();
                bare = bare.startsWith("W/") ? bare.substring(2) : bare;
                if (bare.equals("*") || bare.equals(tag) || bare.equals(packedTag)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isText(@Nullable String type) {
        String bare = type == null ? "" : type.toLowerCase(Locale.ROOT);
        return bare.startsWith("text/")
                || bare.contains("json")
                || bare.contains("xml")
                || bare.startsWith("application/x-");
    }

    /// Packed once, even if two ask at the same time: the second waits no longer than it would take.
    private synchronized byte[] packed() {
        byte[] done = packed;
        if (done == null) {
            var made = new ByteArrayOutputStream(bytes.length / 3);
            try (var gzip = new GZIPOutputStream(made)) {
                gzip.write(bytes);
            } catch (IOException inMemory) {
                throw new UncheckedIOException(inMemory);
            }
            done = made.toByteArray();
            packed = done;
        }
        return done;
    }
}
