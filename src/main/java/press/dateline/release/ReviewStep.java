package press.dateline.release;

import java.time.Instant;

/// Something that happened to a release on its way to the public.
///
/// @param edition the number of the one that was looked at
/// @param said what is to change; empty for every other step
/// @param by name of an account
public record ReviewStep(int edition, Kind kind, String said, String by, Instant at) {

    /// Named as the database has them.
    public enum Kind {
        asked("asked for a review"),
        taken_back("took it back from review"),
        changes_asked("asked for changes"),
        approved("approved it"),
        /// By somebody who wrote some of it.
        own_approved("approved it, and had written some of it"),
        unapproved("took the approval back"),
        /// An approved text was changed, so that it is not approved any more.
        edited("changed the approved text, which needs an approval again");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
