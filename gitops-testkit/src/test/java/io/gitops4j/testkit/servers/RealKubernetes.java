package io.gitops4j.testkit.servers;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a running {@link KubernetesCluster} to constructor and method parameters of that type; skips the class where the
 * programs are missing. Classes with equal {@link #controllers()} share one cluster, which ends with the test run.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(KubernetesExtension.class)
public @interface RealKubernetes {

    /** Whether Deployments roll out; without, the cluster only stores objects, and request counts are exact. */
    boolean controllers() default true;

    /** Whether this class gets a cluster of its own, because it counts all requests or kills the API server. */
    boolean fresh() default false;
}
