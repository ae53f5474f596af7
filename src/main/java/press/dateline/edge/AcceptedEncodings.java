package press.dateline.edge;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;

import java.util.Locale;

/// What packings somebody can undo (RFC 9110, 12.5.3).
///
/// @param gzip whether gzip is one of them
record AcceptedEncodings(boolean gzip) {

    static AcceptedEncodings of(HttpServletRequest request) {
        boolean any = false;
        var lists = request.getHeaders(HttpHeaders.ACCEPT_ENCODING);
        while (lists.hasMoreElements()) {
            for (String one : lists.nextElement().toLowerCase(Locale.ROOT).split(",", -1)) {
                String[] coding = one.strip().split(";", 2);
                String name = coding[0].strip();
                boolean accepted =
                        coding.length == 1 || !coding[1].strip().matches("q=0(?:\\.0{0,3})?");
                if (name.equals("gzip")) {
                    return new AcceptedEncodings(accepted);
                }
                any |= name.equals("*") && accepted;
            }
        }
        return new AcceptedEncodings(any);
    }
}
