package press.dateline.intake;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.thymeleaf.context.LazyContextVariable;

import press.dateline.web.Staff;

import java.util.List;
import java.util.function.Function;

/// What other staff pages show of the inbox: how much waits, and what of it is doubtful. Asked only
/// where a page shows it: no public page does.
@ControllerAdvice
class InboxCount {

    private static final int DOUBTFUL = 5;

    private final Inbox inbox;

    InboxCount(Inbox inbox) {
        this.inbox = inbox;
    }

    @ModelAttribute
    void inbox(HttpServletRequest request, Model model) {
        model.addAttribute("inboxCount", lazily(request, 0L, inbox::count));
        model.addAttribute("doubtful", lazily(request, List.of(), this::doubtful));
    }

    private List<InboxEntry> doubtful(Staff staff) {
        return inbox.open(staff).stream()
                .filter(entry -> !entry.isClean())
                .limit(DOUBTFUL)
                .toList();
    }

    private static <T> LazyContextVariable<T> lazily(
            HttpServletRequest request, T nobody, Function<Staff, T> asked) {
        return new LazyContextVariable<T>() {
            @Override
            protected T loadValue() {
                return request.getAttribute(Staff.class.getName()) instanceof Staff staff
                        ? asked.apply(staff)
                        : nobody;
            }
        };
    }
}
