"""Prints the table of runtime/stdlib/re/characters/alphanumeric.ts: run lengths of str.isalnum in base 32 (CPython 3.13, Unicode 15.1)."""

DIGITS = "0123456789abcdefghijklmnopqrstuv" "ABCDEFGHIJKLMNOPQRSTUVWXYZ-_.!~*"


def encode(number: int) -> str:
    text = DIGITS[number % 32]
    while number >= 32:
        number //= 32
        text = DIGITS[32 + number % 32] + text
    return text


def runs() -> list[int]:
    lengths = []
    start, is_alphanumeric = 0, False
    for code_point in range(0x110000):
        if chr(code_point).isalnum() != is_alphanumeric:
            lengths.append(code_point - start)
            start, is_alphanumeric = code_point, not is_alphanumeric
    return lengths


print("".join(map(encode, runs())))
