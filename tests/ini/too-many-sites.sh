# SPDX-License-Identifier: MIT
# 64 sites are the most; here are 33 that lie on both sides.
{
    printf '[sites]\n'
    seq 33 | sed 's/.*/unheard of & = both/'
} >too-many-sites.ini
