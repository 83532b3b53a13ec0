using System.IO.Compression;
using CsvHelper;

namespace RecsConsole.Features.People.Import;

/// <summary>Reads a CSV of people, plain or gz, whole before anything is written.</summary>
internal static class PeopleFile
{
    private const int MaxRecordBytes = 1 << 20;
    private const int MostPeople = 1_000_000;

    private static ReadOnlySpan<byte> GzipMark => [0x1f, 0x8b];

    /// <summary>The columns and the rows in the order of the file.</summary>
    /// <exception cref="PeopleInputException">The file cannot be read as such.</exception>
    public static (PeopleColumns Columns, IReadOnlyList<PeopleFileRow> Rows) Read(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var text = Open(path);
            using var csv = CsvReader.Create(text, Options(), leaveOpen: true);
            return ReadRows(path, csv, cancellationToken);
        }
        catch (CsvFormatException e)
        {
            throw PeopleInputException.AtLine(path, e.LineNumber, e.Message);
        }
        catch (InvalidDataException e)
        {
            throw PeopleInputException.In(path, Texts.TheFileCannotBeUnpacked.With(e.Message));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw PeopleInputException.In(path, e is UnauthorizedAccessException ? Texts.TheFileMayNotBeRead : Texts.ThereIsNoSuchFile);
        }
    }

    private static (PeopleColumns Columns, IReadOnlyList<PeopleFileRow> Rows) ReadRows(
        string path,
        CsvReader csv,
        CancellationToken cancellationToken
    )
    {
        csv.ReadHeader();
        if (csv.Headers.Count == 0)
        {
            throw PeopleInputException.In(path, Texts.TheFileIsEmpty);
        }

        var columns = PeopleColumns.Of(path, [.. csv.Headers]);
        List<PeopleFileRow> rows = [];
        while (csv.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var line = csv.LineNumber;
            if (csv.FieldCount != columns.Count)
            {
                throw PeopleInputException.AtLine(path, line, Texts.TheRowHasColumnsTheHeader.With(csv.FieldCount, columns.Count));
            }

            var cells = new string[columns.Count];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = csv.GetString(i).Trim();
            }

            rows.Add(new(line, cells));
            if (rows.Count > MostPeople)
            {
                throw PeopleInputException.AtLine(path, line, Texts.MoreThanAMillionPeople);
            }
        }

        return rows.Count > 0 ? (columns, rows) : throw PeopleInputException.In(path, Texts.TheFileHasAHeader);
    }

    private static Stream Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        Span<byte> start = stackalloc byte[2];
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return start[..read].SequenceEqual(GzipMark) ? new GZipStream(file, CompressionMode.Decompress) : file;
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

/// <summary>A row as it stands in the file.</summary>
internal sealed record PeopleFileRow(long Line, IReadOnlyList<string> Cells);
