# SPDX-License-Identifier: MIT
printf '{ "patient": { "name": "\300\257" } }\n' >overlong-utf8.json
