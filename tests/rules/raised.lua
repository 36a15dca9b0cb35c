-- SPDX-License-Identifier: MIT
error "gone wrong"
