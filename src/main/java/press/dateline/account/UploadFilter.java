package press.dateline.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.util.Locale;

/// Turns uploads of strangers away before their bytes are read: looking for the token of a form
/// would write all of them to the disk first. Files stay with whoever sent them, so nothing is lost
/// that a sign-in page would have to carry.
class UploadFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        String type = request.getContentType();
        boolean upload =
                type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
        if (upload && (person == null || !person.isAuthenticated())) {
            response.sendRedirect("/signin");
        } else {
            chain.doFilter(request, response);
        }
    }
}
