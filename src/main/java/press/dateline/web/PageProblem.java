package press.dateline.web;

import org.springframework.http.HttpStatus;

import java.util.List;
import java.util.Map;

/// A request that cannot be answered as asked: becomes a page with a status, a sentence that says
/// why, and ways out.
public class PageProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final transient List<Way> ways;
    private final transient Map<String, Object> details;

    /// A link out of the problem.
    public record Way(String href, String label) {}

    public PageProblem(HttpStatus status, String sentence, Way... ways) {
        this(status, sentence, Map.of(), ways);
    }

    /// @param details for programs, by their names
    public PageProblem(
            HttpStatus status, String sentence, Map<String, Object> details, Way... ways) {
        super(sentence, null, false, false);
        this.status = status;
        this.details = details;
        this.ways = List.of(ways);
    }

    public static PageProblem notFound(String sentence, Way... ways) {
        return new PageProblem(HttpStatus.NOT_FOUND, sentence, ways);
    }

    public static PageProblem badRequest(String sentence, Way... ways) {
        return new PageProblem(HttpStatus.BAD_REQUEST, sentence, ways);
    }

    public static PageProblem conflict(String sentence, Way... ways) {
        return new PageProblem(HttpStatus.CONFLICT, sentence, ways);
    }

    HttpStatus status() {
        return status;
    }

    List<Way> ways() {
        return ways;
    }

    Map<String, Object> details() {
        return details;
    }
}
