package press.dateline.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

import press.dateline.web.Program;
import press.dateline.web.ProgramGate;
import press.dateline.web.Staff;

import java.io.IOException;
import java.util.Locale;

/// Knows a program by the token of its request (RFC 6750).
class TokenFilter extends OncePerRequestFilter {

    private static final String BEARER = "bearer ";

    private final ApiTokens tokens;
    private final ProgramGate gate;

    TokenFilter(ApiTokens tokens, ProgramGate gate) {
        this.tokens = tokens;
        this.gate = gate;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!gate.admits(request, response)) {
            return;
        }
        String sent = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (sent != null && sent.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            tokens.use(sent.substring(BEARER.length()).strip(), request.getRemoteAddr())
                    .ifPresent(token -> actAs(token, request));
        }
        chain.doFilter(request, response);
    }

    private static void actAs(ApiToken token, HttpServletRequest request) {
        SecurityContext now = SecurityContextHolder.createEmptyContext();
        now.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(
                        token.staff().name(),
                        null,
                        token.scopes().stream()
                                .map(scope -> new SimpleGrantedAuthority(scope.authority()))
                                .toList()));
        SecurityContextHolder.setContext(now);
        request.setAttribute(Staff.class.getName(), token.staff());
        request.setAttribute(Program.class.getName(), token.program());
    }
}
