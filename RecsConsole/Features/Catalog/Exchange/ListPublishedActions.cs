using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Forms;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Exchange;

/// <summary>Lists the recommendable actions for other systems: the published version of each.</summary>
public sealed class ListPublishedActions(OperationScopeFactory scopes)
{
    public async Task<Result<IReadOnlyList<PublishedAction>>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAction, "list.actions", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        // a catalog is written by people, so it is small
        var rows = await scope.Db.Actions.AsNoTracking().Published().OrderBy(row => row.Key).ToListAsync(cancellationToken);
        return rows.Select(row => new PublishedAction(row.Key, row.Version, row.Title, row.Description, row.Kind, row.Risk.ToCode())
            {
                RequiredRole = row.RequiredRole,
                States = [.. row.AllowedStates],
                Fields = FormJson.ReadFields(row.FieldsJson),
                Execution = row.Execution.ToCode(),
                UpdatedAt = row.UpdatedAt,
            })
            .ToList();
    }
}

/// <param name="Risk">low, medium or high.</param>
public sealed record PublishedAction(string Key, int Version, string Title, string Description, string Kind, string Risk)
{
    /// <summary>The required role; null when there is none.</summary>
    public string? RequiredRole { get; init; }

    /// <summary>States in which the action may be taken; empty means every state with a step for it.</summary>
    public IReadOnlyList<string> States { get; init; } = [];

    /// <summary>The form to fill in before the action is taken.</summary>
    public IReadOnlyList<FormField> Fields { get; init; } = [];

    /// <summary>What accepting it does: performed carries it out, noted notes that a person did it.</summary>
    public string Execution { get; init; } = Database.Codes.Execution.Noted.ToCode();

    public DateTimeOffset UpdatedAt { get; init; }
}
