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
package io.github.camelcn.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

import io.github.camelcn.emulator.http.ServiceHandler;
import io.github.camelcn.emulator.kodo.KodoService;
import io.github.camelcn.emulator.kodo.store.KodoAccount;
import io.github.camelcn.emulator.kodo.store.KodoBucket;
import io.github.camelcn.emulator.kodo.store.KodoContents;
import io.github.camelcn.emulator.kodo.store.KodoOptions;
import io.github.camelcn.emulator.kodo.store.KodoRegion;
import io.github.camelcn.emulator.kodo.store.StorageClass;
import io.github.camelcn.emulator.notification.Notifications;

/**
 * A Kodo server in this process: the S3-compatible API and the native one on the same port, over the same objects. It
 * verifies signatures itself, keeps large objects on disk, and misbehaves on request.
 *
 * <p>How S3 hosts are read: an IP address, {@code localhost} or an unknown name is path style in the region the signature
 * names; {@code s3.<region>.<base host>} and {@code s3-<region>.<base host>} are path style in that region; with a bucket
 * in front they are virtual-host style, as is {@code <bucket>.localhost}. {@code qiniucs.com} is always a base host.
 *
 * <p>Thread-safe. {@link #close()} ends all connections and threads and removes temporary files.
 */
public final class KodoEmulator implements Emulator {
    /** Access key every emulator knows unless others are named. */
    public static final String ACCESS_KEY = "EMULATORACCESSKEYID";

    /** Secret of {@link #ACCESS_KEY}. */
    public static final String SECRET_KEY = "emulatorSecretAccessKey0123456789abcdefg";

    /** The user that owns the buckets made by the builder and all key pairs without a user of their own. */
    public static final String USER_ID = "1810000000";

    private final RunningService running;
    private final KodoService service;
    private final KodoContents contents;
    private final FaultSwitches faults;
    private final Builder settings;

    private KodoEmulator(Builder settings) throws IOException {
        this.settings = settings;
        this.faults = new FaultSwitches("ServiceUnavailable", 503, "SlowDown");
        this.service = KodoService.open(
                settings.options(),
                new SkewedClock(settings.clock, faults),
                Optional.ofNullable(settings.dataDir),
                settings.memoryBudget,
                this::openDomain);
        this.contents = service.contents();
        try {
            settings.buckets.values().forEach(contents::createBucket);
            this.running = new RunningService(
                    service,
                    faults,
                    settings.journalSize,
                    settings.address,
                    settings.port,
                    Optional.ofNullable(settings.sslContext));
        } catch (IOException | RuntimeException e) {
            service.close();
            throw e;
        }
    }

    private String openDomain(ServiceHandler handler) {
        return running.open(handler);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** {@code http://127.0.0.1:port}, or {@code https} when an SSL context was given; for both protocols. */
    @Override
    public URI endpoint() {
        return running.endpoint();
    }

    /** The S3 endpoint of a region by name, {@code http://s3.<region>.<base host>:port}. */
    public URI namedEndpoint(String region) {
        return running.named("s3." + region + "." + settings.baseHost);
    }

    /**
     * Host and port of the domain a bucket is downloaded from, as {@code /v2/domains} names it; opened on first use.
     *
     * @param bucket the Kodo name
     */
    public String downloadDomain(String bucket) {
        return service.domain(bucket);
    }

    @Override
    public String service() {
        return "kodo";
    }

    @Override
    public List<String> accessKeys() {
        return settings.options().accounts().stream()
                .map(KodoAccount::accessKey)
                .toList();
    }

    @Override
    public int port() {
        return running.server().port();
    }

    @Override
    public FaultSwitches faults() {
        return faults;
    }

    /** What the service tells others when objects change: delivered in the background, and broken at will. */
    public Notifications notifications() {
        return service.notifications();
    }

    /** The objects past the protocols. */
    public KodoContents store() {
        return contents;
    }

    @Override
    public List<RecordedRequest> requests() {
        return running.journal().entries();
    }

    @Override
    public long requestCount() {
        return running.journal().served();
    }

    @Override
    public void clearRequests() {
        running.journal().clear();
    }

    @Override
    public long connectionsOpened() {
        return running.server().connectionsOpened();
    }

    @Override
    public int connectionsOpen() {
        return running.server().connectionsOpen();
    }

    /** @see KodoContents#putObject(String, String, byte[]) */
    public void putObject(String bucket, String key, byte[] bytes) {
        contents.putObject(bucket, key, bytes);
    }

    /** @see KodoContents#objectBytes(String, String) */
    public byte[] objectBytes(String bucket, String key) {
        return contents.objectBytes(bucket, key);
    }

    /** @see KodoContents#keys(String) */
    public List<String> keys(String bucket) {
        return contents.keys(bucket);
    }

    /** @see KodoContents#uploads(String) */
    public List<String> uploads(String bucket) {
        return contents.uploads(bucket);
    }

    @Override
    public void reset() {
        faults.clear();
        contents.buckets().forEach(contents::removeBucket);
        settings.buckets.values().forEach(contents::createBucket);
        service.notifications().clear();
        running.journal().clear();
    }

    @Override
    public void close() {
        running.close();
        service.close();
    }

    /** Settings of an emulator. Not thread-safe. */
    public static final class Builder {
        private static final long GIB = 1024L * 1024 * 1024;
        private static final long MIB = 1024L * 1024;

        private InetAddress address = InetAddress.getLoopbackAddress();
        private int port;
        private final List<KodoAccount> accounts = new ArrayList<>();
        private final Map<String, KodoRegion> regions = new LinkedHashMap<>();
        private final Map<String, KodoBucket> buckets = new LinkedHashMap<>();
        private Path dataDir;
        private Clock clock = Clock.systemUTC();
        private SSLContext sslContext;
        private String baseHost = "kodo.test";
        private boolean trustDigests;
        private boolean conditionalWrites = true;
        private int listLimit = 1000;
        private int journalSize = 10_000;
        private long maxSinglePutBytes = 5 * GIB;
        private long maxCopyBytes = 5 * GIB;
        private long minPartBytes = 5 * MIB;
        private long minNativePartBytes = MIB;
        private long memoryBudget = Math.min(256 * MIB, Runtime.getRuntime().maxMemory() / 8);
        private Duration restoreDelay = Duration.ofMinutes(1);
        private Duration hostTtl = Duration.ofDays(1);

        private Builder() {
            KodoRegion.ALL.forEach(region -> regions.put(region.id(), region));
        }

        /** Port to listen on; 0, the default, takes any free one. */
        public Builder port(int number) {
            if (number < 0 || number > 65535) {
                throw new IllegalArgumentException("port must be between 0 and 65535, got " + number);
            }
            port = number;
            return this;
        }

        /** Address to listen on; the default is the loopback address, {@code 127.0.0.1}. */
        public Builder address(InetAddress local) {
            address = Objects.requireNonNull(local, "address");
            return this;
        }

        /** A key pair of the default user. May be called repeatedly; replaces the built-in pair. */
        public Builder credentials(String accessKey, String secretKey) {
            return credentials(accessKey, secretKey, USER_ID);
        }

        /** A key pair of another user, who sees only what policies and public buckets allow. */
        public Builder credentials(String accessKey, String secretKey, String userId) {
            accounts.add(KodoAccount.of(accessKey, secretKey, userId));
            return this;
        }

        /** A temporary key pair of the default user, valid with its security token until it expires. */
        public Builder temporaryCredentials(String accessKey, String secretKey, String securityToken, Instant expires) {
            accounts.add(new KodoAccount(accessKey, secretKey, securityToken, USER_ID, Optional.of(expires)));
            return this;
        }

        /** The default region, by its S3 name; {@code cn-east-1} unless named. An unknown name makes a region. */
        public Builder defaultRegion(String id) {
            KodoRegion region = regions.remove(id);
            Map<String, KodoRegion> others = new LinkedHashMap<>(regions);
            regions.clear();
            regions.put(id, region == null ? KodoRegion.of(id, id, id) : region);
            regions.putAll(others);
            return this;
        }

        /** A region of one's own, or another idea of a known one. */
        public Builder region(KodoRegion region) {
            regions.put(region.id(), region);
            return this;
        }

        /** Storage classes a known region does not offer; all regions offer all of them by default. */
        public Builder withoutStorageClasses(String regionId, StorageClass... classes) {
            KodoRegion region = regions.get(regionId);
            if (region == null) {
                throw new IllegalArgumentException("there is no region '" + regionId + "' in this emulator");
            }
            regions.put(regionId, region.without(Set.of(classes)));
            return this;
        }

        /** A private bucket that is there from the start, in the default region, with one name for both protocols. */
        public Builder bucket(String name) {
            return bucket(KodoBucket.named(name));
        }

        /** As {@link #bucket(String)} in another region, by either of its names. */
        public Builder bucket(String name, String region) {
            return bucket(KodoBucket.named(name).in(region));
        }

        /** A bucket that is there from the start. */
        public Builder bucket(KodoBucket bucket) {
            buckets.put(bucket.name(), bucket);
            return this;
        }

        /** Keeps buckets and objects in this directory beyond {@link #close()}. */
        public Builder dataDir(Path directory) {
            dataDir = Objects.requireNonNull(directory, "dataDir");
            return this;
        }

        /** The server's clock; the system clock by default. */
        public Builder clock(Clock serverClock) {
            clock = Objects.requireNonNull(serverClock, "clock");
            return this;
        }

        /** Speaks TLS with this context. */
        public Builder sslContext(SSLContext context) {
            sslContext = Objects.requireNonNull(context, "sslContext");
            return this;
        }

        /** The name below which S3 endpoints are hosts, beside {@code qiniucs.com}; {@code kodo.test} by default. */
        public Builder baseHost(String host) {
            baseHost = host.toLowerCase(Locale.ROOT);
            return this;
        }

        /**
         * Whether digests of a request are believed instead of checked, and ETags made up where there is no Content-MD5;
         * false by default. Benchmarks use it so that the server spends no time on digests.
         */
        public Builder trustDigests(boolean trust) {
            trustDigests = trust;
            return this;
        }

        /** Whether If-Match and If-None-Match of writes count, the default; false ignores them. */
        public Builder conditionalWrites(boolean supported) {
            conditionalWrites = supported;
            return this;
        }

        /** Most entries in a page; 1000 by default. */
        public Builder listLimit(int entries) {
            listLimit = entries;
            return this;
        }

        /** Most requests the journal keeps; 10,000 by default, 0 keeps none. */
        public Builder journalSize(int requests) {
            if (requests < 0) {
                throw new IllegalArgumentException("journalSize must not be negative, got " + requests);
            }
            journalSize = requests;
            return this;
        }

        /** Most bytes in one put, form upload or part; 5 GiB by default. */
        public Builder maxSinglePutBytes(long bytes) {
            maxSinglePutBytes = bytes;
            return this;
        }

        /** Most bytes in one copy, beyond which it is {@code CopyObjectTooLarge}; 5 GiB by default. */
        public Builder maxCopyBytes(long bytes) {
            maxCopyBytes = bytes;
            return this;
        }

        /** Fewest bytes in an S3 part other than the last; 5 MiB by default. */
        public Builder minPartBytes(long bytes) {
            minPartBytes = bytes;
            return this;
        }

        /** Fewest bytes in a native part other than the last; 1 MiB by default. */
        public Builder minNativePartBytes(long bytes) {
            minNativePartBytes = bytes;
            return this;
        }

        /** Most bytes of objects up to 64 KiB kept on the heap; larger objects are never kept there. */
        public Builder memoryBudget(long bytes) {
            memoryBudget = bytes;
            return this;
        }

        /** How long an archived object thaws by the server's clock; a minute by default. */
        public Builder restoreDelay(Duration delay) {
            restoreDelay = Objects.requireNonNull(delay, "restoreDelay");
            return this;
        }

        /** How long clients may keep the answer of a region query; a day by default. */
        public Builder hostTtl(Duration ttl) {
            hostTtl = Objects.requireNonNull(ttl, "hostTtl");
            return this;
        }

        /**
         * Starts the server.
         *
         * @throws UncheckedIOException when the port is taken or the data directory cannot be used
         * @throws IllegalArgumentException when the settings do not fit together
         */
        public KodoEmulator start() {
            try {
                return new KodoEmulator(this);
            } catch (IOException e) {
                throw new UncheckedIOException("the emulator cannot start: " + e.getMessage(), e);
            }
        }

        private KodoOptions options() {
            return new KodoOptions(
                    accounts.isEmpty() ? List.of(KodoAccount.of(ACCESS_KEY, SECRET_KEY, USER_ID)) : accounts,
                    List.copyOf(regions.values()),
                    baseHost,
                    trustDigests,
                    conditionalWrites,
                    listLimit,
                    maxSinglePutBytes,
                    maxCopyBytes,
                    minPartBytes,
                    minNativePartBytes,
                    restoreDelay,
                    hostTtl);
        }
    }
}
