/// Characters in, parts out: reads what a release's text says. Pure Java on the JDK, JSpecify and
/// jsoup; knows nothing of storage or pages.
@NullMarked
package press.dateline.text;

import org.jspecify.annotations.NullMarked;
