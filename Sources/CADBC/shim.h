// The memory layouts of three stable C interfaces: Arrow's C data and C stream interfaces, and ADBC 1.1.0 with its
// prefix 1.0.0. Functions that Figment does not call are places in the table only.
#ifndef FIGMENT_CADBC_H
#define FIGMENT_CADBC_H

#include <stddef.h>
#include <stdint.h>

// ---- Arrow ---------------------------------------------------------------------------------------

#define FIGMENT_ARROW_FLAG_NULLABLE 2

struct ArrowSchema {
    const char *format;
    const char *name;
    const char *metadata;
    int64_t flags;
    int64_t n_children;
    struct ArrowSchema **children;
    struct ArrowSchema *dictionary;
    void (*release)(struct ArrowSchema *);
    void *private_data;
};

struct ArrowArray {
    int64_t length;
    int64_t null_count;
    int64_t offset;
    int64_t n_buffers;
    int64_t n_children;
    const void **buffers;
    struct ArrowArray **children;
    struct ArrowArray *dictionary;
    void (*release)(struct ArrowArray *);
    void *private_data;
};

struct ArrowArrayStream {
    int (*get_schema)(struct ArrowArrayStream *, struct ArrowSchema *);
    int (*get_next)(struct ArrowArrayStream *, struct ArrowArray *);
    const char *(*get_last_error)(struct ArrowArrayStream *);
    void (*release)(struct ArrowArrayStream *);
    void *private_data;
};

// ---- ADBC ----------------------------------------------------------------------------------------

#define FIGMENT_ADBC_VERSION_1_0_0 1000000
#define FIGMENT_ADBC_VERSION_1_1_0 1001000
// The vendor code of an error whose last two members are in use (1.1.0).
#define FIGMENT_ADBC_VENDOR_CODE_PRIVATE_DATA INT32_MIN

typedef uint8_t FigmentAdbcStatus;

struct AdbcDriver;

struct AdbcError {
    char *message;
    int32_t vendor_code;
    char sqlstate[5];
    void (*release)(struct AdbcError *);
    void *private_data;
    struct AdbcDriver *private_driver;
};

struct AdbcDatabase {
    void *private_data;
    struct AdbcDriver *private_driver;
};

struct AdbcConnection {
    void *private_data;
    struct AdbcDriver *private_driver;
};

struct AdbcStatement {
    void *private_data;
    struct AdbcDriver *private_driver;
};

typedef void (*FigmentAdbcUnused)(void);

struct AdbcDriver {
    void *private_data;
    void *private_manager;
    FigmentAdbcStatus (*release)(struct AdbcDriver *, struct AdbcError *);

    FigmentAdbcStatus (*DatabaseInit)(struct AdbcDatabase *, struct AdbcError *);
    FigmentAdbcStatus (*DatabaseNew)(struct AdbcDatabase *, struct AdbcError *);
    FigmentAdbcStatus (*DatabaseSetOption)(struct AdbcDatabase *, const char *, const char *, struct AdbcError *);
    FigmentAdbcStatus (*DatabaseRelease)(struct AdbcDatabase *, struct AdbcError *);

    FigmentAdbcStatus (*ConnectionCommit)(struct AdbcConnection *, struct AdbcError *);
    FigmentAdbcUnused ConnectionGetInfo;
    FigmentAdbcUnused ConnectionGetObjects;
    FigmentAdbcUnused ConnectionGetTableSchema;
    FigmentAdbcUnused ConnectionGetTableTypes;
    FigmentAdbcStatus (*ConnectionInit)(struct AdbcConnection *, struct AdbcDatabase *, struct AdbcError *);
    FigmentAdbcStatus (*ConnectionNew)(struct AdbcConnection *, struct AdbcError *);
    FigmentAdbcStatus (*ConnectionSetOption)(struct AdbcConnection *, const char *, const char *, struct AdbcError *);
    FigmentAdbcUnused ConnectionReadPartition;
    FigmentAdbcStatus (*ConnectionRelease)(struct AdbcConnection *, struct AdbcError *);
    FigmentAdbcStatus (*ConnectionRollback)(struct AdbcConnection *, struct AdbcError *);

    FigmentAdbcStatus (*StatementBind)(
        struct AdbcStatement *, struct ArrowArray *, struct ArrowSchema *, struct AdbcError *);
    FigmentAdbcStatus (*StatementBindStream)(struct AdbcStatement *, struct ArrowArrayStream *, struct AdbcError *);
    FigmentAdbcStatus (*StatementExecuteQuery)(
        struct AdbcStatement *, struct ArrowArrayStream *, int64_t *, struct AdbcError *);
    FigmentAdbcUnused StatementExecutePartitions;
    FigmentAdbcUnused StatementGetParameterSchema;
    FigmentAdbcStatus (*StatementNew)(struct AdbcConnection *, struct AdbcStatement *, struct AdbcError *);
    FigmentAdbcStatus (*StatementPrepare)(struct AdbcStatement *, struct AdbcError *);
    FigmentAdbcStatus (*StatementRelease)(struct AdbcStatement *, struct AdbcError *);
    FigmentAdbcStatus (*StatementSetOption)(struct AdbcStatement *, const char *, const char *, struct AdbcError *);
    FigmentAdbcStatus (*StatementSetSqlQuery)(struct AdbcStatement *, const char *, struct AdbcError *);
    FigmentAdbcUnused StatementSetSubstraitPlan;

    // Version 1.1.0 from here on.
    FigmentAdbcUnused ErrorGetDetailCount;
    FigmentAdbcUnused ErrorGetDetail;
    const struct AdbcError *(*ErrorFromArrayStream)(struct ArrowArrayStream *, FigmentAdbcStatus *);

    FigmentAdbcUnused DatabaseGetOption;
    FigmentAdbcUnused DatabaseGetOptionBytes;
    FigmentAdbcUnused DatabaseGetOptionDouble;
    FigmentAdbcUnused DatabaseGetOptionInt;
    FigmentAdbcUnused DatabaseSetOptionBytes;
    FigmentAdbcUnused DatabaseSetOptionDouble;
    FigmentAdbcUnused DatabaseSetOptionInt;

    FigmentAdbcStatus (*ConnectionCancel)(struct AdbcConnection *, struct AdbcError *);
    FigmentAdbcUnused ConnectionGetOption;
    FigmentAdbcUnused ConnectionGetOptionBytes;
    FigmentAdbcUnused ConnectionGetOptionDouble;
    FigmentAdbcUnused ConnectionGetOptionInt;
    FigmentAdbcUnused ConnectionGetStatistics;
    FigmentAdbcUnused ConnectionGetStatisticNames;
    FigmentAdbcUnused ConnectionSetOptionBytes;
    FigmentAdbcUnused ConnectionSetOptionDouble;
    FigmentAdbcUnused ConnectionSetOptionInt;

    FigmentAdbcStatus (*StatementCancel)(struct AdbcStatement *, struct AdbcError *);
    FigmentAdbcUnused StatementExecuteSchema;
    FigmentAdbcUnused StatementGetOption;
    FigmentAdbcUnused StatementGetOptionBytes;
    FigmentAdbcUnused StatementGetOptionDouble;
    FigmentAdbcUnused StatementGetOptionInt;
    FigmentAdbcUnused StatementSetOptionBytes;
    FigmentAdbcUnused StatementSetOptionDouble;
    FigmentAdbcUnused StatementSetOptionInt;
};

typedef FigmentAdbcStatus (*FigmentAdbcDriverInit)(int, void *, struct AdbcError *);

#endif
