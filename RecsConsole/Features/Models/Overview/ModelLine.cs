using RecsConsole.Database;
using RecsConsole.Features.Models.Detail;

namespace RecsConsole.Features.Models.Overview;

/// <summary>A model of the registry as screens show it.</summary>
/// <param name="Report">Null when the model has no readable evaluation.</param>
/// <param name="TrainedBy">Null when a schedule started the training.</param>
/// <param name="Proposal">The proposal that waits for a second person.</param>
public sealed record ModelLine(
    string Version,
    ItemKind Kind,
    ModelStatus Status,
    ModelShare Share,
    DateTimeOffset TrainFrom,
    DateTimeOffset TrainTo,
    ModelReport? Report,
    DateTimeOffset TrainedAt,
    string? TrainedBy,
    ModelProposal? Proposal,
    string? PromotedBy,
    DateTimeOffset? PromotedAt,
    DateTimeOffset? RetiredAt,
    long Revision
)
{
    /// <summary>How often the model agreed in shadow; null when it never ran in shadow.</summary>
    public ShadowFigures? Shadow { get; init; }

    /// <summary>The model's own figures.</summary>
    public Scorecard? Model => CardOf(Version);

    /// <summary>The heuristic's figures on the same decisions.</summary>
    public Scorecard? Heuristic => CardOf(ModelReport.Heuristic);

    /// <summary>The figures of the most-used baseline; null in an evaluation without it.</summary>
    public Scorecard? MostUsed => CardOf(ModelReport.MostUsed);

    /// <summary>The figures of a random order; null in an evaluation without it.</summary>
    public Scorecard? Random => CardOf(ModelReport.Random);

    private Scorecard? CardOf(string ranker) =>
        Report?.Scorecards?.FirstOrDefault(card => string.Equals(card.Ranker, ranker, StringComparison.Ordinal));
}

/// <summary>The people and cases that a model ranks for.</summary>
/// <param name="Percent">Percentage of people; always the same people.</param>
/// <param name="Teams">Cases of these teams only; empty means all.</param>
/// <param name="Roles">People with one of these roles only; empty means all.</param>
public sealed record ModelShare(int Percent, IList<string> Teams, IList<string> Roles)
{
    /// <summary>Length of a window of a pilot by time window; 0 for one by person.</summary>
    public int WindowHours { get; init; }

    /// <summary>What a model covers now.</summary>
    internal static ModelShare Of(ModelRow row) => new(row.Percent, row.Teams, row.Roles) { WindowHours = row.WindowHours };

    /// <summary>What somebody proposed that it covers.</summary>
    internal static ModelShare Proposed(ModelRow row) =>
        new(row.ProposedPercent, row.ProposedTeams, row.ProposedRoles) { WindowHours = row.ProposedWindowHours };
}

/// <summary>What someone proposed, and why.</summary>
public sealed record ModelProposal(ModelStatus Status, ModelShare Share, string By, DateTimeOffset At, string Why);
