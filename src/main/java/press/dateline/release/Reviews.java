package press.dateline.release;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import press.dateline.web.Staff;

import java.util.List;

/// The way of a text from its author to its approval. Each step is about the edition that was looked
/// at, and done once more it changes nothing.
@Component
@Transactional
public class Reviews {

    private final ReleaseDesk desk;
    private final Approvals approvals;

    Reviews(ReleaseDesk desk, Approvals approvals) {
        this.desk = desk;
        this.approvals = approvals;
    }

    /// Asks for a review of the latest edition.
    ///
    /// @param edition the number of the one that was looked at
    /// @throws WrongState where there is another one, or nothing to review
    public void ask(String code, int edition, Staff staff) {
        Release release = desk.locked(code);
        Edition latest = desk.latest(release, edition);
        if (release.askReview(latest)) {
            done(release, ReviewStep.Kind.asked, "", staff);
        }
    }

    /// Takes a release back from review.
    ///
    /// @throws WrongState where it is not in review
    public void takeBack(String code, Staff staff) {
        Release release = desk.locked(code);
        if (release.leaveReview(lastIs(release, ReviewStep.Kind.taken_back))) {
            done(release, ReviewStep.Kind.taken_back, "", staff);
        }
    }

    /// Sends a release back to its author.
    ///
    /// @param said what is to change
    /// @throws WrongState where it is not in review, or there is another edition
    public void askChanges(String code, int edition, String said, Staff staff) {
        Release release = desk.locked(code);
        desk.latest(release, edition);
        if (release.leaveReview(lastIs(release, ReviewStep.Kind.changes_asked))) {
            done(release, ReviewStep.Kind.changes_asked, said, staff);
        }
    }

    /// Approves the latest edition.
    ///
    /// @throws WrongState where it is not in review, there is another edition, or this person wrote
    ///     some of it and that is not enough here
    public void approve(String code, int edition, Staff staff) {
        Release release = desk.locked(code);
        Edition latest = desk.latest(release, edition);
        if (release.approve(latest)) {
            approvals.approve(release, staff);
            desk.list(release);
        }
    }

    /// Takes an approval back; the release is in review again.
    ///
    /// @throws WrongState where it is not approved
    public void unapprove(String code, Staff staff) {
        Release release = desk.locked(code);
        if (release.unapprove(lastIs(release, ReviewStep.Kind.unapproved))) {
            done(release, ReviewStep.Kind.unapproved, "", staff);
        }
    }

    private void done(Release release, ReviewStep.Kind kind, String said, Staff staff) {
        approvals.note(release, kind, said, staff.name());
        desk.list(release);
    }

    private boolean lastIs(Release release, ReviewStep.Kind kind) {
        List<ReviewStep> steps = approvals.steps(release);
        return !steps.isEmpty() && steps.getFirst().kind() == kind;
    }
}
