package press.dateline.release;

/// Whether people may approve what they wrote themselves. The record says so wherever they did.
public enum OwnApproval {
    /// Somebody else has to approve everything.
    never("Never. Somebody else has to approve, whoever wrote it."),
    /// Where no other account could approve the release; so an archive of one person works.
    alone("Only where nobody else could approve the release. So an archive of one person works."),
    always("Always. The record says who approved their own work.");

    private final String label;

    OwnApproval(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
