package press.dateline.intake;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

import press.dateline.release.FormActions;
import press.dateline.release.WrongState;
import press.dateline.web.Staff;

/// Publishes an entry of the inbox as it was read, through the same form that a person would send.
@Component
class CleanPublishing {

    private final Inbox inbox;
    private final Review review;
    private final FormActions actions;

    CleanPublishing(Inbox inbox, Review review, FormActions actions) {
        this.inbox = inbox;
        this.review = review;
        this.actions = actions;
    }

    /// Publishes an entry, unless it needs a look.
    ///
    /// @return whether it was published; an entry that is not clean any more stays in the inbox
    boolean publish(InboxEntry listed, Staff staff) {
        // Read anew: the one published a moment ago may be its duplicate.
        InboxEntry entry =
                inbox.entry(listed.document().id(), listed.ordinal(), staff).orElse(listed);
        if (!entry.isClean()) {
            return false;
        }
        Review.Found found = review.of(entry, staff);
        try {
            return actions.publish(
                            found.form(),
                            release -> inbox.saved(entry, found.bytes(), release, staff.name()),
                            staff)
                    .isPresent();
        } catch (Inbox.Decided | DataIntegrityViolationException | WrongState refused) {
            return false;
        }
    }
}
