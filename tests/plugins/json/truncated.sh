# SPDX-License-Identifier: MIT
# Every beginning of a patient, of whom only the last is whole.
text='{"patient": {"id": "T-1", "age": 54}, "conditions": {"joint replacement": ["right hip", "left hip"]}}'
length=${#text}
count=1
while [ "$count" -le "$length" ]; do
    printf "%.${count}s\n" "$text"
    count=$((count + 1))
done >truncated.ndjson
