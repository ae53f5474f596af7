package press.dateline;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import press.dateline.account.AccountDesk;
import press.dateline.database.ArchiveDatabase;
import press.dateline.database.EmbeddedPostgres;
import press.dateline.web.Site;
import press.dateline.web.Staff;

import java.util.concurrent.Callable;
import java.util.function.Function;

@Command(
        name = "account",
        description = "Adds accounts and resets passwords.",
        mixinStandardHelpOptions = true,
        subcommands = {AccountCommand.Add.class, AccountCommand.Reset.class})
final class AccountCommand implements Callable<Integer> {

    private static final String ACTOR = "command line";

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getErr());
        }
        return 2;
    }

    @Command(
            name = "add",
            description = "Adds an account and prints a one-time link that sets its password.",
            mixinStandardHelpOptions = true)
    static final class Add implements Callable<Integer> {

        @Spec private @Nullable CommandSpec spec;

        @Parameters(paramLabel = "NAME")
        private @Nullable String name;

        @Option(
                names = "--role",
                description = "What the account may do: ${COMPLETION-CANDIDATES}.",
                defaultValue = "author")
        private Staff.Role role = Staff.Role.author;

        @Override
        public Integer call() {
            return printLink(spec, desk -> desk.add(String.valueOf(name), role, null, ACTOR));
        }
    }

    @Command(
            name = "reset",
            description =
                    "Takes an account's password away, ends its sessions, and prints a one-time"
                            + " link that sets a new one.",
            mixinStandardHelpOptions = true)
    static final class Reset implements Callable<Integer> {

        @Spec private @Nullable CommandSpec spec;

        @Parameters(paramLabel = "NAME")
        private @Nullable String name;

        @Override
        public Integer call() {
            return printLink(spec, desk -> desk.reset(String.valueOf(name), ACTOR));
        }
    }

    private static int printLink(
            @Nullable CommandSpec spec, Function<AccountDesk, String> makesToken) {
        try (ArchiveDatabase database = Commands.open(EmbeddedPostgres.Use.COMMAND);
                ConfigurableApplicationContext archive = Commands.archive(database)) {
            String token = makesToken.apply(archive.getBean(AccountDesk.class));
            String link = archive.getBean(Site.class).url("/account/" + token);
            if (spec != null) {
                spec.commandLine().getOut().println(link);
                spec.commandLine().getOut().flush();
            }
        }
        return 0;
    }
}
