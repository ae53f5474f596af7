package press.dateline.web;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

import java.time.Clock;
import java.util.Map;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ArchiveSettings.class)
class WebConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /// What every template may name. Not as beans: Thymeleaf refuses those where addresses are made.
    @Bean
    static BeanPostProcessor templateVariables(@Lazy Site site, @Lazy ArchiveCalendar calendar) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof ThymeleafViewResolver views) {
                    views.setStaticVariables(Map.of("site", site, "calendar", calendar));
                }
                return bean;
            }
        };
    }

    @Bean
    WebMvcConfigurer formProblems(MessageSource messages) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new FormProblems(messages))
                        .addPathPatterns("/admin/**", "/account/**", "/check", "/reading-list");
            }
        };
    }
}
