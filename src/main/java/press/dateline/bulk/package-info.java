/// The archive as files: written from one unchanging picture of it, by the command `export` or each
/// night for `/dump`, and read back by the command `import`. What the public may have is read through
/// the public pool.
///
/// The format is described for readers in `dump/README.md` among the resources, which lies in every dump. Two dumps
/// of the same releases are the same byte for byte: nothing in them depends on the server, its clock or
/// the numbers of rows.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "web",
            "journal",
            "text",
            "release",
            "company",
            "browse",
            "intake",
            "database"
        })
package press.dateline.bulk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
