# SPDX-License-Identifier: MIT
# The limit is of one patient: the one behind it is read.
{
    printf '[labs]\ninr = 1.0\n'
    yes '; a comment' | head -c 1100000
    printf '\n---\n[labs]\ninr = 99\n'
} >too-many-bytes-of-one-patient.ini
