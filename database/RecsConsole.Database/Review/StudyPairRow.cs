using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Codes;

namespace RecsConsole.Database;

/// <summary>
/// One case of a study for one reviewer: both slates as this reviewer may see them, the drawn sides, and the judgement. In a study of
/// single lists slate B is empty.
/// </summary>
[PrimaryKey(nameof(TenantId), nameof(StudyId), nameof(ReviewerId), nameof(Position))]
[Index(nameof(TenantId), nameof(ReviewerId), nameof(JudgedAt))]
public sealed class StudyPairRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid StudyId { get; set; }

    public Guid ReviewerId { get; set; }

    /// <summary>From 1, in this reviewer's order.</summary>
    public int Position { get; set; }

    public Guid CaseId { get; set; }

    /// <summary>True: system A is on the left.</summary>
    public bool IsALeft { get; set; }

    /// <summary>Which of the study's systems slate A is from, counted from 0: A of the study is 0, B is 1, then the others.</summary>
    public int NumberA { get; set; }

    public int NumberB { get; set; } = 1;

    /// <summary>Brotli of the canonical slate of each system, made from one snapshot.</summary>
    public required byte[] SlateA { get; set; }

    public required byte[] SlateB { get; set; }

    /// <summary>JSON of the labels (titles, versions) on the slates, as of their creation.</summary>
    public required string LabelsJson { get; set; }

    /// <summary>Null until judged.</summary>
    public PairVerdict? Verdict { get; set; }

    /// <summary>Structured reasons.</summary>
    public IList<string> Reasons { get; set; } = [];

    /// <summary>1 to 5, of the better side; null when not rated.</summary>
    public int? Usefulness { get; set; }

    public int? PolicyCorrectness { get; set; }

    public int? Faithfulness { get; set; }

    /// <summary>The grade of each item of a single list, in its order, from 0 to 3; empty for a pair, and until graded.</summary>
    public IList<int> Grades { get; set; } = [];

    public DateTimeOffset? JudgedAt { get; set; }

    /// <summary>Time from opening to judgement, in milliseconds.</summary>
    public long? TookMs { get; set; }

    [ConcurrencyCheck]
    public long Revision { get; set; }
}
