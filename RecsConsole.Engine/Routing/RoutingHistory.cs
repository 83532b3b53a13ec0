namespace RecsConsole.Engine.Routing;

/// <summary>
/// Foresees from the cases before who finishes a case, which team does, and which documents it uses. Every earlier case votes; what its vote weighs
/// depends on the fields in which it agrees (J. Aitchison and C. G. G. Aitken, "Multivariate binary discrimination by the kernel method", Biometrika
/// 63, 1976) and on its age (<see cref="RoutingWeights"/>). Agreement in all telling fields outweighs many cases that agree in few, and where nobody
/// agrees, all cases are left: the back-off from combinations to single fields to all needs no steps of its own.
/// </summary>
public sealed class RoutingHistory
{
    /// <summary>So many of the latest cases vote: older ones hardly weigh.</summary>
    public const int MaxVoting = 20_000;

    // agreement in a field is said only if so many cases are left, and if it tells at least this much
    private const int MinSaid = 10;
    private const double MinTelling = 0.4;

    // ages are told apart by quarters of a day, and not beyond eight years
    private const int AgesADay = 4;
    private const int Ages = 8 * 365 * AgesADay;

    private readonly DateTimeOffset[] _ended;
    private readonly int[] _classes;
    private readonly CaseTable _table;
    private readonly Voters[] _voters;

    /// <param name="cases">Finished cases in any order.</param>
    /// <param name="model">Weights learned before, from these or other cases of the tenant; null: learned now.</param>
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

    /// <summary>What the cases of the permitted classes say; null when none says anything.</summary>
    /// <param name="fields">The asked case as it is now.</param>
    /// <param name="permitted">By class.</param>
    /// <param name="most">Most items of the answer.</param>
    public RoutingAnswer? Ask(
        RoutingTarget target,
        IReadOnlyList<KeyValuePair<string, string>> fields,
        ReadOnlySpan<bool> permitted,
        int most
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

        var alike = AlikeOf(voters, asked, tally);
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
                    .Take(most)
                    .Select(item => new RoutingShare(voters.Rows.NameOf(item), counts[item], tally.Sums[item] / tally.Total)),
            ]
        );
    }

    private RoutingModel Fit(IReadOnlyList<RoutedCase> cases, TargetRows[] rows)
    {
        var weights = rows.Select(each => new RoutingFit(cases, _table, each).Run()).ToList();
        return new(weights[(int)RoutingTarget.Person], weights[(int)RoutingTarget.Team], weights[(int)RoutingTarget.Document]);
    }

    private Voters VotersOf(TargetRows rows, RoutingWeights weights) =>
        new(
            rows,
            weights,
            _table.Products(weights),
            [
                .. Enumerable
                    .Range(0, Ages)
                    .Select(age => weights.Ages.Select((weight, i) => weight * RoutingFit.Faded((double)age / AgesADay, i)).Sum()),
            ]
        );

    // Ages are counted from the latest case that may be counted, so that one that may not moves nothing.
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
            var age = Math.Min(Ages - 1, (int)((latest - _ended[row]).TotalDays * AgesADay));
            var agreement = _table.Agreement(asked, row);
            var weight = CaseTable.WeightOf(agreement, voters.Products) * voters.Ages[age];
            tally.Sums[voters.Rows.ItemOf(entry)] += weight;
            tally.Total += row == counted ? 0 : weight;
            counted = row;
            tally.Add(entry, agreement);
        }
    }

    // The most telling field first; one that leaves too few cases is passed over.
    private (ulong Bits, List<string> Fields) AlikeOf(Voters voters, int[] asked, Tally tally)
    {
        var (bits, fields) = (0UL, new List<string>());
        var telling = Enumerable
            .Range(0, _table.Fields.Count)
            .Where(field => asked[field] >= 0 && RoutingFields.IsSaid(_table.Fields[field]))
            .Select(field =>
                (Bit: 1UL << field, Name: _table.Fields[field], Tells: voters.Weights.Fields.GetValueOrDefault(_table.Fields[field]))
            )
            .Where(field => field.Tells >= MinTelling)
            .OrderByDescending(field => field.Tells)
            .ThenBy(field => field.Name, StringComparer.Ordinal);
        foreach (var field in telling)
        {
            if (Count(voters.Rows, tally, bits | field.Bit).Cases >= MinSaid)
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

    /// <summary>The votes of one target, with what they weigh by agreement and by age.</summary>
    private sealed record Voters(TargetRows Rows, RoutingWeights Weights, double[] Products, double[] Ages);

    /// <summary>The votes of one question.</summary>
    private sealed class Tally(int items, int most)
    {
        public double[] Sums { get; } = new double[items];

        public double Total { get; set; }

        public int Voted { get; private set; }

        public int[] Entries { get; } = new int[most];

        public ulong[] Agreements { get; } = new ulong[most];

        public void Add(int entry, ulong agreement)
        {
            (Entries[Voted], Agreements[Voted]) = (entry, agreement);
            Voted++;
        }
    }
}
