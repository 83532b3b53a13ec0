namespace RecsConsole.Features.Cases.Import.Logs;

/// <summary>
/// Parses the times of a whole column in one format. Without a given format it is inferred from all values: if two fit and mean different
/// instants, nobody can know which is right, and guessing would corrupt the history.
/// </summary>
public sealed class TimeColumn(string file, string column, string? format, TimeZoneInfo zone)
{
    /// <summary>Sets the instant of each row.</summary>
    public void Parse(IReadOnlyList<LogRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var chosen = Choose([.. rows.Select(row => new TimeCell(row.Line, column, row.Time))]);
        foreach (var row in rows)
        {
            row.At = chosen.Parse(row.Time, zone)!.Value;
        }
    }

    /// <summary>The one format that fits all of them.</summary>
    internal TimeFormat Choose(IReadOnlyList<TimeCell> cells)
    {
        if (format is not null)
        {
            return Given(cells);
        }

        var fitting = Fitting(cells);
        foreach (var other in fitting.Skip(1))
        {
            foreach (var cell in cells.Where(each => fitting[0].Parse(each.Text, zone) != other.Parse(each.Text, zone)).Take(1))
            {
                throw LogInputException.AtCell(
                    file,
                    cell.Line,
                    cell.Column,
                    Texts.IsAmbiguous.With(
                        LogInputException.Shorten(cell.Text),
                        string.Join(" and ", fitting.Select(each => $"'{each.Name}'")),
                        fitting[0].Name
                    ),
                    cell.Text
                );
            }
        }

        return fitting[0];
    }

    private TimeFormat Given(IReadOnlyList<TimeCell> cells)
    {
        var given = TimeFormat.From(format!);
        foreach (var cell in cells.Where(each => given.Parse(each.Text, zone) is null).Take(1))
        {
            throw LogInputException.AtCell(
                file,
                cell.Line,
                cell.Column,
                Texts.IsNotATimeInTheFormatWithLogInputException.With(LogInputException.Shorten(cell.Text), given.Name),
                cell.Text
            );
        }

        return given;
    }

    private List<TimeFormat> Fitting(IReadOnlyList<TimeCell> cells)
    {
        var fitting = TimeFormat.Known().ToList();
        for (var i = 0; i < cells.Count; i++)
        {
            var cell = cells[i];
            var left = fitting.FindAll(each => each.Parse(cell.Text, zone) is not null);
            if (left.Count == 0)
            {
                throw LogInputException.AtCell(file, cell.Line, cell.Column, WhyNot(cell.Text, fitting, isFirst: i == 0), cell.Text);
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
}

/// <summary>A time as written in the file.</summary>
internal readonly record struct TimeCell(long Line, string Column, string Text);
