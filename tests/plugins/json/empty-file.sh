# SPDX-License-Identifier: MIT
printf '' >empty-file.json
