package press.dateline.intake;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.thymeleaf.context.LazyContextVariable;

/// How much waits in the inbox, for the staff layout. Asked only where a page shows it: no public
/// page does.
@ControllerAdvice
class InboxCount {

    private final Inbox inbox;

    InboxCount(Inbox inbox) {
        this.inbox = inbox;
    }

    @ModelAttribute
    void waiting(Model model) {
        model.addAttribute(
                "waiting",
                new LazyContextVariable<Long>() {
                    @Override
                    protected Long loadValue() {
                        return inbox.count();
                    }
                });
    }
}
