using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using RecsConsole.Database;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Platform.Auditing;

/// <summary>
/// Signs the links of audit chains (HMAC-SHA256 over the link's hash) with a secret that is in the data folder and not in the database, so
/// that nobody who has only the database can add a link. The secret is wrapped by the installation's own keys; nodes share it with them. A
/// tenant's trail may have later ones (<see cref="TrailKeys"/>).
/// </summary>
public sealed class AuditSigner
{
    /// <summary>Its file in the folder of the keys.</summary>
    public const string FileName = "audit.key";

    private const int SecretLength = 32;

    private readonly IDataProtector _wrapping;
    private readonly DataFolder _dataFolder;
    private readonly Lazy<byte[]> _secret;
    private readonly TrailKeys _later;

    public AuditSigner(DataFolder dataFolder, IDataProtectionProvider protection)
    {
        _dataFolder = dataFolder;
        _wrapping = protection.CreateProtector("RecsConsole.AuditSigner");
        _secret = new(ReadOrCreate);
        _later = new(dataFolder, _wrapping);
    }

    /// <summary>Whether there is a secret. A process that has read it keeps it, even if its file is gone meanwhile.</summary>
    public bool Exists => _secret.IsValueCreated || File.Exists(Path.Combine(_dataFolder.In(DataFolder.Keys), FileName));

    /// <summary>The signature that a link must have.</summary>
    public string SignatureOf(AuditLinkRow link)
    {
        ArgumentNullException.ThrowIfNull(link);
        var secret = _later.Find(link.TenantId, link.Number) ?? _secret.Value;
        return Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(link.Hash)));
    }

    /// <summary>Has a new secret sign a tenant's links from a number on, in this process and in others.</summary>
    internal void Renew(Guid tenantId, long from) => _later.Add(tenantId, from);

    /// <summary>Wraps the secret with the newest of the installation's own keys.</summary>
    internal void Reseal() => SealedFile.Reseal(PathOf(FileName), _wrapping);

    /// <summary>The same for the later secrets of a tenant.</summary>
    internal void Reseal(Guid tenantId) => _later.Reseal(tenantId);

    /// <summary>Whether a file of the folder of the keys is a secret that signs.</summary>
    internal static bool IsFile(string name) => string.Equals(name, FileName, StringComparison.Ordinal) || TrailKeys.IsFile(name);

    /// <summary>Whether the link has its signature. A new secret has signed nothing, so none is made to find out.</summary>
    public bool IsSigned(AuditLinkRow link) => Exists && string.Equals(SignatureOf(link), link?.Signature, StringComparison.Ordinal);

    /// <summary>Reads the secret; makes one if there is none.</summary>
    /// <exception cref="CryptographicException">The installation's keys do not open it.</exception>
    public void EnsureReadable() => _ = _secret.Value;

    private byte[] ReadOrCreate()
    {
        var path = PathOf(FileName);
        if (!File.Exists(path))
        {
            Create(path);
        }

        return _wrapping.Unprotect(File.ReadAllBytes(path));
    }

    private string PathOf(string name) => Path.Combine(_dataFolder.PrivateFolder(DataFolder.Keys).FullName, name);

    private void Create(string path)
    {
        var secret = RandomNumberGenerator.GetBytes(SecretLength);
        var part = SealedFile.WritePart(path, _wrapping.Protect(secret));
        CryptographicOperations.ZeroMemory(secret);
        try
        {
            File.Move(part, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(part); // another node was first: its secret is the one
        }
    }
}
