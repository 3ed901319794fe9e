#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-no-network.py NM OBJDUMP BAIT FILE... : what our own code calls, as TAP.

A map says what people think of officials and businesses, so no part of the program can
send anything anywhere: of the libraries and programs made here, none calls a function
that talks to other machines, lets a library fetch what an address names, or starts
another program that could. BAIT is an object that does all of it, to show that it would
be seen.
"""
import re
import subprocess
import sys

# Each with what calls of its kind would do.
FORBIDDEN = {
    'opens a connection': (
        r'socket|socketpair|connect|bind|listen|accept4?|shutdown|send|sendto|sendmsg|sendmmsg|recv|recvfrom|recvmsg|recvmmsg'
        r'|getpeername|getsockname|[gs]etsockopt|socketcall'),
    'looks up a machine': (
        r'getaddrinfo\w*|gai_\w+|gethostby\w+|gethostent\w*|getnameinfo|getservby\w+|res_\w+|__res_\w+|ns_\w+|dn_expand|inet_\w+|getifaddrs'),
    'has GIO open a connection': (
        r'g_socket_\w+|g_network_\w+|g_tcp_\w+|g_unix_connection_\w+|g_unix_socket_\w+|g_inet_\w+|g_native_socket_\w+|g_resolver_\w+'
        r'|g_srv_target_\w+|g_proxy_\w+|g_simple_proxy_\w+|g_tls_\w+|g_dtls_\w+|g_threaded_socket_\w+|g_datagram_based_\w+'
        r'|g_dbus_connection_new_for_address\w*|g_dbus_server_\w+'),
    'belongs to a library for the network': (
        r'soup_\w+|curl_\w+|SSL_\w+|gnutls_\w+|nghttp2_\w+|nm_\w+|avahi_\w+|webkit_\w+|rest_\w+|gdata_\w+|ssh_\w+|libssh2_\w+'),
    'has the XML parser open what an address names': (
        r'xmlNanoHTTP\w+|xmlNanoFTP\w+|xmlIOHTTP\w+|xmlIOFTP\w+|xmlRegisterHTTP\w+|xmlRegisterDefaultInputCallbacks'
        r'|xml\w*(?:Parse|Read|Ctxt)File\w*|xmlReaderForFile|xmlReaderNewFile|xmlNewTextReaderFilename|xmlCreateURLParserCtxt'
        r'|xmlCreateFileParserCtxt|xmlParserInputBufferCreateFilename|xmlNewInputFromFile|xmlLoadExternalEntity|xmlLoad\w*Catalog\w*'
        r'|xmlCatalog\w+|xmlXInclude\w+|xsl\w+|htmlParseFile|htmlReadFile|xmlSchemaNewParserCtxt|xmlRelaxNGNewParserCtxt'),
    # a GFile may be of another machine, where the desktop would fetch it
    'has GIO fetch a file, wherever it is': (
        r'g_file_(?:read|open_readwrite|load_\w+|replace\w*|create\w*|append_to\w*|copy\w*|move\w*|mount_\w+|query_info\w*'
        r'|enumerate_children\w*|start_mountable\w*|make_\w+|delete\w*|trash\w*)(?:_async|_finish)?'
        r'|gtk_show_uri\w*|gtk_uri_launcher_\w+|gtk_picture_set_file|gtk_picture_new_for_file|gtk_image_set_from_file'
        r'|gdk_texture_new_from_file|gdk_pixbuf_new_from_file\w*|rsvg_handle_new_from_gfile\w*|gtk_media_file_\w+|gtk_video_\w+'),
    'starts another program': (
        r'system|popen|exec[lv]\w*|execveat|fexecve|posix_spawnp?|fork|vfork|g_spawn_\w+|g_subprocess_\w+|g_app_info_create_from_commandline'),
}
LIBRARIES = re.compile(r'lib(?:soup|curl|ssl|gnutls|nghttp2|rest|webkit|nm|avahi|ssh|proxy)\b')


def undefined(nm, path):
    """Every name that path takes from elsewhere."""
    names = set()
    for options in ([], ['--dynamic']):
        done = subprocess.run([nm, '--undefined-only', '--format=posix', *options, path], capture_output=True, text=True, check=False)
        for line in done.stdout.splitlines():
            words = line.split()
            # "name U ..." of a symbol; "archive[member]:" of what follows
            if len(words) >= 2 and words[1] in ('U', 'w', 'v'):
                names.add(words[0].split('@')[0])
    return names


def wrong(names):
    for what, pattern in FORBIDDEN.items():
        for name in sorted(names):
            # of the sanitizers, and of headers that fortify
            bare = re.sub(r'^(?:__interceptor_|__)|(?:64|_chk)$', '', name)
            if re.fullmatch(pattern, name) or re.fullmatch(pattern, bare):
                yield what, name


def needed(objdump, path):
    done = subprocess.run([objdump, '-p', path], capture_output=True, text=True, check=False)
    return re.findall(r'NEEDED\s+(\S+)', done.stdout)


def main():
    nm, objdump, bait, *paths = sys.argv[1:]
    print(f'1..{len(paths) + 1}')
    seen = {what for what, _ in wrong(undefined(nm, bait))}
    missed = sorted(set(FORBIDDEN) - seen)
    print('not ok' if missed else 'ok', 1, 'every kind of call is seen where there is one')
    for what in missed:
        print(f'# the bait {what}, unseen')
    failed = bool(missed)
    for n, path in enumerate(paths, 2):
        names = undefined(nm, path)
        bad = [f'it calls {name}, which {what}' for what, name in wrong(names)]
        bad += [f'it is linked with {name}' for name in needed(objdump, path) if LIBRARIES.match(name)]
        if not names:
            bad.append('nm names nothing that it calls')
        print('not ok' if bad else 'ok', n, f'{path} reaches no other machine')
        for b in bad:
            print('#', b)
        failed = failed or bool(bad)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
