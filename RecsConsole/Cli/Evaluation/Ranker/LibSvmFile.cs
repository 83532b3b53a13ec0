using System.Globalization;
using RecsConsole.Engine.Boosting;
using RecsConsole.Engine.Boosting.Training;

namespace RecsConsole.Cli.Evaluation.Ranker;

/// <summary>
/// Reads rows in SVMlight and LibSVM format: a label, then column:value with ascending columns; a number sign starts a comment. A missing
/// column is 0, <c>nan</c> is a missing value. Query sizes are in a separate file, or in a <c>qid</c> in each row.
/// </summary>
internal sealed class LibSvmFile(string path, BoostingObjective objective, int? columns)
{
    private const int MaxColumn = 999_999;

    private readonly RowBuffer _rows = new(columns);
    private readonly List<double> _labels = [];
    private readonly QuerySizes _queries = new(path);

    public static LabelledRows Read(string path, BoostingObjective objective, int? columns, Action<string> progress)
    {
        var file = new LibSvmFile(path, objective, columns);
        foreach (var (number, line) in InputLines.Of(path))
        {
            file.Add(number, line);
        }

        if (file._labels.Count == 0)
        {
            throw new CommandException($"{path}: the file is empty.");
        }

        if (file._rows.Ignored > 0)
        {
            progress($"{path}: {file._rows.Ignored} values in columns that the model does not have are ignored.");
        }

        return new(file._rows.Columns, file._rows.Values(), [.. file._labels], file._queries.Sizes(file._labels.Count));
    }

    private void Add(int number, string line)
    {
        var remark = line.IndexOf('#', StringComparison.Ordinal);
        var text = remark < 0 ? line.AsSpan() : line.AsSpan(0, remark);
        if (text.IsWhiteSpace())
        {
            return;
        }

        _rows.BeginRow();
        var (word, last) = (0, -1);
        foreach (var range in text.SplitAny(' ', '\t', '\r'))
        {
            var token = text[range];
            if (token.IsEmpty)
            {
                continue;
            }

            var at = new TextPlace(path, number, range.Start.Value + 1);
            if (word++ == 0)
            {
                _labels.Add(Label(token, at));
            }
            else if (word == 2 && token.StartsWith("qid:", StringComparison.Ordinal))
            {
                _queries.Add(token[4..].ToString());
            }
            else
            {
                last = Cell(token, last, at);
            }
        }
    }

    private double Label(ReadOnlySpan<char> token, TextPlace at)
    {
        if (!double.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out var label) || !double.IsFinite(label))
        {
            throw at.Error($"the label '{token}' must be a number.");
        }

        return objective switch
        {
            BoostingObjective.Binary => label is 0 or 1 ? label
            : label is -1 ? 0
            : throw at.Error($"the label '{token}' must be 0 or 1 (or -1 and 1)."),
            BoostingObjective.LambdaRank => label is >= 0 and <= BoostingData.MaxGrade && label == Math.Floor(label)
                ? label
                : throw at.Error($"the label '{token}' must be a whole number from 0 to {BoostingData.MaxGrade}."),
            _ => label,
        };
    }

    private int Cell(ReadOnlySpan<char> token, int last, TextPlace at)
    {
        var colon = token.IndexOf(':');
        if (
            colon < 1
            || !int.TryParse(token[..colon], NumberStyles.None, CultureInfo.InvariantCulture, out var column)
            || column > MaxColumn
        )
        {
            throw at.Error($"'{token}' must be column:value with a column from 0 to {MaxColumn}.");
        }

        if (column <= last)
        {
            throw at.Error($"column {column} comes after column {last}; columns must rise.");
        }

        var text = token[(colon + 1)..];
        if (text.Equals("nan", StringComparison.OrdinalIgnoreCase))
        {
            _rows.Set(column, double.NaN);
            return column;
        }

        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
        {
            throw at.Error($"the value '{text}' must be a number or nan.");
        }

        _rows.Set(column, value);
        return column;
    }

    /// <summary>A position in a file.</summary>
    private readonly record struct TextPlace(string Path, int Line, int Column)
    {
        public CommandException Error(string reason) => new(FormattableString.Invariant($"{Path}, line {Line}, column {Column}: {reason}"));
    }
}
