package press.dateline.release;

import org.springframework.http.HttpStatus;

import press.dateline.web.PageProblem;

/// A verb that a release refuses in its state. The message is a sentence for the person who asked;
/// where no form shows it, it becomes a page that leads back to the record.
public class WrongState extends PageProblem {

    private static final long serialVersionUID = 1;

    /// @param code of the release that was asked
    WrongState(String code, String sentence) {
        super(
                HttpStatus.CONFLICT,
                sentence,
                new Way("/admin/releases/" + code, "The release's record"));
    }
}
