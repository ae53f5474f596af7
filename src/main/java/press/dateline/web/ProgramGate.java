package press.dateline.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;

/// How much one address may ask, for what stands before the controllers: who brings a token that is
/// refused has asked, too.
public interface ProgramGate {

    /// Counts a request and says in its answer how many are left.
    ///
    /// @return false where the address has asked too often; the request is answered then
    boolean admits(HttpServletRequest request, HttpServletResponse response) throws IOException;
}
