package press.dateline.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Gives a form's template what is wrong with it: `problems`, a sentence by field, and
/// `formProblems`, what concerns no single field. A row that is shown to be filled has none, though
/// the form that was sent does not have it.
class FormProblems implements HandlerInterceptor {

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
        Map<String, String> problems = new LinkedHashMap<>();
        List<String> formProblems = new ArrayList<>();
        if (page.getModel().get(BindingResult.MODEL_KEY_PREFIX + "form")
                instanceof BindingResult result) {
            for (ObjectError error : result.getAllErrors()) {
                String sentence = messages.getMessage(error, Locale.ENGLISH);
                if (error instanceof FieldError field) {
                    problems.merge(field.getField(), sentence, (one, other) -> one + " " + other);
                } else {
                    formProblems.add(sentence);
                }
            }
        }
        page.addObject("problems", problems);
        page.addObject("formProblems", formProblems);
    }
}
