// What Linux has and the Glibc module does not show, because the compiler imports it without _GNU_SOURCE.
#ifndef FIGMENT_CLINUX_H
#define FIGMENT_CLINUX_H

#ifdef __linux__
// <asm-generic/fcntl.h>, which two architectures override.
#if defined(__aarch64__) || defined(__arm__)
#define FIGMENT_O_DIRECT 0200000
#else
#define FIGMENT_O_DIRECT 040000
#endif

// fallocate(2); off_t is long on the 64-bit systems that are supported.
extern int fallocate(int descriptor, int mode, long offset, long length);
#endif

#endif
