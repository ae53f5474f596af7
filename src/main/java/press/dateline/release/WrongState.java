package press.dateline.release;

/// A verb that a release refuses in its state. The message is a sentence for the person who asked.
public class WrongState extends RuntimeException {

    private static final long serialVersionUID = 1;

    WrongState(String sentence) {
        super(sentence);
    }
}
