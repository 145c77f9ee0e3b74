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
package io.github.camelcn.emulator.storage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/**
 * One page of open uploads, sorted by key and id; uploads and groups count towards the limit together.
 *
 * @param groups common prefixes of keys
 * @param nextKey key or group the next page starts behind; empty when this page was the last one
 * @param nextId upload id the next page starts behind; empty behind a group
 */
public record UploadPage<D>(List<Upload<D>> uploads, List<String> groups, boolean more, String nextKey, String nextId) {
    /**
     * @param delimiter ends a group; empty for none
     * @param keyMarker key or group the page starts behind
     * @param idMarker with a key marker, the upload of that key the page starts behind
     */
    public static <D> UploadPage<D> of(
            Collection<Upload<D>> open,
            String prefix,
            String delimiter,
            String keyMarker,
            String idMarker,
            int limit,
            Comparator<String> order) {
        List<Upload<D>> sorted = open.stream()
                .filter(upload -> upload.key().startsWith(prefix))
                .filter(upload -> behind(upload, keyMarker, idMarker, prefix, delimiter, order))
                .sorted(Comparator.<Upload<D>, String>comparing(Upload::key, order)
                        .thenComparing(Upload::id))
                .toList();
        List<Upload<D>> uploads = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        String lastKey = "";
        String lastId = "";
        boolean more = false;
        for (Iterator<Upload<D>> rest = sorted.iterator(); rest.hasNext() && !more; ) {
            Upload<D> upload = rest.next();
            String group = KeyPage.groupOf(upload.key(), prefix, delimiter);
            if (!group.isEmpty() && group.equals(lastKey)) {
                continue;
            }
            more = uploads.size() + groups.size() == limit;
            if (!more && group.isEmpty()) {
                uploads.add(upload);
                lastKey = upload.key();
                lastId = upload.id();
            } else if (!more) {
                groups.add(group);
                lastKey = group;
                lastId = "";
            }
        }
        return new UploadPage<>(uploads, groups, more, more ? lastKey : "", more ? lastId : "");
    }

    private static boolean behind(
            Upload<?> upload,
            String keyMarker,
            String idMarker,
            String prefix,
            String delimiter,
            Comparator<String> order) {
        String group = KeyPage.groupOf(upload.key(), prefix, delimiter);
        if (!group.isEmpty() && group.equals(keyMarker)) {
            return false;
        }
        int compared = order.compare(upload.key(), keyMarker);
        return compared > 0
                || (compared == 0 && !idMarker.isEmpty() && upload.id().compareTo(idMarker) > 0);
    }
}
