using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Models.Golden;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Impact;

namespace RecsConsole.Features.Models.Life;

/// <summary>
/// The common parts of a model's life-cycle steps: permission, the revision check, and one transaction for rows, reason, audit entry and
/// change event.
/// </summary>
public sealed class ModelSteps(OperationScopeFactory scopes, AuditTrail auditTrail, TimeProvider clock)
{
    /// <summary>Maximum length of the reason, in characters.</summary>
    public const int LongestWhy = 500;

    private static Error ChangedMeanwhile => Error.Conflict(Texts.ModelChangedMeanwhile);

    /// <param name="move">Changes the rows; an error rolls everything back.</param>
    internal async Task<Result<ModelStepResult>> MoveAsync(
        Actor actor,
        ModelStepRequest? request,
        ModelStepKind kind,
        Func<ModelStep, CancellationToken, Task<Result<string>>> move,
        CancellationToken cancellationToken
    )
    {
        await using var scope = kind.IsForJobs
            ? await scopes.OpenForJobOrPersonAsync(actor, kind.Right, kind.Name, cancellationToken)
            : await scopes.OpenAsync(actor, kind.Right, kind.Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        if (WrongWhy(request.Why.Trim(), kind.NeedsWhy) is { } wrong)
        {
            return wrong;
        }

        return await MoveAsync(scope.Db, actor, request, kind, move, cancellationToken);
    }

    private async Task<Result<ModelStepResult>> MoveAsync(
        ConsoleDbContext db,
        Actor actor,
        ModelStepRequest request,
        ModelStepKind kind,
        Func<ModelStep, CancellationToken, Task<Result<string>>> move,
        CancellationToken cancellationToken
    )
    {
        var row = await db.Models.FirstOrDefaultAsync(found => found.Version == request.Version, cancellationToken);
        if (row is null)
        {
            return Error.NotFound(Texts.ThereIsNoSuchModel);
        }

        if (row.Revision != request.Revision)
        {
            return ChangedMeanwhile;
        }

        var now = Timestamps.Round(clock.GetUtcNow());
        var step = new ModelStep(db, actor, row, request.Why.Trim(), now) { Impact = request.Impact };
        var before = ModelAudit.StandingHash(row);
        var moved = await move(step, cancellationToken);
        if (moved.Error is { } error)
        {
            return await RefuseAsync(step, kind.Name, before, error, cancellationToken);
        }

        Record(step, row, kind, before);
        return await SaveAsync(step, moved.Value!, cancellationToken);
    }

    /// <summary>Records the step on a row: revision, history, audit entry, change event.</summary>
    internal void Record(ModelStep step, ModelRow row, ModelStepKind kind, string before)
    {
        row.Revision++;
        var because = Event(step.Db, step.Actor, row.Id, kind.Life, step.Why, step.Now);
        auditTrail.Append(
            step.Db,
            step.Actor.PersonOrNull,
            ModelAudit.Event(kind.Name, row, AuditOutcome.Done, before, because, ReferenceEquals(row, step.Row) ? step : null)
        );
        ChangeFeed.Append(step.Db, ChangeKind.Model, row.Id.ToString("D"), step.Now);
    }

    internal static ModelEventRow Event(ConsoleDbContext db, Actor actor, Guid? modelId, string life, string why, DateTimeOffset now)
    {
        var row = new ModelEventRow
        {
            TenantId = db.TenantId,
            Id = Guid.CreateVersion7(now),
            ModelId = modelId,
            Step = life,
            At = now,
            ById = actor.PersonOrNull,
            Why = why,
        };
        db.ModelEvents.Add(row);
        return row;
    }

    internal static Error? WrongWhy(string why, bool isNeeded) =>
        (isNeeded && why.Length == 0) || why.Length > LongestWhy ? Error.Invalid(Texts.ReasonMissing.With(LongestWhy)) : null;

    private static async Task<Result<ModelStepResult>> SaveAsync(ModelStep step, string message, CancellationToken cancellationToken)
    {
        if (!await step.Db.TrySaveChangesAsync(cancellationToken))
        {
            return ChangedMeanwhile;
        }

        return new ModelStepResult(step.Row.Version, step.Row.Status, step.Row.Revision, message);
    }

    private async Task<Result<ModelStepResult>> RefuseAsync(
        ModelStep step,
        string name,
        string before,
        Error error,
        CancellationToken cancellationToken
    )
    {
        step.Db.ChangeTracker.Clear(); // write only the refusal
        if (error.Kind == ErrorKind.Forbidden)
        {
            auditTrail.Append(step.Db, step.Actor.PersonOrNull, ModelAudit.Event(name, step.Row, AuditOutcome.Denied, before));
            await step.Db.SaveChangesAsync(cancellationToken);
        }

        return error;
    }
}

/// <summary>A step under way.</summary>
internal sealed record ModelStep(ConsoleDbContext Db, Actor Actor, ModelRow Row, string Why, DateTimeOffset Now)
{
    /// <summary>The golden cases that were run for the step; null when it runs none.</summary>
    public GoldenOutcome? Golden { get; set; }

    /// <summary>The report that was on screen; null when the step has none, or it could not be measured.</summary>
    public ImpactStamp? Impact { get; init; }
}

/// <param name="Revision">Revision of the model that the reader saw.</param>
public sealed record ModelStepRequest(string Version, long Revision, string Why = "")
{
    /// <summary>When promoting: the report that was on screen; null when it could not be measured.</summary>
    public ImpactStamp? Impact { get; init; }
}

/// <summary>The model's new status, and a message for the screen.</summary>
public sealed record ModelStepResult(string Version, ModelStatus Status, long Revision, string Message);
