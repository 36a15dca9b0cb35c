# SPDX-License-Identifier: MIT
printf '{ "patient": { "name": "\355\240\200" } }\n' >surrogate-as-utf8.json
