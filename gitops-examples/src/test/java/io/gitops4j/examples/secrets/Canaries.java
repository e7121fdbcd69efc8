package io.gitops4j.examples.secrets;

import java.util.ArrayList;
import java.util.List;

/** Manifests with a secret in many places, each of which is told from every other, and its generation from the one before. */
final class Canaries {
    private Canaries() {}

    /** Every secret of a generation. None is part of a word that has a right to be shown. */
    static List<String> of(int generation) {
        List<String> canaries = new ArrayList<>();
        canaries.add("hush-word-" + generation);
        canaries.add("q8Zt3vB7xK1mN5pR9sW2yD4" + generation);
        canaries.add("ghp_abcdefghijklmnopqrstuvwxyz01234567" + generation);
        canaries.add("xoxb-123456789012-hushhushhush" + generation);
        canaries.add("AKIAIOSFODNN7EXAMPL" + generation);
        canaries.add("eyJhbGciOiJub25lIn0.eyJzdWIiOiJodXNoIn0.aHVzaGh1c2" + generation);
        canaries.add("MIIEhushhushhush" + generation);
        canaries.add("hush-url-" + generation);
        canaries.add("hush-flag-" + generation);
        canaries.add("hush-argument-" + generation);
        canaries.add("hush-shell-" + generation);
        canaries.add("Zx7Lw2Qp9Vt4Nb6Kd1Rf8Mg" + generation);
        return canaries;
    }

    /** A manifest that is right but for where its secrets lie. */
    static String manifest(String image, int generation) {
        List<String> c = of(generation);
        return """
                schema: "2"
                slug: canary
                namespace: shop
                image: %s
                deploy:
                  prod:
                    command:
                    - /bin/sh
                    - -c
                    - TOKEN=%s sleep 3600
                    - --password
                    - %s
                    args:
                    - --token=%s
                    - %s
                    - https://app:%s@db.example/
                    env:
                    - {name: DB_PASSWORD, value: %s}
                    - {name: NOISE, value: %s}
                    - {name: FORGE, value: %s}
                    - {name: CHAT, value: %s}
                    - {name: CLOUD, value: %s}
                    - {name: JWT, value: %s}
                    - {name: PEM, value: "-----BEGIN RSA PRIVATE KEY-----\\n%s\\n-----END RSA PRIVATE KEY-----"}
                    - {name: DATABASE, value: "postgres://app:%s@db/app"}
                    - {name: PLAIN, value: shown-%d}
                """.formatted(
                        image,
                        c.get(10),
                        c.get(9),
                        c.get(8),
                        c.get(11),
                        c.get(7),
                        c.get(0),
                        c.get(1),
                        c.get(2),
                        c.get(3),
                        c.get(4),
                        c.get(5),
                        c.get(6),
                        c.get(7),
                        generation);
    }

    /** The same service without any of it. */
    static String clean(String image) {
        return """
                schema: "2"
                slug: canary
                namespace: shop
                image: %s
                deploy:
                  prod:
                    command: [/bin/sh, -c, sleep 3600]
                    env:
                    - {name: PLAIN, value: shown}
                """.formatted(image);
    }

    /** A manifest whose secrets are where a parser complains about what it finds. */
    static String wrong(int generation) {
        List<String> c = of(generation);
        return """
                schema: "2"
                slug: wrong
                namespace: shop
                image: "https://app:%s@registry.example/Shop"
                dependencies: [{repo: %s}]
                deploy:
                  prod:
                    resources:
                      scaling: {replicas: %s}
                    env:
                    - {name: %s, value: x}
                    - {name: DB_PASSWORD, value: [%s]}
                    - {name: %s, value: x}
                    - "%s"
                """.formatted(c.get(7), c.get(2), c.get(1), c.get(3), c.get(0), c.get(11), c.get(4));
    }
}
