using System.IO.Compression;
using System.Security.Cryptography;
using RecsConsole.Features.Cases.Queue;

namespace RecsConsole.Features.Cases.Import.Logs;

/// <summary>A log on disk, plain or compressed with gzip: told apart by its content, whatever its name.</summary>
internal static class LogFile
{
    private static ReadOnlySpan<byte> GzipMark => [0x1f, 0x8b];

    /// <summary>SHA-256 of the bytes of the file as they are.</summary>
    public static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = Open(path);
        if (file.Length == 0)
        {
            throw LogInputException.In(path, Texts.TheFileIsEmpty);
        }

        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }

    /// <summary>Opens its text, decompressed and checked while it is read.</summary>
    public static LogStream OpenText(string path)
    {
        var file = Open(path);
        Span<byte> start = stackalloc byte[2];
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        var isGzip = start[..read].SequenceEqual(GzipMark);
        return new LogStream(path, isGzip ? new GZipStream(file, CompressionMode.Decompress) : file, isGzip);
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            var reason = e switch
            {
                UnauthorizedAccessException when Directory.Exists(path) => Texts.ThisIsAFolder,
                UnauthorizedAccessException => Texts.TheFileMayNotBeRead,
                _ => Texts.ThereIsNoSuchFile,
            };
            throw LogInputException.In(path, reason);
        }
    }
}
