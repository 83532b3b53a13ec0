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
            return TextOf(protector.Protect(plain));
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
            plain = protector.Unprotect(BytesOf(stored));
            return s_strict.GetString(plain);
        }
        catch (ArgumentException e)
        {
            throw NoSecret(e);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <summary>The text that encrypted bytes are stored as.</summary>
    internal static string TextOf(byte[] sealedBytes) => Base64Url.EncodeToString(sealedBytes);

    /// <summary>The encrypted bytes of a stored text.</summary>
    /// <exception cref="CryptographicException">It is none.</exception>
    internal static byte[] BytesOf(string stored)
    {
        try
        {
            return Base64Url.DecodeFromChars(stored);
        }
        catch (FormatException e)
        {
            throw NoSecret(e);
        }
    }

    private static CryptographicException NoSecret(Exception cause) => new("A stored secret is no encrypted text.", cause);
}
