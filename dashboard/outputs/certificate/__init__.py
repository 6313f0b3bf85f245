"""The certificate of an erasure: made only of what a copy of the register has proved."""

from dashboard.outputs.certificate.certificate import certifiable, hand_out_certificate

__all__ = ["certifiable", "hand_out_certificate"]
