using System.IO.Compression;
using System.Text;

namespace RecsConsole.Cli.Evaluation;

/// <summary>The numbered lines of a text file, plain or gz.</summary>
internal static class InputLines
{
    public static IEnumerable<(int Number, string Line)> Of(string path)
    {
        using var reader = Open(path);
        for (var number = 1; Next(reader, path, number) is { } line; number++)
        {
            yield return (number, line);
        }
    }

    private static string? Next(StreamReader reader, string path, int number)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (DecoderFallbackException)
        {
            throw At(path, number, "the text is not UTF-8.");
        }
        catch (InvalidDataException e)
        {
            throw new CommandException($"{path}: the gz file is damaged.", e);
        }
    }

    private static StreamReader Open(string path)
    {
        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            var isGzip = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
            file.Position = 0;
            return new(
                isGzip ? new GZipStream(file, CompressionMode.Decompress) : file,
                new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{path}: there is no such file, or it may not be read.", e);
        }
    }

    /// <summary>An error with file and line.</summary>
    public static CommandException At(string path, int line, string reason) =>
        new(FormattableString.Invariant($"{path}, line {line}: {reason}"));
}
