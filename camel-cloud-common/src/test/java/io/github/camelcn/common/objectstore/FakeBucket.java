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
package io.github.camelcn.common.objectstore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A bucket of a {@link FakeObjectStore}, which guards it. */
final class FakeBucket {

    final Bucket info;
    final NavigableMap<String, FakeObject> objects = new TreeMap<>();
    final Map<String, FakeUpload> uploads = new TreeMap<>();

    FakeBucket(Bucket info) {
        this.info = info;
    }

    boolean isEmpty() {
        return objects.isEmpty() && uploads.isEmpty();
    }

    /** Markers are keys or common prefixes, exclusive, as QingStor's are. */
    ObjectPage list(ListObjectsRequest request, int maxKeys) {
        String marker = request.cursor().marker();
        String prefix = request.prefix();
        String from = marker.compareTo(prefix) > 0 ? marker : prefix;
        List<ObjectInfo> found = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        String last = "";
        for (FakeObject object : objects.tailMap(from, true).values()) {
            String key = object.ref().key();
            if (!key.startsWith(prefix)) {
                break;
            }
            String name = nameInListing(key, request);
            boolean group = !name.equals(key) || isGroup(key, request);
            if (!marker.isEmpty() && name.compareTo(marker) <= 0 || group && name.equals(last)) {
                continue;
            }
            if (found.size() + groups.size() == maxKeys) {
                return page(found, groups, Optional.of(new ListCursor(last)));
            }
            if (group) {
                groups.add(name);
            } else {
                found.add(object.listed());
            }
            last = name;
        }
        return page(found, groups, Optional.empty());
    }

    private static String nameInListing(String key, ListObjectsRequest request) {
        int end = groupEnd(key, request);
        return end < 0 ? key : key.substring(0, end);
    }

    private static boolean isGroup(String key, ListObjectsRequest request) {
        return groupEnd(key, request) >= 0;
    }

    private static int groupEnd(String key, ListObjectsRequest request) {
        if (request.delimiter().isEmpty()) {
            return -1;
        }
        int at = key.indexOf(request.delimiter(), request.prefix().length());
        return at < 0 ? -1 : at + request.delimiter().length();
    }

    private static ObjectPage page(List<ObjectInfo> found, List<String> groups, Optional<ListCursor> next) {
        return new ObjectPage(found, groups, next, FakeObjectStore.REQUEST_ID);
    }

    UploadPage listUploads(ListUploadsRequest request, int defaultPage) {
        Comparator<UploadRef> order =
                Comparator.comparing((UploadRef ref) -> ref.target().key()).thenComparing(UploadRef::uploadId);
        List<UploadRef> all = uploads.values().stream()
                .map(FakeUpload::listed)
                .filter(ref -> ref.target().key().startsWith(request.prefix()))
                .filter(ref -> request.after().isEmpty()
                        || order.compare(ref, request.after().get()) > 0)
                .sorted(order)
                .toList();
        int page = request.maxUploads() == 0 ? defaultPage : request.maxUploads();
        boolean last = all.size() <= page;
        List<UploadRef> shown = last ? all : all.subList(0, page);
        return new UploadPage(
                shown, last ? Optional.empty() : Optional.of(shown.get(page - 1)), FakeObjectStore.REQUEST_ID);
    }
}
