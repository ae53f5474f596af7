package press.dateline.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/// Gives each page for readers a tag that is a hash of its bytes, so that whoever has them is told so
/// (RFC 9110, 13.1.2) whichever server they got them from. Packs what packs well here: each of the two
/// forms of the bytes has a tag of its own, which the container's packing would not give it.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class EntityTagFilter extends OncePerRequestFilter {

    /// Less than this does not get smaller, in bytes.
    private static final int LEAST_PACKED = 1024;

    private static final int TAG_BYTES = 16;
    private static final String PACKED = "-gzip";

    /// Staff pages are kept by nobody; files of the application have a mark in their address; sitemaps
    /// are written as they are read.
    private static final List<String> OTHERS =
            List.of(
                    "/admin",
                    "/signin",
                    "/signout",
                    "/account/",
                    "/shared/",
                    "/assets/",
                    "/actuator",
                    "/sitemap");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !List.of("GET", "HEAD").contains(request.getMethod())
                || OTHERS.stream().anyMatch(path::startsWith);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var page = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, page);
        if (page.getStatus() == HttpStatus.OK.value() && !page.isCommitted()) {
            send(page.getContentAsByteArray(), request, response);
        } else {
            page.copyBodyToResponse();
        }
    }

    private static void send(byte[] bytes, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String tag =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(Arrays.copyOf(Sha256.of(bytes), TAG_BYTES));
        boolean packs = bytes.length >= LEAST_PACKED && isText(response.getContentType());
        boolean packed = packs && acceptsPacked(request);
        if (packs) {
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
        String given = "\"" + tag + (packed ? PACKED : "") + "\"";
        response.setHeader(HttpHeaders.ETAG, given);
        if (has(request.getHeaders(HttpHeaders.IF_NONE_MATCH), tag)) {
            response.setStatus(HttpStatus.NOT_MODIFIED.value());
            return;
        }
        byte[] sent = packed ? packed(bytes) : bytes;
        if (packed) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        response.setContentLength(sent.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(sent);
        }
    }

    /// Whether somebody has the bytes already, packed or not.
    private static boolean has(Enumeration<String> headers, String tag) {
        while (headers.hasMoreElements()) {
            for (String one : headers.nextElement().split(",", -1)) {
                String named = one.strip();
                if (named.equals("*")) {
                    return true;
                }
                String bare = named.startsWith("W/") ? named.substring(2) : named;
                if (bare.equals("\"" + tag + "\"") || bare.equals("\"" + tag + PACKED + "\"")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isText(String type) {
        String bare = type == null ? "" : type.toLowerCase(Locale.ROOT);
        return bare.startsWith("text/")
                || bare.contains("json")
                || bare.contains("xml")
                || bare.startsWith("application/x-");
    }

    private static boolean acceptsPacked(HttpServletRequest request) {
        Enumeration<String> headers = request.getHeaders(HttpHeaders.ACCEPT_ENCODING);
        while (headers.hasMoreElements()) {
            for (String one : headers.nextElement().toLowerCase(Locale.ROOT).split(",", -1)) {
                String[] coding = one.strip().split(";", 2);
                boolean refused =
                        coding.length > 1 && coding[1].strip().matches("q=0(?:\\.0{0,3})?");
                if ((coding[0].strip().equals("gzip") || coding[0].strip().equals("*"))
                        && !refused) {
                    return true;
                }
            }
        }
        return false;
    }

    private static byte[] packed(byte[] bytes) {
        var packed = new ByteArrayOutputStream(bytes.length / 3);
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return packed.toByteArray();
    }
}
