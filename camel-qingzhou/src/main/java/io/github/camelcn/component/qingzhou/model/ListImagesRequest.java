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
package io.github.camelcn.component.qingzhou.model;

import java.util.List;

/**
 * Asks for a page of the images.
 *
 * @param imageIds only these; null for all
 * @param owner {@code system} or {@code self}; null for both
 * @param osFamily only this kind of system; null for all
 * @param page which page
 */
public record ListImagesRequest(List<String> imageIds, String owner, String osFamily, PageRequest page)
        implements PagedRequest<Image> {

    public ListImagesRequest {
        Require.notNull("page", page);
        imageIds = imageIds == null ? null : List.copyOf(imageIds);
    }

    @Override
    public QingzhouOperation operation() {
        return QingzhouOperation.listImages;
    }

    @Override
    public ListImagesRequest at(PageRequest newPage) {
        return new ListImagesRequest(imageIds, owner, osFamily, newPage);
    }
}
