package press.dateline.intake;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.thymeleaf.context.LazyContextVariable;

import press.dateline.web.Staff;

/// How much waits in the inbox, for the staff layout. Asked only where a page shows it: no public
/// page does.
@ControllerAdvice
class InboxCount {

    private final Inbox inbox;

    InboxCount(Inbox inbox) {
        this.inbox = inbox;
    }

    @ModelAttribute
    void waiting(HttpServletRequest request, Model model) {
        model.addAttribute(
                "waiting",
                new LazyContextVariable<Long>() {
                    @Override
                    protected Long loadValue() {
                        return request.getAttribute(Staff.class.getName()) instanceof Staff staff
                                ? inbox.count(staff)
                                : 0;
                    }
                });
    }
}
