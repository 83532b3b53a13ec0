using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Features.Catalog.Actions;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Mined;

/// <summary>
/// Writes the actions that mined ways need and the catalog lacks, as drafts for people to confirm. Those that exist by now are left alone.
/// </summary>
public sealed class SaveMinedActionDrafts(OperationScopeFactory scopes, VersionDrafts<ActionRow, ActionContent> drafts)
{
    /// <param name="caseType">Key of the case type.</param>
    public async Task<Result<SavedDrafts>> RunAsync(Actor actor, string caseType, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caseType);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageCatalog, "create.action", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        if (await db.CaseTypes.AsNoTracking().FirstOrDefaultAsync(row => row.Key == caseType, cancellationToken) is not { } type)
        {
            return Error.NotFound(Texts.CaseTypeNotFound);
        }

        if (await MinedFlows.ReadAsync(db, type, cancellationToken) is not { } flows)
        {
            return Error.NotFound(Texts.NoMinedWays);
        }

        var view = await flows.ViewAsync(db, type, cancellationToken);
        List<SavedVersion> saved = [];
        foreach (var key in view.NewActions)
        {
            var state = view.Missing.First(step => string.Equals(step.ActionKey, key, StringComparison.Ordinal)).To;
            var result = await drafts.SaveAsync(actor, new(key, null, ContentOf(state)), cancellationToken);
            if (result.Value is not { } draft)
            {
                return result.Error!;
            }

            saved.Add(draft);
        }

        return new SavedDrafts(saved);
    }

    private static ActionContent ContentOf(string state) =>
        new()
        {
            Title = StateLabels.Of(state),
            Description = Texts.MinedActionText.With(StateLabels.Of(state)),
            Kind = ActionFacts.LoggedKind,
            Risk = ActionRiskLevel.Low,
        };
}

/// <summary>The drafts that were written; none when the catalog had all of them.</summary>
public sealed record SavedDrafts(IReadOnlyList<SavedVersion> Versions);
