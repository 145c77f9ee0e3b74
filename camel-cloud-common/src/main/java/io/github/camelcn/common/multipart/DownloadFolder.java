/*
 * Copyright 2026 the camel-cn authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.camelcn.common.multipart;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A folder that names from a store cannot lead out of, whatever they look like and whatever links lie in it. Immutable.
 *
 * <p>Names are refused rather than repaired: two objects must not become one file, and what works on one machine shall
 * mean the same on the next. Whoever can write to the folder at the very moment a file is made could still swap a folder
 * for a link; keep it to the process.
 */
final class DownloadFolder {

    /** {@code .name.part}, and {@code .name.part.state} beside it, are where unfinished downloads of {@code name} lie. */
    private static final Pattern UNFINISHED = Pattern.compile("\\..*\\.part(\\.state)?");

    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");

    private final Path folder;

    DownloadFolder(Path folder) {
        this.folder = folder;
    }

    /** @throws IllegalArgumentException if a file must not have this name, saying why */
    static void check(String name) {
        if (name.isEmpty()) {
            throw refused(name, "it is empty");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw refused(name, "it has control characters");
        }
        if (name.indexOf('\\') >= 0) {
            throw refused(name, "it has a backslash, which separates folders on some machines");
        }
        if (name.startsWith("/") || DRIVE.matcher(name).matches()) {
            throw refused(name, "it is absolute");
        }
        List<String> segments = List.of(name.split("/", -1));
        if (segments.stream().anyMatch(segment -> segment.isBlank() || isDots(segment.strip()))) {
            throw refused(name, "between its slashes there is nothing, . or ..");
        }
        String last = segments.get(segments.size() - 1).toLowerCase(Locale.ROOT);
        if (UNFINISHED.matcher(last).matches()) {
            throw refused(name, "unfinished downloads have such names");
        }
    }

    private static boolean isDots(String segment) {
        return segment.equals(".") || segment.equals("..");
    }

    private static IllegalArgumentException refused(String name, String why) {
        String shown = name.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return new IllegalArgumentException("no file is written by the name of \"" + shown + "\": " + why
                + ". Set header CamelFileName to another name");
    }

    private static Path made(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
            return folder.toRealPath();
        } catch (FileAlreadyExistsException e) {
            throw new FileSystemException(folder.toString(), null, "downloadDirectory is no folder");
        } catch (FileSystemException e) {
            String why = e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
            throw new FileSystemException(folder.toString(), null, "downloadDirectory cannot be made: " + why);
        }
    }

    /**
     * Where the file of this name belongs. Its folders are made; a link among them is followed only to places inside.
     *
     * @throws IllegalArgumentException if the name is none for a file
     * @throws IOException if it would lead out, or the folders cannot be made
     */
    Path fileFor(String name) throws IOException {
        check(name);
        Path root = made(folder);
        String[] segments = name.split("/");
        Path at = root;
        try {
            for (int i = 0; i < segments.length - 1; i++) {
                at = enter(root, at.resolve(segments[i]));
            }
            Path file = at.resolve(segments[segments.length - 1]);
            if (!file.getParent().equals(at)) {
                throw refused(name, "it is no plain name here");
            }
            if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileSystemException(file.toString(), null, "is a folder, so that no file can have this name");
            }
            return file;
        } catch (InvalidPathException e) {
            throw refused(name, "this machine has no such names (" + e.getReason() + ")");
        }
    }

    /** Looks at the real path after the folder was made, so that it does not matter who was first. */
    private static Path enter(Path root, Path next) throws IOException {
        if (!Files.exists(next, LinkOption.NOFOLLOW_LINKS)) {
            try {
                Files.createDirectory(next);
            } catch (FileAlreadyExistsException e) {
                // somebody else made it; what it is shows below
            }
        }
        Path real = next.toRealPath();
        if (!real.startsWith(root)) {
            throw new FileSystemException(
                    next.toString(), null, "leads out of the download directory " + root + ", to " + real);
        }
        return real;
    }
}
