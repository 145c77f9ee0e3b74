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
package io.github.camelcn.kamelets;

import java.util.List;

/** The kamelets of this module. */
final class Kamelets {
    private static final String CREDENTIALS = "\n\nWithout keys they are looked for in the environment, then in %s.";
    private static final String QINGSTOR_KEYS =
            CREDENTIALS.formatted("the file .qingstor/config.yaml of the home folder");
    private static final String KODO_KEYS = CREDENTIALS.formatted("the file .qshell.json of the home folder");
    private static final String QINGZHOU_KEYS = CREDENTIALS.formatted("the profile file");

    /** Options of producers for operations that a sink does not perform. */
    private static final String[] OTHER_OPERATIONS = {
        "downloadConcurrency",
        "downloadDirectory",
        "downloadDomain",
        "downloadLinkExpiration",
        "downloadPartSize",
        "keepPartialDownloads",
        "lazyListing",
        "maxKeys",
        "olderThan",
        "restoreDays",
        "uploadLinkExpiration",
        "copySourceEncryptionCustomerAlgorithm",
        "copySourceEncryptionCustomerKey",
        "copySourceEncryptionCustomerKeyMd5",
        "copySourceEncryptionCustomerSecretKey"
    };

    /** Options that make few objects of many messages. */
    private static final String[] STREAMING = {
        "batchMessageNumber",
        "batchSize",
        "gzip",
        "maxOpenBatches",
        "namingStrategy",
        "recordSeparator",
        "restartingPolicy",
        "streamingAck",
        "streamingAppend",
        "streamingUploadMode",
        "streamingUploadTimeout",
        "timestampGroupingEnabled",
        "timestampHeaderName",
        "timestampWindowSizeMillis"
    };

    private static final List<String> INSTANCE_OPERATIONS = List.of(
            "describeInstance",
            "createInstance",
            "startInstance",
            "stopInstance",
            "restartInstance",
            "suspendInstance",
            "resumeInstance",
            "destroyInstance",
            "updateInstance",
            "resizeInstance",
            "resetPassword",
            "rebuildInstance",
            "createSnapshot",
            "restoreSnapshot",
            "createBackup",
            "restoreBackup",
            "getScreenshot",
            "getVncUrl",
            "waitForInstance");

    static final List<Spec> ALL = List.of(
            Spec.of(
                            "qingstor-source",
                            "QingStor Source",
                            "Receive the objects of a QingStor bucket.\n\nAn object is received once while it does not change, unless"
                                    + " it is deleted or moved after it was received." + QINGSTOR_KEYS)
                    .types("binary", "application-octet-stream", "cloudevents", "qingstor:application-cloudevents"),
            events(
                    "qingstor",
                    "QingStor",
                    "QingStor does not sign them, so that a secret in their URL, `eventSecret`, is their proof of origin.",
                    QINGSTOR_KEYS),
            Spec.of(
                            "qingstor-sink",
                            "QingStor Sink",
                            "Store each message as an object in a QingStor bucket, of any size in bounded memory."
                                    + keyRule("CamelQingstorKey") + QINGSTOR_KEYS)
                    .without(OTHER_OPERATIONS)
                    .without(STREAMING)
                    .with("operation", "putObject")
                    .first(keyOf("CamelQingstorKey")),
            streaming("qingstor", "QingStor", QINGSTOR_KEYS).without("streamingAppend"),
            Spec.of(
                            "qingstor-append-sink",
                            "QingStor Append Sink",
                            "Append messages to an object of a QingStor bucket, several at a time, which can be read while it"
                                    + " grows.\n\nThe message that fills a batch is done when the batch is appended; with"
                                    + " `streamingAck=onCommit` every message is." + QINGSTOR_KEYS)
                    .without(OTHER_OPERATIONS)
                    .without(
                            "encryptionCustomerAlgorithm",
                            "encryptionCustomerKey",
                            "encryptionCustomerKeyMd5",
                            "encryptionCustomerSecretKey",
                            "fileExist",
                            "multiPartUpload",
                            "namingStrategy",
                            "partSize",
                            "restartingPolicy",
                            "timestampGroupingEnabled",
                            "timestampHeaderName",
                            "timestampWindowSizeMillis",
                            "uploadConcurrency",
                            "uploadCutoff",
                            "uploadStateRepository")
                    .with("operation", "putObject")
                    .with("streamingUploadMode", "true")
                    .with("streamingAppend", "true")
                    .property(Property.text(
                                    "keyName",
                                    "Key Name",
                                    "The key of the object, such as audit/${date:now:yyyy-MM-dd}.log.")
                            .needed()),
            Spec.of(
                            "kodo-source",
                            "Kodo Source",
                            "Receive the objects of a Qiniu Kodo bucket.\n\nAn object is received once while it does not change,"
                                    + " unless it is deleted or moved after it was received." + KODO_KEYS)
                    .types("binary", "application-octet-stream", "cloudevents", "kodo:application-cloudevents"),
            events("kodo", "Kodo", "Kodo signs them with the account's keys.", KODO_KEYS),
            Spec.of(
                            "kodo-sink",
                            "Kodo Sink",
                            "Store each message as an object in a Qiniu Kodo bucket, of any size in bounded memory."
                                    + keyRule("CamelKodoKey") + KODO_KEYS)
                    .without(OTHER_OPERATIONS)
                    .without(STREAMING)
                    .with("operation", "putObject")
                    .first(keyOf("CamelKodoKey")),
            streaming("kodo", "Kodo", KODO_KEYS),
            Spec.of(
                            "kodo-fetch-action",
                            "Kodo Fetch Action",
                            "Let Kodo download a URL into an object by itself, so that its content does not pass this machine.\n\nThe"
                                    + " URL is the body of the message, unless `source` names one. With the operation"
                                    + " `asyncFetch` the action does not wait until it is done." + KODO_KEYS)
                    .without(OTHER_OPERATIONS)
                    .without(STREAMING)
                    .without(
                            "acl",
                            "charset",
                            "cleanStaleUploads",
                            "deleteAfterWrite",
                            "fileExist",
                            "kmsKeyId",
                            "multiPartUpload",
                            "partSize",
                            "payloadSigning",
                            "serverSideEncryption",
                            "uploadConcurrency",
                            "uploadCutoff",
                            "uploadStateRepository")
                    .property(Property.text("operation", "Operation", "Whether to wait until Kodo has the object.")
                            .oneOf(List.of("fetchObject", "asyncFetch"))
                            .withDefault("fetchObject"))
                    .property(Property.text("source", "Source", "The URL to download; by default the body."))
                    .first(headerWhenSet("source", "CamelKodoFetchSource")),
            Spec.of(
                            "qingzhou-instance-action",
                            "Qingzhou Instance Action",
                            "Create, control or describe a Qingzhou instance.\n\nInputs of the operation are headers of the message,"
                                    + " as the component's documentation lists them; its answer is the body."
                                    + QINGZHOU_KEYS)
                    .without("lazyListing", "fetchAll")
                    .property(label())
                    .property(Property.text("operation", "Operation", "What to do with the instance.")
                            .oneOf(INSTANCE_OPERATIONS)
                            .needed())
                    .property(Property.text(
                            "instanceId",
                            "Instance Id",
                            "The instance; by default what the header CamelQingzhouInstanceId says."))
                    .first(headerWhenSet("instanceId", "CamelQingzhouInstanceId"))
                    .types("json", "application-json"),
            Spec.of(
                            "qingzhou-instance-source",
                            "Qingzhou Instance Source",
                            "Receive every change of the state of Qingzhou instances.\n\nThe body is the instance as it is now; the"
                                    + " headers tell its state and the one before." + QINGZHOU_KEYS)
                    .without("metrics")
                    .with("consumer", "stateChanges")
                    .property(label())
                    .types("json", "application-json", "cloudevents", "qingzhou:application-cloudevents"),
            Spec.of(
                            "qingzhou-metrics-source",
                            "Qingzhou Metrics Source",
                            "Receive how busy each Qingzhou instance is, at every poll.\n\nOne message for each instance, whose"
                                    + " body is the list of its series." + QINGZHOU_KEYS)
                    .without("emitInitialStates", "stateRepository")
                    .with("consumer", "metrics")
                    .property(label())
                    .types("json", "application-json", "cloudevents", "qingzhou:application-cloudevents"));

    private Kamelets() {}

    private static Spec events(String scheme, String store, String proof, String keys) {
        return Spec.of(
                        scheme + "-event-source",
                        store + " Event Source",
                        "Receive the objects of a " + store
                                + " bucket within moments after they were stored.\n\nThe bucket's"
                                + " notifications arrive at a path of the application's HTTP server. " + proof
                                + " Rare polls find what notifications missed, and nothing is received twice." + keys)
                .with("eventsFrom", "platform-http:{{path}}")
                .property(Property.text("path", "Path", "Where at the HTTP server notifications arrive.")
                        .withDefault("/hooks/" + scheme))
                .property(new Property(
                        "delay",
                        "Delay",
                        "Milliseconds between polls, which find what notifications missed.",
                        "integer",
                        "600000",
                        List.of(),
                        false,
                        false))
                .types("binary", "application-octet-stream", "cloudevents", scheme + ":application-cloudevents");
    }

    private static Spec streaming(String scheme, String store, String keys) {
        return Spec.of(
                        scheme + "-streaming-upload-sink",
                        store + " Streaming Upload Sink",
                        "Store many messages as few objects in a " + store
                                + " bucket.\n\nA batch becomes an object when it has"
                                + " `batchMessageNumber` messages or `batchSize` bytes, when `streamingUploadTimeout` is over, or"
                                + " when the route stops." + keys)
                .without(OTHER_OPERATIONS)
                .without("fileExist", "uploadCutoff", "uploadStateRepository")
                .with("operation", "putObject")
                .with("streamingUploadMode", "true")
                .property(Property.text(
                                "keyName",
                                "Key Name",
                                "What the objects are called, before a suffix that tells them apart; messages with the same"
                                        + " name share a batch, such as orders/${header.country}.json.")
                        .needed());
    }

    private static Property label() {
        return Property.text("label", "Label", "A name for the endpoint, which logs and meters show.")
                .withDefault("instances");
    }

    private static String keyRule(String header) {
        return "\n\nThe key is that of the property `keyName`. If it is not set, the key is the header `file` or `ce-file`, else"
                + " the header `" + header
                + "`, else the name of the file that the message is, else the id of the exchange.";
    }

    /** As the object-store sinks of Camel's catalogue find their keys, and then as the component does. */
    private static String keyOf(String header) {
        return """
                - choice:
                    precondition: true
                    when:
                      - simple: "${propertiesExist:!keyName}"
                        steps:
                          - choice:
                              when:
                                - simple: "${header[file]} != null"
                                  steps:
                                    - setHeader:
                                        name: HEADER
                                        simple: "${header[file]}"
                                - simple: "${header[ce-file]} != null"
                                  steps:
                                    - setHeader:
                                        name: HEADER
                                        simple: "${header[ce-file]}"
                                - simple: "${header[HEADER]} == null && ${header[CamelFileName]} == null"
                                  steps:
                                    - setHeader:
                                        name: HEADER
                                        simple: "${exchangeId}"
                """.replace("HEADER", header);
    }

    private static String headerWhenSet(String property, String header) {
        return """
                - choice:
                    precondition: true
                    when:
                      - simple: "${propertiesExist:PROPERTY}"
                        steps:
                          - setHeader:
                              name: HEADER
                              constant: "{{?PROPERTY}}"
                """.replace("PROPERTY", property).replace("HEADER", header);
    }
}
