#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""odd-disk.py FOLDER [FAULT] : a disk in FOLDER that can do as little as sticks and network folders do.

Everything has the rights 0777 whatever is asked for; dates are those of every second second; files get other numbers from
time to time; there are no hard links, no extended attributes, no space that is reserved, no swapping of names, and a folder
cannot be flushed. FAULT: "close=CODE", as where the server finds only then that there is no room (EDQUOT); "rename=CODE".
Both are of files that are being written (*.part). Speaks the kernel's own protocol, linux/fuse.h, so that it needs no
library. Says "ready", and is there until it is killed. Needs the right to mount.
"""
import ctypes
import errno
import os
import stat
import struct
import sys
import time

LIBC = ctypes.CDLL(None, use_errno=True)
LOOKUP, FORGET, GETATTR, SETATTR, MKDIR, UNLINK, RMDIR, RENAME = 1, 2, 3, 4, 9, 10, 11, 12
OPEN, READ, WRITE, STATFS, RELEASE, FSYNC, FLUSH, INIT, OPENDIR = 14, 15, 16, 17, 18, 20, 25, 26, 27
READDIR, RELEASEDIR, FSYNCDIR, CREATE, INTERRUPT, BATCH_FORGET, RENAME2 = 28, 29, 30, 35, 36, 42, 45
DIRECT_IO = 1
ALL_ITS_LIFE = 1 << 17


class Node:
    def __init__(self, number, is_folder):
        self.number = number
        self.names = {} if is_folder else None
        self.data = bytearray()
        self.written = int(time.time())


class Refused(Exception):
    pass


class Disk:
    def __init__(self, fault):
        self.what, _, code = fault.partition('=')
        self.code = getattr(errno, code) if code else 0
        self.nodes = {1: Node(1, True)}
        self.writing = set()  # numbers of files called *.part
        self.turn = 0         # of the numbers that programs see

    def attributes(self, node):
        kind = stat.S_IFREG if node.names is None else stat.S_IFDIR
        seen = node.number * 1000 + self.turn % 1000
        second = node.written // 2 * 2
        return struct.pack('<6Q10I', seen, len(node.data), (len(node.data) + 511) // 512, second, second, second,
                           0, 0, 0, kind | 0o777, 1 if node.names is None else 2, 0, 0, 0, 4096, 0)

    def entry(self, node):
        return struct.pack('<4Q2I', node.number, 0, 0, 0, 0, 0) + self.attributes(node)

    def child(self, folder, name):
        node = self.nodes[folder].names.get(name)
        if node is None:
            raise Refused(errno.ENOENT)
        return node

    def make(self, folder, name, is_folder):
        if name in self.nodes[folder].names:
            raise Refused(errno.EEXIST)
        node = Node(max(self.nodes) + 1, is_folder)
        self.nodes[node.number] = self.nodes[folder].names[name] = node
        if name.endswith(b'.part'):
            self.writing.add(node.number)
        return node

    def rename(self, folder, to, names):
        old, new = names.split(b'\0')[:2]
        node = self.child(folder, old)
        if self.what == 'rename' and node.number in self.writing:
            raise Refused(self.code)
        self.turn += 1
        del self.nodes[folder].names[old]
        self.nodes[to].names[new] = node

    def write(self, node, body):
        at, size = struct.unpack_from('<QI', body, 8)
        data = body[40:40 + size]
        node.data.extend(bytes(max(0, at - len(node.data))))
        node.data[at:at + size] = data
        node.written = int(time.time())
        return struct.pack('<2I', size, 0)

    def set(self, node, body):
        valid, size, mtime = struct.unpack_from('<I', body)[0], struct.unpack_from('<Q', body, 16)[0], struct.unpack_from('<Q', body, 40)[0]
        if valid & 8:
            del node.data[size:]
            node.data.extend(bytes(size - len(node.data)))
            node.written = int(time.time())
        if valid & 32:
            node.written = mtime
        return struct.pack('<Q2I', 0, 0, 0) + self.attributes(node)

    def list(self, node, body):
        at, size = struct.unpack_from('<QI', body, 8)
        out = b''
        for i, (name, child) in enumerate(sorted(node.names.items())):
            kind = 8 if child.names is None else 4
            one = struct.pack('<2Q2I', child.number, i + 1, len(name), kind) + name
            one += bytes(-len(one) % 8)
            if i >= at and len(out) + len(one) <= size:
                out += one
        return out

    def answer(self, opcode, number, body):
        node = self.nodes.get(number)
        name = body.rstrip(b'\0')
        if opcode == INIT:
            return struct.pack('<4I2H2I2H8I', 7, 31, 65536, 0, 12, 9, ALL_ITS_LIFE, 1, 32, 0, *[0] * 8)
        if opcode == LOOKUP:
            return self.entry(self.child(number, name))
        if opcode == GETATTR:
            return struct.pack('<Q2I', 0, 0, 0) + self.attributes(node)
        if opcode == SETATTR:
            return self.set(node, body)
        if opcode == MKDIR:
            return self.entry(self.make(number, body[8:].rstrip(b'\0'), True))
        if opcode in (UNLINK, RMDIR):
            if self.child(number, name).names:
                raise Refused(errno.ENOTEMPTY)
            del self.nodes[number].names[name]
            return b''
        if opcode == RENAME:
            self.rename(number, struct.unpack_from('<Q', body)[0], body[8:])
            return b''
        if opcode == RENAME2 and struct.unpack_from('<I', body, 8)[0] != 0:
            raise Refused(errno.EINVAL)
        if opcode in (OPEN, OPENDIR):
            self.turn += opcode == OPEN
            return struct.pack('<Q2I', number, DIRECT_IO if opcode == OPEN else 0, 0)
        if opcode == CREATE:
            return self.entry(self.make(number, body[16:].rstrip(b'\0'), False)) + struct.pack('<Q2I', 0, DIRECT_IO, 0)
        if opcode == READ:
            at, size = struct.unpack_from('<QI', body, 8)
            return bytes(node.data[at:at + size])
        if opcode == WRITE:
            return self.write(node, body)
        if opcode == READDIR:
            return self.list(node, body)
        if opcode == STATFS:
            return struct.pack('<5Q10I', 1000, 1000, 1000, 1000, 1000, 4096, 255, 4096, *[0] * 7)
        if opcode == FLUSH and self.what == 'close' and number in self.writing and node.data:
            raise Refused(self.code)
        if opcode in (RELEASE, RELEASEDIR, FLUSH, FSYNC):
            return b''
        raise Refused(errno.EINVAL if opcode == FSYNCDIR else errno.ENOSYS)


def main():
    folder, fault = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else ''
    fd = os.open('/dev/fuse', os.O_RDWR)
    options = f'fd={fd},rootmode=40000,user_id=0,group_id=0,allow_other'
    if LIBC.mount(b'odd-disk', folder.encode(), b'fuse', 0, options.encode()) != 0:
        raise OSError(ctypes.get_errno(), 'mount')
    disk = Disk(fault)
    print('ready', flush=True)
    while True:
        try:
            request = os.read(fd, ALL_ITS_LIFE + 4096)
        except OSError as e:
            if e.errno in (errno.EINTR, errno.ENOENT):
                continue
            return
        _length, opcode, unique, number = struct.unpack_from('<2I2Q', request)
        if opcode in (FORGET, BATCH_FORGET, INTERRUPT):
            continue
        code, out = 0, b''
        try:
            out = disk.answer(opcode, number, request[40:])
        except Refused as e:
            code = e.args[0]
        os.write(fd, struct.pack('<IiQ', 16 + len(out), -code, unique) + out)


main()
