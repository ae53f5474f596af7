/// The application: starts the server and dispatches the commands.
@NullMarked
package press.dateline;

import org.jspecify.annotations.NullMarked;
