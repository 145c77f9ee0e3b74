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
package io.github.camelcn.common.http;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** A SOCKS 5 proxy without login (RFC 1928) that joins everything to one server, whatever was asked for. */
public final class SocksServer implements Closeable {

    private static final int NAME = 3;

    private final ServerSocket listener;
    private final int target;
    private final List<String> askedFor = new CopyOnWriteArrayList<>();

    private SocksServer(ServerSocket listener, int target) {
        this.listener = listener;
        this.target = target;
    }

    public static SocksServer start(int target) throws IOException {
        SocksServer server = new SocksServer(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), target);
        daemon(server::accept);
        return server;
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "socks-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                daemon(() -> serve(client));
            } catch (IOException e) {
                // closed by the test
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            OutputStream out = client.getOutputStream();
            in.readByte();
            in.readNBytes(in.readUnsignedByte());
            out.write(new byte[] {5, 0});
            in.readNBytes(3);
            askedFor.add(address(in));
            out.write(new byte[] {5, 0, 0, 1, 127, 0, 0, 1, 0, 0});
            daemon(() -> copy(server, client));
            copy(client, server);
        } catch (IOException e) {
            // one of them hung up
        }
    }

    private static String address(DataInputStream in) throws IOException {
        String host = in.readByte() == NAME
                ? new String(in.readNBytes(in.readUnsignedByte()), US_ASCII)
                : InetAddress.getByAddress(in.readNBytes(4)).getHostAddress();
        return host + ":" + in.readUnsignedShort();
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.close();
        } catch (IOException e) {
            // one of the two hung up
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    public List<String> askedFor() {
        return askedFor;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
