package press.dateline.web;

/// A setting that the archive cannot start with. The message is one sentence for the person who
/// set it: name, value, what is wrong.
public class BadSetting extends StartRefused {

    private static final long serialVersionUID = 1;

    public BadSetting(String name, String value, String problem) {
        super(name + ": \"" + value + "\" " + problem + ".");
    }
}
