using System.Globalization;
using CsvHelper;
using RecsConsole.Engine.Evaluation.Pairwise;
using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Features.Reviews;

namespace RecsConsole.Cli.Evaluation.Pairwise;

/// <summary>
/// Reads paired comparisons from a CSV file, plain or gz, in one of three formats, recognised by the header: <c>winner…,loser…[,count]</c>;
/// <c>home…,away…,home…wins,away…wins</c>; or the judgements that a study exports. Errors name file, line and column.
/// </summary>
internal sealed class ComparisonFile(string file)
{
    private readonly List<PairedNames> _rows = [];
    private readonly Dictionary<string, List<string>> _ratings = new(StringComparer.Ordinal);

    /// <summary>All comparisons in file order, and the ratings of each pair.</summary>
    public ComparedPairs Read(CancellationToken cancellationToken)
    {
        try
        {
            using var bytes = LogFile.OpenText(new LogSource(file, file));
            using var csv = CsvReader.Create(bytes, Options(), leaveOpen: true);
            csv.ReadHeader();
            var header = csv.Headers.Select(name => name.Trim()).ToList();
            var read = FormOf(header);
            while (csv.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (csv.FieldCount != header.Count)
                {
                    throw At(csv, FormattableString.Invariant($"the row has {csv.FieldCount} columns, the header {header.Count}."));
                }

                read(csv);
            }
        }
        catch (CsvFormatException e)
        {
            throw new CommandException(FormattableString.Invariant($"{file}, line {e.LineNumber}: {e.Message}"), e);
        }
        catch (LogInputException e)
        {
            throw new CommandException(e.Message, e);
        }

        return new(_rows, [.. _ratings.Values]);
    }

    private Action<CsvReader> FormOf(List<string> header)
    {
        int Find(Func<string, bool> isMeant) => header.FindIndex(name => isMeant(name));
        bool Begins(string name, string with) => name.StartsWith(with, StringComparison.OrdinalIgnoreCase);
        bool IsWins(string name) => name.EndsWith("wins", StringComparison.OrdinalIgnoreCase);

        var (winner, loser) = (Find(name => Begins(name, "winner")), Find(name => Begins(name, "loser")));
        if (winner >= 0 && loser >= 0)
        {
            var count = Find(name => Begins(name, "count"));
            return csv => AddWin(csv, winner, loser, count);
        }

        var (home, away) = (Find(name => Begins(name, "home") && !IsWins(name)), Find(name => Begins(name, "away") && !IsWins(name)));
        var (homeWins, awayWins) = (Find(name => Begins(name, "home") && IsWins(name)), Find(name => Begins(name, "away") && IsWins(name)));
        if (home >= 0 && away >= 0 && homeWins >= 0 && awayWins >= 0)
        {
            return csv => Add(csv, home, away, Count(csv, homeWins), Count(csv, awayWins));
        }

        string[] exported = ["case", "left", "right", "verdict", "preferred"];
        var places = exported.Select(column => header.IndexOf(column)).ToArray();
        return places.All(place => place >= 0)
            ? csv => AddJudgement(csv, places[0], places[1], places[2], places[3], places[4])
            : throw new CommandException(
                $"{file}, line 1: the header is none of winner…,loser…[,count]; home…,away…,home…wins,away…wins; case,left,right,verdict,preferred."
            );
    }

    private void AddWin(CsvReader csv, int winner, int loser, int count) => Add(csv, winner, loser, count < 0 ? 1 : Count(csv, count), 0);

    // Unjudged pairs are left out; "both bad" does not say which is better, but counts as a rating.
    private void AddJudgement(CsvReader csv, int unit, int left, int right, int verdict, int preferred)
    {
        var (said, chosen) = (csv.GetString(verdict).Trim(), csv.GetString(preferred).Trim());
        if (said.Length == 0)
        {
            return;
        }

        var rated = string.Join('\t', new[] { csv.GetString(left).Trim(), csv.GetString(right).Trim() }.Order(StringComparer.Ordinal));
        var key = csv.GetString(unit).Trim() + '\t' + rated;
        (_ratings.TryGetValue(key, out var ratings) ? ratings : _ratings[key] = []).Add(chosen.Length > 0 ? chosen : said);
        if (ColumnCodes.Find<PairVerdict>(said) is PairVerdict.Bad)
        {
            return;
        }

        var isTie = ColumnCodes.Find<PairVerdict>(said) is PairVerdict.Tie;
        var isLeft = string.Equals(chosen, csv.GetString(left).Trim(), StringComparison.Ordinal);
        if (!isTie && !isLeft && !string.Equals(chosen, csv.GetString(right).Trim(), StringComparison.Ordinal))
        {
            throw At(csv, $"column preferred: '{LogInputException.Shorten(chosen)}' is neither the left nor the right one.");
        }

        Add(csv, left, right, isTie ? 0.5 : Convert.ToDouble(isLeft), isTie ? 0.5 : Convert.ToDouble(!isLeft));
    }

    private void Add(CsvReader csv, int first, int second, double firstWins, double secondWins)
    {
        var (one, other) = (Name(csv, first), Name(csv, second));
        if (string.Equals(one, other, StringComparison.Ordinal))
        {
            throw At(csv, $"'{LogInputException.Shorten(one)}' is compared with itself.");
        }

        _rows.Add(new(one, other, firstWins, secondWins));
    }

    private string Name(CsvReader csv, int place) =>
        csv.GetString(place).Trim() is { Length: > 0 } name
            ? name
            : throw At(csv, $"column {csv.Headers[place].Trim()}: there must be a name.");

    private double Count(CsvReader csv, int place) =>
        int.TryParse(csv.GetString(place), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : throw At(
                csv,
                $"column {csv.Headers[place].Trim()}: '{LogInputException.Shorten(csv.GetString(place))}' is not a whole number from 0."
            );

    private CommandException At(CsvReader csv, string reason) =>
        new(FormattableString.Invariant($"{file}, line {csv.LineNumber}: {reason}"));

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

/// <summary>One row: two names and the number of wins of each.</summary>
internal sealed record PairedNames(string First, string Second, double FirstWins, double SecondWins);

/// <summary>The content of a file.</summary>
/// <param name="Ratings">The reviewers' ratings of each pair; empty when the file has none.</param>
internal sealed record ComparedPairs(IReadOnlyList<PairedNames> Rows, IReadOnlyList<IReadOnlyList<string>> Ratings)
{
    /// <summary>Every name, in ordinal order.</summary>
    public IReadOnlyList<string> Names { get; } =
    [.. Rows.SelectMany(row => new[] { row.First, row.Second }).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The rows with the indexes of the names in <see cref="Names"/>.</summary>
    public IReadOnlyList<PairedComparison> Numbered()
    {
        var places = Names.Index().ToDictionary(each => each.Item, each => each.Index, StringComparer.Ordinal);
        return [.. Rows.Select(row => new PairedComparison(places[row.First], places[row.Second], row.FirstWins, row.SecondWins))];
    }
}
