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

/**
 * Which part of a list.
 *
 * @param number from 1
 * @param size items on a page, 1 to 100; null for the service's default
 * @param token where the page before said to go on, which beats the number; empty for none
 */
public record PageRequest(int number, Integer size, String token) {

    /** Source: contract of the openapi style, and QingCloud API documentation, "limit". */
    public static final int MAX_SIZE = 100;

    public static final PageRequest FIRST = new PageRequest(1, null, "");

    public PageRequest {
        if (number < 1) {
            throw new IllegalArgumentException("pageNumber must be 1 or more, but is " + number);
        }
        if (size != null && (size < 1 || size > MAX_SIZE)) {
            throw new IllegalArgumentException("pageSize must be 1 to " + MAX_SIZE + ", but is " + size);
        }
        Require.notNull("token", token);
    }

    public static PageRequest of(int number, int size) {
        return new PageRequest(number, size, "");
    }

    /** The page that a token asks for, of the same size. */
    public PageRequest at(String nextToken) {
        return new PageRequest(number, size, nextToken);
    }
}
