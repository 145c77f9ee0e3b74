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
package io.github.camelcn.common.credentials;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static java.util.Objects.requireNonNull;

/**
 * Keys of a YAML or JSON file, as the services' own tools keep them. A missing file means no keys. The file is read again
 * when it has changed, which is looked for at most once a second, and at once when the service refuses its keys, so that
 * keys can be rotated under a running route. While somebody is writing it, what it held before counts. Thread-safe.
 */
public final class YamlFileCredentials implements KeyPlace {

    private static final long CHECK_INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();
    private static final Logger LOG = LoggerFactory.getLogger(YamlFileCredentials.class);
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final Path file;
    private final KeyNames keys;
    private final LongSupplier nanoTime;
    /** Replaced as a whole under the lock of {@link #check}, read without. */
    private volatile Snapshot latest;

    /**
     * @param file need not exist
     * @param keys names of top-level entries
     */
    public YamlFileCredentials(Path file, KeyNames keys) {
        this(file, keys, System::nanoTime);
    }

    YamlFileCredentials(Path file, KeyNames keys, LongSupplier nanoTime) {
        this.file = requireNonNull(file, "file");
        this.keys = requireNonNull(keys, "keys");
        this.nanoTime = nanoTime;
    }

    /** What the file held; {@code state} is null if there was no file. */
    private record Snapshot(long checkedNanos, FileState state, Optional<Credentials> credentials) {}

    /** Modification time and size: some file systems count whole seconds only. */
    private record FileState(FileTime modified, long size) {}

    /**
     * @throws IllegalStateException if the file cannot be read, is not YAML, or holds only half a pair, and has held no
     *     keys before
     */
    @Override
    public Optional<Credentials> find() {
        Snapshot known = latest;
        if (known != null && nanoTime.getAsLong() - known.checkedNanos < CHECK_INTERVAL_NANOS) {
            return known.credentials;
        }
        return check(false);
    }

    /** Reads the file, however lately it was looked at and whether it seems to have changed or not. */
    @Override
    public Optional<Credentials> findAgain() {
        return check(true);
    }

    private synchronized Optional<Credentials> check(boolean always) {
        long now = nanoTime.getAsLong();
        Snapshot known = latest;
        FileState state = state();
        boolean unchanged = known != null && Objects.equals(state, known.state);
        Optional<Credentials> credentials;
        if (state == null) {
            credentials = Optional.empty();
        } else if (unchanged && !always) {
            credentials = known.credentials;
        } else {
            credentials = readUnlessHalfWritten(known);
        }
        latest = new Snapshot(now, state, credentials);
        return credentials;
    }

    /** A file that had keys and makes no sense now is being written: its next change is read again. */
    private Optional<Credentials> readUnlessHalfWritten(Snapshot known) {
        try {
            return read();
        } catch (IllegalStateException e) {
            if (known == null || known.credentials.isEmpty()) {
                throw e;
            }
            LOG.warn("{}; the keys it held before are used", e.getMessage());
            return known.credentials;
        }
    }

    private FileState state() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileState(attributes.lastModifiedTime(), attributes.size());
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private Optional<Credentials> read() {
        JsonNode root = parse();
        return keys.find("", " of " + file, name -> root.path(name).asText(null));
    }

    /** The parser's own message quotes the file, and with it perhaps a key: only the place is passed on. */
    private JsonNode parse() {
        try {
            return YAML.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            String where = place == null ? "" : ", line " + place.getLineNr() + " column " + place.getColumnNr();
            throw new IllegalStateException("the credentials file " + file + " is not valid YAML" + where);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private IllegalStateException unreadable(IOException e) {
        String why = Files.isDirectory(file)
                ? "it is a folder"
                : e instanceof AccessDeniedException
                        ? "this process has no right to"
                        : e.getClass().getSimpleName() + " " + e.getMessage();
        return new IllegalStateException("the credentials file " + file + " cannot be read: " + why, e);
    }

    @Override
    public String lack() {
        return "the credentials file " + file.toAbsolutePath()
                + (Files.exists(file) ? " has no entries " + keys.pair() : " does not exist");
    }

    @Override
    public String toString() {
        return "credentials file " + file;
    }
}
