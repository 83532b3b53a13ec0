using System.IO.Compression;
using System.Text;

namespace RecsConsole.Features.Documents.Import;

/// <summary>
/// Documents on disk: a folder of Markdown files, or a JSON lines file, plain or gz. Each enumeration reads the disk again.
/// </summary>
public sealed class DocumentFiles(string? folder, string? file) : IDocumentSource
{
    private const int MaxCharacters = 8_000_000; // one line, or one Markdown file

    // links could lead out of the folder, to any file that the server may read
    private static readonly EnumerationOptions s_within = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = false,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    /// <summary>Yields the documents one by one, in the order of file names or lines.</summary>
    /// <exception cref="DocumentFileException">Names file, line and reason.</exception>
    public IEnumerable<LocatedDocument> Read() => folder is not null ? ReadFolder(folder) : ReadLines(file!);

    private static IEnumerable<LocatedDocument> ReadFolder(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new DocumentFileException($"{folder}: there is no such folder.");
        }

        var files = Directory.EnumerateFiles(folder, "*.md", s_within).Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0)
        {
            throw new DocumentFileException($"{folder}: there is no .md file in it.");
        }

        foreach (var path in files)
        {
            yield return new(path, 1, At(path, () => MarkdownSource.Read(ReadAll(path))));
        }
    }

    private static IEnumerable<LocatedDocument> ReadLines(string path)
    {
        using var reader = Open(path);
        var number = 0;
        var count = 0;
        while (NextLine(reader, path, number + 1) is { } line)
        {
            number++;
            if (line.Length > 0 && !string.IsNullOrWhiteSpace(line))
            {
                count++;
                var at = number;
                yield return new(path, at, At(path, () => JsonSource.Read(line, at)));
            }
        }

        if (count == 0)
        {
            throw new DocumentFileException($"{path}: the file is empty.");
        }
    }

    private static string ReadAll(string path)
    {
        using var reader = Open(path);
        return Guard(path, 1, () => ReadUpTo(reader, end: null)) is { } text
            ? text
            : throw new DocumentFileException($"{path}: a document has at most 1,000,000 characters.");
    }

    private static string? NextLine(StreamReader reader, string path, int number)
    {
        if (Guard(path, number, () => reader.EndOfStream))
        {
            return null;
        }

        return Guard(path, number, () => ReadUpTo(reader, '\n'))?.TrimEnd('\r')
            ?? throw DocumentFileException.At(path, number, Texts.TheLineIsTooLong);
    }

    // Null where the text is longer than allowed. Reads no further: a compressed file of some megabytes can hold a line of gigabytes.
    private static string? ReadUpTo(StreamReader reader, char? end)
    {
        var text = new StringBuilder();
        for (var next = reader.Read(); next >= 0 && next != end; next = reader.Read())
        {
            if (text.Length == MaxCharacters)
            {
                return null;
            }

            text.Append((char)next);
        }

        return text.ToString();
    }

    private static StreamReader Open(string path)
    {
        try
        {
            Stream file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            var isGzip = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
            file.Position = 0;
            return new(
                isGzip ? new GZipStream(file, CompressionMode.Decompress) : file,
                new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)
            );
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw new DocumentFileException(
                Directory.Exists(path) ? $"{path}: this is a folder; --dir reads folders." : Texts.ThereIsNoSuchFile.With(path),
                e
            );
        }
    }

    private static T Guard<T>(string path, int line, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DecoderFallbackException)
        {
            throw DocumentFileException.At(path, line, Texts.TheTextIsNotUtf8);
        }
        catch (InvalidDataException e)
        {
            throw new DocumentFileException($"{path}: the gz file is damaged.", e);
        }
    }

    private static DocumentSource At(string path, Func<DocumentSource> read)
    {
        try
        {
            return read();
        }
        catch (DocumentInputException e)
        {
            throw DocumentFileException.At(path, e.Line, e.Message);
        }
    }
}

/// <summary>A document and its location.</summary>
public sealed record LocatedDocument(string File, int Line, DocumentSource Source);
