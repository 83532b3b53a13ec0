using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Playbooks;

/// <summary>What the editor starts from: the newest version, with what steps and conditions may hold.</summary>
public sealed class ReadPlaybookForm(OperationScopeFactory scopes)
{
    /// <param name="key">Null for a playbook that is new.</param>
    public async Task<Result<PlaybookFormView>> RunAsync(Actor actor, string? key, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageCatalog, "open.playbook", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var choices = await PlaybookChoices.ReadAsync(scope.Db, cancellationToken);
        if (key is null)
        {
            return new PlaybookFormView(choices, Base: null);
        }

        var newest = await scope
            .Db.Playbooks.AsNoTracking()
            .Where(row => row.Key == key)
            .OrderByDescending(row => row.Version)
            .FirstOrDefaultAsync(cancellationToken);
        return newest is null
            ? Error.NotFound("There is no such playbook in this tenant.")
            : new PlaybookFormView(
                choices,
                new(newest.Key, newest.Version, newest.Status, PlaybookSteps.MarkOfRow(newest), PlaybookContent.Of(newest))
            );
    }
}

/// <summary>The editor's beginning; without a base the playbook is new.</summary>
public sealed record PlaybookFormView(PlaybookChoices Choices, PlaybookBase? Base);

/// <summary>The version an edit starts from, as it was seen.</summary>
public sealed record PlaybookBase(string Key, int Version, string Status, long Mark, PlaybookContent Text)
{
    /// <summary>The version that saving writes.</summary>
    public int SavesVersion => Status is PlaybookStatus.Draft ? Version : Version + 1;
}
