using System.Buffers;
using System.Text;

namespace RecsConsole.Casework.Conversation;

/// <summary>
/// Whether content begins like what the name of a file says. It says nothing of what follows: nobody here reads such a file, it is kept and
/// offered as a download.
/// </summary>
internal static class FileSignatures
{
    // a mark of the encoding and spaces may stand before what marks the type
    private static readonly byte[] s_blank = [0xEF, 0xBB, 0xBF, (byte)' ', (byte)'\t', (byte)'\r', (byte)'\n'];

    // characters of control but those that plain text has (as file(1) knows it): bell, backspace, tab to carriage return, escape
    private static readonly SearchValues<char> s_noText = SearchValues.Create([
        .. Enumerable.Range(0, ' ').Select(code => (char)code).Except("\a\b\t\n\v\f\r\u001B"),
    ]);

    private static readonly UnicodeEncoding s_little = new(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding s_big = new(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true);

    /// <param name="ending">With its dot, in lower case: one that <see cref="AttachmentRules"/> accepts.</param>
    public static bool Fits(string ending, ReadOnlySpan<byte> content) =>
        ending switch
        {
            ".csv" or ".log" or ".txt" => TextOf(content) is not null,
            ".json" => TextOf(content)?.TrimStart('\uFEFF', ' ', '\t', '\r', '\n') is [var first, ..]
                && "{[\"-0123456789tfn".Contains(first, StringComparison.Ordinal),
            ".xml" => TextOf(content)?.TrimStart('\uFEFF', ' ', '\t', '\r', '\n') is ['<', ..],
            ".gif" => content.StartsWith("GIF87a"u8) || content.StartsWith("GIF89a"u8),
            ".jpeg" or ".jpg" => content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]),
            ".png" => content.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]),
            ".webp" => content.StartsWith("RIFF"u8) && content.Length > 12 && content[8..].StartsWith("WEBP"u8),
            ".pdf" => content.TrimStart(s_blank).StartsWith("%PDF-"u8),
            ".docx" or ".pptx" or ".xlsx" => content.StartsWith("PK\u0003\u0004"u8),
            ".zip" => content.StartsWith("PK\u0003\u0004"u8) || content.StartsWith("PK\u0005\u0006"u8), // the second of an empty one
            _ => false,
        };

    // null for what is no text; in an encoding of single bytes every byte but those of control is a letter
    private static string? TextOf(ReadOnlySpan<byte> content)
    {
        try
        {
            var text =
                content.StartsWith(s_little.Preamble) ? s_little.GetString(content)
                : content.StartsWith(s_big.Preamble) ? s_big.GetString(content)
                : Encoding.Latin1.GetString(
                    content.StartsWith(Encoding.UTF8.Preamble) ? content[Encoding.UTF8.Preamble.Length..] : content
                );
            return text.AsSpan().ContainsAny(s_noText) ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
