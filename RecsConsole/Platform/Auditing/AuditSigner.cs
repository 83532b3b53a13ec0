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

    /// <summary>Whether a file of the folder of the keys is a secret that signs.</summary>
    internal static bool IsFile(string name) => string.Equals(name, FileName, StringComparison.Ordinal) || TrailKeys.IsFile(name);

    /// <summary>Whether the link has its signature. A new secret has signed nothing, so none is made to find out.</summary>
    public bool IsSigned(AuditLinkRow link) => Exists && string.Equals(SignatureOf(link), link?.Signature, StringComparison.Ordinal);

    /// <summary>Reads the secret; makes one if there is none.</summary>
    /// <exception cref="CryptographicException">The installation's keys do not open it.</exception>
    public void EnsureReadable() => _ = _secret.Value;

    private byte[] ReadOrCreate()
    {
        var path = Path.Combine(_dataFolder.PrivateFolder(DataFolder.Keys).FullName, FileName);
        if (!File.Exists(path))
        {
            Create(path);
        }

        return _wrapping.Unprotect(File.ReadAllBytes(path));
    }

    // written under another name first: a node that starts at the same time finds the whole file or none
    private void Create(string path)
    {
        var part = $"{path}.{Guid.NewGuid():N}";
        var secret = RandomNumberGenerator.GetBytes(SecretLength);
        using (var file = DataFolder.NewPrivateFile(part))
        {
            file.Write(_wrapping.Protect(secret));
            file.Flush(flushToDisk: true);
        }

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
