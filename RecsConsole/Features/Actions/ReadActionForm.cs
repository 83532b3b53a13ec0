using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Actions;

/// <summary>What the editor starts from: the draft there is, or else the newest version, with what the fields may hold.</summary>
public sealed class ReadActionForm(OperationScopeFactory scopes)
{
    /// <param name="key">Null for an action that is new.</param>
    public async Task<Result<ActionFormView>> RunAsync(Actor actor, string? key, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageCatalog, "open.action", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var choices = await ActionChoices.ReadAsync(scope.Db, cancellationToken);
        return key is null ? new ActionFormView(choices, Base: null) : await StartAsync(scope.Db, key, choices, cancellationToken);
    }

    private static async Task<Result<ActionFormView>> StartAsync(
        ConsoleDbContext db,
        string key,
        ActionChoices choices,
        CancellationToken cancellationToken
    )
    {
        var newest = await db
            .Actions.AsNoTracking()
            .Where(row => row.Key == key)
            .OrderByDescending(row => row.Version)
            .FirstOrDefaultAsync(cancellationToken);
        return newest switch
        {
            null => Error.NotFound("There is no such action in this tenant."),
            { Status: ActionStatus.InReview } => Error.Conflict(
                $"Version {newest.Version} is in review. Take it back to draft before you change it."
            ),
            _ => new ActionFormView(choices, new(newest.Key, newest.Version, newest.Status, newest.Revision, ActionContent.Of(newest))),
        };
    }
}

/// <summary>The editor's beginning; without a base the action is new.</summary>
public sealed record ActionFormView(ActionChoices Choices, ActionBase? Base);

/// <summary>The version an edit starts from, as it was seen.</summary>
public sealed record ActionBase(string Key, int Version, string Status, long Revision, ActionContent Text)
{
    /// <summary>The version that saving writes.</summary>
    public int SavesVersion => Status is ActionStatus.Draft ? Version : Version + 1;
}
