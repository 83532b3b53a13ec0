using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender.History;

/// <summary>
/// How many of the fields that similarity uses the finished cases of a type have. A team whose tickets never name a region is not told for
/// ever that too little is known of its cases.
/// </summary>
internal sealed class FieldsInUse
{
    private readonly Dictionary<string, int[]> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _cases = new(StringComparer.Ordinal);

    public FieldsInUse(IEnumerable<IndexedCase> cases)
    {
        foreach (var background in cases.Select(found => found.Background).OfType<CaseBackground>())
        {
            if (!_known.TryGetValue(background.Type, out var known))
            {
                _known[background.Type] = known = new int[ConfidenceThresholds.CaseFields];
            }

            _cases[background.Type] = _cases.GetValueOrDefault(background.Type) + 1;
            for (var field = 0; field < known.Length; field++)
            {
                known[field] += (background.KnownFields >> field) & 1;
            }
        }
    }

    /// <summary>The fields that at least half of the finished cases of a type have; null when none is finished.</summary>
    public int? Of(string type) =>
        _cases.TryGetValue(type, out var cases) ? _known[type].Count(known => known > 0 && known * 2 >= cases) : null;

    /// <summary>A bit for each of the fields that a case has.</summary>
    public static int KnownOf(CaseRow row)
    {
        bool[] known =
        [
            row.IssueType.Length > 0,
            row.Product is not null,
            row.Region is not null,
            row.Language is not null,
            row.Priority is not null,
            row.SlaDeadline is not null,
            row.TeamKey is not null,
            row.AccountKey is not null,
        ];
        return known.Select((has, field) => has ? 1 << field : 0).Sum();
    }
}
