using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Forms;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Exchange;

/// <summary>The actions that can be recommended, as another system gets them: the version in force of each.</summary>
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

        // people write a catalog: it is small
        var rows = await scope
            .Db.Actions.AsNoTracking()
            .Where(row => row.Status == VersionStatus.Published)
            .OrderBy(row => row.Key)
            .ToListAsync(cancellationToken);
        return rows.Select(row => new PublishedAction(row.Key, row.Version, row.Title, row.Description, row.Kind, row.Risk)
            {
                RequiredRole = row.RequiredRole,
                States = [.. row.AllowedStates],
                Fields = FormJson.ReadFields(row.FieldsJson),
                UpdatedAt = row.UpdatedAt,
            })
            .ToList();
    }
}

/// <param name="Risk">low, medium or high.</param>
public sealed record PublishedAction(string Key, int Version, string Title, string Description, string Kind, string Risk)
{
    /// <summary>The role that it asks for; null: none.</summary>
    public string? RequiredRole { get; init; }

    /// <summary>States in which it may be taken; empty: wherever the workflow leads on from.</summary>
    public IReadOnlyList<string> States { get; init; } = [];

    /// <summary>What it asks for before it is taken.</summary>
    public IReadOnlyList<FormField> Fields { get; init; } = [];

    public DateTimeOffset UpdatedAt { get; init; }
}
