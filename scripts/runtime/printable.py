"""Prints the table of runtime/core/text/printable.ts: run lengths of str.isprintable in base 32 (CPython 3.13, Unicode 15.1)."""

DIGITS = "0123456789abcdefghijklmnopqrstuv" "ABCDEFGHIJKLMNOPQRSTUVWXYZ-_.!~*"


def encode(number: int) -> str:
    text = DIGITS[number % 32]
    while number >= 32:
        number //= 32
        text = DIGITS[32 + number % 32] + text
    return text


def runs() -> list[int]:
    lengths = []
    start, printable = 0, True
    for code_point in range(0x110000):
        if chr(code_point).isprintable() != printable:
            lengths.append(code_point - start)
            start, printable = code_point, not printable
    return lengths


print("".join(map(encode, runs())))
