package press.dateline.web;

/// A reason not to start, said in a sentence that a person can act on. Printed as it is, without a
/// stack trace; the process ends with status 1.
public class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StartRefused(String sentence) {
        super(sentence);
    }
}
