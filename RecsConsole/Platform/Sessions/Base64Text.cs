using System.Buffers;
using System.Buffers.Text;

namespace RecsConsole.Platform.Sessions;

/// <summary>Bytes of a known length, written in Base64 for addresses.</summary>
public static class Base64Text
{
    /// <summary>False when the text is anything else; the framework's own Try throws for letters that are not Base64.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, Span<byte> bytes) =>
        Base64Url.DecodeFromChars(text, bytes, out _, out var written) is OperationStatus.Done && written == bytes.Length;
}
