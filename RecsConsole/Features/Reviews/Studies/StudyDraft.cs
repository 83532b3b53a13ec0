using System.Text.Json;
using System.Text.Json.Serialization;
using RecsConsole.Features.Reviews.Studies.Tasks;
using RecsConsole.Recommender.Ranking;

namespace RecsConsole.Features.Reviews.Studies;

/// <summary>The form state of a new study; changed in place by the form.</summary>
public sealed class StudyDraft
{
    private static readonly char[] s_betweenKeys = ['\n', '\r', '\t', ' ', ',', ';'];

    /// <summary>Created once per form: pressing twice creates one study.</summary>
    public Guid StudyId { get; init; } = Guid.CreateVersion7();

    public string Name { get; set; } = "";

    /// <summary>Reviewers grade single lists of system A.</summary>
    public bool IsGraded { get; set; }

    public string SystemA { get; set; } = RankingSystem.Heuristic;

    public string SystemB { get; set; } = "";

    /// <summary>Systems compared in addition to A and B.</summary>
    public ISet<string> Others { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    public int Cases { get; set; } = 40;

    /// <summary>The lead's own cases, one key a line; empty to draw cases.</summary>
    public string OwnCases { get; set; } = "";

    /// <summary>The lead's own tasks with the lists of two other systems; null to rank here.</summary>
    public StudyTasks? Tasks { get; set; }

    /// <summary>What reviewers judge by; empty for the console's own guideline.</summary>
    public string Guideline { get; set; } = "";

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
        new(
            StudyId,
            Name,
            SystemA,
            SystemB,
            Cases,
            Which,
            Team,
            IssueType,
            [.. Reviewers.Order()],
            OverlapPercent,
            progress,
            [.. Others.Where(key => !IsAOrB(key)).Order(StringComparer.Ordinal)],
            CaseKeys is { Count: > 0 } keys ? keys : null,
            string.IsNullOrWhiteSpace(Guideline) ? null : Guideline.Trim()
        )
        {
            IsGraded = IsGraded && Tasks is null,
            Tasks = Tasks,
        };

    /// <summary>The keys in the text of own cases, which may be a column copied from a spreadsheet.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> CaseKeys =>
        [
            .. OwnCases
                .Split(s_betweenKeys, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>Whether a system is already compared as A or B.</summary>
    public bool IsAOrB(string key) =>
        string.Equals(key, SystemA, StringComparison.Ordinal) || string.Equals(key, SystemB, StringComparison.Ordinal);
}
