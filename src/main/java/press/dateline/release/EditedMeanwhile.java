package press.dateline.release;

/// Somebody else saved an edition after the one that an editor started from.
class EditedMeanwhile extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Edition theirs;

    EditedMeanwhile(Edition theirs) {
        super("edition " + theirs.number() + " was saved meanwhile", null, false, false);
        this.theirs = theirs;
    }

    Edition theirs() {
        return theirs;
    }
}
