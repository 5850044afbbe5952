"""Certificates for this machine's loopback, signed by an authority of the test's own."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec


@dataclass(frozen=True)
class Certified:
    """PEM files: the authority that vouches, and the certificate with its key."""

    authority: Path
    certificate: Path
    key: Path


def certified(folder: Path, name: str = "hub") -> Certified:
    """A new authority, and a certificate of its for 127.0.0.1."""
    folder.mkdir(parents=True, exist_ok=True)
    root, leaf = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    issuer, subject = _name(f"Authority of {name}"), _name(name)
    authority = _made(issuer, issuer, root.public_key()).add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    made = _made(subject, issuer, leaf.public_key())
    made = made.add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
    made = made.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    paths = Certified(folder / f"{name}-authority.pem", folder / f"{name}.pem", folder / f"{name}.key")
    paths.authority.write_bytes(authority.sign(root, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    paths.certificate.write_bytes(made.sign(root, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    paths.key.write_bytes(leaf.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain))
    return paths


def _name(words: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, words)])


def _made(subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return x509.CertificateBuilder(issuer, subject, key, x509.random_serial_number(), now - timedelta(days=1), now + timedelta(days=1))
