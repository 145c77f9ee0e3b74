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
package io.github.camelcn.emulator.kodo.s3;

import java.util.Optional;
import java.util.function.Predicate;

import io.github.camelcn.emulator.evidence.NotVerified;

import static io.github.camelcn.emulator.kodo.s3.Operation.Permission.KNOWN;
import static io.github.camelcn.emulator.kodo.s3.Operation.Permission.LIST;
import static io.github.camelcn.emulator.kodo.s3.Operation.Permission.OWNER;
import static io.github.camelcn.emulator.kodo.s3.Operation.Permission.READ;
import static io.github.camelcn.emulator.kodo.s3.Operation.Permission.WRITE;
import static io.github.camelcn.emulator.kodo.s3.Operation.Scope.BUCKET;
import static io.github.camelcn.emulator.kodo.s3.Operation.Scope.OBJECT;
import static io.github.camelcn.emulator.kodo.s3.Operation.Scope.SERVICE;

/**
 * Everything the S3 side does: the route table. A request is the first operation whose method and scope fit and whose
 * query parameter or header is present; the ones that need neither stand last. An empty method stands for all.
 *
 * <p>Source: Qiniu documentation 4087, table of compatible S3 operations.
 */
@NotVerified("Sub-resources the table does not list are answered 501 NotImplemented, object tagging among them.")
enum Operation {
    LIST_BUCKETS("GET", SERVICE, "", KNOWN),
    GET_LOCATION("GET", BUCKET, "?location", OWNER),
    GET_BUCKET_ACL("GET", BUCKET, "?acl", OWNER),
    PUT_BUCKET_ACL("PUT", BUCKET, "?acl", OWNER),
    GET_CORS("GET", BUCKET, "?cors", OWNER),
    PUT_CORS("PUT", BUCKET, "?cors", OWNER),
    DELETE_CORS("DELETE", BUCKET, "?cors", OWNER),
    GET_BUCKET_TAGS("GET", BUCKET, "?tagging", OWNER),
    PUT_BUCKET_TAGS("PUT", BUCKET, "?tagging", OWNER),
    DELETE_BUCKET_TAGS("DELETE", BUCKET, "?tagging", OWNER),
    GET_POLICY("GET", BUCKET, "?policy", OWNER),
    PUT_POLICY("PUT", BUCKET, "?policy", OWNER),
    DELETE_POLICY("DELETE", BUCKET, "?policy", OWNER),
    LIST_UPLOADS("GET", BUCKET, "?uploads", LIST),
    DELETE_OBJECTS("POST", BUCKET, "?delete", WRITE),
    LIFECYCLE("", BUCKET, "?lifecycle", OWNER),
    VERSIONING("", BUCKET, "?versioning", OWNER),
    VERSIONS("", BUCKET, "?versions", OWNER),
    LOGGING("", BUCKET, "?logging", OWNER),
    WEBSITE("", BUCKET, "?website", OWNER),
    NOTIFICATION("", BUCKET, "?notification", OWNER),
    REPLICATION("", BUCKET, "?replication", OWNER),
    ENCRYPTION("", BUCKET, "?encryption", OWNER),
    REQUEST_PAYMENT("", BUCKET, "?requestPayment", OWNER),
    OBJECT_LOCK("", BUCKET, "?object-lock", OWNER),
    ACCELERATE("", BUCKET, "?accelerate", OWNER),
    LIST_OBJECTS_V2("GET", BUCKET, "?list-type", LIST),
    LIST_OBJECTS("GET", BUCKET, "", LIST),
    HEAD_BUCKET("HEAD", BUCKET, "", LIST),
    CREATE_BUCKET("PUT", BUCKET, "", KNOWN),
    DELETE_BUCKET("DELETE", BUCKET, "", OWNER),
    INITIATE_UPLOAD("POST", OBJECT, "?uploads", WRITE),
    COPY_PART("PUT", OBJECT, "?uploadId&x-amz-copy-source", WRITE),
    UPLOAD_PART("PUT", OBJECT, "?uploadId", WRITE),
    LIST_PARTS("GET", OBJECT, "?uploadId", WRITE),
    COMPLETE_UPLOAD("POST", OBJECT, "?uploadId", WRITE),
    ABORT_UPLOAD("DELETE", OBJECT, "?uploadId", WRITE),
    GET_OBJECT_ACL("GET", OBJECT, "?acl", OWNER),
    PUT_OBJECT_ACL("PUT", OBJECT, "?acl", OWNER),
    RESTORE_OBJECT("POST", OBJECT, "?restore", WRITE),
    OBJECT_TAGS("", OBJECT, "?tagging", OWNER),
    RETENTION("", OBJECT, "?retention", OWNER),
    LEGAL_HOLD("", OBJECT, "?legal-hold", OWNER),
    OBJECT_ATTRIBUTES("", OBJECT, "?attributes", OWNER),
    TORRENT("", OBJECT, "?torrent", OWNER),
    SELECT("", OBJECT, "?select", OWNER),
    COPY_OBJECT("PUT", OBJECT, "x-amz-copy-source", WRITE),
    PUT_OBJECT("PUT", OBJECT, "", WRITE),
    GET_OBJECT("GET", OBJECT, "", READ),
    HEAD_OBJECT("HEAD", OBJECT, "", READ),
    DELETE_OBJECT("DELETE", OBJECT, "", WRITE);

    enum Scope {
        SERVICE,
        BUCKET,
        OBJECT
    }

    enum Permission {
        /** Any valid credentials. */
        KNOWN,
        /** The bucket's owner. */
        OWNER,
        /** The owner, or whom the policy allows. */
        WRITE,
        /** The owner, or whom the policy allows. */
        LIST,
        /** The owner, whom the policy allows, and everybody who signs when the bucket is public. */
        READ
    }

    private static final Operation[] TABLE = values();

    private final String method;
    private final Scope scope;
    private final String parameter;
    private final String header;
    private final Permission permission;

    /** @param selector {@code ?parameter}, {@code header}, {@code ?parameter&header}, or nothing */
    Operation(String method, Scope scope, String selector, Permission permission) {
        int and = selector.indexOf('&');
        String query = and < 0 ? selector : selector.substring(0, and);
        this.method = method;
        this.scope = scope;
        this.parameter = query.startsWith("?") ? query.substring(1) : "";
        this.header = and >= 0 ? selector.substring(and + 1) : query.startsWith("?") ? "" : query;
        this.permission = permission;
    }

    /** The operation a request asks for; empty when the method does not fit. */
    static Optional<Operation> find(String method, Address address, Predicate<String> header) {
        Scope scope = address.isService() ? Scope.SERVICE : address.isObject() ? Scope.OBJECT : Scope.BUCKET;
        for (Operation operation : TABLE) {
            if (operation.scope == scope
                    && (operation.method.isEmpty() || operation.method.equals(method))
                    && (operation.parameter.isEmpty() || address.query().has(operation.parameter))
                    && (operation.header.isEmpty() || header.test(operation.header))) {
                return Optional.of(operation);
            }
        }
        return Optional.empty();
    }

    /** Whether the operation is listed only to be refused. */
    boolean unsupported() {
        return method.isEmpty();
    }

    Permission permission() {
        return permission;
    }
}
