using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Codes;
using RecsConsole.Database.Personal;

namespace RecsConsole.Database;

/// <summary>A lead's decision on a case of a study that its reviewers judged differently.</summary>
[PrimaryKey(nameof(TenantId), nameof(StudyId), nameof(CaseId))]
public sealed class StudyAdjudicationRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid StudyId { get; set; }

    public Guid CaseId { get; set; }

    public required PairVerdict Verdict { get; set; }

    /// <summary>Structured reasons.</summary>
    public IList<string> Reasons { get; set; } = [];

    /// <summary>The known grade of each item of a single list, in its order; empty for a pair.</summary>
    public IList<int> Grades { get; set; } = [];

    /// <summary>
    /// True: decided before anybody judged the case. Its reviewers are told the answer, and their judgements count for their own share of
    /// right answers only.
    /// </summary>
    public bool IsKnownAnswer { get; set; }

    /// <summary>Why a known answer is right, in words for the reviewers; null for a disagreement.</summary>
    [Personal, MaxLength(1000)]
    public string? Explanation { get; set; }

    public Guid DecidedById { get; set; }

    public DateTimeOffset DecidedAt { get; set; }

    [ConcurrencyCheck]
    public long Revision { get; set; }
}
