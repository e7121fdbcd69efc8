package io.gitops4j.testkit.servers;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a running {@link GitHttpServer} to parameters of that type, one to each test method with what runs before and after
 * it, or one to all methods of the class where the constructor or a static method asks first; skips the class where {@code
 * git} is missing.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(GitExtension.class)
public @interface RealGit {}
