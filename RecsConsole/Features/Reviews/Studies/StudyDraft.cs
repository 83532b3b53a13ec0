using RecsConsole.Recommender.Ranking;

namespace RecsConsole.Features.Reviews.Studies;

/// <summary>A study as it is typed; changed in place by the form.</summary>
public sealed class StudyDraft
{
    /// <summary>Drawn once for the form: pressing twice makes one study.</summary>
    public Guid StudyId { get; } = Guid.CreateVersion7();

    public string Name { get; set; } = "";

    public string SystemA { get; set; } = RankingSystem.Heuristic;

    public string SystemB { get; set; } = "";

    public int Cases { get; set; } = 40;

    public StudyCases Which { get; set; }

    public string? Team { get; set; }

    public string? IssueType { get; set; }

    public int OverlapPercent { get; set; } = 50;

    public ISet<Guid> Reviewers { get; } = new HashSet<Guid>();

    public CreateStudyRequest ToRequest(IProgress<StudyProgress>? progress = null) =>
        new(StudyId, Name, SystemA, SystemB, Cases, Which, Team, IssueType, [.. Reviewers.Order()], OverlapPercent, progress);
}

/// <summary>Keeps what was typed while the browser tab is open, so that looking something up elsewhere loses nothing.</summary>
public sealed class StudyDrafts
{
    public StudyDraft Draft { get; private set; } = new();

    /// <summary>After a study was made, or when the typed one is given up.</summary>
    public void Clear() => Draft = new();
}
