package press.dateline.search;

/// There is no index to ask at the moment; browsing works meanwhile.
final class SearchUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient FollowedIndex.Status status;

    SearchUnavailable(FollowedIndex.Status status) {
        super("The search index is " + status.said(), null, false, false);
        this.status = status;
    }

    FollowedIndex.Status status() {
        return status;
    }
}
