package press.dateline.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

import press.dateline.edge.PageMemory.Made;
import press.dateline.edge.PublicVersion.State;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// Gives each page for readers a tag that is a hash of its bytes, so that whoever has them is told so
/// whichever server they got them from, and keeps it until something public changes. Packs what packs
/// well here: each of the two forms of the bytes has a tag of its own, which the container's packing
/// would not give it.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class PageFilter extends OncePerRequestFilter {

    /// What staff and their programs see is kept by nobody; files of the application have a mark in
    /// their address; files of a dump have a tag; sitemaps are written as they are read.
    private static final List<String> OTHERS =
            List.of(
                    "/admin",
                    "/signin",
                    "/signout",
                    "/account/",
                    "/shared/",
                    "/assets/",
                    "/actuator",
                    "/api/v1/desk/",
                    "/dump/",
                    "/sitemap");

    /// Answers that say how much the one who asks may still ask, and which files this server has.
    private static final List<String> NOT_KEPT = List.of("/api", "/dump");

    private final PageMemory memory;
    private final @Nullable PublicVersion version;

    PageFilter(PageMemory memory, ObjectProvider<PublicVersion> version) {
        this.memory = memory;
        this.version = version.getIfAvailable();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = path(request);
        return (!isGet(request) && !request.getMethod().equals(HttpMethod.HEAD.name()))
                || OTHERS.stream().anyMatch(path::startsWith);
    }

    /// As the rules of the addresses see it: a letter may be sent as its number.
    private static String path(HttpServletRequest request) {
        return StringUtils.uriDecode(request.getRequestURI(), StandardCharsets.UTF_8);
    }

    private static boolean isGet(HttpServletRequest request) {
        return request.getMethod().equals(HttpMethod.GET.name());
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Made made = made(request, response, chain);
        Page page = made.page();
        if (page != null && made.isOwn()) {
            page.send(request, response);
        } else if (page != null) {
            page.sendAgain(request, response);
        }
    }

    private Made made(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        State state = version == null || !memory.isUsed() ? null : version.now();
        if (version != null
                && state != null
                && NOT_KEPT.stream().noneMatch(path(request)::startsWith)) {
            String query = request.getQueryString();
            String address = request.getRequestURI() + (query == null ? "" : "?" + query);
            Page kept = memory.find(state, address);
            if (kept != null) {
                return new Made(kept, false);
            }
            if (isGet(request)) {
                return memory.make(state, address, version, () -> make(request, response, chain));
            }
        }
        return new Made(make(request, response, chain), true);
    }

    private static @Nullable Page make(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var written = new Written(response);
        chain.doFilter(request, written);
        if (written.getStatus() == HttpStatus.OK.value() && !written.isCommitted()) {
            return Page.of(written.getContentAsByteArray(), response, written.language);
        }
        written.copyBodyToResponse();
        return null;
    }

    /// What a page is written to. The container does not tell the language until it sends it.
    private static final class Written extends ContentCachingResponseWrapper {

        private @Nullable String language;

        Written(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setLocale(Locale locale) {
            super.setLocale(locale);
            language = locale.toLanguageTag();
        }
    }
}
