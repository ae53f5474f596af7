package press.dateline.web;

import java.util.Collection;

/// Who else works at the archive.
public interface Colleagues {

    /// Whether somebody could approve a release who did not write it.
    ///
    /// @param writers names of accounts
    /// @param issuers ids of the companies that issue the release; empty for any release
    boolean canApprove(Collection<String> writers, Collection<Long> issuers);
}
