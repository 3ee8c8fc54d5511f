import type { Constants } from '../native/binding';
import { binding } from '../native/load';

/** AF_*, SOCK_*, IPPROTO_*, MSG_* and SOL_SOCKET as this system numbers them; what it lacks is not in it. */
export const constants: Constants = binding.constants;
