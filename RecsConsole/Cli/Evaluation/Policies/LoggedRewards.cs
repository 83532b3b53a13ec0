using System.Globalization;
using CsvHelper;
using RecsConsole.Engine.Evaluation;
using RecsConsole.Features.Cases.Import.Logs;

namespace RecsConsole.Cli.Evaluation.Policies;

/// <summary>Reads logged decisions from a CSV file, plain or gz; errors name file, line and column.</summary>
internal sealed class LoggedRewards(string file, RewardColumns columns)
{
    private const long CheckEvery = 50_000;

    /// <summary>All rows in file order.</summary>
    public IReadOnlyList<LoggedReward> Read(CancellationToken cancellationToken)
    {
        try
        {
            using var bytes = LogFile.OpenText(new LogSource(file, file));
            using var csv = CsvReader.Create(bytes, Options(), leaveOpen: true);
            return ReadRows(csv, cancellationToken);
        }
        catch (CsvFormatException e)
        {
            throw new CommandException(FormattableString.Invariant($"{file}, line {e.LineNumber}: {e.Message}"), e);
        }
        catch (LogInputException e)
        {
            throw new CommandException(e.Message, e);
        }
    }

    private List<LoggedReward> ReadRows(CsvReader csv, CancellationToken cancellationToken)
    {
        csv.ReadHeader();
        var header = csv.Headers.Select(name => name.Trim()).ToList();
        var (action, reward, propensity) = (Find(header, columns.Action), Find(header, columns.Reward), Find(header, columns.Propensity));
        int? target = columns.Target is { } name ? Find(header, name) : null;
        var rows = new List<LoggedReward>();
        while (csv.Read())
        {
            if (rows.Count % CheckEvery == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (csv.FieldCount != header.Count)
            {
                throw At(csv, $"the row has {csv.FieldCount} columns, the header {header.Count}.");
            }

            rows.Add(
                new(
                    csv.GetString(action).Trim(),
                    Number(csv, columns.Reward, reward, double.MinValue),
                    Probability(csv, columns.Propensity, propensity, isZeroAllowed: false),
                    target is { } place ? Probability(csv, columns.Target!, place, isZeroAllowed: true) : 1
                )
            );
        }

        return rows.Count > 1 ? rows : throw new CommandException($"{file}: there must be at least two rows.");
    }

    private int Find(List<string> header, string name) =>
        header.IndexOf(name) is >= 0 and var place
            ? place
            : throw new CommandException($"{file}, line 1: the header has no column '{name}'.");

    private double Probability(CsvReader csv, string column, int place, bool isZeroAllowed)
    {
        var value = Number(csv, column, place, 0);
        return value <= 1 && (isZeroAllowed || value > 0)
            ? value
            : throw AtCell(csv, column, $"must be a probability {(isZeroAllowed ? "from 0" : "above 0")} to 1.");
    }

    private double Number(CsvReader csv, string column, int place, double least) =>
        double.TryParse(csv.GetString(place), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && double.IsFinite(value)
        && value >= least
            ? value
            : throw AtCell(csv, column, $"'{LogInputException.Shorten(csv.GetString(place))}' is not a number that fits here.");

    private CommandException AtCell(CsvReader csv, string column, string reason) => At(csv, $"column {column}: {reason}");

    private CommandException At(CsvReader csv, FormattableString reason) => At(csv, FormattableString.Invariant(reason));

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

/// <summary>The column names; without target columns the target policy chooses every action with equal probability.</summary>
internal sealed record RewardColumns(string Action, string Reward, string Propensity, string? Target);
