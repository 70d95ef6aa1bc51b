// libcurl's setters and getters are variadic C functions, which Swift cannot call: one shim for each type of argument.
#ifndef FIGMENT_CCURL_H
#define FIGMENT_CCURL_H

#include <curl/curl.h>

typedef size_t (*figment_curl_sink)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode figment_curl_set_long(CURL *curl, CURLoption option, long value) {
    return curl_easy_setopt(curl, option, value);
}

static inline CURLcode figment_curl_set_offset(CURL *curl, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(curl, option, value);
}

static inline CURLcode figment_curl_set_pointer(CURL *curl, CURLoption option, const void *value) {
    return curl_easy_setopt(curl, option, value);
}

static inline CURLcode figment_curl_set_sink(CURL *curl, CURLoption option, figment_curl_sink value) {
    return curl_easy_setopt(curl, option, value);
}

static inline CURLcode figment_curl_get_long(CURL *curl, CURLINFO info, long *value) {
    return curl_easy_getinfo(curl, info, value);
}

#endif
