package press.dateline.web;

/// Whoever wants to know how far a long task is.
public interface Progress {

    /// Tells nobody.
    Progress UNSEEN =
            new Progress() {
                @Override
                public void expect(long total) {}

                @Override
                public void advance(long steps) {}
            };

    /// There are so many steps.
    void expect(long total);

    /// So many more are done.
    void advance(long steps);
}
