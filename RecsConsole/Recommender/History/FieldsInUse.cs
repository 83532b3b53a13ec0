using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender.History;

/// <summary>
/// How many of the fields that similarity uses the finished cases of a type have. A team whose tickets never name a region is not told for
/// ever that too little is known of its cases.
/// </summary>
internal sealed class FieldsInUse
{
    private readonly StringInterner _types = new();
    private readonly ClassCounts<int> _counts = new();

    /// <param name="classOf">The access class of a case: only the cases that a reader may see count for them.</param>
    public FieldsInUse(IReadOnlyList<IndexedCase> cases, Func<int, int> classOf)
    {
        for (var i = 0; i < cases.Count; i++)
        {
            if (cases[i].Background is { } background)
            {
                Count(_types.Add(background.Type), classOf(i), background.KnownFields);
            }
        }

        _counts.Seal();
    }

    /// <summary>The fields that at least half of the finished cases of a type have; null when none is finished.</summary>
    public int? Of(string type, bool[] permitted)
    {
        var all = _counts.Sum(_types.Find(type), permitted);
        return all.Cases == 0 ? null : all.Items.Count(field => field.Cases * 2 >= all.Cases);
    }

    private void Count(int type, int accessClass, int known)
    {
        _counts.Add(type, accessClass, ClassCounts<int>.Total, good: false);
        for (var field = 0; field < SimilarityFields.Number; field++)
        {
            if (((known >> field) & 1) == 1)
            {
                _counts.Add(type, accessClass, field, good: false);
            }
        }
    }

    /// <summary>A bit for each of the fields that a case has.</summary>
    public static int KnownOf(CaseRow row) =>
        new SimilarityFields(
            row.IssueType,
            row.Product,
            row.Region,
            row.Language,
            row.Priority,
            row.SlaDeadline is not null,
            row.TeamKey,
            row.AccountKey
        ).Bits;
}
