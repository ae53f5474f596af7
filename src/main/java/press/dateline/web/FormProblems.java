package press.dateline.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Gives a form's template what is wrong with it: `problems`, a sentence by field, and
/// `formProblems`, what concerns no single field. A row that is shown to be filled has none, though
/// the form that was sent does not have it.
public final class FormProblems implements HandlerInterceptor {

    private final MessageSource messages;

    FormProblems(MessageSource messages) {
        this.messages = messages;
    }

    @Override
    public void postHandle(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable ModelAndView page) {
        if (page == null) {
            return;
        }
        Map<String, String> problems = Map.of();
        List<String> formProblems = List.of();
        if (page.getModel().get(BindingResult.MODEL_KEY_PREFIX + "form")
                instanceof BindingResult form) {
            problems = ofFields(form, messages);
            formProblems = ofForm(form, messages);
        }
        page.addObject("problems", problems);
        page.addObject("formProblems", formProblems);
    }

    /// What is wrong with the fields of a form, in sentences by their names.
    public static Map<String, String> ofFields(Errors form, MessageSource messages) {
        Map<String, String> problems = new LinkedHashMap<>();
        for (FieldError error : form.getFieldErrors()) {
            problems.merge(
                    error.getField(),
                    messages.getMessage(error, Locale.ENGLISH),
                    (one, other) -> one + " " + other);
        }
        return problems;
    }

    /// What is wrong with it and concerns no single field, in sentences.
    public static List<String> ofForm(Errors form, MessageSource messages) {
        return form.getGlobalErrors().stream()
                .map(error -> messages.getMessage(error, Locale.ENGLISH))
                .toList();
    }
}
