using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Platform.Auditing;

/// <summary>
/// The later signing keys of a tenant's trail, each with the number of the first link that it signs: earlier links keep the key that signed
/// them, and no earlier key is good for a later link. They are in one file per tenant in the folder of the keys, wrapped like the first one.
/// </summary>
internal sealed class TrailKeys(DataFolder dataFolder, IDataProtector wrapping)
{
    private const string Start = "audit-";
    private const string End = ".key";
    private const int SecretLength = 32;

    private readonly ConcurrentDictionary<Guid, ReadFile> _read = new();

    /// <summary>Whether a file of the folder is one of these.</summary>
    public static bool IsFile(string name) =>
        name.StartsWith(Start, StringComparison.Ordinal) && name.EndsWith(End, StringComparison.Ordinal);

    /// <summary>The key of a link; null if it is the one that all trails began with.</summary>
    /// <exception cref="CryptographicException">The installation's keys do not open the file.</exception>
    public byte[]? Find(Guid tenantId, long number)
    {
        var file = new FileInfo(PathOf(tenantId)); // another node may have replaced it since
        if (!file.Exists)
        {
            return null;
        }

        var (writtenAt, length) = (file.LastWriteTimeUtc, file.Length);
        if (!_read.TryGetValue(tenantId, out var read) || read.WrittenAt != writtenAt || read.Length != length)
        {
            _read[tenantId] = read = new(writtenAt, length, Open(file.FullName));
        }

        return read.Keys.LastOrDefault(key => key.From <= number)?.Key;
    }

    /// <summary>Adds a new key that signs all links from a number on.</summary>
    public void Add(Guid tenantId, long from)
    {
        var path = PathOf(tenantId);
        List<TrailKey> keys = File.Exists(path) ? [.. Open(path)] : [];
        keys.RemoveAll(key => key.From >= from); // of a change that was not committed: it has signed nothing
        keys.Add(new(from, RandomNumberGenerator.GetBytes(SecretLength)));
        Write(path, keys);
    }

    /// <summary>Wraps them with the newest of the installation's own keys; nothing if there are none.</summary>
    public void Reseal(Guid tenantId) => SealedFile.Reseal(PathOf(tenantId), wrapping);

    private string PathOf(Guid tenantId) => Path.Combine(dataFolder.PrivateFolder(DataFolder.Keys).FullName, $"{Start}{tenantId:N}{End}");

    private TrailKey[] Open(string path)
    {
        var plain = wrapping.Unprotect(File.ReadAllBytes(path));
        try
        {
            return JsonSerializer.Deserialize<TrailKey[]>(plain) ?? [];
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    private void Write(string path, List<TrailKey> keys)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(keys);
        var part = SealedFile.WritePart(path, wrapping.Protect(plain));
        CryptographicOperations.ZeroMemory(plain);
        File.Move(part, path, overwrite: true);
    }

    private sealed record TrailKey(long From, byte[] Key);

    private sealed record ReadFile(DateTime WrittenAt, long Length, IReadOnlyList<TrailKey> Keys);
}
