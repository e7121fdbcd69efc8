package io.gitops4j.core.internal.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;

/** Jars with providers of policies, compiled on the spot, so that class loading is what it is for users. */
final class PluginJar {
    private static final String SERVICE = "META-INF/services/io.gitops4j.spi.PolicyProvider";

    private PluginJar() {}

    /** A jar with the provider {@code plugin.<name>}, whose body is given; a body of nothing leaves the class out. */
    static Path of(Path directory, String name, String body) {
        try {
            Path work = Files.createDirectories(directory.resolve(name).resolve("plugin"));
            if (!body.isEmpty()) {
                compile(work.resolve(name + ".java"), name, body);
            }
            return jar(directory.resolve(name + ".jar"), work, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String idIs(String id) {
        return "public String id() { return \"" + id + "\"; }";
    }

    static URLClassLoader loader(Path... jars) {
        return new URLClassLoader(
                Arrays.stream(jars).map(PluginJar::url).toArray(URL[]::new), PluginJar.class.getClassLoader());
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compile(Path file, String name, String body) throws IOException {
        Files.writeString(
                file,
                "package plugin;\n"
                        + "public class " + name + " implements io.gitops4j.spi.PolicyProvider {\n" + body + "\n"
                        + "public io.gitops4j.spi.ConfigSpec configSpec() { return io.gitops4j.spi.ConfigSpec.of(); }\n"
                        + "public io.gitops4j.spi.Policy create(io.gitops4j.spi.PluginConfig config,"
                        + " io.gitops4j.spi.PluginContext context) {"
                        + " return request -> io.gitops4j.spi.PolicyDecision.allow(); }\n}\n");
        List<String> options = new ArrayList<>(List.of("-proc:none", "-cp", classPath(), file.toString()));
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(new String[0]));
        if (status != 0) {
            throw new IOException("javac ended with " + status + " for " + name);
        }
    }

    /** Where the API is, on the class path as well as on the module path. */
    private static String classPath() {
        return Path.of(io.gitops4j.spi.PolicyProvider.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
    }

    private static Path jar(Path jar, Path classes, String name) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(SERVICE));
            out.write(("plugin." + name + "\n").getBytes(StandardCharsets.UTF_8));
            Path compiled = classes.resolve(name + ".class");
            if (Files.exists(compiled)) {
                out.putNextEntry(new JarEntry("plugin/" + name + ".class"));
                out.write(Files.readAllBytes(compiled));
            }
        }
        return jar;
    }
}
