using CsvHelper;
using RecsConsole.Features.Cases.Import.Json;

namespace RecsConsole.Features.Cases.Import.Logs;

/// <summary>Reads a file row by row; only mapped columns are kept, each distinct value once.</summary>
/// <typeparam name="TRow">The data of a row.</typeparam>
internal abstract class RowReader<TRow>(LogSource source, LogMapping mapping, LogProblems problems) : IDisposable
    where TRow : class
{
    /// <summary>Longest value that may become a key.</summary>
    private const int MaxKeyLength = 100;

    // longer than any choice, and enough of a text to recognise it
    private const int MaxFieldLength = 2_000;

    private LogStream? _bytes;
    private CsvReader? _csv;

    /// <summary>Positions of the mapped columns; available once the file is opened.</summary>
    public LogColumns Columns { get; private set; } = null!;

    /// <summary>Share of the file read so far, 0 to 1.</summary>
    public double Part => _bytes?.Part ?? 0;

    protected string File => source.Name;

    /// <summary>Reads the header.</summary>
    /// <exception cref="LogInputException">The header is invalid, or lacks a mapped column.</exception>
    public void Open()
    {
        _bytes = LogFile.OpenText(source);
        _csv = CsvReader.Create(_bytes, Options(), leaveOpen: true);
        try
        {
            _csv.ReadHeader();
        }
        catch (CsvFormatException e)
        {
            throw Malformed(e);
        }

        if (_csv.Headers.Count == 0)
        {
            throw LogInputException.In(File, Texts.TheFileIsEmpty);
        }

        Columns = new LogColumns(File, [.. _csv.Headers.Select(name => name.Trim())], mapping);
        Prepare();
    }

    /// <summary>The rows in the order of the file; rows with problems are included only if the problem handler keeps them.</summary>
    public IEnumerable<TRow> Rows()
    {
        var count = 0;
        while (Next())
        {
            count++;
            var line = _csv!.LineNumber;
            if (count > source.MostRows)
            {
                throw LogInputException.AtLine(File, line, ImportTexts.MoreRowsThan.With(source.MostRows));
            }

            if (_csv.FieldCount != Columns.Count)
            {
                problems.Report(LogInputException.AtLine(File, line, Texts.TheRowHasColumnsTheHeader.With(_csv.FieldCount, Columns.Count)));
                continue;
            }

            var before = problems.Count;
            var row = Parse(line);
            if (problems.Count == before || problems.KeepsFlawed)
            {
                yield return row;
            }
        }

        if (count == 0)
        {
            throw LogInputException.In(File, Texts.TheFileHasAHeader);
        }
    }

    public void Dispose()
    {
        _csv?.Dispose();
        _bytes?.Dispose();
    }

    /// <summary>Called after the header was read.</summary>
    protected virtual void Prepare() { }

    /// <summary>Reads the current row; its problems are reported.</summary>
    protected abstract TRow Parse(long line);

    protected string? Value(LogColumn? column) => column is { } place ? Value(place) : null;

    protected string? Value(LogColumn column)
    {
        var value = _csv!.GetString(column.Index);
        if (value.Length > 0 && (char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1])))
        {
            value = value.Trim();
        }

        return value is "" or "?" ? null : value;
    }

    protected string? Key(long line, LogColumn? column) => column is { } place ? Key(line, place) : null;

    protected string? Key(long line, LogColumn column)
    {
        var value = Value(column);
        if (value is { Length: > MaxKeyLength })
        {
            var shown = LogInputException.Shorten(value);
            Report(line, column, Texts.IsLongerThanCharacters.With(shown, MaxKeyLength), value);
            return null;
        }

        if (value is not null && LooksLikeAFormula(value))
        {
            Report(line, column, ImportTexts.LooksLikeAFormula.With(LogInputException.Shorten(value)), value);
            return null;
        }

        return value;
    }

    /// <summary>Values kept in addition to the roles, in the order of <see cref="LogColumns.Kept"/>.</summary>
    protected string?[] KeptOf(long line)
    {
        var kept = new string?[Columns.Kept.Count];
        for (var i = 0; i < kept.Length; i++)
        {
            var column = Columns.Kept[i];
            kept[i] =
                Columns.IsKey(i) ? Key(line, column)
                : Columns.IsField(i) ? Field(column)
                : Value(column);
        }

        return kept;
    }

    /// <summary>The values of a column that may be repeated.</summary>
    protected IEnumerable<string> Values(LogColumn? column) => column is { } known ? Columns.All(known).Select(Value).OfType<string>() : [];

    private string? Field(LogColumn column)
    {
        var value = string.Join(", ", Values(column).Distinct(StringComparer.Ordinal)).Replace(TicketJson.Break, '\n');
        return value.Length switch
        {
            0 => null,
            <= MaxFieldLength => value,
            _ => $"{value[..(MaxFieldLength - 1)]}…",
        };
    }

    protected string Required(long line, LogColumn column)
    {
        var before = problems.Count;
        var value = Key(line, column);
        if (value is null && problems.Count == before)
        {
            Report(line, column, Texts.TheValueIsMissing, null);
        }

        return value ?? "";
    }

    protected void Report(long line, LogColumn column, string reason, string? value) =>
        problems.Report(LogInputException.AtCell(File, line, column.Name, reason, value));

    // what a spreadsheet would execute when somebody opens an export; "-100" is a value, "-2+cmd(...)" is a formula
    private static bool LooksLikeAFormula(string value) =>
        value[0] == '=' || (value[0] is '+' or '-' or '@' && value.AsSpan().IndexOfAny('(', '|', '!') > 0);

    private bool Next()
    {
        try
        {
            return _csv!.Read();
        }
        catch (CsvFormatException e)
        {
            throw Malformed(e);
        }
    }

    private LogInputException Malformed(CsvFormatException e) => LogInputException.AtLine(File, e.LineNumber, ImportTexts.IsNoCsv);

    private CsvReaderOptions Options() =>
        new()
        {
            Separator = source.Separator,
            MalformedData = CsvMalformedDataHandling.Throw,
            MaxRecordSize = LogStream.MaxLineBytes,
            TrackLineNumbers = true,
            PoolStrings = true,
            IncludeValuesInExceptions = false,
        };
}
