package press.dateline;

import org.springframework.aot.AotDetector;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import press.dateline.bulk.DumpProblem;
import press.dateline.database.ArchiveDatabase;
import press.dateline.database.BackupException;
import press.dateline.database.EmbeddedPostgres;
import press.dateline.database.EmbeddedPostgresException;
import press.dateline.web.ArchiveSettings;
import press.dateline.web.StartRefused;

import java.io.PrintWriter;
import java.util.Map;

/// The commands of `java -jar dateline.jar`. They end with 0 when done, 1 when something failed, 2
/// when used wrongly or when there is no archive, and say what went wrong in a sentence.
@Command(
        name = "dateline",
        description = "An archive for corporate press releases. Without a command: the server.",
        mixinStandardHelpOptions = true,
        version = "Dateline 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            AccountCommand.class,
            BackupCommand.class,
            ExportCommand.class,
            ImportCommand.class,
            ParseCommand.class,
            ReindexCommand.class,
            RestoreCommand.class,
            TrainCommand.class
        })
final class Commands {

    private Commands() {}

    static int run(String... arguments) {
        ConfigurableEnvironment environment = environment();
        quiet(environment);
        return new CommandLine(new Commands())
                .setExecutionExceptionHandler(
                        (failure, command, parsed) -> report(failure, command.getErr()))
                .execute(arguments);
    }

    /// The settings, read as the server reads them.
    static ConfigurableEnvironment environment() {
        var environment = new StandardEnvironment();
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return environment;
    }

    static ArchiveSettings settings(ConfigurableEnvironment environment) {
        return Binder.get(environment).bindOrCreate("dateline", ArchiveSettings.class);
    }

    static ArchiveDatabase open(EmbeddedPostgres.Use use) {
        ConfigurableEnvironment environment = environment();
        return ArchiveDatabase.open(environment, settings(environment).dataDirectory(), use);
    }

    /// The archive without its pages, for a command that works with it. The caller closes it before the
    /// database.
    static ConfigurableApplicationContext archive(ArchiveDatabase database) {
        // The beans that were found when the jar was built are the server's.
        System.setProperty(AotDetector.AOT_ENABLED, "false");
        return new SpringApplicationBuilder(Dateline.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .logStartupInfo(false)
                .properties(Map.of("logging.level.root", "error"))
                .run(database.asArguments());
    }

    private static void quiet(ConfigurableEnvironment environment) {
        LoggingSystem logging = LoggingSystem.get(Commands.class.getClassLoader());
        logging.beforeInitialize();
        logging.initialize(new LoggingInitializationContext(environment), null, null);
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.ERROR);
    }

    private static int report(Exception failure, PrintWriter errors) {
        Throwable cause = failure;
        while (cause != null) {
            if (cause instanceof EmbeddedPostgresException refused) {
                errors.println(refused.getMessage());
                return refused.exitStatus();
            }
            if (cause instanceof BackupException
                    || cause instanceof DumpProblem
                    || cause instanceof StartRefused
                    || cause instanceof press.dateline.account.AccountDesk.Refused) {
                errors.println(cause.getMessage());
                return 1;
            }
            cause = cause.getCause();
        }
        errors.println(
                "That failed: " + NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
        return 1;
    }
}
