package press.dateline.browse;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;

import org.springframework.stereotype.Component;

/// Phone numbers as links. Releases print them in many ways, mostly for readers in North America.
@Component
class Phones {

    private static final String HOME = "US";

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

    /// A `tel:` address (RFC 3966): the international number where it can be read, else the digits
    /// as they are.
    public String href(String printed) {
        try {
            return numbers.format(numbers.parse(printed, HOME), PhoneNumberFormat.RFC3966);
        } catch (NumberParseException unread) {
            return "tel:" + printed.replaceAll("[^0-9+]", "");
        }
    }
}
