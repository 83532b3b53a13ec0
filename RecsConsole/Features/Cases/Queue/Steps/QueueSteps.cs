using RecsConsole.Access;
using RecsConsole.Components.Badges;
using RecsConsole.Database;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Cases.Queue.Steps;

/// <summary>The last suggested step for each case of a page, as shown in the queue.</summary>
internal sealed class QueueSteps(ConsoleDbContext db, Actor actor, AccessCheck check, IWorkflowSource workflows, DateTimeOffset now)
{
    private readonly PreparedSteps _steps = new(db, actor, check, workflows, now);

    public async Task<Dictionary<Guid, QueueStep>> ReadAsync(IReadOnlyList<CaseRow> rows, CancellationToken cancellationToken) =>
        (await _steps.ReadAsync(rows, cancellationToken)).ToDictionary(each => each.Key, each => ToStep(each.Value));

    private static QueueStep ToStep(PreparedStep step) =>
        new(
            step.DecisionId,
            step.At,
            step.Action?.Key,
            step.Action?.Title ?? (step.IsWaiting ? Texts.NothingUntilAnswered : Texts.NothingToSuggest)
        )
        {
            IsRequired = step.IsRequired,
            IsWaiting = step.IsWaiting,
            Verb = step.Verb,
            Confidence = step.Confidence switch
            {
                null => null,
                ConfidenceLabel.High => BadgeLevel.High,
                ConfidenceLabel.Medium => BadgeLevel.Medium,
                _ => BadgeLevel.Low,
            },
        };
}

/// <summary>The next step of a case as shown in the queue.</summary>
/// <param name="Action">Key of the action; null when there is nothing to do.</param>
/// <param name="Words">Title of the action, or why there is none.</param>
public sealed record QueueStep(Guid DecisionId, DateTimeOffset At, string? Action, string Words)
{
    /// <summary>Confidence; null when nothing is predicted: for a required step, or when there is no step.</summary>
    public BadgeLevel? Confidence { get; init; }

    /// <summary>Label of the button that does the step; null when there is none.</summary>
    public string? Verb { get; init; }

    /// <summary>A policy requires the step.</summary>
    public bool IsRequired { get; init; }

    /// <summary>There is nothing to do until somebody answers.</summary>
    public bool IsWaiting { get; init; }
}
