using System.Security.Cryptography;
using System.Text;

namespace RecsConsole.Database.Personal;

/// <summary>
/// AES-256-GCM under a subject's key. Stored form: marker, key id (16 bytes), nonce (12), tag (16), ciphertext; text columns hold it in
/// base64. The column's name is authenticated, so that a value moved to another column does not decrypt. A value without the marker is
/// plain: it was stored before there were keys.
/// </summary>
public static class PersonalCipher
{
    /// <summary>As many characters or bytes at the start of a stored value tell which key it is encrypted with.</summary>
    public const int KeyHead = 25;

    private const char TextMark = '\u0002';
    private const int IdLength = 16;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int HeadLength = IdLength + NonceLength + TagLength;

    private static ReadOnlySpan<byte> BytesMark => [0x02, 0x52, 0x4B, 0x31];

    public static string Seal(string plain, SubjectKey key, string column)
    {
        ArgumentNullException.ThrowIfNull(plain);
        var bytes = Encoding.UTF8.GetBytes(plain);
        try
        {
            return SealText(bytes, key, column);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    public static byte[] Seal(byte[] plain, SubjectKey key, string column)
    {
        ArgumentNullException.ThrowIfNull(plain);
        var stored = new byte[BytesMark.Length + HeadLength + plain.Length];
        BytesMark.CopyTo(stored);
        Encrypt(plain, stored.AsSpan(BytesMark.Length), key, column);
        return stored;
    }

    /// <summary>The decrypted text; <paramref name="erased"/> if its key was destroyed.</summary>
    /// <exception cref="CryptographicException">The value was altered, or its key cannot be found.</exception>
    public static string Open(string stored, string column, string erased)
    {
        ArgumentNullException.ThrowIfNull(stored);
        if (!IsSealed(stored))
        {
            return stored;
        }

        if (Decrypt(Convert.FromBase64String(stored[1..]), column) is not { } plain)
        {
            return erased;
        }

        var text = Encoding.UTF8.GetString(plain);
        CryptographicOperations.ZeroMemory(plain);
        return text;
    }

    /// <summary>The decrypted bytes; empty if their key was destroyed.</summary>
    /// <exception cref="CryptographicException">The bytes were altered, or their key cannot be found.</exception>
    public static byte[] Open(byte[] stored, string column)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return IsSealed(stored) ? Decrypt(stored.AsSpan(BytesMark.Length), column) ?? [] : stored;
    }

    /// <summary>Id of the key of a stored value, or of its first <see cref="KeyHead"/>; null if it is plain.</summary>
    public static Guid? KeyIdOf(object? stored)
    {
        Span<byte> head = stackalloc byte[(KeyHead - 1) / 4 * 3]; // base64 without the mark
        return stored switch
        {
            string { Length: >= KeyHead } text
                when IsSealed(text) && Convert.TryFromBase64Chars(text.AsSpan(1, KeyHead - 1), head, out _) => new Guid(head[..IdLength]),
            byte[] { Length: >= KeyHead } bytes when IsSealed(bytes) => new Guid(bytes.AsSpan(BytesMark.Length, IdLength)),
            _ => null,
        };
    }

    /// <summary>A stored value under another key: texts and bytes alike.</summary>
    /// <exception cref="CryptographicException">The value was altered, or its key cannot be found or was destroyed.</exception>
    public static object Renew(object stored, SubjectKey key, string column)
    {
        ArgumentNullException.ThrowIfNull(stored);
        var text = stored as string;
        var plain =
            (
                text is null
                    ? Decrypt(((byte[])stored).AsSpan(BytesMark.Length), column)
                    : Decrypt(Convert.FromBase64String(text[1..]), column)
            ) ?? throw new CryptographicException($"The key of a value of {column} was destroyed.");
        try
        {
            return text is null ? Seal(plain, key, column) : SealText(plain, key, column);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <summary>
    /// The longest stored form of a text of so many characters: UTF-8 takes up to three bytes for each, and base64 a third more.
    /// </summary>
    public static int SealedLength(int characters) => 1 + (4 * ((HeadLength + (3 * characters) + 2) / 3));

    public static bool IsSealed(string stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return stored.Length > 0 && stored[0] == TextMark;
    }

    public static bool IsSealed(byte[] stored) => stored.AsSpan().StartsWith(BytesMark);

    private static string SealText(ReadOnlySpan<byte> plain, SubjectKey key, string column)
    {
        var sealedBytes = new byte[HeadLength + plain.Length];
        Encrypt(plain, sealedBytes, key, column);
        return TextMark + Convert.ToBase64String(sealedBytes);
    }

    private static void Encrypt(ReadOnlySpan<byte> plain, Span<byte> into, SubjectKey key, string column)
    {
        var secret = key.SecretToWrite();
        key.Id.TryWriteBytes(into);
        var nonce = into.Slice(IdLength, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(secret, TagLength);
        aes.Encrypt(nonce, plain, into[HeadLength..], into.Slice(IdLength + NonceLength, TagLength), Encoding.UTF8.GetBytes(column));
    }

    private static byte[]? Decrypt(ReadOnlySpan<byte> stored, string column)
    {
        if (stored.Length < HeadLength)
        {
            throw new CryptographicException($"A value of {column} was cut short.");
        }

        var id = new Guid(stored[..IdLength]);
        if (OpenKeys.Find(id).Secret is not { } secret)
        {
            return null;
        }

        var plain = new byte[stored.Length - HeadLength];
        using var aes = new AesGcm(secret, TagLength);
        aes.Decrypt(
            stored.Slice(IdLength, NonceLength),
            stored[HeadLength..],
            stored.Slice(IdLength + NonceLength, TagLength),
            plain,
            Encoding.UTF8.GetBytes(column)
        );
        return plain;
    }
}
