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
package io.github.camelcn.examples.cluster;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import org.apache.camel.main.Main;
import org.apache.camel.processor.idempotent.hazelcast.HazelcastIdempotentRepository;

import io.github.camelcn.emulator.QingStorEmulator;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * One of the processes: a member of the Hazelcast cluster that runs the routes. Says {@value #READY} once it knows all members,
 * starts at {@value #GO} and stops at the end of its input, so that none outlives the program that started it.
 */
public final class Node {

    static final String READY = "ready";
    static final String GO = "go";

    private Node() {}

    /** @param arguments the store's address, the file of the sink, and the ports of all nodes, its own first */
    public static void main(String[] arguments) throws Exception {
        List<Integer> ports = List.of(arguments).subList(2, arguments.length).stream()
                .map(Integer::valueOf)
                .toList();
        HazelcastInstance hazelcast = Hazelcast.newHazelcastInstance(config(ports));
        try (Sink sink = new Sink(Path.of(arguments[1]))) {
            while (hazelcast.getCluster().getMembers().size() < ports.size()) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            Main main = new Main();
            Properties properties = new Properties();
            properties.setProperty("cluster.endpoint", arguments[0]);
            properties.setProperty("cluster.accessKey", QingStorEmulator.ACCESS_KEY);
            properties.setProperty("cluster.secretKey", QingStorEmulator.SECRET_KEY);
            main.setOverrideProperties(properties);
            main.bind("claims", new HazelcastIdempotentRepository(hazelcast, "claims"));
            main.bind("sink", sink);
            main.start();
            System.out.println(READY);
            BufferedReader input = new BufferedReader(new InputStreamReader(System.in, UTF_8));
            if (GO.equals(input.readLine())) {
                main.getCamelContext().getRouteController().startRoute("drain");
                while (input.readLine() != null) {
                    // until the end
                }
            }
            main.stop();
        } finally {
            hazelcast.shutdown();
        }
        System.exit(0);
    }

    /** On this machine only: no multicast, no looking around, nobody is told. */
    private static Config config(List<Integer> ports) {
        Config config = new Config();
        config.setClusterName("camel-cn-example");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.logging.type", "slf4j");
        config.setProperty("hazelcast.socket.bind.any", "false");
        config.setProperty("hazelcast.wait.seconds.before.join", "0");
        NetworkConfig network = config.getNetworkConfig();
        network.setPort(ports.get(0)).setPortAutoIncrement(false);
        network.getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        JoinConfig join = network.getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true);
        ports.forEach(port -> join.getTcpIpConfig().addMember("127.0.0.1:" + port));
        // what a dead node leaves behind goes by itself, long after it stopped to count
        config.getMapConfig("claims").setTimeToLiveSeconds(60);
        return config;
    }
}
