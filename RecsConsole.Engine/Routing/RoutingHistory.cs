using RecsConsole.Engine.Text;

namespace RecsConsole.Engine.Routing;

/// <summary>
/// Predicts from earlier cases who finishes a case, which team does, and which documents it uses. Every earlier case votes; the weight of
/// its vote depends on the fields in which it matches (J. Aitchison and C. G. G. Aitken, "Multivariate binary discrimination by the kernel
/// method", Biometrika 63, 1976) and on its age (<see cref="RoutingWeights"/>). A match in all predictive fields outweighs many cases that
/// match in few, and when nothing matches, all cases remain: backing off from combinations to single fields to all cases needs no extra
/// steps.
/// </summary>
public sealed class RoutingHistory
{
    /// <summary>Number of latest cases that vote; older ones have hardly any weight.</summary>
    public const int MaxVoting = 20_000;

    // a match in a field is mentioned only if at least this many cases remain and the field is predictive enough
    private const int MinCasesToMention = 10;
    private const double MinWeightToMention = 0.4;

    // ages are measured in quarters of a day, up to eight years
    private const int AgeStepsPerDay = 4;
    private const int Ages = 8 * 365 * AgeStepsPerDay;

    // by half-life and age; the same for every history, and many are built
    private static readonly double[][] s_faded =
    [
        .. Enumerable
            .Range(0, RoutingWeights.HalfLivesInDays.Count)
            .Select(halfLife =>
                Enumerable.Range(0, Ages).Select(age => RoutingFit.Faded((double)age / AgeStepsPerDay, halfLife)).ToArray()
            ),
    ];

    private readonly DateTimeOffset[] _ended;
    private readonly int[] _classes;
    private readonly CaseTable _table;
    private readonly Voters[] _voters;

    /// <param name="cases">Finished cases in any order.</param>
    /// <param name="model">Weights learned earlier, from these or other cases of the tenant; null to learn them now.</param>
    public RoutingHistory(IEnumerable<RoutedCase> cases, RoutingModel? model)
    {
        var ordered = cases.OrderByDescending(each => each.EndedAt).ThenByDescending(each => each.OpenedAt).ToList();
        _ended = [.. ordered.Select(each => each.EndedAt)];
        _classes = [.. ordered.Select(each => each.Class)];
        _table = new(ordered);
        var rows = Enum.GetValues<RoutingTarget>().Select(target => new TargetRows(ordered, target)).ToArray();
        Model = model ?? Fit(ordered, rows);
        _voters = [.. Enum.GetValues<RoutingTarget>().Select(target => VotersOf(rows[(int)target], Model.Of(target)))];
    }

    /// <summary>The weights in use.</summary>
    public RoutingModel Model { get; }

    /// <summary>The prediction from cases of the permitted classes; null when there is none.</summary>
    /// <param name="fields">Current fields of the queried case.</param>
    /// <param name="permitted">One entry per class.</param>
    /// <param name="max">Maximum number of items in the answer.</param>
    public RoutingAnswer? Ask(
        RoutingTarget target,
        IReadOnlyList<KeyValuePair<string, string>> fields,
        ReadOnlySpan<bool> permitted,
        int max
    )
    {
        ArgumentNullException.ThrowIfNull(fields);
        var voters = _voters[(int)target];
        var asked = _table.Encode(fields);
        var tally = new Tally(voters.Rows.Items, Math.Min(voters.Rows.Count, MaxVoting));
        Vote(voters, asked, permitted, tally);
        if (tally.Voted == 0)
        {
            return null;
        }

        var alike = AlikeOf(target, asked, tally);
        var (cases, counts) = Count(voters.Rows, tally, alike.Bits);
        return new(
            alike.Fields,
            cases,
            [
                .. Enumerable
                    .Range(0, tally.Sums.Length)
                    .Where(item => tally.Sums[item] > 0)
                    .OrderByDescending(item => tally.Sums[item])
                    .ThenBy(item => voters.Rows.NameOf(item), StringComparer.Ordinal)
                    .Take(max)
                    .Select(item => new RoutingShare(voters.Rows.NameOf(item), counts[item], tally.Sums[item] / tally.Total)),
            ]
        );
    }

    private RoutingModel Fit(IReadOnlyList<RoutedCase> cases, TargetRows[] rows)
    {
        var weights = rows.Select(each => new RoutingFit(cases, _table, each).Run()).ToList();
        return new(weights[(int)RoutingTarget.Person], weights[(int)RoutingTarget.Team], weights[(int)RoutingTarget.Document]);
    }

    private Voters VotersOf(TargetRows rows, RoutingWeights weights) => new(rows, weights, _table.Products(weights), AgesOf(weights));

    private static double[] AgesOf(RoutingWeights weights)
    {
        var ages = new double[Ages];
        for (var i = 0; i < weights.Ages.Count; i++)
        {
            ScaledSums.Add(ages, weights.Ages[i], s_faded[i]);
        }

        return ages;
    }

    // Ages are counted from the latest permitted case, so that a case that is not permitted has no effect.
    private void Vote(Voters voters, int[] asked, ReadOnlySpan<bool> permitted, Tally tally)
    {
        var (latest, counted) = (DateTimeOffset.MinValue, -1);
        for (var entry = 0; entry < voters.Rows.Count && tally.Voted < tally.Entries.Length; entry++)
        {
            var row = voters.Rows.RowOf(entry);
            if (!permitted[_classes[row]])
            {
                continue;
            }

            latest = tally.Voted == 0 ? _ended[row] : latest;
            var age = Math.Min(Ages - 1, (int)((latest - _ended[row]).TotalDays * AgeStepsPerDay));
            var agreement = _table.Agreement(asked, row);
            var weight = CaseTable.WeightOf(agreement, voters.Products) * voters.Ages[age];
            tally.Sums[voters.Rows.ItemOf(entry)] += weight;
            tally.Total += row == counted ? 0 : weight;
            counted = row;
            tally.Add(entry, agreement);
        }
    }

    // Most predictive field first; a field that leaves too few cases is skipped.
    private (ulong Bits, List<string> Fields) AlikeOf(RoutingTarget target, int[] asked, Tally tally)
    {
        var voters = _voters[(int)target];
        var (bits, fields) = (0UL, new List<string>());
        var telling = Enumerable
            .Range(0, _table.Fields.Count)
            .Where(field => asked[field] >= 0 && RoutingFields.IsWorthMentioning(_table.Fields[field], target))
            .Select(field =>
                (Bit: 1UL << field, Name: _table.Fields[field], Weight: voters.Weights.Fields.GetValueOrDefault(_table.Fields[field]))
            )
            .Where(field => field.Weight >= MinWeightToMention)
            .OrderByDescending(field => field.Weight)
            .ThenBy(field => field.Name, StringComparer.Ordinal);
        foreach (var field in telling)
        {
            if (Count(voters.Rows, tally, bits | field.Bit).Cases >= MinCasesToMention)
            {
                bits |= field.Bit;
                fields.Add(field.Name);
            }
        }

        return (bits, fields);
    }

    private static (int Cases, int[] Items) Count(TargetRows rows, Tally tally, ulong bits)
    {
        var (cases, items, counted) = (0, new int[tally.Sums.Length], -1);
        for (var i = 0; i < tally.Voted; i++)
        {
            if ((tally.Agreements[i] & bits) != bits)
            {
                continue;
            }

            var row = rows.RowOf(tally.Entries[i]);
            items[rows.ItemOf(tally.Entries[i])]++;
            cases += row == counted ? 0 : 1;
            counted = row;
        }

        return (cases, items);
    }

    /// <summary>The voters for one target, with their weights by match and by age.</summary>
    private sealed record Voters(TargetRows Rows, RoutingWeights Weights, double[] Products, double[] Ages);

    /// <summary>The votes for one query.</summary>
    private sealed class Tally(int items, int max)
    {
        public double[] Sums { get; } = new double[items];

        public double Total { get; set; }

        public int Voted { get; private set; }

        public int[] Entries { get; } = new int[max];

        public ulong[] Agreements { get; } = new ulong[max];

        public void Add(int entry, ulong agreement)
        {
            (Entries[Voted], Agreements[Voted]) = (entry, agreement);
            Voted++;
        }
    }
}
