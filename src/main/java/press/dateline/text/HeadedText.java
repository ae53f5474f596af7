package press.dateline.text;

import org.jspecify.annotations.Nullable;

/// A text with the heading that stands over it: boilerplate or a disclaimer.
///
/// @param company as the heading or the first words name it; null for a product, a topic and every
///     disclaimer
/// @param heading null without one
/// @param text paragraphs parted by a blank line; null where only the heading is left
/// @param glued whether the break between heading and text was lost in the document, so that no
///     character stands between them
public record HeadedText(
        @Nullable String company,
        @Nullable Passage heading,
        @Nullable Passage text,
        boolean glued) {}
