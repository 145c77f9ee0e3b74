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

/**
 * What a {@link FakeObjectStore} was asked.
 *
 * @param operation as a route author names it: {@code putObject}, {@code uploadPart}, ...
 * @param bucket empty for calls on the service
 * @param key empty for calls on a bucket; for copies and moves the target
 * @param partNumber -1 where there is none
 * @param bytes the length of the payload, -1 where there is none
 */
public record FakeCall(String operation, String bucket, String key, int partNumber, long bytes) {

    static FakeCall service(String operation) {
        return new FakeCall(operation, "", "", -1, -1);
    }

    static FakeCall bucket(String operation, String bucket) {
        return new FakeCall(operation, bucket, "", -1, -1);
    }

    static FakeCall object(String operation, ObjectRef ref) {
        return new FakeCall(operation, ref.bucket(), ref.key(), -1, -1);
    }

    static FakeCall payload(String operation, ObjectRef ref, int partNumber, long bytes) {
        return new FakeCall(operation, ref.bucket(), ref.key(), partNumber, bytes);
    }

    String resource() {
        return key.isEmpty() ? bucket : bucket + "/" + key;
    }
}
