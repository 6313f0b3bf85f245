"""A generator of registers with the true shape of an influencer-marketing company's Salesforce."""

from tests.generator.exports import write
from tests.generator.ids import KEY_PREFIXES, salesforce_id
from tests.generator.register import Register, generate

__all__ = ["KEY_PREFIXES", "Register", "generate", "salesforce_id", "write"]
