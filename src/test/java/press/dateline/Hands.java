package press.dateline;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Somebody at a page of the archive, who does the same tasks in one of two ways: a task is written
/// once and done by each of them. After what sends a form, wait for something of the answer.
abstract sealed class Hands {

    /// How tasks are done.
    enum Way {
        KEYBOARD_ALONE,
        WITHOUT_SCRIPT
    }

    private static final double TIMEOUT = 20_000;

    final Page page;

    private Hands(Page page) {
        this.page = page;
        page.setDefaultTimeout(TIMEOUT);
    }

    /// @param port of the archive
    static Hands at(Chromium.Desk desk, int port, Way way) {
        var options =
                new Browser.NewContextOptions()
                        .setBaseURL("http://localhost:" + port)
                        // The order in which days and hours are typed is the language's.
                        .setLocale("en-US")
                        .setReducedMotion(ReducedMotion.REDUCE);
        return switch (way) {
            case KEYBOARD_ALONE -> new Keyboard(desk.window(options).newPage());
            case WITHOUT_SCRIPT ->
                    new Mouse(desk.window(options.setJavaScriptEnabled(false)).newPage());
        };
    }

    /// Presses a button or follows a link.
    abstract void press(Locator target);

    /// Replaces what a field holds.
    abstract void type(Locator field, String text);

    abstract void type(Locator field, LocalDate day);

    abstract void type(Locator field, LocalTime time);

    abstract void choose(Locator select, String option);

    /// Makes a checkbox or a radio button hold.
    abstract void tick(Locator box);

    abstract void untick(Locator box);

    /// Opens what a summary has closed.
    abstract void unfold(Locator summary);

    /// Waits for the form to come back with this sentence above it.
    abstract void assertRefused(String sentence);

    /// Chooses files. The dialogue that does it is the system's; the control has to be reached.
    abstract void attach(Locator control, FilePayload... files);

    void open(String address) {
        page.navigate(address);
    }

    void press(String button) {
        press(button(button));
    }

    void follow(String link) {
        press(link(link));
    }

    void type(String label, String text) {
        type(field(label), text);
    }

    void choose(String label, String option) {
        choose(field(label), option);
    }

    void tick(String label) {
        tick(field(label));
    }

    /// What comes up in a window of its own.
    Page inNewWindow(String button) {
        return page.waitForPopup(() -> press(button));
    }

    /// The name of the file that comes.
    String download(Locator target) {
        return page.waitForDownload(() -> press(target)).suggestedFilename();
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /// With script an editor has the label of the text area for which it stands.
    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .filter(new Locator.FilterOptions().setVisible(true));
    }

    Locator locator(String selector) {
        return page.locator(selector);
    }

    Locator locator(String selector, String text) {
        return page.locator(selector, new Page.LocatorOptions().setHasText(text));
    }

    void assertDone(String sentence) {
        assertThat(page.locator(".notice.done")).containsText(sentence);
    }

    void assertHeading(String text) {
        assertThat(page.locator("h1")).hasText(text);
    }

    /// Touches nothing but keys. Whatever has the focus on the way has to be in sight, uncovered and
    /// marked.
    static final class Keyboard extends Hands {

        private static final int MAX_STOPS = 300;

        /// As nobody would key it in: it is put there from the clipboard.
        private static final int LONG = 80;

        /// `there` on the way's end, what is wrong with a stop, or nothing.
        private static final String STOP =
                """
                (wanted, how) => {
                  const at = document.activeElement;
                  const group = how === 'group' && wanted.type === 'radio' && at.type === 'radio'
                      && at.name === wanted.name && at.form === wanted.form;
                  if (at === document.body) return '';
                  const boxes = [...at.getClientRects()].map(box => ({
                    left: Math.max(0, box.left), right: Math.min(innerWidth, box.right),
                    top: Math.max(0, box.top), bottom: Math.min(innerHeight, box.bottom),
                  })).filter(box => box.left < box.right && box.top < box.bottom);
                  if (!boxes.length) return 'out of sight: ' + at.outerHTML;
                  const seen = boxes.some(box => {
                    const top = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
                    return top && at.contains(top);
                  });
                  if (!seen) return 'covered: ' + at.outerHTML;
                  // Without the focus itself it has a part that the browser made, and marks.
                  if (at.matches(':focus') && getComputedStyle(at).outlineStyle === 'none') return 'not marked: ' + at.outerHTML;
                  return at === wanted || group ? 'there' : '';
                }\
                """;

        /// So many stops before the end of the way, the count of which may be wrong by a few: of a group
        /// of radio buttons there is one.
        private static final int LOOKED_AT = 4;

        /// The key, and how often it has to be pressed.
        private static final String SHORTER_WAY =
                """
                wanted => {
                  const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]')]
                      .filter(one => one.tabIndex >= 0 && !one.disabled && one.checkVisibility());
                  const ahead = all.indexOf(wanted) - all.indexOf(document.activeElement);
                  const forward = ahead < 0 ? ahead + all.length : ahead;
                  return forward <= all.length / 2 ? 'Tab ' + forward : 'Shift+Tab ' + (all.length - forward);
                }\
                """;

        private Keyboard(Page page) {
            super(page);
        }

        private void key(String key) {
            page.keyboard().press(key);
        }

        private boolean isThere(Locator wanted, String how) {
            String stop = (String) wanted.evaluate(STOP, how);
            if (!stop.isEmpty() && !stop.equals("there")) {
                throw new AssertionError(
                        "On the way to %s the focus is %s".formatted(wanted, stop));
            }
            return stop.equals("there");
        }

        /// Goes on with the tabulator, by the shorter way, until something has the focus.
        private void reach(Locator wanted, String how) {
            wanted.waitFor();
            // Scripts may set the focus while the page comes up.
            page.waitForLoadState();
            String[] way = ((String) wanted.evaluate(SHORTER_WAY)).split(" ", 2);
            // Each stop is looked at elsewhere, by a walk over every page; here the last ones are.
            for (int i = 0; i < Integer.parseInt(way[1]) - LOOKED_AT; i++) {
                key(way[0]);
            }
            go(wanted, how, way[0]);
        }

        /// To the first part of a date or a time, which the way back would come to last.
        private void reachFirstPart(Locator wanted) {
            wanted.waitFor();
            page.waitForLoadState();
            go(wanted, "itself", "Tab");
        }

        private void go(Locator wanted, String how, String step) {
            for (int i = 0; !isThere(wanted, how); i++) {
                if (i == MAX_STOPS) {
                    throw new AssertionError("The tabulator does not reach " + wanted);
                }
                key(step);
            }
        }

        private void reach(Locator wanted) {
            reach(wanted, "itself");
        }

        @Override
        void press(Locator target) {
            reach(target);
            key("Enter");
        }

        @Override
        void type(Locator field, String text) {
            reach(field);
            key("ControlOrMeta+a");
            if (text.isEmpty()) {
                key("Delete");
            } else if (text.length() > LONG) {
                page.keyboard().insertText(text);
            } else {
                page.keyboard().type(text);
            }
        }

        @Override
        void type(Locator field, LocalDate day) {
            reachFirstPart(field);
            page.keyboard().type(DateTimeFormatter.ofPattern("MMddyyyy", Locale.ROOT).format(day));
            assertThat(field).hasValue(day.toString());
        }

        @Override
        void type(Locator field, LocalTime time) {
            reachFirstPart(field);
            page.keyboard().type(DateTimeFormatter.ofPattern("hhmma", Locale.US).format(time));
            assertThat(field).hasValue(time.toString());
        }

        @Override
        void choose(Locator select, String option) {
            reach(select);
            key("Home");
            for (int i = 0; i < MAX_STOPS; i++) {
                if (option.equals(select.evaluate("element => element.selectedOptions[0].label"))) {
                    return;
                }
                key("ArrowDown");
            }
            throw new AssertionError("There is no option " + option + " in " + select);
        }

        @Override
        void tick(Locator box) {
            reach(box, "group");
            for (int i = 0; !isThere(box, "itself"); i++) {
                if (i == MAX_STOPS) {
                    throw new AssertionError("The arrows do not reach " + box);
                }
                key("ArrowDown");
            }
            if (!box.isChecked()) {
                key("Space");
            }
            assertThat(box).isChecked();
        }

        @Override
        void untick(Locator box) {
            reach(box);
            key("Space");
            assertThat(box).not().isChecked();
        }

        @Override
        void unfold(Locator summary) {
            press(summary);
        }

        @Override
        void assertRefused(String sentence) {
            assertThat(page.locator("#errors")).containsText(sentence);
            assertThat(page.locator("#errors")).isFocused();
        }

        @Override
        void attach(Locator control, FilePayload... files) {
            reach(control);
            control.setInputFiles(files);
        }
    }

    /// Has a browser without script.
    static final class Mouse extends Hands {

        private Mouse(Page page) {
            super(page);
        }

        @Override
        void press(Locator target) {
            target.click();
        }

        @Override
        void type(Locator field, String text) {
            field.fill(text);
        }

        @Override
        void type(Locator field, LocalDate day) {
            field.fill(day.toString());
        }

        @Override
        void type(Locator field, LocalTime time) {
            field.fill(time.toString());
        }

        @Override
        void choose(Locator select, String option) {
            select.selectOption(option);
        }

        @Override
        void tick(Locator box) {
            box.check();
        }

        @Override
        void untick(Locator box) {
            box.uncheck();
        }

        @Override
        void unfold(Locator summary) {
            summary.click();
        }

        @Override
        void assertRefused(String sentence) {
            assertThat(page.locator("#errors")).containsText(sentence);
            assertThat(page.locator("#errors")).isVisible();
        }

        @Override
        void attach(Locator control, FilePayload... files) {
            control.setInputFiles(files);
        }
    }
}
