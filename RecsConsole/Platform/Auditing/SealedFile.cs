using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Platform.Auditing;

/// <summary>A file whose content the installation's own keys encrypt.</summary>
internal static class SealedFile
{
    /// <summary>
    /// Writes the content under another name and returns that: once it is moved to its own, whoever reads meanwhile finds the whole file or
    /// the one before.
    /// </summary>
    public static string WritePart(string path, byte[] content)
    {
        var part = $"{path}.{Guid.NewGuid():N}";
        using var file = DataFolder.NewPrivateFile(part);
        file.Write(content);
        file.Flush(flushToDisk: true);
        return part;
    }

    /// <summary>Encrypts the file with the newest key; nothing if there is none.</summary>
    /// <exception cref="CryptographicException">The installation's keys do not open it.</exception>
    public static void Reseal(string path, IDataProtector wrapping)
    {
        if (!File.Exists(path))
        {
            return;
        }

        var plain = wrapping.Unprotect(File.ReadAllBytes(path));
        var part = WritePart(path, wrapping.Protect(plain));
        CryptographicOperations.ZeroMemory(plain);
        File.Move(part, path, overwrite: true);
    }
}
