using RecsConsole.Access;
using RecsConsole.Components.Badges;
using RecsConsole.Database;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Cases.Queue.Steps;

/// <summary>The step suggested last for each case of a page, in the words of the queue.</summary>
internal sealed class QueueSteps(ConsoleDbContext db, Actor actor, AccessCheck check, IWorkflowSource workflows)
{
    private readonly PreparedSteps _steps = new(db, actor, check, workflows);

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

/// <summary>What the queue says of the next step of a case.</summary>
/// <param name="Action">Key of the action; null when there is nothing to do.</param>
/// <param name="Words">Title of the action, or why there is none.</param>
public sealed record QueueStep(Guid DecisionId, DateTimeOffset At, string? Action, string Words)
{
    /// <summary>Null for a required step, and where there is none: nothing is guessed.</summary>
    public BadgeLevel? Confidence { get; init; }

    /// <summary>What doing it is called; null where there is none.</summary>
    public string? Verb { get; init; }

    /// <summary>A policy requires it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>There is nothing to do until somebody answers.</summary>
    public bool IsWaiting { get; init; }
}
