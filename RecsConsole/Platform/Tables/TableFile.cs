using System.IO.Compression;
using CsvHelper;

namespace RecsConsole.Platform.Tables;

/// <summary>Reads a CSV with a header, plain or gz, or the first sheet of a workbook, whole before anything is written.</summary>
internal static class TableFile
{
    private const int MaxRecordBytes = 1 << 20;
    private const int MaxRows = 1_000_000;

    private static ReadOnlySpan<byte> GzipMark => [0x1f, 0x8b];

    /// <summary>The columns, and the rows in file order.</summary>
    /// <param name="known">Every allowed column; the required ones come first.</param>
    /// <param name="required">The number of required columns.</param>
    /// <exception cref="TableInputException">The file cannot be read as CSV.</exception>
    public static (TableColumns Columns, IReadOnlyList<TableRow> Rows) Read(
        string path,
        IReadOnlyList<string> known,
        int required,
        CancellationToken cancellationToken
    )
    {
        try
        {
            using var text = Open(path);
            using var csv = CsvReader.Create(text, Options(), leaveOpen: true);
            csv.ReadHeader();
            if (csv.Headers.Count == 0)
            {
                throw TableInputException.In(path, PlatformTexts.TheFileIsEmpty);
            }

            var columns = TableColumns.From(path, [.. csv.Headers], known, required);
            return (columns, ReadRows(path, csv, columns.Count, cancellationToken));
        }
        catch (CsvFormatException e)
        {
            throw TableInputException.AtLine(path, e.LineNumber, e.Message);
        }
        catch (InvalidDataException e)
        {
            throw TableInputException.In(path, PlatformTexts.TheFileCannotBeUnpacked.With(e.Message));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw TableInputException.In(
                path,
                e is UnauthorizedAccessException ? PlatformTexts.TheFileMayNotBeRead : PlatformTexts.ThereIsNoSuchFile
            );
        }
    }

    private static List<TableRow> ReadRows(string path, CsvReader csv, int count, CancellationToken cancellationToken)
    {
        List<TableRow> rows = [];
        while (csv.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var line = csv.LineNumber;
            if (csv.FieldCount != count)
            {
                throw TableInputException.AtLine(path, line, PlatformTexts.TheRowHasColumnsTheHeader.With(csv.FieldCount, count));
            }

            var cells = new string[count];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = csv.GetString(i).Trim();
            }

            rows.Add(new(line, cells));
            if (rows.Count > MaxRows)
            {
                throw TableInputException.AtLine(path, line, PlatformTexts.MoreThanAMillionRows);
            }
        }

        return rows.Count > 0 ? rows : throw TableInputException.In(path, PlatformTexts.TheFileHasAHeader);
    }

    private static Stream Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        Span<byte> start = stackalloc byte[2];
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        if (!Workbook.IsOne(file))
        {
            return start[..read].SequenceEqual(GzipMark) ? new GZipStream(file, CompressionMode.Decompress) : file;
        }

        using (file)
        {
            return Workbook.Text(file, mostBytes: null);
        }
    }

    private static CsvReaderOptions Options() =>
        new()
        {
            MalformedData = CsvMalformedDataHandling.Throw,
            MaxRecordSize = MaxRecordBytes,
            TrackLineNumbers = true,
            IncludeValuesInExceptions = false,
        };
}

/// <summary>A row of the file.</summary>
internal sealed record TableRow(long Line, IReadOnlyList<string> Cells);
