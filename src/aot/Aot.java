import org.springframework.boot.SpringApplicationAotProcessor;
import org.springframework.util.FileSystemUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

/// Lets Spring write down, as Java, which beans the server has and how they are made, compiles that,
/// and puts it beside the classes of the jar; a start with `-Dspring.aot.enabled=true` then finds
/// nothing out anew. A program of its own, because Boot's Maven goal compiles with the Java that
/// runs Maven, which may be an older one.
///
/// Arguments: the main class, the folder of the classes, the folder to make for the jar, a folder to
/// work in, group and artifact.
class Aot {
    public static void main(String[] args) throws Exception {
        String application = args[0];
        Path classes = Path.of(args[1]);
        Path jar = Path.of(args[2]);
        Path work = Path.of(args[3]);
        FileSystemUtils.deleteRecursively(jar);
        FileSystemUtils.deleteRecursively(work);
        FileSystemUtils.copyRecursively(classes, jar);

        Path sources = work.resolve("sources");
        Path made = work.resolve("classes");
        SpringApplicationAotProcessor.main(
                new String[] {
                    application,
                    sources.toString(),
                    work.resolve("resources").toString(),
                    made.toString(),
                    args[4],
                    args[5]
                });
        compile(sources, jar);
        FileSystemUtils.copyRecursively(made, jar);
    }

    private static void compile(Path sources, Path into) throws IOException {
        var options =
                new ArrayList<>(
                        List.of(
                                "-d",
                                into.toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "-proc:none",
                                "-Xlint:none",
                                "-XDsuppressNotes",
                                "-parameters"));
        try (Stream<Path> files = Files.walk(sources)) {
            files.map(Path::toString)
                    .filter(f -> f.endsWith(".java"))
                    .sorted()
                    .forEach(options::add);
        }
        int status =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, options.toArray(String[]::new));
        if (status != 0) {
            throw new IllegalStateException("javac ended with " + status);
        }
    }
}
