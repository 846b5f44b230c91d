/** What the deployments in {@code deploy/} say, compared with what Kubernetes and the code say. */
package org.cyberdojo.it.deploy;
