#include <libpq-fe.h>

// Notices would be printed on standard error.
static void figment_drop_notice(void *context, const PGresult *result) {
    (void)context;
    (void)result;
}

static inline void figment_drop_notices(PGconn *connection) {
    PQsetNoticeReceiver(connection, figment_drop_notice, NULL);
}
