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
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** CVE-2026-66906, CVE-2026-66907, CVE-2026-60093: names from a store lead nowhere but into the folder. */
class DownloadFolderTest {

    @TempDir
    private Path place;

    private Path root;
    private Path outside;
    private DownloadFolder folder;

    @BeforeEach
    void twoFolders() throws IOException {
        root = place.toRealPath().resolve("in");
        outside = Files.createDirectory(place.toRealPath().resolve("out"));
        folder = new DownloadFolder(root);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                ".",
                "../a",
                "a/../../b",
                "a/..",
                "a/../b",
                "a/./b",
                "/etc/passwd",
                "//host/share",
                "a//b",
                "a/",
                "folder/",
                "C:/a",
                "c:a",
                "\\\\host\\share",
                "..\\a",
                "a\\..\\..\\b",
                "a\u0000b",
                "a\nb",
                "a\u007fb",
                "a\u0085b",
                " ",
                "a/ .. /b",
                ".a.part",
                "x/.A.PART",
                ".a.part.state"
            })
    void namesThatAreNoneAreRefused(String name) {
        assertThatThrownBy(() -> folder.fileFor(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no file is written by the name of \"")
                .hasMessageEndingWith(". Set header CamelFileName to another name")
                .message()
                .doesNotContain("\n", "\u0000");
        assertThat(root).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a/b/c.txt", "...", ".hidden", "a..b", "..a/b..", "早上好/文件", "a.part", "x y/z"})
    void otherNamesBecomeFilesBelow(String name) throws IOException {
        Path file = folder.fileFor(name);

        assertThat(file).isEqualTo(root.resolve(name));
        assertThat(file.getParent()).isDirectory();
        assertThat(file).doesNotExist();
    }

    @Test
    void aLinkThatLeadsOutIsNotFollowed() throws IOException {
        Files.createDirectory(root);
        Files.createSymbolicLink(root.resolve("link"), outside);

        assertThatThrownBy(() -> folder.fileFor("link/a"))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("leads out of the download directory " + root);
        assertThatThrownBy(() -> folder.fileFor("link/deep/a")).isInstanceOf(FileSystemException.class);
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void aLinkInALinkIsNotFollowedOutEither() throws IOException {
        Files.createDirectory(root);
        Files.createSymbolicLink(outside.resolve("back"), place.toRealPath());
        Files.createSymbolicLink(root.resolve("a"), root.resolve("b"));
        Files.createSymbolicLink(root.resolve("b"), outside.resolve("back"));

        assertThatThrownBy(() -> folder.fileFor("a/in2/x")).hasMessageContaining("leads out");
    }

    @Test
    void aLinkToNowhereIsNotMadeAFolder() throws IOException {
        Files.createDirectory(root);
        Files.createSymbolicLink(root.resolve("dangling"), outside.resolve("new"));

        assertThatThrownBy(() -> folder.fileFor("dangling/a")).isInstanceOf(NoSuchFileException.class);
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void aLinkThatStaysInsideIsFine() throws IOException {
        Files.createDirectories(root.resolve("real"));
        Files.createSymbolicLink(root.resolve("link"), root.resolve("real"));

        assertThat(folder.fileFor("link/a")).isEqualTo(root.resolve("real/a"));
    }

    /** A sibling whose name begins like the folder's is outside. */
    @Test
    void aFolderThatOnlyBeginsAlikeIsOutside() throws IOException {
        Files.createDirectory(root);
        Path alike = Files.createDirectory(root.resolveSibling("in-too"));
        Files.createSymbolicLink(root.resolve("link"), alike);

        assertThatThrownBy(() -> folder.fileFor("link/a")).hasMessageContaining("leads out");
    }

    @Test
    void theFolderItselfMayBeALink() throws IOException {
        Path link = Files.createSymbolicLink(place.resolve("as-configured"), outside);

        assertThat(new DownloadFolder(link).fileFor("a/b")).isEqualTo(outside.resolve("a/b"));
    }

    @Test
    void aFolderThatCannotBeMadeIsNamedWithItsOption() throws IOException {
        Path file = Files.createFile(outside.resolve("file"));

        assertThatThrownBy(() -> new DownloadFolder(file).fileFor("a"))
                .hasMessage(file + ": downloadDirectory is no folder");
        assertThatThrownBy(() -> new DownloadFolder(file.resolve("below")).fileFor("a"))
                .hasMessageStartingWith(file.resolve("below") + ": downloadDirectory cannot be made: ");
    }

    @Test
    void aFileIsNoFolderAndAFolderNoFile() throws IOException {
        Files.createDirectories(root.resolve("folder"));
        Files.writeString(root.resolve("file"), "x");

        assertThatThrownBy(() -> folder.fileFor("folder")).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> folder.fileFor("file/a/b")).isInstanceOf(FileSystemException.class);
    }
}
