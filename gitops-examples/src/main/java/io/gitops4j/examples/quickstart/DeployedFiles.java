package io.gitops4j.examples.quickstart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is deployed at one moment, byte for byte.
 *
 * @param files content by path below the folder
 * @param written when each was written last
 */
record DeployedFiles(SortedMap<String, String> files, SortedMap<String, FileTime> written) {
    /** Reads a folder of YAML files; every byte becomes one character, so that equal text is equal bytes. */
    static DeployedFiles in(Path folder) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        SortedMap<String, FileTime> written = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            for (Path file : regularFiles(folder)) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                files.put(name, new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
                written.put(name, Files.getLastModifiedTime(file));
            }
        }
        return new DeployedFiles(files, written);
    }

    private static List<Path> regularFiles(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .toList();
        }
    }

    /** Paths that are there in only one of the two, or with other bytes. */
    Set<String> differingFrom(DeployedFiles other) {
        Set<String> paths = new TreeSet<>(files.keySet());
        paths.addAll(other.files.keySet());
        paths.removeIf(path -> files.containsKey(path) && files.get(path).equals(other.files.get(path)));
        return paths;
    }
}
