/** The command itself, whatever it is asked for. */
package org.cyberdojo.it.command;
