using System.Security.Cryptography;
using System.Text;

namespace RecsConsole.Features.Audit.Export;

/// <summary>SHA-256 over the lines of an export, each with its line feed.</summary>
internal sealed class AuditFileDigest : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void Add(string line)
    {
        _hash.AppendData(Encoding.UTF8.GetBytes(line));
        _hash.AppendData("\n"u8);
    }

    public string Take() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();
}
