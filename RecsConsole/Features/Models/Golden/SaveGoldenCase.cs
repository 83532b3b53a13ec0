using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Models.Golden;

/// <summary>
/// Saves what a model must or must not show for a case as a decision recorded it; each change is a new version. A retry of the same request
/// finds its earlier result.
/// </summary>
public sealed class SaveGoldenCase(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    internal const string Name = "save.golden_case";

    /// <summary>Maximum length of the reason, in characters.</summary>
    public const int LongestWhy = 500;

    /// <summary>Returns the version now in force.</summary>
    public async Task<Result<int>> RunAsync(Actor actor, SaveGoldenCaseRequest request, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageGoldenSet, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        if (Wrong(request) is { } wrong)
        {
            return wrong;
        }

        if (await DecisionAsync(scope, request, cancellationToken) is not { } decision)
        {
            return await scope.DenyAsync(Name, "decision", request.DecisionId.ToString("D"), NotThere, cancellationToken);
        }

        return await WrongItemAsync(scope, decision, request, cancellationToken)
            ?? await WriteAsync(scope, decision, request, cancellationToken);
    }

    internal static Error NotThere => Error.NotFound(Texts.GoldenDecisionNotFound);

    private static Error? Wrong(SaveGoldenCaseRequest request) =>
        request.Within is < 1 or > GoldenCases.MaxPlaces ? Error.Invalid(Texts.GoldenPlacesWrong.With(GoldenCases.MaxPlaces))
        : request.Why.Trim() is { Length: 0 or > LongestWhy } ? Error.Invalid(Texts.ReasonMissing.With(LongestWhy))
        : null;

    private static async Task<DecisionRow?> DecisionAsync(
        OperationScope scope,
        SaveGoldenCaseRequest request,
        CancellationToken cancellationToken
    )
    {
        var row = await scope.Db.Decisions.AsNoTracking().FirstOrDefaultAsync(found => found.Id == request.DecisionId, cancellationToken);
        return
            row is not null
            && (await ModelCases.PermittedAsync(scope, [row.CaseId], cancellationToken)).Count > 0
            && (await ModelCases.OpenableAsync(scope, [row.Id], cancellationToken)).Count > 0
            ? row
            : null;
    }

    private static async Task<Error?> WrongItemAsync(
        OperationScope scope,
        DecisionRow decision,
        SaveGoldenCaseRequest request,
        CancellationToken cancellationToken
    )
    {
        var isKnown = request.Kind switch
        {
            SlateKind.Action => await scope.Db.Actions.AnyAsync(row => row.Key == request.ItemId, cancellationToken),
            SlateKind.Document => (await ModelCases.DocumentsAsync(scope, [request.ItemId], cancellationToken)).Count > 0,
            _ => Guid.TryParse(request.ItemId, out var id) && await scope.Db.People.AnyAsync(row => row.Id == id, cancellationToken),
        };
        if (!isKnown)
        {
            return Error.NotFound(Texts.GoldenItemNotFound);
        }

        var snapshot = await GoldenCases.SnapshotAsync(scope.Db, decision, cancellationToken);
        return snapshot is null ? Error.Invalid(Texts.GoldenCannotBeRanked)
            : snapshot.Snapshot.IsByRules ? Error.Invalid(Texts.GoldenByRules)
            : null;
    }

    private async Task<Result<int>> WriteAsync(
        OperationScope scope,
        DecisionRow decision,
        SaveGoldenCaseRequest request,
        CancellationToken cancellationToken
    )
    {
        var db = scope.Db;
        var kind = request.Kind.ToItemKind();
        var current = await GoldenCases.InForce(db).FirstOrDefaultAsync(row => row.Id == request.Id, cancellationToken);
        if (current is not null && GoldenRows.Matches(current, request))
        {
            return current.Version; // a retry of the same request
        }

        if ((current?.Version ?? 0) != request.SeenVersion)
        {
            return Error.Conflict(Texts.GoldenChanged);
        }

        if (current is not null && current.DecisionId != request.DecisionId)
        {
            return Error.Invalid(Texts.GoldenChanged);
        }

        var same = GoldenCases.InForce(db).Where(row => row.Id != request.Id);
        if (
            await same.AnyAsync(
                row => row.DecisionId == request.DecisionId && row.Kind == kind && row.ItemId == request.ItemId,
                cancellationToken
            )
        )
        {
            return Error.Conflict(Texts.GoldenThereAlready);
        }

        if (current is null && await same.CountAsync(cancellationToken) >= GoldenCases.Max)
        {
            return Error.Invalid(Texts.GoldenTooMany.With(GoldenCases.Max));
        }

        var row = GoldenRows.Next(scope, decision, request, current);
        db.GoldenCases.Add(row);
        auditTrail.Append(db, scope.Actor.PersonOrNull, GoldenRows.Event(Name, row, current));
        ChangeFeed.Append(db, ChangeKind.Model, "", scope.Now);
        return await db.TrySaveChangesAsync(cancellationToken) ? row.Version : Error.Conflict(Texts.GoldenChanged);
    }
}

/// <param name="Id">A new id, or that of the expectation to change.</param>
/// <param name="SeenVersion">The version that was on screen; 0 for a new one.</param>
/// <param name="Within">The largest allowed rank; null means that the item must not be shown.</param>
public sealed record SaveGoldenCaseRequest(
    Guid Id,
    int SeenVersion,
    Guid DecisionId,
    SlateKind Kind,
    string ItemId,
    int? Within,
    string Why
);
