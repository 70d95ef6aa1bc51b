#include "CLocaleData.h"

// A C23 directive that clang knows in every mode.
#pragma clang diagnostic ignored "-Wc23-extensions"

_Alignas(16) static const unsigned char data[] = {
#embed "locales.bin" suffix(, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
};

const unsigned char *figment_locale_data(void) { return data; }
unsigned int figment_locale_data_count(void) { return sizeof data - 32; }
