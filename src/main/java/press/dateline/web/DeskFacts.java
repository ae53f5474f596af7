package press.dateline.web;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.ui.Model;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;

/// What the staff layout says of the person who is signed in. Public addresses know nobody, so
/// there it is empty.
@ControllerAdvice
class DeskFacts {

    @ModelAttribute
    void person(HttpServletRequest request, Model model) {
        model.addAttribute("person", request.getRemoteUser());
        model.addAttribute("staff", request.getAttribute(Staff.class.getName()));
        model.addAttribute("carried", request.getAttribute("carried") != null);
    }

    /// Forms are records: made by their constructor, read by their fields, and never written to
    /// afterwards.
    @InitBinder
    void records(WebDataBinder binder) {
        binder.initDirectFieldAccess();
        binder.setDeclarativeBinding(true);
    }
}
