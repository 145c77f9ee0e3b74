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
package io.github.camelcn.examples.recipes;

import java.io.IOException;
import java.util.List;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import org.apache.activemq.ActiveMQConnection;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.broker.BrokerService;
import org.apache.activemq.broker.region.Destination;
import org.apache.activemq.command.ActiveMQQueue;

/** An ActiveMQ server in this JVM, reached over TCP, and what a test wants to know of it. */
final class JmsBroker implements AutoCloseable {

    private final BrokerService server = new BrokerService();
    private final String address;

    JmsBroker() throws Exception {
        server.setBrokerName("landing");
        server.setPersistent(false);
        server.setUseJmx(false);
        server.addConnector("tcp://127.0.0.1:0");
        server.start();
        server.waitUntilStarted();
        address = server.getTransportConnectors().get(0).getPublishableConnectString();
    }

    /** @param options of the connection, as they follow the address */
    ConnectionFactory connections(String options) {
        return new ActiveMQConnectionFactory(address + "?" + options);
    }

    void send(String queue, List<String> texts) throws JMSException {
        try (ActiveMQConnection connection =
                (ActiveMQConnection) new ActiveMQConnectionFactory(address).createConnection()) {
            Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
            MessageProducer producer = session.createProducer(session.createQueue(queue));
            for (String text : texts) {
                producer.send(session.createTextMessage(text));
            }
            session.commit();
        }
    }

    /** How many messages were not acknowledged yet, whether a consumer has them or not. */
    long waiting(String queue) {
        try {
            Destination destination = server.getDestination(new ActiveMQQueue(queue));
            return destination.getDestinationStatistics().getMessages().getCount();
        } catch (Exception e) {
            throw new IllegalStateException("cannot ask for the messages of " + queue, e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("the broker does not stop", e);
        }
        server.waitUntilStopped();
    }
}
