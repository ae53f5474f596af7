package press.dateline.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

import press.dateline.web.Staff;

import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

/// Looks at the account on each request of a session: a disabled account, a reset or a changed
/// password end its sessions at once, on every node; so does their age. What the person may do is
/// what the account says now. Sends whoever has to change a password to do so.
class StaffSessionFilter extends OncePerRequestFilter {

    private final AccountDesk accounts;
    private final Clock clock;

    StaffSessionFilter(AccountDesk accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        if (person != null && !(person instanceof AnonymousAuthenticationToken)) {
            Optional<Account> account = accounts.named(person.getName());
            HttpSession session = request.getSession(false);
            if (account.isEmpty() || !isStillGood(person, account.get()) || isOver(session)) {
                SecurityContextHolder.clearContext();
                if (session != null) {
                    session.invalidate();
                }
            } else if (account.get().mustChange() && !isAllowedBefore(request.getRequestURI())) {
                response.sendRedirect("/admin/password");
                return;
            } else {
                actAs(account.get(), person, request);
            }
        }
        chain.doFilter(request, response);
    }

    private static boolean isStillGood(Authentication person, Account account) {
        return !(person.getPrincipal() instanceof StaffMember member)
                || member.isStillGood(account);
    }

    private boolean isOver(@Nullable HttpSession session) {
        return session != null && StaffSessions.isOver(session, clock.instant());
    }

    private static void actAs(Account account, Authentication person, HttpServletRequest request) {
        SecurityContext now = SecurityContextHolder.createEmptyContext();
        now.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(
                        Objects.requireNonNull(person.getPrincipal()),
                        null,
                        StaffMember.authorities(account)));
        SecurityContextHolder.setContext(now);
        request.setAttribute(Staff.class.getName(), account.staff());
    }

    private static boolean isAllowedBefore(String path) {
        return path.equals("/admin/password") || path.equals("/signout");
    }
}
