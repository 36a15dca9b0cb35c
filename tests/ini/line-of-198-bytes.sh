# SPDX-License-Identifier: MIT
# The longest line that is taken, with each kind of line end.
{
    printf '[medications]\nwarfarin = %0187d\nothers = no\n' 0
    printf '[conditions]\r\ndiabetes =  %0186d\r\n' 0
} | sed 's/=  0*/=                                                                            /' >line-of-198-bytes.ini
