package press.dateline.account;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.session.SessionIdGenerator;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

import press.dateline.web.ArchiveSettings;
import press.dateline.web.Token;

import java.util.List;

/// How a sign-in is kept: in the database, by an identifier of 256 random bits in a cookie.
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SessionConfiguration {

    private static final Logger log = LoggerFactory.getLogger(SessionConfiguration.class);

    @Bean
    SessionIdGenerator sessionIds() {
        return Token::next;
    }

    /// Under https the name binds the cookie to this host and to https (RFC 6265bis, 4.1.3.2). On
    /// public addresses nobody reads it, so they cost no look into the sessions.
    @Bean
    CookieSerializer sessionCookie(ArchiveSettings settings) {
        var cookie =
                new DefaultCookieSerializer() {
                    @Override
                    public List<String> readCookieValues(HttpServletRequest request) {
                        return SecurityConfiguration.STAFF.matches(request)
                                ? super.readCookieValues(request)
                                : List.of();
                    }
                };
        cookie.setCookieName(cookieName("dateline", settings));
        cookie.setCookiePath("/");
        cookie.setUseSecureCookie(settings.isSecure());
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setUseBase64Encoding(false);
        return cookie;
    }

    private static String cookieName(String name, ArchiveSettings settings) {
        return (settings.isSecure() ? "__Host-" : "") + name;
    }

    /// The token of staff forms lies in a cookie of its own, so that the sign-in page needs no
    /// session.
    @Bean
    CookieCsrfTokenRepository formTokens(ArchiveSettings settings) {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(cookieName("dateline-form", settings));
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(
                cookie -> cookie.httpOnly(true).secure(settings.isSecure()).sameSite("Lax"));
        return tokens;
    }

    /// Two requests of one session may both be the first to keep a value.
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer upserts() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    /// What an earlier version of the program left in a session, and this one cannot read, is left
    /// out: its owner signs in again.
    @Bean
    GenericConversionService springSessionConversionService() {
        ClassLoader classes = SessionConfiguration.class.getClassLoader();
        var reading = new DeserializingConverter(classes);
        var conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, new SerializingConverter());
        Converter<byte[], @Nullable Object> forgiving =
                bytes -> {
                    try {
                        return reading.convert(bytes);
                    } catch (SerializationFailedException unreadable) {
                        log.info("A value in a session cannot be read any more.");
                        return null;
                    }
                };
        conversion.addConverter(byte[].class, Object.class, forgiving);
        return conversion;
    }
}
