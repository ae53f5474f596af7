package press.dateline;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import press.dateline.Hands.Way;
import press.dateline.company.Company;
import press.dateline.release.Contact;
import press.dateline.release.Release;
import press.dateline.release.ReleaseText;
import press.dateline.search.Indexes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.regex.Pattern;

/// Every task of staff and of readers, from the first page to the last: by keyboard alone, and in a
/// browser without script.
@JourneyTest
class EveryTaskJourneyTests {

    private static final String WORDS = "four words of chance";
    private static final String OTHER_WORDS = "five other words of chance";

    /// A document in which nothing asks for a look.
    private static final String CLEAN =
            """
            Orrin Foods Opens a %s in Utica

            UTICA, N.Y., March 24, 2009 (LAKELAND WIRE) -- Orrin Foods, Inc. (NYSE: ORRN) opened a
            %s today. It serves four states.

            About Orrin Foods

            Orrin Foods makes flour and has done so since 1911. It has 400 employees.

            Contact:
            Ada Quill
            315-555-0142
            ada@orrin.example

            SOURCE: Orrin Foods, Inc.
            """;

    @LocalServerPort private int port;
    @Autowired private Newsroom newsroom;
    @Autowired private Indexes indexes;
    @Autowired private JdbcClient database;

    private Hands reader(Chromium.Desk desk, Way way) {
        return Hands.at(desk, port, way);
    }

    private Hands admin(Chromium.Desk desk, Way way) {
        return staff(desk, way, "admin", ArchiveTest.PASSWORD);
    }

    private Hands staff(Chromium.Desk desk, Way way, String name, String password) {
        Hands staff = reader(desk, way);
        staff.open("/signin");
        signIn(staff, name, password);
        staff.assertHeading("Desk");
        return staff;
    }

    private static void signIn(Hands staff, String name, String password) {
        staff.type("Name", name);
        staff.type("Password", password);
        staff.press("Sign in");
    }

    /// Adds an account, whose person then sets a password by the link and signs in.
    private Hands colleague(Hands admin, Chromium.Desk desk, Way way, String name, String role) {
        admin.open("/admin/accounts");
        admin.type("Name", name);
        admin.tick(role);
        admin.tick("Every company. Accounts, audit, samples and erasing need this.");
        admin.press("Add account");
        return invited(admin, desk, way, name, WORDS);
    }

    /// The person whose link the page of the accounts shows.
    private Hands invited(Hands admin, Chromium.Desk desk, Way way, String name, String password) {
        assertThat(admin.locator(".notice.done")).containsText("Give this link to " + name);
        String link = admin.locator(".secret").innerText();
        Hands colleague = reader(desk, way);
        colleague.open(link.substring(link.indexOf("/account/")));
        colleague.type("New password", password);
        colleague.type("New password again", password);
        colleague.press("Set password");
        colleague.assertDone("Your password is set.");
        signIn(colleague, name, password);
        colleague.assertHeading("Desk");
        return colleague;
    }

    private static String record(Release release) {
        return "/admin/releases/" + release.code();
    }

    private static String sample(String name) {
        try {
            return Files.readString(Path.of("db/sample", name));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static FilePayload file(String name, String text) {
        return new FilePayload(name, "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource
    void signingInAndOut(Way way, Chromium.Desk desk) {
        Hands staff = reader(desk, way);
        staff.open("/");
        staff.follow("Staff");
        staff.assertHeading("Sign in");
        staff.open("/admin/companies");
        signIn(staff, "admin", WORDS);
        assertThat(staff.locator(".summary")).containsText("do not belong together");
        signIn(staff, "admin", ArchiveTest.PASSWORD);
        staff.assertHeading("Companies");
        staff.press("Sign out");
        assertThat(staff.locator(".lede")).containsText("What companies said");
        staff.open("/admin");
        staff.assertHeading("Sign in");
    }

    @ParameterizedTest
    @EnumSource
    void aReleaseIsTypedInAndPublished(Way way, Chromium.Desk desk) {
        Hands staff = admin(desk, way);
        staff.press(staff.locator("main a", "New release"));
        staff.follow("Fill in an empty form");
        staff.type("Headline", "Orrin Opens a Mill");
        staff.type("Subheadlines", "It grinds oats\nIt grinds rye");
        staff.type("Name as printed", "Orrin Foods, Inc.");
        staff.press("Another company");
        staff.type(staff.locator("#companies-1-printed"), "Vale Dairies Ltd");
        staff.type("Dateline as printed", "UTICA, N.Y., May 4, 2009 (LAKELAND WIRE) --");
        staff.choose("Precision", "month");
        staff.type("Body", "The mill is open.");
        staff.type("About", "Orrin makes flour.");
        staff.type(staff.locator("#contacts-0-name"), "Ada Quill");
        staff.press("Another contact");
        staff.type(staff.locator("#contacts-1-name"), "Ron Teasel");
        staff.type(staff.locator("#contacts-1-email"), "ron@orrin.example");
        staff.choose(staff.locator("#contacts-1-kind"), "media");
        staff.press("Save draft");
        staff.assertRefused("The archive knows no company called");
        staff.press(staff.locator("#errors a", "Orrin Foods"));
        assertThat(staff.page).hasURL(Pattern.compile("#companies-0-choice$"));
        staff.tick("Register “Orrin Foods, Inc.” as a new company");
        staff.tick("Register “Vale Dairies Ltd” as a new company");
        staff.press("Save draft");
        staff.assertDone("The draft is saved.");
        Page preview = staff.inNewWindow("Preview");
        assertThat(preview.locator("h1")).hasText("Orrin Opens a Mill");
        assertThat(preview.locator("#news")).containsText("The mill is open.");
        preview.close();
        staff.press("Publish now");
        staff.assertDone("The release is published.");
        staff.follow("Public page");
        assertThat(staff.locator(".status")).containsText("Published May 2009");
        assertThat(staff.locator(".issuer")).hasText("Orrin Foods, Inc. · Vale Dairies Ltd");
        assertThat(staff.locator(".deck"))
                .hasText(new String[] {"It grinds oats", "It grinds rye"});
        assertThat(staff.locator("#news")).containsText("The mill is open.");
        assertThat(staff.locator("#contacts")).containsText("ron@orrin.example");
    }

    @ParameterizedTest
    @EnumSource
    void aReleaseWithoutADateIsGivenOne(Way way, Chromium.Desk desk) {
        newsroom.company("Orrin Foods");
        Hands staff = admin(desk, way);
        staff.open("/admin/releases/new/form");
        staff.type("Headline", "Orrin Closes a Mill");
        staff.type("Name as printed", "Orrin Foods");
        staff.type("Body", "It is closed.");
        staff.press("Publish now");
        staff.assertRefused("Give the date that the release states");
        staff.press("Publish as “date not stated”");
        staff.assertDone("The release is published.");
        staff.follow("Public page");
        assertThat(staff.locator(".status")).containsText("not stated");
    }

    @ParameterizedTest
    @EnumSource
    void whatWasTypedOutlivesTheSignIn(Way way, Chromium.Desk desk) {
        newsroom.company("Orrin Foods");
        Hands staff = admin(desk, way);
        staff.open("/admin/releases/new/form");
        staff.type("Headline", "Orrin Opens a Mill");
        staff.type("Name as printed", "Orrin Foods");
        Hands elsewhere = admin(desk, way);
        elsewhere.follow("Your account, admin");
        elsewhere.press("End all others");
        elsewhere.assertDone("Every other sign-in of yours has ended.");
        staff.press("Save draft");
        assertThat(staff.locator(".notice")).containsText("What you sent is kept on this page.");
        signIn(staff, "admin", ArchiveTest.PASSWORD);
        assertThat(staff.field("Headline")).hasValue("Orrin Opens a Mill");
        staff.press("Save draft");
        staff.assertDone("The draft is saved.");
        elsewhere.open("/admin/password");
        elsewhere.press(elsewhere.locator("td button"));
        elsewhere.assertDone("That sign-in has ended.");
        staff.open("/admin");
        staff.assertHeading("Sign in");
    }

    @ParameterizedTest
    @EnumSource
    void aDocumentIsPastedAndReviewed(Way way, Chromium.Desk desk) {
        String document = sample("13-pole-clamp-correction.txt");
        String headline = "Tarnbrook Medical Begins Field Correction of Tideline Pole Clamps";
        Hands staff = admin(desk, way);
        paste(staff, "");
        staff.assertRefused("Paste the text of a release");
        paste(staff, document);
        staff.assertHeading("Review");
        assertThat(staff.field("Headline")).hasValue(headline);
        staff.follow("Source line, in the original");
        assertThat(staff.locator("#pane .k-source").first()).isInViewport();
        staff.press(staff.locator("#pane a.label", "Dateline").first());
        assertThat(staff.field("Dateline as printed")).isInViewport();
        assertThat(staff.download(staff.link("Download"))).isNotEmpty();
        staff.type("Subheadlines", "Springs will be replaced");
        Page preview = staff.inNewWindow("Preview");
        assertThat(preview.locator(".deck")).hasText("Springs will be replaced");
        preview.close();
        staff.press("Save draft");
        staff.assertDone("The draft is saved.");
        staff.press("Publish now");
        staff.assertDone("The release is published.");
        staff.press(staff.locator("td a[href$='/originals/1']"));
        assertThat(staff.locator("pre")).containsText("SOURCE  Tarnbrook Medical, Inc.");
        assertThat(staff.download(staff.link("Download the exact bytes"))).isNotEmpty();
        staff.follow(headline);
        staff.follow("Public page");
        assertThat(staff.locator(".deck")).hasText("Springs will be replaced");
        staff.press(staff.locator(".facts a[href$='/originals/1']"));
        staff.assertHeading("Original");
    }

    private static void pasteLikeIt(Hands staff, String document, String clamps) {
        paste(staff, document.replace("3,860 pole", clamps + " pole"));
        assertThat(staff.locator("#twins")).hasText("Perhaps the archive has it already");
    }

    private static void paste(Hands staff, String text) {
        staff.open("/admin/releases/new");
        staff.type("Text of the release", text);
        staff.type("Where it came from", "Continental Newswire");
        staff.press("Read the text");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsThereAlreadyIsDecidedAbout(Way way, Chromium.Desk desk) {
        String document = sample("13-pole-clamp-correction.txt");
        Hands staff = admin(desk, way);
        paste(staff, document);
        staff.assertHeading("Review");
        staff.press("Publish now");
        staff.assertDone("The release is published.");

        paste(staff, document);
        assertThat(staff.locator(".notice")).containsText("This was saved as a release.");
        staff.follow("Open the release");
        assertThat(staff.locator(".state")).hasText("published");
        pasteLikeIt(staff, document, "3,861");
        staff.press("Discard this one");
        staff.assertDone("is discarded; nothing came of it.");
        pasteLikeIt(staff, document, "3,862");
        staff.press("Keep as a further copy");
        staff.assertDone("The document is kept as a further original.");
        pasteLikeIt(staff, document, "3,863");
        staff.press("Keep as its own release");
        staff.assertDone("The draft is saved.");
        pasteLikeIt(staff, document, "3,864");
        staff.press(staff.button("Save as a correction").first());
        staff.assertDone("The draft is saved.");
        staff.follow("Back to the release");
        assertThat(staff.locator(".linked")).containsText("Corrects");
    }

    @ParameterizedTest
    @EnumSource
    void filesAreUploadedAndDecidedAbout(Way way, Chromium.Desk desk) {
        newsroom.company("Orrin Foods");
        Hands staff = admin(desk, way);
        staff.open("/admin/releases/new");
        staff.press("Upload");
        assertThat(staff.locator("#files-error")).containsText("Choose at least one file.");
        staff.attach(
                staff.field("Files"),
                file("clean.txt", CLEAN.formatted("Bakery", "bakery for rye bread and rolls")),
                file("clean-2.txt", CLEAN.formatted("Mill", "mill that grinds oats")),
                file("lunch.txt", "Lunch is at noon."),
                file("tea.txt", "Tea is at four."));
        staff.press("Upload");
        staff.assertHeading("Inbox");
        assertThat(staff.locator("tbody tr")).hasCount(4);
        staff.follow("Review Tea is at four.");
        staff.press("Discard");
        staff.assertDone("is discarded");
        staff.press("Discard Lunch is at noon.");
        staff.assertDone("is discarded");
        staff.follow("Publish the 2 clean ones");
        staff.follow("Back to the inbox");
        staff.follow("Review Orrin Foods Opens a Mill in Utica");
        staff.press("Publish now");
        staff.assertDone("The release is published.");
        staff.press(staff.locator("nav a[href='/admin/incoming']"));
        staff.follow("Publish the clean one");
        staff.press("Publish it");
        staff.assertDone("One release is published.");
        assertThat(staff.locator(".empty")).containsText("Nothing waits.");
    }

    @ParameterizedTest
    @EnumSource
    void aTextIsReviewed(Way way, Chromium.Desk desk) {
        newsroom.company("Orrin Foods");
        Hands admin = admin(desk, way);
        Hands ada = colleague(admin, desk, way, "ada", "Author: write");
        Hands ron = colleague(admin, desk, way, "ron", "Reviewer: write and approve");

        ada.open("/admin/releases/new/form");
        ada.type("Headline", "Orrin Hires");
        ada.type("Name as printed", "Orrin Foods");
        ada.type("Released on", "2009-05-14");
        ada.type("Body", "Orrin hires.");
        ada.press("Save and ask for a review");
        ada.assertDone("The text is saved, and waits for a review.");

        ron.open("/admin");
        ron.follow("Orrin Hires");
        ron.follow("Read edition 1");
        ron.follow("Back to the record");
        ron.follow("Ask for changes");
        ron.press("Ask for these changes");
        ron.assertRefused("Say what is to change");
        ron.type("What is to change", "Whom?\nAnd since when?");
        ron.press("Ask for these changes");
        ron.assertDone("The author is asked for changes.");

        ada.open("/admin");
        ada.follow("Orrin Hires");
        assertThat(ada.locator(".reviewing")).containsText("And since when?");
        ada.follow("Edit");
        ada.type("Headline", "Orrin Hires a Treasurer");
        ada.press("Save and ask for a review");
        ada.assertDone("The text is saved, and waits for a review.");
        ada.press("Take back from review");
        ada.assertDone("The release is a draft again.");
        ada.press("Ask for a review");
        ada.assertDone("The text waits for a review.");
        ada.unfold(ada.locator(".reviewing summary"));
        assertThat(ada.locator(".steps")).isVisible();

        ron.open("/admin");
        ron.follow("Orrin Hires a Treasurer");
        ron.follow("what it changed");
        ron.assertHeading("From edition 1 to edition 2");
        ron.follow("Orrin Hires a Treasurer");
        ron.press("Approve edition 2");
        ron.assertDone("The text is approved.");
        ron.press("Take the approval back");
        ron.assertDone("The approval is taken back");
        ron.press("Approve edition 2");
        ron.assertDone("The text is approved.");

        admin.open("/admin");
        admin.follow("Orrin Hires a Treasurer");
        admin.follow("Publish the latest edition");
        admin.press("Publish");
        admin.assertDone("The release is published.");
    }

    @ParameterizedTest
    @EnumSource
    void aReleaseIsHeldUntilItsTime(Way way, Chromium.Desk desk) {
        newsroom.company("Orrin Foods");
        Hands staff = admin(desk, way);
        staff.open("/admin/releases/new/form");
        staff.type("Headline", "Orrin to Report");
        staff.type("Name as printed", "Orrin Foods");
        staff.type("Released on", "2031-05-06");
        staff.type("Body", "Orrin reports.");
        staff.press("Save and choose a time…");
        staff.assertDone("The draft is saved.");
        staff.tick("At a time of its own; until then it is embargoed, and only staff see it");
        staff.press("Publish");
        staff.assertRefused("Give the day.");
        staff.type(staff.field("Day"), LocalDate.of(2031, 5, 6));
        staff.type(staff.field("Time"), LocalTime.of(7, 30));
        staff.type("Time zone", "Europe/Berlin");
        staff.press("Publish");
        staff.assertDone("The release becomes public on 6 May 2031, 07:30");

        staff.follow("Change the time");
        staff.type(staff.field("Day"), LocalDate.of(2031, 10, 26));
        staff.type(staff.field("Time"), LocalTime.of(2, 30));
        staff.type("Time zone", "Europe/Berlin");
        staff.press("Save this choice");
        staff.assertRefused("show 02:30 twice");
        staff.tick(staff.locator("input[name=offset]").last());
        staff.press("Save this choice");
        staff.assertDone("The release becomes public on 26 October 2031, 02:30");

        staff.follow("Share before its time");
        staff.press("Make a link");
        staff.assertRefused("Say for whom the link is.");
        staff.type("For whom", "The Lakeland Gazette");
        staff.type("Opens for days", "3");
        staff.press("Make a link");
        assertThat(staff.locator(".notice.done")).containsText("The Lakeland Gazette");
        String link = staff.locator(".secret").innerText();
        Hands gazette = reader(desk, way);
        gazette.open(link.substring(link.indexOf("/shared/")));
        gazette.assertHeading("Orrin to Report");
        assertThat(gazette.locator(".notice")).containsText("Under embargo until 26 October 2031");
        staff.press("Revoke the link for The Lakeland Gazette");
        staff.assertDone("The link opens nothing any more.");
        gazette.page.reload();
        assertThat(gazette.locator(".notice")).hasCount(0);

        staff.follow("Orrin to Report");
        staff.follow("Change the time");
        staff.press("Take the time back and make it a draft");
        staff.assertDone("The release is a draft again");
        staff.follow("Publish the latest edition");
        staff.tick("Now");
        staff.press("Publish");
        staff.assertDone("The release is published.");
    }

    @ParameterizedTest
    @EnumSource
    void aPublishedReleaseIsChanged(Way way, Chromium.Desk desk) {
        Release release =
                newsroom.publish("Orrin Hires", "2009-05-14", newsroom.company("Orrin Foods"));
        Hands staff = admin(desk, way);
        staff.follow("Orrin Hires");
        staff.follow("Edit");
        staff.type("Headline", "Orrin Hires a Tresurer");
        staff.type("Note", "Whom it hires was missing.");
        staff.press("Save edition");
        staff.assertDone("The public sees it once it is published.");
        staff.follow("Back to the release");
        staff.follow("Publish the latest edition");
        staff.press("Publish");
        staff.assertRefused("Say what kind of change it is.");
        staff.tick("Addition");
        staff.type("What changes", "Whom it hires was missing.");
        staff.press("Publish");
        staff.assertDone("The release is published.");

        staff.follow("Edit");
        staff.type("Headline", "Orrin Hires a Treasurer");
        staff.press("Save and publish…");
        staff.assertDone("The edition is saved, and waits to be published.");
        staff.tick("Typing error");
        staff.type("What changes", "A letter was missing.");
        staff.press("Publish");
        staff.assertDone("The release is published.");

        staff.follow("What edition 2 changed");
        assertThat(staff.locator(".diff ins")).containsText("Tresurer");
        staff.follow("Orrin Hires a Treasurer");
        staff.choose("Compare edition", "1");
        staff.choose("with edition", "3");
        staff.press("Compare");
        staff.assertHeading("From edition 1 to edition 3");
        staff.follow("Orrin Hires a Treasurer");
        staff.follow("2");
        staff.assertHeading("Orrin Hires a Tresurer");
        staff.follow("Back to the record");
        staff.press("Restore edition 1");
        staff.assertDone("The text of edition 1 is the latest again.");
        staff.assertHeading("Orrin Hires");

        Hands reader = reader(desk, way);
        reader.open("/r/" + release.code());
        reader.assertHeading("Orrin Hires a Treasurer");
        assertThat(reader.locator(".changes li")).hasCount(2);
        reader.press(reader.locator(".changes a").first());
        reader.assertHeading("What changed");
        assertThat(reader.locator(".diff")).containsText("Tresurer");
        reader.follow("Orrin Hires a Treasurer");
        reader.press(reader.locator(".facts a[href$='/editions/1']"));
        reader.assertHeading("Orrin Hires");
        reader.follow("see what changed");
        reader.assertHeading("What changed");
    }

    @ParameterizedTest
    @EnumSource
    void whatSomebodyElseSavedMeanwhileIsShown(Way way, Chromium.Desk desk) {
        Company orrin = newsroom.company("Orrin Foods");
        Release release = newsroom.draft(Newsroom.text("Orrin Hires", "2009-05-14", orrin));
        Hands staff = admin(desk, way);
        staff.open(record(release) + "/edit");
        staff.type("Headline", "Orrin Hires a Treasurer");
        newsroom.edit(release, "Orrin Hires a Chemist");
        staff.press("Save draft");
        staff.assertRefused("saved another edition");
        assertThat(staff.locator(".theirs")).containsText("Orrin Hires a Chemist");
        staff.press("Save draft");
        staff.assertDone("The draft is saved.");
        assertThat(staff.field("Headline")).hasValue("Orrin Hires a Treasurer");
    }

    @ParameterizedTest
    @EnumSource
    void aReleaseStandsInTheEarlierOnesPlace(Way way, Chromium.Desk desk) {
        Company orrin = newsroom.company("Orrin Foods");
        Release earlier = newsroom.publish("Orrin Hires", "2009-05-14", orrin);
        Release later = newsroom.publish("CORRECTING: Orrin Hires", "2009-05-15", orrin);
        Hands staff = admin(desk, way);
        staff.open(record(later));
        staff.type("It corrects and replaces", "/r/" + earlier.code());
        staff.press("Link");
        staff.assertDone("stands in its place.");

        Hands reader = reader(desk, way);
        reader.open("/releases");
        assertThat(reader.locator(".rows li")).hasCount(1);
        reader.follow("With the releases that a correction replaced");
        assertThat(reader.locator(".rows li")).hasCount(2);
        reader.follow("Orrin Hires");
        assertThat(reader.locator(".notice.warn")).containsText("This release was corrected.");
        reader.unfold(reader.locator(".differs summary"));
        assertThat(reader.locator(".differs .diff")).isHidden();
        reader.press(reader.locator(".notice.warn a"));
        assertThat(reader.locator(".corrects")).containsText("Corrects and replaces");

        staff.press("Take back that it corrects " + earlier.code());
        staff.assertDone("The two releases stand beside each other again.");
    }

    @ParameterizedTest
    @EnumSource
    void aReleaseIsTakenBack(Way way, Chromium.Desk desk) {
        Company orrin = newsroom.company("Orrin Foods");
        Release release = newsroom.publish("Orrin Hires", "2009-05-14", orrin);
        Release hoax = newsroom.publish("Orrin Is Sold", "2009-05-15", orrin);
        Hands staff = admin(desk, way);
        staff.follow("Orrin Hires");
        staff.follow("Withhold parts");
        staff.tick("Body");
        staff.press("Save");
        staff.assertRefused("Say why.");
        staff.type("Reason", "By order of a court.");
        staff.press("Save");
        staff.assertDone("Readers do not get these parts");
        staff.follow("Withhold parts");
        staff.untick(staff.field("Body"));
        staff.press("Save");
        staff.assertDone("Readers get every part of the release.");

        staff.follow("Withdraw");
        staff.press("Withdraw the release");
        staff.assertRefused("Say why.");
        staff.tick("The text, under a notice with the reason; lists have it, marked");
        staff.type("Reason", "Sent too early.");
        staff.press("Withdraw the release");
        staff.assertDone("The release is taken back");
        Hands reader = reader(desk, way);
        reader.open("/r/" + release.code());
        assertThat(reader.locator(".status")).containsText("Sent too early.");
        assertThat(reader.locator("#news")).isVisible();

        staff.follow("Take the text from view");
        staff.tick("Only the notice; no list and no search has it");
        staff.type("Reason", "It was another company’s.");
        staff.press("Withdraw the release");
        staff.assertDone("The release is taken back");
        staff.follow("Public page");
        assertThat(staff.locator("main")).containsText("It was another company’s.");

        staff.open(record(release));
        staff.follow("Erase");
        staff.type("Reason", "It held the names of patients.");
        staff.press("Erase for good");
        staff.assertRefused("to confirm; nothing was erased.");
        staff.type("Type the code " + release.code() + " to confirm", release.code());
        staff.press("Erase for good");
        staff.assertDone("The texts and the originals are overwritten.");

        staff.open(record(hoax));
        staff.follow("Withdraw");
        staff.tick("Only the notice, because the company never issued it");
        staff.type("Reason", "The company never issued it.");
        staff.press("Withdraw the release");
        staff.assertDone("The release is taken back");
        assertThat(staff.locator(".state")).hasText("killed");
    }

    @ParameterizedTest
    @EnumSource
    void aDraftIsKilled(Way way, Chromium.Desk desk) {
        Company orrin = newsroom.company("Orrin Foods");
        newsroom.draft(Newsroom.text("Orrin Hires", "2009-05-14", orrin));
        Hands staff = admin(desk, way);
        staff.follow("Orrin Hires");
        staff.follow("Kill");
        staff.type("Reason", "Nobody was hired.");
        staff.press("Kill the release");
        staff.assertDone("The release is killed. Nobody outside ever saw it.");
    }

    @ParameterizedTest
    @EnumSource
    void companiesAreKept(Way way, Chromium.Desk desk) {
        newsroom.publish("Orrin Hires", "2009-05-14", newsroom.company("Orrin Foods"));
        Hands staff = admin(desk, way);
        staff.press(staff.locator("nav a[href='/admin/companies']"));
        staff.follow("New company");
        staff.type(staff.locator("#name"), "Orrin Foods");
        staff.press("Register company");
        staff.assertRefused("The archive knows a company of that name already.");
        staff.tick("This is another company with the same name");
        staff.press("Register company");
        staff.assertDone("Orrin Foods is registered.");
        staff.follow("New company");
        staff.type(staff.locator("#name"), "Vale Dairies Ltd");
        staff.type("CIK", "77");
        staff.press("Register company");
        staff.assertDone("Vale Dairies Ltd is registered.");

        staff.type("Name", "vale");
        staff.press("Find");
        staff.follow("Vale Dairies Ltd");
        staff.type(staff.locator("#name"), "Vale Milk Ltd");
        staff.type(staff.locator("#former-0-name"), "Vale Creameries");
        staff.type(staff.locator("#former-0-endedOn"), "1999-12-31");
        staff.type(staff.locator("#tickers-0-exchange"), "NYSE");
        staff.type(staff.locator("#tickers-0-symbol"), "VALE");
        staff.type(staff.locator("#tickers-0-since"), "2001-02-03");
        staff.press("Save company");
        staff.assertDone("Vale Milk Ltd is saved.");

        staff.follow("Merge Vale Milk Ltd");
        staff.type("Into which company?", "Orrin Foods");
        staff.press("Find");
        staff.tick(
                staff.page
                        .locator("label")
                        .filter(new Locator.FilterOptions().setHasText("/companies/orrin-foods"))
                        .locator("input")
                        .first());
        staff.press("Merge Vale Milk Ltd into it");
        staff.assertDone("Vale Milk Ltd is now part of Orrin Foods.");
        staff.follow("Page of Orrin Foods");
        assertThat(staff.locator(".identity")).containsText("NYSE: VALE");
    }

    @ParameterizedTest
    @EnumSource
    void accountsAreKept(Way way, Chromium.Desk desk) {
        newsroom.company("Orrin Foods");
        Hands admin = admin(desk, way);
        admin.follow("Accounts");
        admin.type("Name", "ada");
        admin.press("Add account");
        admin.assertRefused("Choose what the account may do.");
        admin.tick("Author: write");
        admin.type("Or only these companies", "Orrin Foods");
        admin.press("Add account");
        Hands ada = invited(admin, desk, way, "ada", WORDS);

        ada.follow("Your account, ada");
        ada.type("Present password", WORDS);
        ada.type("New password", OTHER_WORDS);
        ada.type("New password again", WORDS);
        ada.press("Change password");
        ada.assertRefused("The two new passwords differ.");
        ada.type("Present password", WORDS);
        ada.type("New password", OTHER_WORDS);
        ada.type("New password again", OTHER_WORDS);
        ada.press("Change password");
        ada.assertDone("Your password is changed.");

        admin.follow("ada");
        admin.tick("Publisher: write, approve and publish");
        admin.tick("Every company. Accounts, audit, samples and erasing need this.");
        admin.type("Or only these companies", "");
        admin.press("Save");
        admin.assertDone("What ada may do is saved.");
        ada.open("/admin/companies");
        assertThat(ada.link("New company")).isVisible();
        admin.follow("ada");
        admin.press("Sign out everywhere");
        admin.assertDone("ada is signed out everywhere.");
        ada.open("/admin");
        ada.assertHeading("Sign in");

        admin.follow("All accounts");
        admin.press("Reset the password of ada");
        ada = invited(admin, desk, way, "ada", WORDS);
        admin.press("Disable ada");
        admin.assertDone("ada can no longer sign in");
        ada.open("/admin");
        ada.assertHeading("Sign in");
        admin.press("Enable ada");
        admin.assertDone("ada can sign in again.");
        signIn(ada, "ada", WORDS);
        ada.assertHeading("Desk");

        admin.follow("Who approves whose work");
        admin.tick("Always. The record says who approved their own work.");
        admin.press("Save");
        admin.assertDone("The settings are saved.");

        admin.open("/admin/accounts");
        admin.follow("Tokens of programs");
        admin.type("Name of the program", "newsroom");
        admin.press("Make a token");
        admin.assertRefused("Choose what the token is for.");
        admin.tick("Draft: write releases and new editions, which staff publish");
        admin.type("Or only these companies", "Orrin Foods");
        admin.press("Make a token");
        assertThat(admin.locator(".secret")).hasText(Pattern.compile("[A-Za-z0-9_-]{43}"));
        admin.press("Revoke the token newsroom");
        admin.assertDone("The token is revoked");
    }

    @ParameterizedTest
    @EnumSource
    void theArchiveIsLookedThroughAndLookedAfter(Way way, Chromium.Desk desk) {
        Company orrin = newsroom.company("Orrin Foods");
        Release release = newsroom.publish("Orrin Opens a Mill", "2009-05-14", orrin);
        newsroom.draft(Newsroom.text("Orrin Closes a Mill", "2010-05-14", orrin));
        newsroom.publish("Orrin Hires", "2010-05-15", orrin);
        indexes.catchUp();
        Hands staff = admin(desk, way);
        staff.follow("All releases");
        staff.choose("State", "draft");
        staff.press("Search");
        assertThat(staff.locator("tbody tr")).hasCount(1);
        staff.choose("State", "any");
        staff.type("Search everything", "mill");
        staff.press("Search");
        assertThat(staff.locator("#count")).hasText("2 releases");
        staff.press(staff.locator(".years a", "2009"));
        assertThat(staff.locator("#count")).hasText("1 release");
        staff.follow("Orrin Opens a Mill");
        staff.assertHeading("Orrin Opens a Mill");

        staff.follow("Audit");
        staff.type("To what", release.code());
        staff.choose("What", "release.publish");
        staff.type(staff.field("From"), LocalDate.of(2020, 1, 1));
        staff.type(staff.field("Until"), LocalDate.of(2090, 1, 1));
        staff.press("Show");
        assertThat(staff.locator("tbody tr")).hasCount(1);
        assertThat(staff.download(staff.button("Export as CSV"))).isEqualTo("audit.csv");

        staff.press(staff.locator("nav a[href='/admin/releases']"));
        staff.follow("Search indexes");
        staff.press("Build new indexes");
        staff.assertDone("New indexes are being built");

        database.sql("update release set sample = true").update();
        database.sql("insert into archive_fact (name, said) values ('samples', 'loaded')").update();
        staff.open("/");
        staff.follow("Staff can remove them");
        staff.press("Remove the samples for good");
        staff.assertDone("The samples are gone.");
    }

    @ParameterizedTest
    @EnumSource
    void readersNarrowAndSearch(Way way, Chromium.Desk desk) {
        Company orrin = newsroom.company("Orrin Foods");
        Company vale = newsroom.company("Vale Dairies");
        for (int day = 10; day < 31; day++) {
            newsroom.publish("Copper Cups, Day " + day, "2009-05-" + day, orrin);
        }
        newsroom.publish("Copper Mine Opens", "2003-05-01", vale);
        newsroom.publish("Milk", "2003-06-01", vale);
        indexes.catchUp();
        Hands reader = reader(desk, way);
        reader.open("/");
        reader.press(reader.locator("a[rel=next]"));
        assertThat(reader.locator(".rows li")).hasCount(3);
        reader.press(reader.locator("a[rel=prev]"));
        assertThat(reader.locator(".rows li")).hasCount(20);
        reader.type(reader.locator("#company"), "vale dairies");
        reader.press("Filter");
        assertThat(reader.locator(".rows li")).hasCount(2);
        reader.press(reader.locator(".years a"));
        assertThat(reader.locator(".chips a")).hasCount(2);
        reader.follow("Remove the filter Vale Dairies");
        assertThat(reader.locator(".chips a")).hasCount(1);

        reader.type("Search releases", "copper");
        reader.press("Search");
        assertThat(reader.locator("#count")).hasText("22 releases, 1 to 20");
        reader.press(reader.locator("a[rel=next]"));
        assertThat(reader.locator(".rows li")).hasCount(2);
        reader.press(reader.locator(".sortings a", "Oldest"));
        assertThat(reader.locator(".rows h2").first()).hasText("Copper Mine Opens");
        reader.press(reader.locator(".years a", "2003"));
        assertThat(reader.locator("#count")).hasText("1 release");
        reader.press(reader.locator(".chips a"));
        assertThat(reader.locator("#count")).containsText("22 releases");
        reader.type("Company among these results", "vale");
        reader.press("Show");
        assertThat(reader.locator("ul[aria-labelledby=by-company] a")).hasCount(1);
        reader.press(reader.locator("ul[aria-labelledby=by-company] a"));
        assertThat(reader.locator("#count")).hasText("1 release");
        reader.press(reader.locator(".scopes a").nth(1));
        assertThat(reader.locator("#count")).hasText("0 releases");
        reader.press(reader.locator(".scopes a").first());
        assertThat(reader.locator("#count")).hasText("1 release");
        reader.follow("Copper Mine Opens");
        reader.assertHeading("Copper Mine Opens");

        reader.follow("Companies");
        reader.press(reader.locator("main li a", "Orrin Foods"));
        reader.assertHeading("Orrin Foods");
        reader.press(reader.locator("a[rel=next]"));
        assertThat(reader.locator(".rows li")).hasCount(1);
    }

    @ParameterizedTest
    @EnumSource
    void readersCiteAndCheck(Way way, Chromium.Desk desk) {
        Company orrin = newsroom.company("Orrin Foods");
        newsroom.publish("Older News", "2009-03-23", orrin);
        Release release = newsroom.publish(told(orrin));
        Release newer = newsroom.publish("Newer News", "2009-03-25", orrin);
        Hands reader = reader(desk, way);
        reader.open("/releases");
        reader.follow("Milk Prices Rise");
        for (String part : List.of("news", "about", "contacts", "disclaimer")) {
            reader.press(reader.locator(".contents a[href='#" + part + "']"));
            assertThat(reader.locator("#" + part)).isInViewport();
        }
        reader.press(reader.locator(".neighbours a[rel=prev]"));
        reader.assertHeading("Older News");
        reader.press(reader.locator(".neighbours a[rel=next]"));
        reader.assertHeading("Milk Prices Rise");

        reader.follow("Cite");
        reader.assertHeading("Cite this release");
        reader.unfold(reader.locator("summary"));
        assertThat(reader.field("RIS")).hasValue(Pattern.compile("TY  - .*", Pattern.DOTALL));
        assertThat(reader.download(reader.page.locator("a[href$='.bib']"))).endsWith(".bib");
        reader.choose("From paragraph", "p2 · Cheese costs less.");
        reader.choose("to paragraph", "p2 · Cheese costs less.");
        reader.press("Quote it");
        String quoted = reader.field("The passage with its citation").inputValue();
        assertThat(quoted).startsWith("“Cheese costs less.”").contains(release.code());
        reader.press(reader.locator("#hash ~ p a", "plain text of this edition"));
        assertThat(reader.page).hasURL(Pattern.compile("\\.txt$"));
        reader.open("/r/" + release.code());
        reader.press(reader.locator("footer a", "Check a quotation"));
        reader.press("Check it");
        reader.assertRefused("Paste the passage that you want to check.");
        reader.type("The passage", "Cheese costs less.");
        reader.type("The citation, or the address of the release", quoted);
        reader.press("Check it");
        assertThat(reader.locator(".verdict h2")).hasText("It stood so.");

        reader.open("/r/" + release.code());
        reader.press(reader.locator(".facts a", "Reading list"));
        assertThat(reader.locator(".rows h2")).hasText("Milk Prices Rise");
        reader.type("Add releases", "the one about milk");
        reader.press("Add");
        assertThat(reader.locator(".notice.warn")).containsText("No further release was named.");
        reader.type("Add releases", newer.code());
        reader.press("Add");
        assertThat(reader.locator(".rows h2")).hasCount(2);
        assertThat(reader.download(reader.link("BibTeX"))).endsWith(".bib");
        reader.follow("Take off the list: Milk Prices Rise");
        assertThat(reader.locator(".rows h2")).hasText("Newer News");
        reader.follow("About");
        assertThat(reader.locator(".lede")).containsText("An archive of corporate press releases");
    }

    /// The text of a release that has every part.
    private static ReleaseText told(Company issuer) {
        ReleaseText text = Newsroom.text("Milk Prices Rise", "2009-03-24", issuer);
        return new ReleaseText(
                text.headline(),
                text.subheadlines(),
                text.issuers(),
                "TOLEDO, Ohio",
                List.of("Toledo, Ohio"),
                text.date(),
                "",
                "en",
                "<p>Milk costs more than it did a year ago.</p><p>Cheese costs less.</p>",
                "<p>Orrin makes milk.</p>",
                "<p>What is said of the future may turn out otherwise.</p>",
                List.of(
                        new Contact(
                                "Ada Quill",
                                "",
                                "Orrin Foods",
                                List.of("315-555-0142"),
                                List.of("ada@orrin.example"),
                                null)),
                "SOURCE: Orrin Foods");
    }
}
