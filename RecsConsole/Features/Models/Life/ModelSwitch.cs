using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Models.Overview;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Models.Life;

/// <summary>The common parts of turning the kill switch on and off.</summary>
public sealed class ModelSwitch(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    private const string ObjectKind = "model-switch";

    /// <param name="seen">Revision of the switch that the reader saw; null when it does not matter.</param>
    internal async Task<Result<string>> TurnAsync(Actor actor, string why, long? seen, bool stop, CancellationToken cancellationToken)
    {
        var name = stop ? "stop.models" : "resume.models";
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageModels, name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        why = why.Trim();
        if (ModelSteps.WrongWhy(why, isNeeded: true) is { } wrong)
        {
            return wrong;
        }

        var now = scope.Now;
        var row = await ModelsInForce.TakeAsync(db, now, cancellationToken);
        if (row.IsStopped == stop)
        {
            return Error.Conflict(stop ? Texts.AlreadyStopped : Texts.ModelsAreNotStopped);
        }

        if (seen is { } revision && revision != row.Revision - 1)
        {
            return ChangedMeanwhile();
        }

        (row.IsStopped, row.Why, row.ChangedAt) = (stop, why, now);
        row.ChangedById = actor.PersonOrNull;
        Record(db, actor, name, row);
        return await SaveAsync(db, stop, cancellationToken);
    }

    private void Record(ConsoleDbContext db, Actor actor, string name, ModelSwitchRow row)
    {
        var life = row.IsStopped ? ModelLife.Stopped : ModelLife.Resumed;
        var because = ModelSteps.Event(db, actor, modelId: null, life, row.Why, row.ChangedAt);
        auditTrail.Append(
            db,
            actor.PersonOrNull,
            new(
                name,
                ObjectKind,
                db.TenantId.ToString("D"),
                AuditOutcome.Done,
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["before"] = row.IsStopped ? "running" : "stopped",
                    ["after"] = row.IsStopped ? "stopped" : "running",
                    ["event"] = because.Id.ToString("D"),
                    ["whyHash"] = ModelAudit.TextHash(row.Why),
                }
            )
        );
        ChangeFeed.Append(db, ChangeKind.Model, "", row.ChangedAt);
    }

    private static async Task<Result<string>> SaveAsync(ConsoleDbContext db, bool stop, CancellationToken cancellationToken)
    {
        if (!await db.TrySaveChangesAsync(cancellationToken))
        {
            return ChangedMeanwhile();
        }

        return stop ? Texts.StoppedNews : Texts.ResumedNews;
    }

    private static Error ChangedMeanwhile() => Error.Conflict(Texts.RankingChangedMeanwhile);
}
