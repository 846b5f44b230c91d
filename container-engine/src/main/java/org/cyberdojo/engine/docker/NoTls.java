package org.cyberdojo.engine.docker;

import java.security.Provider;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/**
 * A TLS context for sockets that have no TLS. Told nothing, the transport loads every certificate
 * of the machine even for a unix socket, which takes longer than a call of the engine.
 */
final class NoTls extends SSLContext {

  NoTls() {
    super(
        new Nothing(),
        new Provider("none", "1", "no TLS on a unix socket") {
          private static final long serialVersionUID = 1L;
        },
        "none");
  }

  private static final class Nothing extends SSLContextSpi {

    private static IllegalStateException unused() {
      return new IllegalStateException("a unix socket has no TLS");
    }

    @Override
    protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random) {}

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
      throw unused();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
      throw unused();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
      throw unused();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
      throw unused();
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
      throw unused();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
      throw unused();
    }
  }
}
