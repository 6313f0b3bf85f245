"""The queue's write path: cases, steps, guards, the hash chain, verification. One function a rule."""
