using System.IO.Compression;
using System.Runtime.CompilerServices;
using RecsConsole.Features.Audit.Export;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Cli;

/// <summary>Files of exported trails; one that ends in .gz is decompressed.</summary>
internal static class AuditFiles
{
    public static async IAsyncEnumerable<string> ReadLinesAsync(FileInfo file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = Open(file);
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            yield return line;
        }
    }

    /// <summary>The chain head at the end of a full export.</summary>
    public static async Task<AuditHead> HeadOfAsync(FileInfo file, CancellationToken cancellationToken)
    {
        await foreach (var line in ReadLinesAsync(file, cancellationToken))
        {
            try
            {
                return AuditHead.Parse(AuditFileVerifier.HeadOf(line).Head)!.Value;
            }
            catch (FormatException e)
            {
                throw new CommandException($"{file.Name}: {e.Message}", e);
            }
        }

        throw new CommandException($"{file.Name} is empty.");
    }

    /// <summary>Writes the lines; returns their number.</summary>
    public static async Task<long> WriteAsync(FileInfo file, IAsyncEnumerable<string> lines, CancellationToken cancellationToken)
    {
        try
        {
            await using var writer = new StreamWriter(file.FullName) { NewLine = "\n" };
            var count = 0L;
            await foreach (var line in lines.WithCancellation(cancellationToken))
            {
                await writer.WriteLineAsync(line.AsMemory(), cancellationToken);
                count++;
            }

            return count;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{file.Name} cannot be written: {e.Message}", CommandException.Failed);
        }
    }

    private static Stream Open(FileInfo file)
    {
        try
        {
            var stream = file.OpenRead();
            return file.Name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
                ? new GZipStream(stream, CompressionMode.Decompress)
                : stream;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{file.Name} cannot be read: {e.Message}", e);
        }
    }
}
