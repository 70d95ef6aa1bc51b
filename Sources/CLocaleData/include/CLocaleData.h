#ifndef FIGMENT_LOCALE_DATA_H
#define FIGMENT_LOCALE_DATA_H

/// The resource of the locales, as scripts/locale-data/resource.py lays it out; 16 bytes of slack follow.
const unsigned char *figment_locale_data(void);
/// Its length in bytes, without the slack.
unsigned int figment_locale_data_count(void);

#endif
