using System.Numerics;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Engine.Snapshots;

/// <summary>The fields of a case that similarity uses.</summary>
public readonly record struct SimilarityFields(
    string IssueType,
    string? Product,
    string? Region,
    string? Language,
    int? Priority,
    bool HasSla,
    string? Team,
    string? AccountKey
)
{
    /// <summary>How many there are. High is not given when less than half of those that such cases usually have are known.</summary>
    public const int Number = 8;

    /// <summary>How many of them the case has.</summary>
    public int Known => BitOperations.PopCount((uint)Bits);

    /// <summary>A bit for each that the case has.</summary>
    public int Bits
    {
        get
        {
            ReadOnlySpan<bool> known =
            [
                IssueType.Length > 0,
                Product is not null,
                Region is not null,
                Language is not null,
                Priority is not null,
                HasSla,
                Team is not null,
                AccountKey is not null,
            ];
            var bits = 0;
            for (var i = 0; i < known.Length; i++)
            {
                bits |= known[i] ? 1 << i : 0;
            }

            return bits;
        }
    }

    public static SimilarityFields Of(CaseFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return new(
            facts.IssueType,
            facts.Product,
            facts.Region,
            facts.Language,
            facts.Priority,
            facts.SlaBand != SlaBand.None,
            facts.Team,
            facts.AccountKey
        );
    }
}
