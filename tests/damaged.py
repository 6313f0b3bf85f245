"""Bytes that a disk, or whoever carried them, did not keep as they were."""


def flipped(whole):
    """Yield the bytes with one of them changed, each in turn: in a bit (two ways), and in all."""
    for place in range(len(whole)):
        for bits in (1, 4, 255):
            yield whole[:place] + bytes([whole[place] ^ bits]) + whole[place + 1 :]
