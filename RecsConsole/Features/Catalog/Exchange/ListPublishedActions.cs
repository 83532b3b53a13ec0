using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Forms;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Exchange;

/// <summary>Lists the recommendable actions for other systems, by key, in pages: the published version of each.</summary>
public sealed class ListPublishedActions(OperationScopeFactory scopes)
{
    /// <summary>Maximum number of actions per page.</summary>
    public const int Max = 200;

    public async Task<Result<PublishedActionPage>> RunAsync(
        Actor actor,
        ListPublishedActionsRequest request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAction, "list.actions", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var max = Math.Clamp(request.Most, 1, Max);
        var found = scope.Db.Actions.AsNoTracking().Published();
        if (request.After is { } after)
        {
#pragma warning disable CA1309 // compared in the database, in its own sort order
            found = found.Where(row => string.Compare(row.Key, after) > 0);
#pragma warning restore CA1309
        }

        var rows = await found.OrderBy(row => row.Key).Take(max + 1).ToListAsync(cancellationToken);
        return new PublishedActionPage([.. rows.Take(max).Select(Write)], rows.Count > max ? rows[max - 1].Key : null);
    }

    private static PublishedAction Write(ActionRow row) =>
        new(row.Key, row.Version, row.Title, row.Description, row.Kind, row.Risk.ToCode())
        {
            RequiredRole = row.RequiredRole,
            States = [.. row.AllowedStates],
            Fields = FormJson.ReadFields(row.FieldsJson),
            Execution = row.Execution.ToCode(),
            UpdatedAt = row.UpdatedAt,
        };
}

/// <param name="After">Key of the last action that the caller has; null: from the beginning.</param>
public sealed record ListPublishedActionsRequest(string? After, int Most);

/// <param name="Next">The key after which the next page begins; null when this was the last one.</param>
public sealed record PublishedActionPage(IReadOnlyList<PublishedAction> Actions, string? Next);

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
