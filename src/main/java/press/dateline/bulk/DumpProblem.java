package press.dateline.bulk;

/// A dump that cannot be written or read; the message is a sentence for people.
public class DumpProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    DumpProblem(String sentence) {
        super(sentence);
    }

    DumpProblem(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
