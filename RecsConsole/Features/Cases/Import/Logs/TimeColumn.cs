namespace RecsConsole.Features.Cases.Import.Logs;

/// <summary>
/// Reads the times of a whole column in one format. Without a given one the format is inferred over all values: if two fit and mean
/// different instants, nobody can know, and guessing would corrupt the history.
/// </summary>
public sealed class TimeColumn(string file, string column, string? format, TimeZoneInfo zone)
{
    /// <summary>Sets the instant of each row.</summary>
    public void Parse(IReadOnlyList<LogRow> rows)
    {
        if (format is not null)
        {
            ParseAs(TimeFormat.Of(format), rows);
            return;
        }

        var fitting = Fitting(rows);
        foreach (var other in fitting.Skip(1))
        {
            var different = rows.FirstOrDefault(row => fitting[0].Parse(row.Time, zone) != other.Parse(row.Time, zone));
            if (different is not null)
            {
                throw LogInputException.AtCell(
                    file,
                    different.Line,
                    column,
                    Texts.IsAmbiguous.With(
                        LogInputException.Shorten(different.Time),
                        string.Join(" and ", fitting.Select(each => $"'{each.Name}'")),
                        fitting[0].Name
                    )
                );
            }
        }

        ParseAs(fitting[0], rows);
    }

    private List<TimeFormat> Fitting(IReadOnlyList<LogRow> rows)
    {
        var fitting = TimeFormat.Known().ToList();
        foreach (var row in rows)
        {
            var left = fitting.FindAll(each => each.Parse(row.Time, zone) is not null);
            if (left.Count == 0)
            {
                throw LogInputException.AtCell(file, row.Line, column, WhyNot(row.Time, fitting, isFirst: ReferenceEquals(row, rows[0])));
            }

            fitting = left;
        }

        return fitting;
    }

    private static string WhyNot(string value, List<TimeFormat> fittingBefore, bool isFirst)
    {
        var shown = LogInputException.Shorten(value);
        return isFirst
            ? Texts.IsNotATime.With(shown)
            : Texts.IsNotATimeInTheFormat.With(shown, string.Join(" or ", fittingBefore.Select(each => each.Name)));
    }

    private void ParseAs(TimeFormat chosen, IReadOnlyList<LogRow> rows)
    {
        foreach (var row in rows)
        {
            row.At =
                chosen.Parse(row.Time, zone)
                ?? throw LogInputException.AtCell(
                    file,
                    row.Line,
                    column,
                    Texts.IsNotATimeInTheFormatWithLogInputException.With(LogInputException.Shorten(row.Time), chosen.Name)
                );
        }
    }
}
