using System.Buffers.Binary;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.WhyNot;

/// <summary>
/// Adds similar cases that ended well with an item, with the median similarity of those found, and handled under today's process.
/// </summary>
internal static class EvidenceEdits
{
    private const int Hours = 4;
    private const int DaysAgo = 7;
    private const long UsualScore = 500_000;

    public static CaseSnapshot Apply(CaseSnapshot snapshot, CounterfactualChange change)
    {
        var known = snapshot.Visible.SimilarCases;
        var added = (int)Math.Min(change.Amount, VisibleFacts.MaxSimilarCases);
        var score = known.Count == 0 ? UsualScore : known[known.Count / 2].Score;
        return snapshot with
        {
            Visible = snapshot.Visible with
            {
                // the least similar cases are dropped when there is no room left
                SimilarCases =
                [
                    .. known.Take(VisibleFacts.MaxSimilarCases - added),
                    .. Enumerable.Range(1, added).Select(i => Hit(snapshot, change, i, score)),
                ],
            },
        };
    }

    private static SimilarCaseHit Hit(CaseSnapshot snapshot, CounterfactualChange change, int number, long score)
    {
        var action = change.Kind == SlateKind.Action ? change.ItemId : null;
        return new(
            IdOf(number),
            score,
            snapshot.Case.IssueType,
            snapshot.Case.Product,
            action,
            change.Kind == SlateKind.Expert ? Guid.Parse(change.ItemId) : null,
            SlaMet: true,
            Reopened: false,
            Hours,
            snapshot.Shared.Workflow.Version,
            snapshot.At.AddDays(-DaysAgo),
            action is null ? [] : [new SimilarCaseStep(action, snapshot.Case.State)],
            change.Kind == SlateKind.Document ? [change.ItemId] : []
        );
    }

    private static Guid IdOf(int number)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes[0] = 0xff; // cannot be the id of a row
        BinaryPrimitives.WriteInt32BigEndian(bytes[12..], number);
        return new(bytes, bigEndian: true);
    }
}
