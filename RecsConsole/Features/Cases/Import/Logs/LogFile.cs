using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using RecsConsole.Features.Cases.Import.Json;
using RecsConsole.Platform.Tables;

namespace RecsConsole.Features.Cases.Import.Logs;

/// <summary>A log on disk, plain, gzip-compressed, a workbook, JSON or XML: detected from its content, whatever its name.</summary>
internal static class LogFile
{
    private static ReadOnlySpan<byte> GzipMark => [0x1f, 0x8b];

    /// <summary>SHA-256 of the raw bytes of the file.</summary>
    public static async Task<string> HashAsync(LogSource source, CancellationToken cancellationToken)
    {
        await using var file = Open(source);
        if (file.Length == 0)
        {
            throw LogInputException.In(source.Name, Texts.TheFileIsEmpty);
        }

        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }

    /// <summary>Opens the log's text as UTF-8, decompressed and validated while reading.</summary>
    public static LogStream OpenText(LogSource source)
    {
        var file = OpenTable(source);
        var isGzip = IsGzip(file);
        Stream bytes = isGzip ? new GZipStream(file, CompressionMode.Decompress) : file;
        if (!string.Equals(source.Encoding, LogSource.Utf8, StringComparison.Ordinal))
        {
            bytes = Encoding.CreateTranscodingStream(bytes, source.TextEncoding, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }

        return new LogStream(source, bytes, file, isGzip);
    }

    /// <summary>The first bytes of the log's text, decompressed but not decoded.</summary>
    public static byte[] Start(LogSource source, int max)
    {
        using var file = OpenTable(source);
        using Stream bytes = IsGzip(file) ? new GZipStream(file, CompressionMode.Decompress) : file;
        var start = new byte[max];
        try
        {
            return start[..bytes.ReadAtLeast(start, max, throwOnEndOfStream: false)];
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw LogInputException.In(source.Name, Texts.TheCompressedFileIsDamaged);
        }
    }

    // a workbook as the text of its first sheet, tickets in JSON or XML as the text of a table
    private static FileStream OpenTable(LogSource source)
    {
        var file = Open(source);
        if (TicketJson.IsOne(file))
        {
            using (file)
            {
                return TicketJson.Table(file, source);
            }
        }

        if (TicketXml.IsOne(file))
        {
            using (file)
            {
                return TicketXml.Table(file, source);
            }
        }

        if (!Workbook.IsOne(file))
        {
            return file;
        }

        using (file)
        {
            try
            {
                return Workbook.Text(file, source.MostBytes);
            }
            catch (InvalidDataException e)
            {
                throw LogInputException.In(source.Name, e.Message);
            }
        }
    }

    private static bool IsGzip(FileStream file)
    {
        Span<byte> start = stackalloc byte[2];
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return start[..read].SequenceEqual(GzipMark);
    }

    private static FileStream Open(LogSource source)
    {
        try
        {
            return new FileStream(source.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            var reason = e switch
            {
                UnauthorizedAccessException when Directory.Exists(source.Path) => Texts.ThisIsAFolder,
                UnauthorizedAccessException => Texts.TheFileMayNotBeRead,
                _ => Texts.ThereIsNoSuchFile,
            };
            throw LogInputException.In(source.Name, reason);
        }
    }
}
