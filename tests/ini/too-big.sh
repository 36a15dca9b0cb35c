# SPDX-License-Identifier: MIT
{
    printf '[patient]\nage = 54\n'
    yes '; a comment' | head -c 1100000
} >too-big.ini
