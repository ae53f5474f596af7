package press.dateline.account;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/// Forgets before each test who tried to sign in: every browser of every journey has the same address,
/// and the clock by which tries come back stands still.
public class ForgottenTries implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext test) {
        SpringExtension.getApplicationContext(test).getBean(SignInThrottle.class).forget();
    }
}
