using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace RecsConsole.Platform.Secrets;

/// <summary>
/// Encrypts secrets that are texts, in the form of the framework's own methods for texts, which leave the plain bytes in memory. Here they are
/// overwritten.
/// </summary>
public static class SealedText
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Seal(this IDataProtector protector, string secret)
    {
        ArgumentNullException.ThrowIfNull(protector);
        var plain = s_strict.GetBytes(secret);
        try
        {
            return Base64Url.EncodeToString(protector.Protect(plain));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <exception cref="CryptographicException">It was altered, is none, or was encrypted for something else.</exception>
    public static string Unseal(this IDataProtector protector, string stored)
    {
        ArgumentNullException.ThrowIfNull(protector);
        byte[] plain = [];
        try
        {
            plain = protector.Unprotect(Base64Url.DecodeFromChars(stored));
            return s_strict.GetString(plain);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new CryptographicException("A stored secret is no encrypted text.", e);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }
}
