using System.Globalization;
using System.IO.Compression;
using System.Text;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace RecsConsole.Platform.Tables;

/// <summary>
/// The first sheet of a workbook (XLSX) as CSV text: a row is a line, so that an error names the row that the spreadsheet shows.
/// </summary>
internal static class Workbook
{
    /// <summary>Default limit for the unpacked content, in bytes.</summary>
    public const long MostBytes = 1_000L * 1024 * 1024;

    private const string Book = "xl/workbook.xml";

    // the library's own cache would leave texts in files that nobody removes
    private static readonly OpenXmlConfiguration s_settings = new() { EnableSharedStringCache = false };

    private static ReadOnlySpan<byte> Mark => "PK\u0003\u0004"u8;

    /// <summary>Whether a file is a workbook, whatever its name; its position is kept.</summary>
    public static bool IsOne(Stream file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var start = new byte[Mark.Length];
        var at = file.Position;
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = at;
        if (!start.AsSpan(0, read).SequenceEqual(Mark))
        {
            return false;
        }

        try
        {
            using var parts = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            return parts.GetEntry(Book) is not null;
        }
        catch (InvalidDataException)
        {
            return false;
        }
        finally
        {
            file.Position = at;
        }
    }

    /// <summary>The text in a file of its own, which is removed when it is closed.</summary>
    /// <exception cref="InvalidDataException">The workbook is damaged, or unpacks to more than the limit.</exception>
    public static FileStream Text(Stream file, long? mostBytes)
    {
        ArgumentNullException.ThrowIfNull(file);
        var most = mostBytes ?? MostBytes;
        WorkbookLimits.Check(file, most);
        var text = PrivateFiles.NewPassing();
        try
        {
            if (TryWrite(file, text, most))
            {
                text.Position = 0;
                return text;
            }
        }
        catch (Exception e) when (e is not OperationCanceledException and not OutOfMemoryException)
        {
            text.Dispose();
            throw new InvalidDataException(PlatformTexts.TheWorkbookIsDamaged, e);
        }

        text.Dispose();
        throw WorkbookLimits.TooManyCells();
    }

    // false when it has more cells, or its text becomes longer, than allowed: rows without cells are filled up with commas
    private static bool TryWrite(Stream file, FileStream text, long most)
    {
        using var writer = new StreamWriter(text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        var (columns, empty, read, written) = (0, 0, 0L, 0L);
        foreach (var row in file.Query(useHeaderRow: false, configuration: s_settings).Cast<IDictionary<string, object?>>())
        {
            read += 1 + row.Count;
            if (read > WorkbookLimits.MostCells || written > most)
            {
                return false;
            }

            List<string> cells = [.. row.Values.Select(TextOf)];
            var count = cells.FindLastIndex(cell => cell.Length > 0) + 1;
            if (count == 0)
            {
                empty += columns == 0 ? 0 : 1; // those before the header and at the end are none
                continue;
            }

            columns = columns == 0 ? count : columns;
            for (; empty > 0 && written <= most; empty--)
            {
                writer.Write(new string(',', columns - 1) + '\n');
                written += columns;
            }

            cells.AddRange(Enumerable.Repeat("", Math.Max(0, columns - cells.Count)));
            var line = string.Join(',', cells.Take(Math.Max(count, columns)).Select(Quote)) + '\n';
            writer.Write(line);
            written += line.Length;
        }

        return written <= most;
    }

    // without line breaks: a row stays one line
    private static string TextOf(object? value) =>
        value switch
        {
            null => "",
            string text => text.ReplaceLineEndings(" ").Replace('\0', ' '),
            bool flag => flag ? "true" : "false",
            DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };

    private static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny(',', '"') < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
