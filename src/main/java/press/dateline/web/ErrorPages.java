package press.dateline.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.DataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The error pages: a status, what happened in a sentence, a way out. Nothing of the inside. Programs get
/// the same as problem details (RFC 9457).
@Controller
@ControllerAdvice
class ErrorPages implements ErrorController {

    private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);

    private static final String RETRY_SECONDS = "5";

    /// Below here programs ask.
    private static final String API = "/api/";

    private static final Map<Integer, String> SENTENCES =
            Map.of(
                    401, "This needs a token that is good.",
                    400,
                            "The address or what was sent with it is not one that the archive"
                                    + " understands.",
                    403, "This needs a sign-in that may do it.",
                    404, "There is nothing at this address. It may have been mistyped or cut off.",
                    405, "This address does not answer to that kind of request.",
                    406, "The archive has no such form of this page.",
                    413, "What was sent is larger than the archive takes at once.",
                    415, "The archive does not take this kind of content here.",
                    429, "This address has asked too often. Please wait a moment.",
                    503,
                            "The archive cannot reach its database just now. Please try again in a"
                                    + " moment.");

    @ExceptionHandler
    Object problem(PageProblem problem, HttpServletRequest request, HttpServletResponse response) {
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", RETRY_SECONDS);
        }
        return answer(
                request,
                problem.status(),
                String.valueOf(problem.getMessage()),
                problem.ways(),
                problem.details());
    }

    @ExceptionHandler({
        CannotGetJdbcConnectionException.class,
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class
    })
    Object unavailable(
            Exception failure, HttpServletRequest request, HttpServletResponse response) {
        log.warn(
                "The database did not answer: {}",
                NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
        response.setHeader("Retry-After", RETRY_SECONDS);
        return answer(request, HttpStatus.SERVICE_UNAVAILABLE, null, List.of(), Map.of());
    }

    /// Rows of a form with gaps in their numbers: the binder counts on there being none, and browsers
    /// send none.
    @ExceptionHandler
    Object gap(IndexOutOfBoundsException failure, HttpServletRequest request) {
        boolean binding =
                Arrays.stream(failure.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(DataBinder.class.getName()));
        if (!binding) {
            throw failure;
        }
        return answer(
                request,
                HttpStatus.BAD_REQUEST,
                "The rows of the form are numbered with gaps.",
                List.of(),
                Map.of());
    }

    @RequestMapping("/error")
    Object error(HttpServletRequest request, HttpServletResponse response) {
        Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (failure instanceof DataAccessResourceFailureException
                || failure instanceof CannotCreateTransactionException) {
            // Before any controller: looking for who is signed in.
            return unavailable((Exception) failure, request, response);
        }
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = HttpStatus.resolve(code instanceof Integer n ? n : 404);
        return answer(
                request,
                status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status,
                null,
                List.of(),
                Map.of());
    }

    private static Object answer(
            HttpServletRequest request,
            HttpStatus status,
            @Nullable String sentence,
            List<PageProblem.Way> ways,
            Map<String, Object> details) {
        String said =
                sentence != null
                        ? sentence
                        : SENTENCES.getOrDefault(
                                status.value(),
                                "Something went wrong in the archive. It has been noted.");
        Object asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = asked instanceof String uri ? uri : request.getRequestURI();
        if (path.startsWith(API)) {
            ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, said);
            problem.setInstance(instance(path));
            details.forEach(problem::setProperty);
            return ResponseEntity.of(problem).build();
        }
        var page = new ModelAndView("web/error");
        page.setStatus(status);
        page.addObject("status", status.value());
        page.addObject("sentence", said);
        page.addObject("ways", ways);
        return page;
    }

    /// The address that was asked, not the one of errors that the container passes it on to.
    private static @Nullable URI instance(String path) {
        try {
            return new URI(path);
        } catch (URISyntaxException unreadable) {
            return null;
        }
    }
}
