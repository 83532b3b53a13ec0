using System.Text.Json;
using System.Text.Json.Serialization;
using RecsConsole.Recommender.Ranking;

namespace RecsConsole.Features.Reviews.Studies;

/// <summary>The form state of a new study; changed in place by the form.</summary>
public sealed class StudyDraft
{
    /// <summary>Created once per form: pressing twice creates one study.</summary>
    public Guid StudyId { get; init; } = Guid.CreateVersion7();

    public string Name { get; set; } = "";

    public string SystemA { get; set; } = RankingSystem.Heuristic;

    public string SystemB { get; set; } = "";

    public int Cases { get; set; } = 40;

    public StudyCases Which { get; set; }

    public string? Team { get; set; }

    public string? IssueType { get; set; }

    public int OverlapPercent { get; set; } = 50;

    public ISet<Guid> Reviewers { get; init; } = new HashSet<Guid>();

    /// <summary>Whether the draft differs from an empty form.</summary>
    [JsonIgnore]
    public bool IsTyped =>
        !string.Equals(
            JsonSerializer.Serialize(this),
            JsonSerializer.Serialize(new StudyDraft { StudyId = StudyId }),
            StringComparison.Ordinal
        );

    public CreateStudyRequest ToRequest(IProgress<StudyProgress>? progress = null) =>
        new(StudyId, Name, SystemA, SystemB, Cases, Which, Team, IssueType, [.. Reviewers.Order()], OverlapPercent, progress);
}
