/// Where the archive's rows live: the PostgreSQL server that comes with Dateline or an external one,
/// the public pool with its own role, and the backup of a whole archive into one file and back.
///
/// For other packages: [EmbeddedPostgres] with its [EmbeddedPostgresException], [ArchiveDatabase],
/// [Backup], [Restore], [Manifest], [BackupException] and [PrivateFiles].
@NullMarked
@ApplicationModule(allowedDependencies = {"web"})
package press.dateline.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
