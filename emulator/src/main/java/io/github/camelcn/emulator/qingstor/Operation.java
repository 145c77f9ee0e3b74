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
package io.github.camelcn.emulator.qingstor;

import java.util.Optional;
import java.util.function.Predicate;

import static io.github.camelcn.emulator.qingstor.Operation.Permission.ACTION;
import static io.github.camelcn.emulator.qingstor.Operation.Permission.ANYBODY;
import static io.github.camelcn.emulator.qingstor.Operation.Permission.KNOWN;
import static io.github.camelcn.emulator.qingstor.Operation.Permission.OWNER;
import static io.github.camelcn.emulator.qingstor.Operation.Permission.SIGNED_ACTION;
import static io.github.camelcn.emulator.qingstor.Operation.Scope.BUCKET;
import static io.github.camelcn.emulator.qingstor.Operation.Scope.OBJECT;
import static io.github.camelcn.emulator.qingstor.Operation.Scope.SERVICE;

/**
 * Everything the service does: the route table. A request is the first operation whose method and scope fit and whose
 * query parameter or header is present; the ones that need neither stand last.
 *
 * <p>Source: QingStor API documentation and API specification 2016-01-06.
 */
enum Operation {
    LIST_LOCATIONS("GET", SERVICE, "?location", ANYBODY, ""),
    LIST_BUCKETS("GET", SERVICE, "", KNOWN, ""),

    GET_ACL("GET", BUCKET, "?acl", OWNER, ""),
    PUT_ACL("PUT", BUCKET, "?acl", OWNER, ""),
    GET_CORS("GET", BUCKET, "?cors", OWNER, ""),
    PUT_CORS("PUT", BUCKET, "?cors", OWNER, ""),
    DELETE_CORS("DELETE", BUCKET, "?cors", OWNER, ""),
    GET_POLICY("GET", BUCKET, "?policy", OWNER, ""),
    PUT_POLICY("PUT", BUCKET, "?policy", OWNER, ""),
    DELETE_POLICY("DELETE", BUCKET, "?policy", OWNER, ""),
    GET_MIRROR("GET", BUCKET, "?mirror", OWNER, ""),
    PUT_MIRROR("PUT", BUCKET, "?mirror", OWNER, ""),
    DELETE_MIRROR("DELETE", BUCKET, "?mirror", OWNER, ""),
    GET_NOTIFICATION("GET", BUCKET, "?notification", OWNER, ""),
    PUT_NOTIFICATION("PUT", BUCKET, "?notification", OWNER, ""),
    DELETE_NOTIFICATION("DELETE", BUCKET, "?notification", OWNER, ""),
    GET_LIFECYCLE("GET", BUCKET, "?lifecycle", OWNER, ""),
    PUT_LIFECYCLE("PUT", BUCKET, "?lifecycle", OWNER, ""),
    DELETE_LIFECYCLE("DELETE", BUCKET, "?lifecycle", OWNER, ""),
    GET_LOGGING("GET", BUCKET, "?logging", OWNER, ""),
    PUT_LOGGING("PUT", BUCKET, "?logging", OWNER, ""),
    DELETE_LOGGING("DELETE", BUCKET, "?logging", OWNER, ""),
    GET_REPLICATION("GET", BUCKET, "?replication", OWNER, ""),
    PUT_REPLICATION("PUT", BUCKET, "?replication", OWNER, ""),
    DELETE_REPLICATION("DELETE", BUCKET, "?replication", OWNER, ""),
    GET_CNAME("GET", BUCKET, "?cname", OWNER, ""),
    PUT_CNAME("PUT", BUCKET, "?cname", OWNER, ""),
    DELETE_CNAME("DELETE", BUCKET, "?cname", OWNER, ""),
    GET_VERSIONING("GET", BUCKET, "?versioning", OWNER, ""),
    PUT_VERSIONING("PUT", BUCKET, "?versioning", OWNER, ""),
    LIST_VERSIONS("GET", BUCKET, "?versions", OWNER, ""),

    BUCKET_STATISTICS("GET", BUCKET, "?stats", SIGNED_ACTION, "get_bucket_stats"),
    LIST_UPLOADS("GET", BUCKET, "?uploads", SIGNED_ACTION, "list_multipart_uploads"),
    DELETE_OBJECTS("POST", BUCKET, "?delete", SIGNED_ACTION, "delete_object"),
    LIST_OBJECTS("GET", BUCKET, "", ACTION, "list_objects"),
    HEAD_BUCKET("HEAD", BUCKET, "", ACTION, "head_bucket"),
    CREATE_BUCKET("PUT", BUCKET, "", KNOWN, ""),
    DELETE_BUCKET("DELETE", BUCKET, "", OWNER, ""),

    INITIATE_UPLOAD("POST", OBJECT, "?uploads", ACTION, "initiate_multipart_upload"),
    COPY_PART("PUT", OBJECT, "?upload_id&x-qs-copy-source", ACTION, "upload_object_part"),
    UPLOAD_PART("PUT", OBJECT, "?upload_id", ACTION, "upload_object_part"),
    LIST_PARTS("GET", OBJECT, "?upload_id", ACTION, "list_object_parts"),
    COMPLETE_UPLOAD("POST", OBJECT, "?upload_id", ACTION, "complete_multipart_upload"),
    ABORT_UPLOAD("DELETE", OBJECT, "?upload_id", ACTION, "abort_multipart_upload"),

    APPEND_OBJECT("POST", OBJECT, "?append", ACTION, "create_object"),
    COPY_OBJECT("PUT", OBJECT, "x-qs-copy-source", ACTION, "create_object"),
    MOVE_OBJECT("PUT", OBJECT, "x-qs-move-source", ACTION, "create_object"),
    FETCH_OBJECT("PUT", OBJECT, "x-qs-fetch-source", ACTION, "create_object"),
    PUT_OBJECT("PUT", OBJECT, "", ACTION, "create_object"),
    PROCESS_IMAGE("GET", OBJECT, "?image", ACTION, "get_object"),
    GET_OBJECT("GET", OBJECT, "", ACTION, "get_object"),
    HEAD_OBJECT("HEAD", OBJECT, "", ACTION, "head_object"),
    DELETE_OBJECT("DELETE", OBJECT, "", SIGNED_ACTION, "delete_object"),
    PREFLIGHT("OPTIONS", OBJECT, "", ANYBODY, "");

    enum Scope {
        SERVICE,
        BUCKET,
        OBJECT
    }

    enum Permission {
        /** Needs no credentials. */
        ANYBODY,
        /** Any valid credentials. */
        KNOWN,
        /** The bucket's owner. */
        OWNER,
        /** Whoever policy or ACL allows the action, anonymous or not. */
        ACTION,
        /** Whoever policy or ACL allows the action, but never anonymously. */
        SIGNED_ACTION
    }

    private final String method;
    private final Scope scope;
    private final String parameter;
    private final String header;
    private final Permission permission;
    private final String action;

    /** @param selector {@code ?parameter}, {@code header}, {@code ?parameter&header}, or nothing */
    Operation(String method, Scope scope, String selector, Permission permission, String action) {
        int and = selector.indexOf('&');
        String query = and < 0 ? selector : selector.substring(0, and);
        this.method = method;
        this.scope = scope;
        this.parameter = query.startsWith("?") ? query.substring(1) : "";
        this.header = and >= 0 ? selector.substring(and + 1) : query.startsWith("?") ? "" : query;
        this.permission = permission;
        this.action = action;
    }

    private static final Operation[] TABLE = values();

    /** The operation a request asks for; empty when the method does not fit. */
    static Optional<Operation> find(String method, Scope scope, Address address, Predicate<String> header) {
        for (Operation operation : TABLE) {
            if (operation.scope == scope
                    && operation.method.equals(method)
                    && (operation.parameter.isEmpty() || address.query().has(operation.parameter))
                    && (operation.header.isEmpty() || header.test(operation.header))) {
                return Optional.of(operation);
            }
        }
        return Optional.empty();
    }

    Permission permission() {
        return permission;
    }

    /** The name policies use; empty when policies have no say. */
    String action() {
        return action;
    }
}
