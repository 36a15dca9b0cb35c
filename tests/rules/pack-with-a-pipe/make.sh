mkfifo pack/screening/later.lua
