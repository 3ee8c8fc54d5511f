// A kernel that refuses io_uring_setup, as containers have it: by a seccomp filter, for real.
import { findTool } from './tools';

/** Has io_uring_setup (425 on every architecture) answer this errno from here on, then becomes what its arguments say. */
const filter = `
import ctypes, os, struct, sys
libc = ctypes.CDLL(None, use_errno=True)
def instruction(code, on_true, on_false, value): return struct.pack('HBBI', code, on_true, on_false, value)
program = b''.join((
    instruction(0x20, 0, 0, 0),                            # load the call's number
    instruction(0x15, 0, 1, 425),
    instruction(0x06, 0, 0, 0x00050000 | int(sys.argv[1])),  # SECCOMP_RET_ERRNO
    instruction(0x06, 0, 0, 0x7fff0000),                   # SECCOMP_RET_ALLOW
))
memory = ctypes.create_string_buffer(program)
header = ctypes.create_string_buffer(struct.pack('HxxxxxxP', len(program) // 8, ctypes.addressof(memory)))
def prctl(*arguments):
    if libc.prctl(*map(ctypes.c_ulong, arguments)) != 0: sys.exit('prctl: ' + os.strerror(ctypes.get_errno()))
prctl(38, 1, 0, 0, 0)                                      # PR_SET_NO_NEW_PRIVS
prctl(22, 2, ctypes.addressof(header), 0, 0)               # PR_SET_SECCOMP, SECCOMP_MODE_FILTER
os.execvp(sys.argv[2], sys.argv[2:])
`;
const numbers = { EPERM: 1, ENOSYS: 38 } as const;

/** Words that go before a command: it, and what it starts, gets this errno. They need python3. */
export function forbiddingRings(errno: keyof typeof numbers): string[] {
	return [findTool('python3') as string, '-c', filter, String(numbers[errno])];
}
