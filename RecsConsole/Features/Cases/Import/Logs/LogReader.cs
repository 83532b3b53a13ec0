using System.Diagnostics;
using CsvHelper;
using RecsConsole.Features.Cases.Queue;

namespace RecsConsole.Features.Cases.Import.Logs;

/// <summary>
/// Reads a whole log into memory before anything is written: a fault in its last line must leave the database as it was. Only mapped columns
/// are kept, each different value once.
/// </summary>
internal sealed class LogReader(string path, LogMapping mapping, Action<string> progress)
{
    /// <summary>Longest value that may become a key.</summary>
    private const int MaxKeyLength = 100;

    /// <summary>More different activities than this are no activities: the wrong column was mapped.</summary>
    private const int MaxActivities = 1_000;

    private readonly HashSet<string> _activities = new(StringComparer.Ordinal);
    private LogColumns _columns = null!;

    /// <summary>Reads all rows, in the order of the file, with their times still as text.</summary>
    public (LogColumns Columns, IReadOnlyList<LogRow> Rows) Read(CancellationToken cancellationToken)
    {
        using var bytes = LogFile.OpenText(path);
        using var csv = CsvReader.Create(bytes, Options(), leaveOpen: true);
        try
        {
            return ReadRows(csv, cancellationToken);
        }
        catch (CsvFormatException e)
        {
            throw LogInputException.AtLine(path, e.LineNumber, LogInputException.Shorten(e.Message));
        }
    }

    private (LogColumns Columns, IReadOnlyList<LogRow> Rows) ReadRows(CsvReader csv, CancellationToken cancellationToken)
    {
        csv.ReadHeader();
        if (csv.Headers.Count == 0)
        {
            throw LogInputException.In(path, Texts.TheFileIsEmpty);
        }

        _columns = new LogColumns(path, [.. csv.Headers.Select(name => name.Trim())], mapping);
        List<LogRow> rows = [];
        var started = Stopwatch.GetTimestamp();
        while (csv.Read())
        {
            rows.Add(ReadRow(csv));
            if (rows.Count % 50_000 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var perSecond = rows.Count / Stopwatch.GetElapsedTime(started).TotalSeconds;
                progress(Texts.ReadRowsRowsS.With(rows.Count, perSecond));
            }
        }

        return rows.Count > 0 ? (_columns, rows) : throw LogInputException.In(path, Texts.TheFileHasAHeader);
    }

    private LogRow ReadRow(CsvReader csv)
    {
        var line = csv.LineNumber;
        if (csv.FieldCount != _columns.Count)
        {
            throw LogInputException.AtLine(path, line, Texts.TheRowHasColumnsTheHeader.With(csv.FieldCount, _columns.Count));
        }

        var row = new LogRow
        {
            Line = line,
            Case = RequiredValue(csv, line, _columns.Case),
            Activity = RequiredValue(csv, line, _columns.Activity),
            Time = Value(csv, _columns.Time) ?? throw LogInputException.AtCell(path, line, _columns.Time.Name, Texts.TheValueIsMissing),
            Resource = _columns.Resource is { } resource ? Key(csv, line, resource) : null,
            SlaMet = _columns.SlaMet is { } slaMet ? Value(csv, slaMet) : null,
            Kept = new string?[_columns.Kept.Count],
            Finals = new string?[_columns.Finals.Count],
        };
        FillLists(csv, row);
        RefuseTooManyActivities(row);
        return row;
    }

    private void RefuseTooManyActivities(LogRow row)
    {
        if (_activities.Add(row.Activity) && _activities.Count > MaxActivities)
        {
            throw LogInputException.AtCell(path, row.Line, _columns.Activity.Name, Texts.MoreThanDifferentActivities.With(MaxActivities));
        }
    }

    private void FillLists(CsvReader csv, LogRow row)
    {
        for (var i = 0; i < row.Kept.Length; i++)
        {
            var isKey = i == _columns.Group || i == _columns.Document || i == _columns.Account || i == _columns.Product;
            row.Kept[i] = isKey ? Key(csv, row.Line, _columns.Kept[i]) : Value(csv, _columns.Kept[i]);
        }

        for (var i = 0; i < row.Finals.Length; i++)
        {
            row.Finals[i] = Value(csv, _columns.Finals[i]);
        }
    }

    private string RequiredValue(CsvReader csv, long line, LogColumn column) =>
        Key(csv, line, column) ?? throw LogInputException.AtCell(path, line, column.Name, Texts.TheValueIsMissing);

    private string? Key(CsvReader csv, long line, LogColumn column)
    {
        var value = Value(csv, column);
        return value is not { Length: > MaxKeyLength }
            ? value
            : throw LogInputException.AtCell(
                path,
                line,
                column.Name,
                Texts.IsLongerThanCharacters.With(LogInputException.Shorten(value), MaxKeyLength)
            );
    }

    private static string? Value(CsvReader csv, LogColumn column)
    {
        var value = csv.GetString(column.Index);
        if (value.Length > 0 && (char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1])))
        {
            value = value.Trim();
        }

        return value is "" or "?" ? null : value;
    }

    private static CsvReaderOptions Options() =>
        new()
        {
            MalformedData = CsvMalformedDataHandling.Throw,
            MaxRecordSize = LogStream.MaxLineBytes,
            TrackLineNumbers = true,
            PoolStrings = true,
            IncludeValuesInExceptions = false,
        };
}
