package press.dateline.text;

import java.util.Locale;

/// What a range of the original serves. A range that serves two is named for the part where it
/// stands.
public enum PartKind {
    HEADLINE,
    SUBHEADLINE,
    DATELINE,
    BODY,
    ABOUT,
    DISCLAIMER,
    CONTACT,
    SOURCE,
    CORRECTION,
    EMBARGO,
    /// What came around the release: stamps, wire codes, copyright lines, page marks, end marks and
    /// all of the document that belongs to no part of this release.
    ENVELOPE,
    /// Tags, scripts and the signs of a markup language.
    MARKUP,
    /// Words whose use was not recognised.
    UNASSIGNED;

    /// The name in lower case, as the command `parse` prints it.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
